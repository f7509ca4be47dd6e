"""All waivers of the report, those that meet nothing any more on top."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from surveycheck import visible

from ..findings.rows import as_row
from ..findings.texts import Text
from ..views.wrapping import wrap
from . import words
from .settings import decisions_file
from .standing import entries

if TYPE_CHECKING:
    from ..session import Session

ORDER = ("unmatched", "asked", "rejected", "accepted")
FINDING = Qt.ItemDataRole.UserRole


class WaiverList(QWidget):
    """A waiver: its state, and below it what it is about, why, and who said so. Choosing one chooses its finding, where
    there is one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Any = session
        self.remarks = Text().in_colour("quiet")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("豁免申请"))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        wrap(self.tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.remarks)
        layout.addWidget(self.tree, 1)
        layout.addStretch(0)
        self.tree.itemSelectionChanged.connect(self._chosen)
        session.report_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """What report and files say now."""
        report, english = self._session.report, self._session.lang == "en"
        found = entries(self._session, decisions_file(self._session))
        found = tuple(sorted(found, key=lambda entry: ORDER.index(entry.state)))
        books = report.waivers if report is not None else ()
        remarks = [text for book in books for text in (book.remarks_en if english else book.remarks)]
        if report is not None and not remarks and not found:
            remarks = [self.tr("没有豁免申请。")]
        self.remarks.show_text("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.tree.setVisible(bool(found))
        self.tree.clear()
        for entry in found:
            self._add(entry, english)

    def _add(self, entry: Any, english: bool) -> None:
        top = QTreeWidgetItem([words.state(entry.state)])
        bold = QFont(self.font())
        bold.setBold(True)
        top.setFont(0, bold)
        top.setData(0, FINDING, entry.finding)
        for text in self._texts(entry, english):
            row = QTreeWidgetItem([visible(text.replace("\n", " "))])
            row.setToolTip(0, row.text(0))
            row.setData(0, FINDING, entry.finding)
            top.addChild(row)
        self.tree.addTopLevelItem(top)
        top.setExpanded(True)

    def _texts(self, entry: Any, english: bool) -> Iterator[str]:
        message = (entry.message_en if english else entry.message) or entry.message
        remark = entry.remark_en if english else entry.remark
        yield f"{entry.code}  {message}"
        if remark:
            yield remark
        yield self.tr("理由：{0}").format(entry.reason)
        yield self.tr("依据：{0}").format(entry.clause)
        yield self.tr("申请人：{0} {1}").format(entry.name, entry.date)
        if entry.decision is not None:
            decision = entry.decision
            said = " ".join((decision.name, decision.date, decision.note)).strip()
            yield self.tr("决定：{0}").format(said)

    def _chosen(self) -> None:
        rows = self.tree.selectedItems()
        wanted = rows[0].data(0, FINDING) if rows else ""
        report = self._session.report
        found = next((f for f in report.findings if f.id == wanted), None) if wanted and report is not None else None
        if found is not None:
            self._session.select(as_row(found))
