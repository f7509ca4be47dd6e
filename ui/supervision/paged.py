"""The model of a list of any length: it knows how many rows there are, and fetches those that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from surveycheck import Bureau, LedgerPage

from ..findings.model import plain_tip
from ..work import Work
from .desk import Desk

Place = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
SIZE = 100
"""Rows that are fetched at a time."""

KEPT = 60
"""Pages that are kept; the one that was fetched first goes first."""

Fetch = Callable[[Bureau, int, int, str, bool | None], LedgerPage[Any]]
"""Offset, how many, by which order, and whether downwards."""


@dataclass(frozen=True)
class Column:
    """``show`` gives the text of a row; ``order``: what the ledger calls sorting by it, "" where it cannot; ``right``:
    numbers; ``kept``: words that are known beforehand, for which ``width`` is enough and less is not."""

    title: str
    width: int
    show: Callable[[Any], str]
    order: str = ""
    right: bool = False
    colour: Callable[[Any], Any] | None = None
    kept: bool = False


class PagedModel(QAbstractTableModel):
    """``counted`` brings the number of all rows as soon as it is known."""

    counted = Signal(int)

    def __init__(self, desk: Desk, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.columns, self._fetch = desk, tuple(columns), fetch
        self._work = Work(self)
        self._pages: dict[int, tuple[Any, ...]] = {}
        self._wanted: dict[int, None] = {}
        self._asked = -1
        self._order, self._down = "", None
        self.total = 0
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._next)

    def show(self, fetch: Fetch | None = None) -> None:
        """The list from its beginning, anew or of something else; what is shown stays until it is there."""
        self._fetch = fetch or self._fetch
        self._work.drop()
        self._asked = -1
        self._ask(0, True)

    def show_again(self) -> None:
        """The same list, as it is now."""
        self.show()

    def _ask(self, number: int, anew: bool) -> None:
        self._asked = number
        fetch, order, down = self._fetch, self._order, self._down
        self._desk.ask(
            self._work,
            lambda bureau: fetch(bureau, number * SIZE, SIZE, order, down),
            lambda page: self._came(number, page, anew),
            f"page {number}",
        )

    def _came(self, number: int, page: LedgerPage[Any], anew: bool) -> None:
        self._asked = -1
        if anew or page.total != self.total:
            self.beginResetModel()
            self._pages, self._wanted, self.total = {number: page.rows}, {}, page.total
            self.endResetModel()
            self.counted.emit(self.total)
            return
        self._pages[number] = page.rows
        if len(self._pages) > KEPT:
            del self._pages[next(iter(self._pages))]
        last = min((number + 1) * SIZE, self.total) - 1
        self.dataChanged.emit(self.index(number * SIZE, 0), self.index(last, len(self.columns) - 1))
        self._soon.start()

    def _next(self) -> None:
        """The page that was looked at last, once the one that is fetched has come."""
        if self._asked < 0 and self._wanted:
            number = next(reversed(self._wanted))
            self._wanted.clear()
            if number not in self._pages:
                self._ask(number, False)

    def row(self, number: int) -> Any:
        """The row; None while it is fetched."""
        if not 0 <= number < self.total:
            return None
        page, at = divmod(number, SIZE)
        rows = self._pages.get(page)
        if rows is None:
            self._wanted.pop(page, None)
            self._wanted[page] = None
            self._soon.start()
            return None
        return rows[at] if at < len(rows) else None

    def rowCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else self.total

    def columnCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, ROW, Qt.ItemDataRole.ForegroundRole):
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.ForegroundRole:
            return column.colour(row) if column.colour is not None and row is not None else None
        text = "…" if row is None else column.show(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text) if text else None
        return text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column that the ledger can sort by."""
        if 0 <= column < len(self.columns) and self.columns[column].order:
            self._order, self._down = self.columns[column].order, order == Qt.SortOrder.DescendingOrder
            self.show()
