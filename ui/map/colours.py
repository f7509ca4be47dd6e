"""The colours of the AutoCAD colour index, on a light or a dark ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

FIRST = ("#000000", "#ff0000", "#ffff00", "#00ff00", "#00ffff", "#0000ff", "#ff00ff", "#ffffff", "#808080", "#c0c0c0")
GREYS = ("#333333", "#505050", "#696969", "#828282", "#bebebe", "#ffffff")
"""Numbers 0 to 9, and 250 to 255. Between them are 24 hues in five strengths, each full and pale."""

TRUE = 1 << 24
"""Added to a true colour, see ``Sheet``."""

STRENGTHS = (255, 165, 127, 76, 38)
CONTRAST = 1.7
"""What a colour must at least differ from the ground (ratio of luminances, as WCAG 2.2 reckons it): yellow on white is
darkened until it does. Lines are one pixel wide."""

LIGHT_GROUND, DARK_GROUND = "#fdfdfb", "#1b1f24"


@dataclass(frozen=True)
class Look:
    """``dark``: a dark ground with light lines."""

    dark: bool = False

    @property
    def ground(self) -> QColor:
        return QColor(DARK_GROUND if self.dark else LIGHT_GROUND)

    @property
    def ink(self) -> QColor:
        """What is written upon the ground."""
        return QColor("#e8eaed" if self.dark else "#1f2328")

    def colour(self, number: int) -> QColor:
        """A colour of the index (7 is white on dark and black on light), or a true one: 2²⁴ + rgb."""
        return QColor(_shown(number, self.dark))


def look_of(palette: QPalette) -> Look:
    """The look that goes with the colours of the window."""
    return Look(palette.window().color().lightness() < 128)


@lru_cache(maxsize=1024)
def _shown(number: int, dark: bool) -> str:
    if number < TRUE and (number == 7 or not 0 < number < 256):
        return "#ffffff" if dark else "#000000"
    colour, ground = QColor(plain(number)), QColor(DARK_GROUND if dark else LIGHT_GROUND)
    for _ in range(24):
        if _ratio(colour, ground) >= CONTRAST:
            break
        colour = _lighter(colour) if dark else colour.darker(112)
    return colour.name()


def plain(number: int) -> str:
    """The colour as the index has it, or a true one, #rrggbb."""
    if number >= TRUE:
        return f"#{number - TRUE:06x}"
    if number < 10:
        return FIRST[number]
    if number >= 250:
        return GREYS[number - 250]
    hue, strength = (number // 10 - 1) / 24.0, STRENGTHS[number % 10 // 2]
    pure = QColor.fromHsvF(hue, 1.0, 1.0)
    part = [pure.redF(), pure.greenF(), pure.blueF()]
    if number % 2:
        part = [(1.0 + value) / 2 for value in part]
    return "#" + "".join(f"{int(value * strength + 1e-3):02x}" for value in part)


def _lighter(colour: QColor) -> QColor:
    mixed = [value + (255 - value) // 8 + 1 for value in (colour.red(), colour.green(), colour.blue())]
    return QColor(*(min(value, 255) for value in mixed))


def _ratio(one: QColor, other: QColor) -> float:
    first, second = sorted((_luminance(one), _luminance(other)))
    return (second + 0.05) / (first + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
