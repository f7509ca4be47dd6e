"""How a line of the table is painted: a row cell by cell, the head of a group over its whole width."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from .index import COLUMNS
from .model import GROUP, NESTED, ROW, SEEN
from .paint import draw_badge, line_colour, mixed, quiet, tone
from .rows import SEVERITIES, Finding
from .wrapped import in_lines

SIDE, GAP = 8, 6
STANDING_BACK = ("code", "place", "file", "key")
WRAPPED = ("title", "message")
"""Columns whose words take two lines where rows have them."""

TOLD_APART_BY_END = ("file", "place")
"""Paths: most begin alike, what they name stands last."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Head:
    """What a group's head says: its name in bold, a word about it, how many of each class, and is it unfolded?"""

    name: str
    said: str
    counts: dict[str, int]
    opened: bool
    total: str


class LineDelegate(QStyledItemDelegate):
    """``view.head(group)`` gives the head of a group."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setClipRect(option.rect)
        group = index.data(GROUP)
        self._ground(painter, option, group >= 0)
        if group >= 0:
            self._head(painter, option, self._view.head(group))  # type: ignore[attr-defined]
        else:
            self._cell(painter, option, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Wide enough for the text, as a double click on a heading's edge asks; heads do not count."""
        metrics = QFontMetrics(self._view.font())
        text = "" if index.data(GROUP) >= 0 else str(index.data() or "")
        return QSize(metrics.horizontalAdvance(text) + 2 * SIDE + 4, self._view.verticalHeader().defaultSectionSize())

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, head: bool) -> None:
        palette, rect = self._view.palette(), option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            share = 0.24 if self._view.hasFocus() else 0.15
            painter.fillRect(rect, mixed(tone("accent", palette), palette.base().color(), share))
            if rect.left() <= 0:
                painter.fillRect(QRect(0, rect.y(), 3, rect.height()), tone("accent", palette))
        elif head:
            painter.fillRect(rect, mixed(palette.text().color(), palette.base().color(), 0.05))
        painter.setPen(line_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(tone("accent", palette))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = self._view.palette(), option.rect
        row: Finding = index.data(ROW)
        column = COLUMNS[index.column()]
        waived, seen = row.get("state") == "waived", bool(index.data(SEEN))
        if column == "severity":
            inset = 0 if not self._view.grouped() else 28 if index.data(NESTED) else 14  # type: ignore[attr-defined]
            left = rect.x() + SIDE + inset
            left = self._badge(painter, str(row["severity"]), left, rect, 0.4 if waived or seen else 1.0)
            if seen:
                _tick(painter, left + GAP, rect, tone("accent", palette))
            return
        painter.setPen(quiet(palette) if waived or seen or column in STANDING_BACK else palette.text().color())
        font = QFont(self._view.font())
        font.setStrikeOut(waived and column == "title")
        painter.setFont(font)
        inner = rect.adjusted(SIDE, 0, -SIDE // 2, 0)
        text = str(index.data() or "").replace("\n", " ")  # its lines are ours alone
        if column in WRAPPED:
            most = 2 if self._view.tall else 1  # type: ignore[attr-defined]
            text = "\n".join(in_lines(text, font, inner.width(), most))
        else:
            mode = Qt.TextElideMode.ElideLeft if column in TOLD_APART_BY_END else Qt.TextElideMode.ElideRight
            text = QFontMetrics(font).elidedText(text, mode, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _badge(self, painter: QPainter, severity: str, left: int, rect: QRect, opacity: float = 1.0) -> int:
        size = min(rect.height() - 8, QFontMetrics(self._view.font()).height() + 1)
        painter.setOpacity(opacity)
        draw_badge(
            painter, severity, QRectF(left, rect.center().y() - size / 2 + 0.5, size, size), self._view.palette()
        )
        painter.setOpacity(1.0)
        return left + size

    def _head(self, painter: QPainter, option: QStyleOptionViewItem, head: Head) -> None:
        """Over the whole width that is seen; each cell shows its part of it."""
        palette = self._view.palette()
        rect = QRect(0, option.rect.y(), self._view.viewport().width(), option.rect.height())
        worst = next((severity for severity in SEVERITIES if head.counts.get(severity)), "note")
        _fold_mark(painter, rect, head.opened, quiet(palette))
        left = self._badge(painter, worst, SIDE + 14, rect) + GAP
        right = self._counts(painter, head, rect, palette)
        bold = QFont(self._view.font())
        bold.setWeight(QFont.Weight.DemiBold)
        upper, lower = _lines_of(rect) if self._view.tall and head.said else (rect, rect)  # type: ignore[attr-defined]
        end = _words(painter, bold, palette.text().color(), head.name, left, right, upper)
        begin = left if lower is not upper else end + 2 * GAP
        _words(painter, self._view.font(), quiet(palette), head.said, begin, right, lower)

    def _counts(self, painter: QPainter, head: Head, rect: QRect, palette: QPalette) -> int:
        """How many there are, at the right; where its begin is."""
        metrics = QFontMetrics(self._view.font())
        width = metrics.horizontalAdvance(head.total) + 2 * SIDE
        box = QRect(rect.right() - width - SIDE, rect.y(), width, rect.height())
        painter.setFont(self._view.font())
        painter.setPen(palette.text().color())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), head.total)
        return box.left() - GAP


def row_height(view: QTableView) -> int:
    """Pixels of a line: the letters, and room to breathe."""
    return QFontMetrics(view.font()).height() + 13


def tall_height(view: QTableView) -> int:
    """Pixels of a row of two lines."""
    return 2 * QFontMetrics(view.font()).height() + 9


def _lines_of(rect: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a row of two."""
    middle, inset = rect.center().y(), 4
    return (
        QRect(rect.left(), rect.top() + inset, rect.width(), middle - rect.top() - inset),
        QRect(rect.left(), middle, rect.width(), rect.bottom() - inset - middle),
    )


def _words(painter: QPainter, font: QFont, colour: QColor, text: str, left: int, right: int, rect: QRect) -> int:
    """Text from ``left`` as far as there is room; where it ends."""
    room = right - left
    if room < 24 or not text:
        return left
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(colour)
    box = QRect(left, rect.y(), room, rect.height())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
    return left + metrics.horizontalAdvance(shown)


def _tick(painter: QPainter, left: int, rect: QRect, colour: QColor) -> None:
    """What was marked as seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(left + 5, rect.center().y() + 0.5)
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(-4, 0.3), QPointF(-1.2, 3.2), QPointF(4.2, -3.2)]))
    painter.restore()


def _fold_mark(painter: QPainter, rect: QRect, opened: bool, colour: QColor) -> None:
    """A corner that points down where the group is unfolded, to the right where it is folded."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(SIDE + 4, rect.center().y() + 0.5)
    painter.rotate(90 if opened else 0)
    painter.setPen(QPen(colour, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(-2.2, -4.2), QPointF(2.4, 0), QPointF(-2.2, 4.2)]))
    painter.restore()
