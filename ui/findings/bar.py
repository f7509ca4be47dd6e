"""The filter bar: classes, words, stage, rule, file, layer, state, how the rows are grouped, and the way back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from . import words
from .chips import FacetButton, SeverityChip
from .flow import Flow
from .index import GROUPS, Filter, Index
from .rows import SEVERITIES

STYLE = """
QToolButton#chip, QToolButton#facet {
    border: 1px solid palette(mid); border-radius: 5px; padding: 3px 7px; background: palette(button);
}
QToolButton#chip:hover, QToolButton#facet:hover { border-color: palette(highlight); }
QToolButton#chip:checked, QToolButton#facet[active="true"], QToolButton#chip:focus, QToolButton#facet:focus {
    border: 2px solid palette(highlight); padding: 2px 6px;
}
QToolButton#chip:checked, QToolButton#facet[active="true"] { font-weight: 600; background: palette(base); }
"""

LONGEST = 44
"""Times the height of a letter that the search line is wide at most: nobody types more."""

PAUSE = 60
"""Milliseconds after a key until the text is looked for."""


class Search(QLineEdit):
    """``left``: Enter or Down. Escape empties it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """``changed`` where another filter or grouping is asked for."""

    changed = Signal()
    left = Signal()
    """Enter or Down in the search line: to the table."""

    def __init__(self, index: Index, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = index
        self.setStyleSheet(STYLE)
        self._ids: frozenset[str] = frozenset()
        self.titles: Mapping[str, str] = {}
        self.chips = {name: SeverityChip(name, words.severity(name)) for name in SEVERITIES}
        self.search = Search(clearButtonEnabled=True, placeholderText=self.tr("搜索 (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("按文字筛选"))
        self.search.setToolTip(self.tr("在说明、编号、句柄、图层、文件中查找"))
        self.facets = self._facet_buttons()
        self.group = self._group_box()
        self.clear = QToolButton(text=self.tr("清除筛选"), objectName="facet", clicked=self.reset)
        self.counter = QLabel()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.changed)
        self._connect()
        self._set_out()

    def _facet_buttons(self) -> dict[str, FacetButton]:
        def plain(value: str) -> str:
            return value or "—"

        return {
            "stage": FacetButton(self.tr("阶段"), words.stage),
            "code": FacetButton(self.tr("规则"), lambda code: f"{code} {self.titles.get(code, '')}".strip()),
            "file": FacetButton(self.tr("文件"), plain),
            "layer": FacetButton(self.tr("图层"), plain),
            "state": FacetButton(self.tr("状态"), words.state),
        }

    def _group_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("分组方式"))
        names = (self.tr("不分组"), self.tr("按起因分组"), self.tr("按规则分组"), self.tr("按位置分组"))
        for name, group in zip(names, GROUPS, strict=True):
            box.addItem(name, group)
        box.setCurrentIndex(1)
        return box

    def _connect(self) -> None:
        for name, button in self.facets.items():
            button.counts = lambda name=name: self.index.counts(name, self.filter())
            button.changed.connect(self.changed)
        for chip in self.chips.values():
            chip.toggled.connect(self.changed)
        self.search.textChanged.connect(self._timer.start)
        self.search.left.connect(self.left)
        self.group.currentIndexChanged.connect(self.changed)

    def _set_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        for chip in self.chips.values():
            top.addWidget(chip)
        top.addSpacing(6)
        self.search.setMinimumWidth(120)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.setMaximumWidth(LONGEST * self.fontMetrics().height())
        top.addWidget(self.search, 1)
        top.addStretch(0)
        low = Flow()
        for part in (self.group, *self.facets.values(), self.clear, self.counter):
            low.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(low)

    def filter(self) -> Filter:
        """What is asked for now."""
        chosen = {name: button.chosen for name, button in self.facets.items() if button.chosen}
        ticked = frozenset(name for name, chip in self.chips.items() if chip.isChecked())
        return Filter(self.search.text(), {**chosen, "severity": ticked} if ticked else chosen, self._ids)

    def grouping(self) -> str:
        """``GROUPS``"""
        return str(self.group.currentData() or "")

    def set_filter(self, wanted: Filter) -> None:
        """Ask for this."""
        blocked = [QSignalBlocker(part) for part in (*self.chips.values(), *self.facets.values(), self.search)]
        self._ids = wanted.ids
        self.search.setText(wanted.text)
        for name, chip in self.chips.items():
            chip.setChecked(name in wanted.chosen.get("severity", ()))
        for name, button in self.facets.items():
            button.choose(frozenset(wanted.chosen.get(name, ())))
        for blocker in blocked:
            blocker.unblock()
        self.changed.emit()

    def narrow(self, name: str, value: str) -> None:
        """Only this value of a facet, beside what is asked for already."""
        self.facets[name].choose(frozenset([value]))

    def reset(self) -> None:
        """No filter."""
        self.set_filter(Filter())

    def set_grouping(self, group: str) -> None:
        """Group so."""
        self.group.setCurrentIndex(max(0, self.group.findData(group)))

    def show_counts(self, shown: int, causes: int) -> None:
        """Counts of the classes, and how many of all are shown."""
        wanted = self.filter()
        for name, count in self.index.counts("severity", wanted).items():
            if name in self.chips:
                self.chips[name].show_count(count)
        for name, button in self.facets.items():
            several = len(self.index.facets[name].values) > 1
            button.setVisible(several or bool(button.chosen))
        self.clear.setVisible(wanted.active)
        whole = len(self.index)
        text = words.counted(whole) if shown == whole else self.tr("{0} / {1} 条", "", whole).format(shown, whole)
        if causes and causes < shown:
            text = self.tr("{0}，{1} 个起因", "", causes).format(text, causes)
        self.counter.setText(text)
