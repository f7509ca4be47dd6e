"""A short list of which all rows are seen at once, with a sentence where there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ..findings.model import plain_tip
from ..views.labels import plain

LEAST, TALLEST, MANY = 56, 420, 200
"""Pixels below which no column gets, up to which a list grows, and rows up to which their words are broken."""

ROOMY = 34
"""Times the height of a letter that the wide column grows to, where its words need no more: what belongs together
stands together in a wide window, too."""

PADDING, ROUND = 16, 12
"""Pixels beside the words of a cell, and above and below them, both sides together."""

WRAP = int(Qt.TextFlag.TextWordWrap)

Columns = Sequence[tuple[str, Callable[[Any], str], Callable[[Any], Any] | None]]
"""Title, text of a row, colour of a row."""


class FewRows(QStackedWidget):
    """``opened`` brings the row that is opened (Return or a double click); ``chosen`` the current one."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, none: str, name: str, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self.rows = columns, ()
        self.none = plain(none, quiet=True)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels([title for title, _, _ in columns])
        self._wide = min(1, len(columns) - 1)
        self._make_table()
        self.table.itemActivated.connect(lambda item: self.opened.emit(self.rows[item.row()]))
        self.table.currentCellChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self.table.viewport().installEventFilter(self)
        for part in (self.none, self.table):
            self.addWidget(part)

    def _make_table(self) -> None:
        """Rows are chosen whole, and never typed into."""
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROUND)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(30)
        head.setStretchLastSection(True)

    def current(self) -> Any:
        """The chosen row; None for none."""
        number = self.table.currentRow()
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """These and no others; the number of the chosen one stays chosen."""
        before = self.table.currentRow()
        self.rows = tuple(rows)
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.rows))
        for number, row in enumerate(self.rows):
            for column, (_, show, colour) in enumerate(self._columns):
                self.table.setItem(number, column, _item(show(row), colour(row) if colour else None))
        self.table.blockSignals(False)
        self.setCurrentWidget(self.table if self.rows else self.none)
        self._fit()
        if 0 <= before < len(self.rows):
            self.table.setCurrentCell(before, 0)
        self.chosen.emit(self.current())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """All columns are seen: as wide as their words, and where there is no room for that the wide ones share it and
        break their words."""
        head, room = self.table.horizontalHeader(), self.table.viewport().width()
        count = range(self.table.columnCount())
        wanted = [max(self.table.sizeHintForColumn(c), head.sectionSizeHint(c)) for c in count]
        roomy = max(0, ROOMY * self.fontMetrics().height() - wanted[self._wide])
        wanted[self._wide] += min(roomy, max(0, room - sum(wanted)))
        short = sum(wanted) > room
        for column, width in enumerate(shared(wanted, room) if short else wanted):
            self.table.setColumnWidth(column, width)
        usual = self.table.verticalHeader().defaultSectionSize()
        for row in range(self.table.rowCount()):
            breaks = short and self.table.rowCount() <= MANY
            self.table.setRowHeight(row, max(usual, self._tall(row)) if breaks else usual)
        height = self.table.verticalHeader().length() + head.sizeHint().height() + 4
        self.table.setMinimumHeight(min(height, TALLEST))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows: Qt's own list asks for room of its own liking."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.table.minimumHeight()) if self.currentWidget() is self.table else hint

    def _tall(self, row: int) -> int:
        """Pixels of a row with its words broken: Qt's own reckoning forgets what the style sheet leaves free beside."""
        found = 0
        for column in range(self.table.columnCount()):
            room = QRect(0, 0, self.table.columnWidth(column) - PADDING, 10_000)
            words = self.table.item(row, column).text()
            found = max(found, self.table.fontMetrics().boundingRect(room, WRAP, words).height())
        return found + ROUND


def shared(wanted: Sequence[int], room: int) -> list[int]:
    """Widths of columns that have not all the room they want: the narrow ones all of theirs, the others the same."""
    widths = list(wanted)
    for done, column in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        own = widths[column]
        widths[column] = max(min(LEAST, own), min(own, room // (len(widths) - done)))
        room -= widths[column]
    return widths


def _item(text: str, colour: Any) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(plain_tip(text) if text else "")
    if colour is not None:
        item.setForeground(colour)
    return item
