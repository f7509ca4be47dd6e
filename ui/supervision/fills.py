"""How what passes, what does not and what is not known are told apart in pictures, also by eyes that see no colours:
blue and full, orange and striped, pale with an outline, as in the charts of the papers."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from ..look import is_dark

PASSED, FAILED, UNKNOWN = "passed", "failed", "unknown"
KINDS = (PASSED, FAILED, UNKNOWN)
BLUE, ORANGE, BROWN = ("#0072b2", "#56b4e9"), ("#e69f00", "#e69f00"), ("#7a5200", "#4a3200")
"""On a light and on a dark ground."""


def kind_of(passes: bool | None) -> str:
    """Of a result."""
    return UNKNOWN if passes is None else PASSED if passes else FAILED


def fill(painter: QPainter, rect: QRectF, kind: str) -> None:
    """A part of a bar, or a key of a legend."""
    dark = is_dark(QApplication.palette())
    if kind == PASSED:
        painter.fillRect(rect, QColor(BLUE[dark]))
    elif kind == FAILED:
        painter.fillRect(rect, QColor(ORANGE[dark]))
        painter.fillRect(rect, QBrush(QColor(BROWN[dark]), Qt.BrushStyle.BDiagPattern))
    else:
        painter.fillRect(rect, QApplication.palette().color(QPalette.ColorRole.Base))
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def mark(painter: QPainter, at: QPointF, size: float, kind: str) -> None:
    """A sign on a line: full disc, striped square, empty diamond."""
    dark, half = is_dark(QApplication.palette()), size / 2
    box = QRectF(at.x() - half, at.y() - half, size, size)
    if kind == PASSED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(BLUE[dark]))
        painter.drawEllipse(box)
    elif kind == FAILED:
        fill(painter, box, FAILED)
        painter.setPen(QPen(QColor(BROWN[dark]), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
    else:
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText), 1.5))
        painter.setBrush(QApplication.palette().color(QPalette.ColorRole.Base))
        painter.drawPolygon([at + QPointF(*one) * half for one in ((0, -1), (1, 0), (0, 1), (-1, 0))])


def legend(painter: QPainter, left: float, top: float, words: tuple[str, ...]) -> None:
    """What each fill stands for, in the order of ``KINDS``, in a line."""
    metrics = painter.fontMetrics()
    tall = metrics.height()
    for kind, word in zip(KINDS, words, strict=True):
        fill(painter, QRectF(left, top + (tall - 12) / 2, 12, 12), kind)
        painter.setPen(QApplication.palette().color(QPalette.ColorRole.Text))
        painter.drawText(QPointF(left + 18, top + metrics.ascent()), word)
        left += 18 + metrics.horizontalAdvance(word) + 20
