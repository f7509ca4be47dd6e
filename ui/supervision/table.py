"""The table of a paged list: Return or a double click opens the row, headings that can sort it do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .done import DoneModel
from .few import shared
from .paged import SIZE, PagedModel

WIDE, MOST = 140, 420
"""Pixels from which on a column takes more of the room that there is; pixels that words alone ask for at most."""

ROOMY = 2.4
"""Times its usual width that a column grows to at most: what belongs together stands together in a wide window, too."""


class PagedTable(QTableView):
    """``opened`` brings a row that is to be opened, ``chosen`` the one that is the current one now (or None)."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: PagedModel | DoneModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._headings()
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen.emit(self.current()))
        model.dataChanged.connect(lambda *_: self.chosen.emit(self.current()))
        self._kept: Any = None
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)
        self._known = False
        model.modelReset.connect(self._forgotten)
        model.dataChanged.connect(lambda *_: self._came())

    def current(self) -> Any:
        """The row that is chosen; None for none, and while it is fetched."""
        return self.model_.row(self.currentIndex().row())

    def _keep(self) -> None:
        self._kept = getattr(self.current(), "id", None)

    def _choose_again(self) -> None:
        """What was chosen stays so while the list is shown anew: what is done next is meant for it."""
        first = range(min(self.model_.rowCount(), SIZE)) if self._kept is not None else range(0)
        same = next((n for n in first if getattr(self.model_.row(n), "id", None) == self._kept), None)
        if same is None:
            self.chosen.emit(None)
        else:
            self.setCurrentIndex(self.model_.index(same, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            self._fit()

    def _fit(self) -> None:
        """Each column as wide as what is seen in it, and the wide ones share what is left, up to a width; where there
        is no room for all, the wide ones have less. Until somebody has drawn a column to another width."""
        room, columns = self.viewport().width(), zip(self._widths, self.model_.columns, strict=True)
        wide = {number: width for number, (width, one) in enumerate(columns) if width >= WIDE and not one.kept}
        widths = self._wanted()
        over = room - sum(widths)
        if over >= 0:
            whole = max(1, sum(wide.values()))
            more = [int(over * wide.get(number, 0) / whole) for number in range(len(widths))]
            most = [max(0, int(usual * ROOMY) - width) for usual, width in zip(self._widths, widths, strict=True)]
            widths = [width + min(own, limit) for width, own, limit in zip(widths, more, most, strict=True)]
        self._fitting = True
        for number, width in enumerate(widths if over >= 0 else shared(widths, room)):
            self.setColumnWidth(number, width)
        self._fitting = False

    def _wanted(self) -> list[int]:
        """Pixels that heading and rows in sight need; before there are rows, what columns of the kind usually have."""
        head, some = self.horizontalHeader(), self.model_.rowCount() > 0
        hints = [head.sectionSizeHint(number) for number in range(len(self._widths))]
        if not some:
            return [max(pair) for pair in zip(self._widths, hints, strict=True)]
        return [min(MOST, max(hint, self.sizeHintForColumn(number) + 2)) for number, hint in enumerate(hints)]

    def _came(self) -> None:
        """The first rows of a list have come: now it is known how wide they are."""
        if not (self._moved or self._known):
            self._known = True
            self._fit()

    def _forgotten(self) -> None:
        self._known = False

    def _drawn(self, number: int, before: int, width: int) -> None:
        """The last one takes what is left by itself."""
        self._moved = self._moved or not (self._fitting or number == len(self._widths) - 1)

    def _headings(self) -> None:
        metrics = QFontMetrics(self.font())
        head, scale = self.horizontalHeader(), metrics.height() / 17
        self._moved, self._fitting = False, True
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setMinimumSectionSize(30)
        head.setResizeContentsPrecision(0)  # rows in sight: others would be fetched for it
        columns = enumerate(self.model_.columns)
        self._widths = [max(round(one.width * scale), head.sectionSizeHint(number)) for number, one in columns]
        for number, width in enumerate(self._widths):
            self.setColumnWidth(number, width)
        self._fitting = False
        head.sectionResized.connect(self._drawn)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 12)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort)

    def _sort(self, column: int) -> None:
        head = self.horizontalHeader()
        if not self.model_.columns[column].order:
            return
        same = head.isSortIndicatorShown() and head.sortIndicatorSection() == column
        down = same and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        head.setSortIndicatorShown(True)
        head.setSortIndicator(column, order)
        self.model_.sort(column, order)

    def _open(self, index: QModelIndex) -> None:
        row = self.model_.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
