"""The bar above a list of submissions: text, firm, stage, level, days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QWidget

from surveycheck import LEDGER_LEVELS, LedgerFilter, today_in_china

from ..views.labels import plain
from . import words

WAIT = 150
"""Milliseconds after the last letter until the list follows."""

LONGEST, FIRM = 36, 24
"""Times the height of a letter that the line for words and the box of the firms are wide at most."""

OWN = "own"


class FilterBar(QWidget):
    """``changed`` brings what is wanted now."""

    changed = Signal(object)

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QLineEdit(placeholderText=self.tr("名称、项目编号或单位"), clearButtonEnabled=True)
        self.text.setAccessibleName(self.tr("查找成果"))
        self.firm = _box(self.tr("单位"), editable=True)
        self.stage = _box(self.tr("阶段"))
        self.level = _box(self.tr("等级"))
        self.period = _box(self.tr("收到的时间"))
        self.first, self.last = QDateEdit(), QDateEdit()
        self.reset = QPushButton(self.tr("清除筛选"), clicked=self.clear)
        self._fill(lang)
        self._lay_out()
        self._soon = QTimer(self, interval=WAIT, singleShot=True)
        self._soon.timeout.connect(self._tell)
        self.text.textChanged.connect(self._soon.start)
        self.firm.editTextChanged.connect(self._soon.start)
        for box in (self.firm, self.stage, self.level, self.period):
            box.currentIndexChanged.connect(self._soon.start)
        for field in (self.first, self.last):
            field.dateChanged.connect(self._soon.start)
        self.period.currentIndexChanged.connect(self._show_days)
        find = QShortcut(QKeySequence.StandardKey.Find, self, activated=self.text.setFocus)
        find.setContext(Qt.ShortcutContext.WindowShortcut)
        self._show_days()

    def _fill(self, lang: str) -> None:
        self.level.addItem(self.tr("全部等级"), "")
        for name in LEDGER_LEVELS:
            self.level.addItem(words.level(name, lang), name)
        names = (self.tr("全部时间"), self.tr("近 30 天"), self.tr("本月"), self.tr("本年"), self.tr("上一年"))
        for name, key in zip(names, ("", "30", "month", "year", "before"), strict=True):
            self.period.addItem(name, key)
        self.period.addItem(self.tr("自选日期"), OWN)
        self.show_names((), {})
        today = today_in_china()
        now = QDate(today.year, today.month, today.day)
        dates = ((self.first, self.tr("从"), now.addMonths(-1)), (self.last, self.tr("到"), now))
        for field, name, at in dates:
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
            field.setAccessibleName(name)
            field.setDate(at)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 14, 20, 10)
        row.setSpacing(8)
        for field, most in ((self.text, LONGEST), (self.firm, FIRM)):
            field.setMaximumWidth(most * self.fontMetrics().height())
        row.addWidget(self.text, 3)
        row.addWidget(self.firm, 2)
        for box in (self.stage, self.level, self.period):
            row.addWidget(box)
        self.dash = plain("–", wrap=False)
        for widget in (self.first, self.dash, self.last, self.reset):
            row.addWidget(widget)
        row.addStretch(0)

    def show_names(self, firms: tuple[str, ...], stages: Mapping[str, str]) -> None:
        """Firms and stages to choose from, these as they are called here; what is chosen stays."""
        own = {name: name for name in firms}
        for box, every, names in ((self.firm, self.tr("全部单位"), own), (self.stage, self.tr("全部阶段"), stages)):
            now = box.currentData()
            box.blockSignals(True)
            box.clear()
            box.addItem(every, "")
            for name, called in names.items():
                box.addItem(called, name)
            box.setCurrentIndex(max(0, box.findData(now)))
            box.blockSignals(False)

    def wanted(self) -> LedgerFilter:
        """What is wanted now."""
        first, last = self._days()
        return LedgerFilter(
            firm=self._firm(),
            stage=self.stage.currentData() or "",
            first=first,
            last=last,
            level=self.level.currentData() or "",
            text=self.text.text().strip(),
        )

    def _firm(self) -> str:
        """The firm whose whole name stands in its box."""
        number = self.firm.findText(self.firm.currentText().strip())
        return str(self.firm.itemData(number) or "") if number >= 0 else ""

    def _days(self) -> tuple[date | None, date | None]:
        now, chosen = today_in_china(), self.period.currentData()
        if chosen == OWN:
            return _date(self.first), _date(self.last)
        spans: dict[str, tuple[date | None, date | None]] = {
            "30": (now - timedelta(days=29), None),
            "month": (now.replace(day=1), None),
            "year": (date(now.year, 1, 1), None),
            "before": (date(now.year - 1, 1, 1), date(now.year - 1, 12, 31)),
        }
        return spans.get(str(chosen), (None, None))

    def _show_days(self) -> None:
        for widget in (self.first, self.dash, self.last):
            widget.setVisible(self.period.currentData() == OWN)

    def clear(self) -> None:
        """All of them."""
        self.text.clear()
        for box in (self.firm, self.stage, self.level, self.period):
            box.setCurrentIndex(0)

    def _tell(self) -> None:
        wanted = self.wanted()
        self.reset.setEnabled(wanted != LedgerFilter())
        self.changed.emit(wanted)


def _box(name: str, editable: bool = False) -> QComboBox:
    box = QComboBox(editable=editable)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    if editable:
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(12)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.lineEdit().setAccessibleName(name)
        box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return box


def _date(field: QDateEdit) -> date:
    at = field.date()
    return date(at.year(), at.month(), at.day())
