"""Lines of a file of the deliverable, read only: numbers at the left, the entity tinted, what is meant marked."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from surveycheck import Excerpt, visible

from .paint import fixed_font, mixed, quiet, tone

LINES = 13
SIDE = 8
MARK = "▶"


class SourceView(QPlainTextEdit):
    """Shows an excerpt; nothing can be changed in it. Its texts are shown letter by letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(fixed_font())
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("原文"))
        self.setTabChangesFocus(True)
        self._excerpt: Excerpt | None = None
        self._gutter = Gutter(self)
        self.updateRequest.connect(self._scrolled)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show it, the marked line in the middle."""
        self._excerpt = excerpt
        self.setPlainText("\n".join(visible(line).replace("\n", " ") for line in excerpt.lines))
        self._make_room()
        self._tint()
        self._go_to(excerpt.marked[-1] - excerpt.first if excerpt.marked else 0)

    def gutter_width(self) -> int:
        """Pixels for the numbers and the mark."""
        last = self._excerpt.first + len(self._excerpt.lines) if self._excerpt else 1
        return QFontMetrics(self.font()).horizontalAdvance(f"{MARK} {last}") + 2 * SIDE

    def sizeHint(self) -> QSize:
        return QSize(300, QFontMetrics(self.font()).lineSpacing() * LINES + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _tint(self) -> None:
        if self._excerpt is None:
            return
        first, found = self._excerpt.first, []
        accent, base = tone("accent", self.palette()), self.palette().base().color()
        for line in range(self._excerpt.record[0], self._excerpt.record[1] + 1):
            found.append(self._tinted(line - first, mixed(accent, base, 0.1)))
        for line in self._excerpt.marked:
            found.append(self._tinted(line - first, mixed(accent, base, 0.32)))
        self.setExtraSelections(found)

    def _tinted(self, block: int, colour: QColor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.document().findBlockByNumber(block))  # type: ignore[attr-defined]
        made.format.setBackground(colour)  # type: ignore[attr-defined]
        made.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # type: ignore[attr-defined]
        return made

    def _go_to(self, block: int) -> None:
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(block)))
        self.verticalScrollBar().setValue(max(0, block - LINES // 3))

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update(0, rect.y(), self._gutter.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """For the numbers, at the left."""
        inner = self.contentsRect()
        self.setViewportMargins(self.gutter_width(), 0, 0, 0)
        self._gutter.setGeometry(QRect(inner.left(), inner.top(), self.gutter_width(), inner.height()))

    def paint_gutter(self, painter: QPainter) -> None:
        """Numbers of the lines that are seen; a mark beside what is meant."""
        if self._excerpt is None:
            return
        block = self.firstVisibleBlock()
        width, height = self._gutter.width() - SIDE, QFontMetrics(self.font()).lineSpacing()
        painter.setFont(self.font())
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > self.viewport().height():
                break
            number = self._excerpt.first + block.blockNumber()
            marked = number in self._excerpt.marked
            painter.setPen(tone("accent", self.palette()) if marked else quiet(self.palette()))
            row = QRect(0, round(box.top()), width, height)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignRight), str(number))
            if marked:
                painter.drawText(row.adjusted(SIDE // 2, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft), MARK)
            block = block.next()


class Gutter(QWidget):
    """The numbers beside the text."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), mixed(self.palette().text().color(), self.palette().base().color(), 0.06))
        self._view.paint_gutter(painter)
        painter.end()
