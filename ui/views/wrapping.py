"""Rows of a tree whose first column has as many lines as its words need: a narrow page cuts none of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

PADDING = 4
"""Pixels that the style sheet leaves free beside the words of an item, both sides together."""


class Wrapping(QStyledItemDelegate):
    """Heights by the width of the column: Qt asks for them as if a row had all the room in the world."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Pixels of a cell; one beyond the first column has one line."""
        if index.column():
            return super().sizeHint(option, index)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        width = self._tree.columnWidth(0) - self._left_of(index) - PADDING
        own.rect = QRect(0, 0, max(1, width), own.fontMetrics.height())
        return self._tree.style().sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, own, QSize(), self._tree)

    def _left_of(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Pixels that the branches take."""
        depth, above = int(self._tree.rootIsDecorated()), index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return depth * self._tree.indentation()


def wrap(tree: QTreeWidget) -> None:
    """Break the words of the first column, and again whenever its width changes."""
    tree.setWordWrap(True)
    tree.setUniformRowHeights(False)
    tree.setItemDelegate(Wrapping(tree))
    tree.header().sectionResized.connect(lambda number, *_: None if number else tree.scheduleDelayedItemsLayout())
