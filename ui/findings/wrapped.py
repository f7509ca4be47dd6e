"""A text in the lines for which there is room: whole where it fits, ended in … where it does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def in_lines(text: str, font: QFont, width: int, most: int) -> list[str]:
    """At most ``most`` lines of a text, none wider than ``width`` pixels; the last one ends in … where more is to
    come. An empty text has no line."""
    metrics = QFontMetrics(font)
    if most <= 1 or metrics.horizontalAdvance(text) <= width:
        return [_ended(text, metrics, width)] if text else []
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts these, and Python whole letters
    found, begin = [], 0
    for length in _lengths(text, font, width, most - 1):
        found.append(_cut(units, begin, begin + length).rstrip())
        begin += length
    rest = _cut(units, begin, len(units) // 2)
    return [*found, _ended(rest, metrics, width)] if rest else found


def _ended(line: str, metrics: QFontMetrics, width: int) -> str:
    """The line, whole where it is as wide to the pixel: Qt itself cuts by parts of one, which depend on the font."""
    fits = metrics.horizontalAdvance(line) <= width
    return line if fits else metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)


def _cut(units: bytes, begin: int, end: int) -> str:
    return units[2 * begin : 2 * end].decode("utf-16-le", "surrogatepass")


def _lengths(text: str, font: QFont, width: int, most: int) -> list[int]:
    """How many units of a text stand in each of its first lines."""
    option = QTextOption()
    option.setWrapMode(WRAP)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    found: list[int] = []
    layout.beginLayout()
    while len(found) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(line.textLength())
    layout.endLayout()
    return found
