"""Classes as shapes with a letter, and the few colours of the findings: in light and dark, told apart without colour.

The shapes are those of the HTML report: octagon, diamond, square, circle, ring.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QApplication

from ..look import SEVERITY as LIGHT
from ..look import SEVERITY_DARK as DARK
from .rows import SEVERITIES

TONES = {
    "good": ("#0b6e5b", "#5fd0b4"),
    "bad": ("#a4162f", "#ff8f95"),
    "accent": ("#0a5aa8", "#82b9f5"),
}
"""Name → light, dark. Every one has a contrast of 4.5 and more upon the window's ground."""

_CORNERS = {
    "A": ((0.3, 0.0), (0.7, 0.0), (1.0, 0.3), (1.0, 0.7), (0.7, 1.0), (0.3, 1.0), (0.0, 0.7), (0.0, 0.3)),
    "B": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
}  # fmt: skip
LETTER = {**{severity: severity for severity in SEVERITIES}, "note": "i"}


def is_dark(palette: QPalette) -> bool:
    """Is it a dark palette?"""
    return palette.window().color().lightness() < 128


def tone(name: str, palette: QPalette) -> QColor:
    """The colour of a severity or of one of ``TONES``."""
    dark = is_dark(palette)
    if name in TONES:
        return QColor(TONES[name][dark])
    table = DARK if dark else LIGHT
    return QColor(table.get(name, table["note"]))


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """So much of ``one`` in ``other``."""
    return QColor.fromRgbF(*(a * share + b * (1 - share) for a, b in zip(one.getRgbF(), other.getRgbF(), strict=True)))


def quiet(palette: QPalette) -> QColor:
    """The colour of words that stand back: still read well."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.68)


def line_colour(palette: QPalette) -> QColor:
    """The colour of thin lines between things."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.16)


def soft(palette: QPalette) -> QColor:
    """A ground a little off the window's."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.045)


def shape(severity: str, box: QRectF) -> QPainterPath:
    """The outline of a class in a square."""
    path = QPainterPath()
    if severity in _CORNERS:
        corners = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in _CORNERS[severity]]
        path.addPolygon(QPolygonF([*corners, corners[0]]))
    elif severity == "C":
        path.addRoundedRect(box.adjusted(1, 1, -1, -1), box.width() * 0.12, box.width() * 0.12)
    else:
        path.addEllipse(box.adjusted(1, 1, -1, -1))
    return path


def draw_badge(painter: QPainter, severity: str, box: QRectF, palette: QPalette) -> None:
    """Shape and letter of a class in a square: filled, of a note the outline."""
    colour = tone(severity, palette)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outlined = severity == "note"
    painter.setPen(QPen(colour, max(1.2, box.width() / 14)) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if outlined else colour)
    painter.drawPath(shape(severity, box))
    font = QFont(painter.font())
    font.setPixelSize(max(7, round(box.height() * 0.58)))
    font.setBold(True)
    painter.setFont(font)
    ground = QColor("#10151b") if is_dark(palette) else QColor("#ffffff")
    painter.setPen(colour if outlined else ground)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, LETTER.get(severity, "?"))
    painter.restore()


def badge_icon(severity: str, size: int, palette: QPalette, ratio: float = 1.0) -> QIcon:
    """The badge as an icon of so many pixels."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_badge(painter, severity, QRectF(0, 0, size, size), palette)
    painter.end()
    return QIcon(picture)


def fixed_font() -> QFont:
    """Letters of one width, in the size of the other text."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(QFontInfo(QApplication.font()).pixelSize())
    return font
