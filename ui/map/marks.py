"""Marks of findings: a shape, a colour and a letter for each class, so that no one has to tell them by colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from ..look import SEVERITY, SEVERITY_DARK

ORDER = ("A", "B", "C", "D", "note")
"""Worst first."""

OCTAGON = (
    (-0.45, -1.1),
    (0.45, -1.1),
    (1.1, -0.45),
    (1.1, 0.45),
    (0.45, 1.1),
    (-0.45, 1.1),
    (-1.1, 0.45),
    (-1.1, -0.45),
)
SIZE = 9.0
"""Half of a mark, in pixels."""


def colour(severity: str, dark: bool) -> QColor:
    table = SEVERITY_DARK if dark else SEVERITY
    return QColor(table.get(severity, table["note"]))


@lru_cache(maxsize=32)
def outline(severity: str, half: float = SIZE) -> QPainterPath:
    """As in the lists: an octagon for A, a diamond for B, a square for C, a circle for D, a drop for a note."""
    path, h = QPainterPath(), half
    if severity == "A":
        path.addPolygon(QPolygonF([QPointF(x * h, y * h) for x, y in OCTAGON]))
        path.closeSubpath()
    elif severity == "B":
        path.addPolygon(
            QPolygonF([QPointF(0, -1.2 * h), QPointF(1.2 * h, 0), QPointF(0, 1.2 * h), QPointF(-1.2 * h, 0)])
        )
        path.closeSubpath()
    elif severity == "C":
        path.addRoundedRect(QRectF(-0.92 * h, -0.92 * h, 1.84 * h, 1.84 * h), 2.0, 2.0)
    elif severity == "D":
        path.addEllipse(QPointF(0, 0), h, h)
    else:
        path.moveTo(0, 1.3 * h)
        path.cubicTo(-0.2 * h, 0.7 * h, -0.9 * h, 0.4 * h, -0.9 * h, -0.25 * h)
        path.cubicTo(-0.9 * h, -1.3 * h, 0.9 * h, -1.3 * h, 0.9 * h, -0.25 * h)
        path.cubicTo(0.9 * h, 0.4 * h, 0.2 * h, 0.7 * h, 0, 1.3 * h)
    return path


def draw_mark(painter: QPainter, place: QPointF, severity: str, dark: bool, faded: bool = False) -> None:
    """One finding. A waived one is faded."""
    painter.save()
    painter.translate(place)
    painter.setOpacity(0.45 if faded else 1.0)
    painter.setPen(QPen(QColor("#14171a" if dark else "#ffffff"), 1.6))
    painter.setBrush(colour(severity, dark))
    painter.drawPath(outline(severity))
    painter.setPen(QColor("#14171a" if dark else "#ffffff"))
    painter.setFont(_font(10))
    letter = "i" if severity == "note" else severity
    painter.drawText(QRectF(-SIZE, -SIZE, 2 * SIZE, 2 * SIZE), Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def draw_cluster(painter: QPainter, place: QPointF, severity: str, count: int, dark: bool) -> QRectF:
    """Many findings in one place: their number, in the colour of the worst, whose mark hangs on it."""
    words = str(count) if count < 10_000 else f"{count // 1000}k"
    wide = 12.0 + 7.0 * len(words)
    rect = QRectF(place.x() - wide / 2, place.y() - 11, wide, 22)
    painter.save()
    painter.setPen(QPen(QColor("#14171a" if dark else "#ffffff"), 1.6))
    painter.setBrush(colour(severity, dark))
    painter.drawRoundedRect(rect, 11, 11)
    painter.setPen(QColor("#14171a" if dark else "#ffffff"))
    painter.setFont(_font(12))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.translate(rect.right() - 2, rect.top() + 1)
    painter.scale(0.55, 0.55)
    painter.setPen(QPen(QColor("#14171a" if dark else "#ffffff"), 2.0))
    painter.setBrush(colour(severity, dark))
    painter.drawPath(outline(severity))
    painter.restore()
    return rect


def draw_halo(painter: QPainter, place: QPointF, dark: bool) -> None:
    """Around the finding that is selected."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, ink in (
        (7.0, QColor("#14171a" if dark else "#ffffff")),
        (3.0, QColor("#ffd33d" if dark else "#8a2be2")),
    ):
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(place, 17.0, 17.0)


@lru_cache(maxsize=8)
def _font(size: int) -> QFont:
    font = QFont()
    font.setPixelSize(size)
    font.setBold(True)
    return font
