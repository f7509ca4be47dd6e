"""The table of findings: keys, folding, and a selection that stays by id whatever is laid out anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from .columns import ColumnTable
from .delegate import Head, LineDelegate
from .lines import Lines
from .model import FindingsModel
from .paint import quiet


class FindingsTable(ColumnTable):
    """``chosen``: the row that is current, -1 where none is; ``opened``: Enter on a row; ``marked``: Space on one;
    ``folded``: a head of a group was asked to fold (False) or to unfold (True)."""

    chosen = Signal(int)
    opened = Signal()
    folded = Signal(int, bool)
    copied = Signal()
    marked = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = model
        self.head: Callable[[int], Head] = lambda group: Head("", "", {}, False, "")
        self.empty = ""
        self._quiet = False
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._headings()
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        model.modelReset.connect(self._bar)
        self._bar()

    def _bar(self) -> None:
        """Where there is nothing, nothing is to be moved."""
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if len(self.model_.lines) else policy.ScrollBarAlwaysOff
        )

    def grouped(self) -> bool:
        """Do the lines stand in groups?"""
        return bool(self.model_.lines.names)

    def show_lines(self, lines: Lines, selected: int, head: str | None = None) -> None:
        """Lay the lines out anew: the selected row (or the head of that name) stays the current one and where it
        stands in the window; with none selected, the line on top stays there."""
        before, top = self.currentIndex(), self.rowAt(1)
        offset = before.row() - top if before.isValid() and top >= 0 else None
        upper = self.model_.row(top) if 0 < top < len(self.model_.lines) else -1
        self._quiet = True
        self.model_.show(lines)
        line = lines.line_of(selected) if head is None else lines.line_of_group(head)
        if line >= 0:
            self.setCurrentIndex(self.model_.index(line, 0))
            if offset is not None and 0 <= offset <= self._whole_lines():
                self.verticalScrollBar().setValue(max(0, line - offset))
            self.scrollTo(self.currentIndex())
        elif (kept := lines.line_of(upper)) >= 0:
            self.verticalScrollBar().setValue(kept)
        self._quiet = False

    def select_line(self, line: int) -> None:
        """Make a line the current one without telling of it."""
        self._quiet = True
        if line < 0:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self.model_.index(line, 0))
            self.scrollTo(self.currentIndex())
        self._quiet = False

    def _whole_lines(self) -> int:
        return self.viewport().height() // max(1, self.verticalHeader().defaultSectionSize())

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if not self._quiet:
            self.chosen.emit(self.model_.row(current.row()) if current.isValid() else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().row()
        group = self.model_.group(line) if line >= 0 else -1
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and group < 0:
            self.opened.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and group >= 0:
            self.folded.emit(group, not self.head(group).opened)
        elif key == Qt.Key.Key_Space and line >= 0:
            self.marked.emit()
        elif key == Qt.Key.Key_Right and group >= 0:
            self.folded.emit(group, True)
        elif key == Qt.Key.Key_Left and self.grouped() and line >= 0:
            self._leave(line, group)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and len(self.model_.lines):
            self.setCurrentIndex(self.model_.index(0 if key == Qt.Key.Key_Home else len(self.model_.lines) - 1, 0))
        else:
            super().keyPressEvent(event)

    def _leave(self, line: int, group: int) -> None:
        """To the left: a head folds, a row goes to its head."""
        if group >= 0:
            self.folded.emit(group, False)
            return
        lines = self.model_.lines
        above = lines.line_of_group(lines.names[lines.group_of(self.model_.row(line))])
        if above >= 0:
            self.setCurrentIndex(self.model_.index(above, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and index.isValid():
            self.setCurrentIndex(index)
        group = self.model_.group(index.row()) if index.isValid() else -1
        if group >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.folded.emit(group, not self.head(group).opened)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.model_.group(index.row()) < 0:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the mouse where it is, by the key at the current line."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()) if by_key else event.globalPos()
            self.menu_asked.emit(index.row(), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A row that was chosen stays in sight where the table gets lower."""
        seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        if seen or (event.oldSize().height() > event.size().height() and self._was_seen(event.oldSize().height())):
            self.scrollTo(self.currentIndex())

    def _was_seen(self, height: int) -> bool:
        """Was the current row in sight when the table was as high?"""
        rect = self.visualRect(self.currentIndex())
        return rect.isValid() and 0 <= rect.top() < height

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.empty and not len(self.model_.lines):
            painter = QPainter(self.viewport())
            painter.setPen(quiet(self.palette()))
            room = self.viewport().rect().adjusted(24, 12, -24, -12)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)
            painter.end()
