"""A table with the columns of findings: as wide as the window allows, and only those for which there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from .delegate import row_height, tall_height
from .index import COLUMNS

WIDTHS = {"severity": 76, "code": 80, "title": 190, "message": 250, "place": 160, "file": 130, "key": 110}
"""Pixels at the usual size of letters."""

MESSAGE, READ = "message", 1.7
"""Times its usual width that the message has before columns stand behind it that the card of a finding has too."""

ONE_LINE = 2.4
"""Times its usual width from which on the message has one line; below that it has two."""

ENOUGH = 3.2
"""Times its usual width that the message has before columns beside it grow."""

GROWING = {"title": 2.2, "place": 2.0, "file": 1.7}
"""Times its usual width that a column may have in a wide table, so that what stands in it is seen whole."""

SPARE = ("place", "file", "key")
"""Columns that are left out of a narrow table: the card of a finding has them."""


class ColumnTable(QTableView):
    """Knows how wide which column is; what stands in them is its heirs' business. ``grown``: widths that columns have
    of a wide window, and nobody has set."""

    grown: dict[str, int]

    def _headings(self) -> None:
        self.grown = {}
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(36)
        for number, name in enumerate(COLUMNS):
            self.setColumnWidth(number, self._usual(name))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self))

    def widen(self) -> None:
        """No column narrower than its heading."""
        head = self.horizontalHeader()
        for number in range(len(COLUMNS)):
            if not head.isSectionHidden(number):
                self.setColumnWidth(number, max(self.columnWidth(number), head.sectionSizeHint(number)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The message takes what a wider window gives, and gives it back; what the card says too stands only where
        there is room for it."""
        super().resizeEvent(event)
        self.show_what_fits()
        spare = self._room() - sum(self._width(name) for name in self._shown() if name != MESSAGE)
        usual = self._usual(MESSAGE)
        message = max(usual, spare - self._grow(spare - round(usual * ENOUGH)))
        self.setColumnWidth(COLUMNS.index(MESSAGE), message)
        self.set_tall(message < usual * ONE_LINE)

    def _grow(self, spare: int) -> int:
        """Share what the message need not have among the columns that can use it; how much they take."""
        shown = [name for name in GROWING if name in self._shown() and self._width(name) == self._usual(name)]
        most = {name: round(self._usual(name) * (GROWING[name] - 1)) for name in shown}
        share = min(1.0, max(0, spare) / max(1, sum(most.values())))
        for name, more in most.items():
            self.grown[name] = self._usual(name) + round(more * share)
            self.setColumnWidth(COLUMNS.index(name), self.grown[name])
        return sum(self.grown[name] - self._usual(name) for name in shown)

    def set_tall(self, tall: bool) -> None:
        """Two lines a row, or one; all rows are of one height: there may be very many."""
        height = tall_height(self) if tall else row_height(self)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)

    @property
    def tall(self) -> bool:
        """Has a row room for two lines?"""
        return self.verticalHeader().defaultSectionSize() >= tall_height(self)

    def show_what_fits(self) -> None:
        """Columns beside which the message keeps its room; the last of ``SPARE`` goes first."""
        room = self._room() - sum(self._width(name) for name in COLUMNS if name not in (MESSAGE, *SPARE))
        for name in SPARE:
            room -= self._width(name)
            self.setColumnHidden(COLUMNS.index(name), room < self._usual(MESSAGE) * READ)

    def _room(self) -> int:
        return self.viewport().width()

    def _shown(self) -> list[str]:
        return [name for number, name in enumerate(COLUMNS) if not self.isColumnHidden(number)]

    def _width(self, name: str) -> int:
        """Of a column as somebody has set it; the last one on the screen is stretched, one that is hidden has none,
        others have grown: these count as wide as they are at first."""
        head, number = self.horizontalHeader(), COLUMNS.index(name)
        places = [head.visualIndex(column) for column in range(len(COLUMNS)) if not head.isSectionHidden(column)]
        stretched = head.visualIndex(number) == max(places, default=-1)
        width = self.columnWidth(number)
        own = stretched or head.isSectionHidden(number) or width == self.grown.get(name)
        return self._usual(name) if own else width

    def _usual(self, name: str) -> int:
        return round(WIDTHS[name] * QFontMetrics(self.font()).height() / 17)
