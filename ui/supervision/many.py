"""批量发整改通知: one for everything that does not pass and has none yet, of the ledger or of a lot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from surveycheck import LedgerFilter, NoticeNumbers

from ..boxes import leads
from ..views.labels import plain
from . import words
from .desk import Desk
from .forms import changed_of, day, line, number, value_of
from .sheet import Sheet

DAYS = 15
"""Days that the form offers until the deadline; nothing is certain about it, the user sets it."""

LOTS = 200
"""Lots that are offered, the newest first."""


class ManyNotices(Sheet):
    """``issued`` brings the notices, and whether their papers are wanted. ``lot``: the one that is chosen at first."""

    issued = Signal(object, bool)

    def __init__(self, desk: Desk, parent: QWidget, lot: str = "") -> None:
        super().__init__(desk, parent, (860, 680))
        self.setWindowTitle(self.tr("批量发整改通知"))
        self._first, self.rows = lot, ()
        self.scope = QComboBox(accessibleName=self.tr("范围"))
        self.scope.addItem(self.tr("全部成果"), "")
        self.table = self._table()
        self._make_fields()
        self.papers = QCheckBox(self.tr("发出后写出通知书（PDF、DOCX）"), checked=True)
        self.said = plain(quiet=True)
        self.send = self.buttons.addButton(self.tr("发出"), QDialogButtonBox.ButtonRole.ActionRole)
        leads(self.send)
        self.send.clicked.connect(self._send)
        intro = self.tr("不合格或未查完、是该项目最新一次提交、又没有未办结通知书的成果。取消勾选的不发。")
        lots = self.row(plain(self.tr("范围"), wrap=False), self.scope)
        self.lay_out(
            plain(intro, quiet=True), lots, self.table, self._form(), self.said, self.papers, stretch=self.table
        )
        self._connect()
        self._tell()
        self.ask("lots", _lots, lambda found: self._named(*found))

    def _make_fields(self) -> None:
        self.fields: dict[str, Any] = {
            "before": line(self.desk.word("整改〔{0}〕", "{0}-").format(day().date().year())),
            "first": number(1, 1, 999_999),
            "after": line(self.desk.word("号", "")),
            "by": line(),
            "deadline": day(DAYS),
            "office": line(hint=self.tr("可留空")),
        }

    def _connect(self) -> None:
        self.table.itemChanged.connect(lambda _: self._tell())
        for widget in self.fields.values():
            changed_of(widget).connect(lambda *_: self._tell())
        self.scope.currentIndexChanged.connect(lambda _: self.refresh())

    def _table(self) -> QTableWidget:
        titles = (self.tr("成果"), self.tr("项目"), self.tr("单位"), self.tr("结论"), self.tr("问题"))
        made = QTableWidget(0, len(titles))
        made.setAccessibleName(self.tr("要发通知的成果"))
        made.setHorizontalHeaderLabels(titles)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.verticalHeader().hide()
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.setTabKeyNavigation(False)
        head = made.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for names in (0, 2):  # what the tick takes is not reckoned in what the contents need
            head.setSectionResizeMode(names, QHeaderView.ResizeMode.Stretch)
        return made

    def _form(self) -> QWidget:
        made = QWidget()
        form = QFormLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        names = {"before": self.tr("编号前部"), "first": self.tr("起始号"), "after": self.tr("编号后部")}
        names |= {"by": self.tr("经办人"), "deadline": self.tr("整改期限"), "office": self.tr("签发单位")}
        for key, name in names.items():
            self.fields[key].setAccessibleName(name)
            self.fields[key].setMinimumHeight(self.fontMetrics().height() + 12)
        numbers = self.row(*(self.fields[key] for key in ("before", "first", "after")))
        form.addRow(self.tr("编号"), numbers)
        for key in ("by", "deadline", "office"):
            form.addRow(names[key], self.fields[key])
        return made

    def _named(self, lots: tuple[str, ...], count: int) -> None:
        self.scope.blockSignals(True)
        for name in lots:
            self.scope.addItem(self.tr("批 {0}").format(name), name)
        self.scope.setCurrentIndex(max(0, self.scope.findData(self._first)))
        self.scope.blockSignals(False)
        self.fields["first"].setValue(count + 1)
        self.refresh()

    def refresh(self) -> None:
        """What could be notified now."""
        lot = self.scope.currentData()
        self.ask(f"failing {lot}", lambda bureau: bureau.to_notify(lot), self._show)

    def _show(self, rows: Any) -> None:
        self.rows, lang = rows, self.desk.lang
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            counts = "  ".join(f"{n} {getattr(row, n.lower())}" for n in "ABCD" if getattr(row, n.lower()))
            texts = (row.name, row.project, row.firm, words.level(row.level, lang), counts)
            for column, text in enumerate(texts):
                self.table.setItem(place, column, QTableWidgetItem(text))
            self.table.item(place, 0).setCheckState(Qt.CheckState.Checked)
            self.table.item(place, 3).setForeground(words.level_colour(row))
        self.table.blockSignals(False)
        self._tell()

    def chosen(self) -> list[int]:
        """The submissions that are ticked."""
        ticked = Qt.CheckState.Checked
        return [row.id for n, row in enumerate(self.rows) if self.table.item(n, 0).checkState() == ticked]

    def _numbers(self) -> NoticeNumbers:
        return NoticeNumbers(*(value_of(self.fields[key]) for key in ("before", "first", "after")))

    def _tell(self) -> None:
        count, numbers = len(self.chosen()), self._numbers()
        self.send.setEnabled(count > 0)
        if not count:
            self.said.setText(self.tr("没有要发通知的成果。"))
            return
        told = self.tr("将发出 {0} 份：{1}").format(count, numbers.of(0))
        self.said.setText(told + (f" – {numbers.of(count - 1)}" if count > 1 else ""))

    def _send(self) -> None:
        given = {key: value_of(self.fields[key]) for key in ("by", "deadline", "office")}
        every, numbers, lot = self.chosen(), self._numbers(), self.scope.currentData()
        self.do(lambda bureau: bureau.issue_notices(every, numbers, lot=lot, **given), self._sent)

    def _sent(self, notices: Any) -> None:
        self.accept()
        self.issued.emit(notices, self.papers.isChecked())


def _lots(bureau: Any) -> tuple[tuple[str, ...], int]:
    """Names of lots, and how many notices there are."""
    names = tuple(row.name for row in bureau.lots(LedgerFilter(), 0, LOTS).rows)
    return names, bureau.notices(LedgerFilter(), 0, 1).total
