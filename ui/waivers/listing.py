"""All waivers of the report, those that meet nothing any more on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ..findings.rows import as_row
from ..findings.texts import Text
from . import words

if TYPE_CHECKING:
    from ..session import Session

ORDER = ("unmatched", "asked", "rejected", "accepted")
FINDING = Qt.ItemDataRole.UserRole


class WaiverList(QWidget):
    """Choosing a row chooses its finding, where there is one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Any = session
        self.remarks = Text().in_colour("quiet")
        self.table = QTableWidget(0, 6)
        self.table.setAccessibleName(self.tr("豁免申请"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setHorizontalHeaderLabels(
            [self.tr("状态"), self.tr("问题"), self.tr("理由"), self.tr("依据"), self.tr("申请人"), self.tr("决定")]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.remarks)
        layout.addWidget(self.table, 1)
        self.table.itemSelectionChanged.connect(self._chosen)
        session.report_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What the report says now."""
        books = self._session.report.waivers if self._session.report is not None else ()
        english = self._session.lang == "en"
        entries = sorted((e for book in books for e in book.entries), key=lambda entry: ORDER.index(entry.state))
        remarks = [text for book in books for text in (book.remarks_en if english else book.remarks)]
        self.remarks.show_text("\n".join(remarks) if books else self.tr("没有豁免申请。"))
        self.remarks.setVisible(bool(remarks) or not entries)
        self.table.setRowCount(len(entries))
        for row, entry in enumerate(entries):
            for column, text in enumerate(self._texts(entry, english)):
                item = QTableWidgetItem(text)
                item.setData(FINDING, entry.finding)
                self.table.setItem(row, column, item)

    def _texts(self, entry: Any, english: bool) -> tuple[str, ...]:
        message = (entry.message_en if english else entry.message) or entry.message
        remark = entry.remark_en if english else entry.remark
        decision = entry.decision
        decided = " ".join((decision.name, decision.date, decision.note)).strip() if decision else ""
        about = f"{entry.finding or entry.asked_for}  {message}" + (f"  {remark}" if remark else "")
        asked = f"{entry.name} {entry.date}"
        texts = (words.state(entry.state), about, entry.reason, entry.clause, asked, decided)
        return tuple(text.replace("\n", " ") for text in texts)

    def _chosen(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        wanted = self.table.item(rows[0].row(), 0).data(FINDING) if rows else ""
        report = self._session.report
        found = next((f for f in report.findings if f.id == wanted), None) if wanted and report is not None else None
        if found is not None:
            self._session.select(as_row(found))
