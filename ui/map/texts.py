"""Texts of a drawing in a picture: in a font of this computer, at the height, angle and anchor that they have."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTransform

from .paths import dashes
from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

FAMILIES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Noto Sans", "DejaVu Sans", "sans-serif"),
)
LEGIBLE, SHOWN = 4.0, 1.5
"""Pixels of a capital from which on a text is written, and from which on a dash says that there is one."""

MOST = 12_000
"""Texts in one picture; the largest are written."""

LARGEST = 160
"""Pixels of the largest font that is made; larger texts are that one, enlarged."""

WIDE = 0x2E80
"""From this code point on letters are as wide as high, but for a few."""

STROKED = 1.12
"""Size of a font whose Chinese letters are as high as those of surveyors' stroke fonts, in heights of a capital."""

BASE, MIDDLE, ALIGNED, FIT = 10, 14, 13, 15
"""Anchors, see ``Entities.letters``."""

Wanted = Callable[[], bool]


def draw_texts(painter: QPainter, scene: Scene, view: Viewport, wanted: Wanted) -> bool:
    """Write what can be read. Gives False where the picture is wanted no more."""
    import numpy as np

    columns = scene.sheet.columns
    height, box, things = columns["text/height"] * view.scale, columns["text/box"], columns["text/thing"]
    west, south, east, north = view.box
    with np.errstate(invalid="ignore"):
        meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
    meets &= ~np.isin(columns["switch"][things], list(scene.hidden))
    legible = np.flatnonzero(meets & (height >= LEGIBLE))
    if len(legible) > MOST:
        legible = np.sort(legible[np.argsort(-height[legible], kind="stable")[:MOST]])
    _draw_dashes(painter, scene, view, np.flatnonzero(meets & (height >= SHOWN) & (height < LEGIBLE)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for number in legible.tolist():
        if not wanted():
            return False
        _draw_text(painter, scene, view, number)
    painter.resetTransform()
    return True


def _draw_dashes(painter: QPainter, scene: Scene, view: Viewport, numbers: Any) -> None:
    """Where texts stand that are too small to be read."""
    import numpy as np

    if not len(numbers):
        return
    box, turn = scene.sheet.columns["text/box"][numbers], scene.sheet.columns["text/turn"][numbers]
    middle = (box[:, :2] + box[:, 2:]) / 2
    pixels = np.stack(
        [view.width / 2 + (middle[:, 0] - view.x) * view.scale, view.height / 2 - (middle[:, 1] - view.y) * view.scale],
        axis=1,
    )
    length = np.hypot(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) * view.scale * 0.9
    along = np.stack([np.cos(turn), -np.sin(turn)], axis=1) * length[:, None]
    ink = scene.look.ink
    ink.setAlphaF(0.35)
    pen = QPen(ink, 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPath(dashes(pixels - along / 2, along))


def _draw_text(painter: QPainter, scene: Scene, view: Viewport, number: int) -> None:
    from .paint import colour_of

    sheet, columns = scene.sheet, scene.sheet.columns
    thing = int(columns["text/thing"][number])
    kind = sheet.labels["type"][thing]
    text = sheet.labels["tag" if kind == "ATTDEF" else "text"][thing]
    column = bool(columns["text/column"][number])
    height = float(columns["text/height"][number]) * view.scale
    size = em(text, height)
    drawn = min(max(round(size), 1), LARGEST)
    grown = size / drawn
    x, y = (float(value) for value in columns["text/at"][number])
    place = view.pixel(x, y)
    turn, mirror = float(columns["text/turn"][number]), bool(columns["text/mirrored"][number])
    cos, sin = math.cos(turn), math.sin(turn)
    side = -1.0 if mirror else 1.0
    painter.setPen(colour_of(scene, int(columns["color"][thing]), int(columns["switch"][thing]), kind))
    painter.setFont(font_of(drawn))
    # along the base line and down the page, in pixels of the font
    painter.setWorldTransform(
        QTransform(side * cos * grown, -sin * grown, side * sin * grown, cos * grown, place.x(), place.y())
    )
    anchor, width = int(columns["text/anchor"][number]), float(columns["text/width"][number])
    capital = height / grown
    if column:
        _column(painter, text, anchor, width * view.scale / grown, drawn)
    else:
        reach = float(columns["text/reach"][number]) * view.scale / grown
        _line(painter, text, anchor, width, reach, capital, drawn)


def _line(painter: QPainter, text: str, anchor: int, factor: float, reach: float, capital: float, size: int) -> None:
    """A TEXT: one line."""
    wide = metrics_of(size).horizontalAdvance(text) if anchor != BASE else 0.0
    if anchor in (ALIGNED, FIT) and reach > 0 and wide > 0:
        factor = reach / wide
    factor = factor if 0.01 < abs(factor) < 100 else 1.0
    across = (anchor - 1) % 3 if anchor < BASE else {11: 1, 12: 2, MIDDLE: 1}.get(anchor, 0)
    row = (anchor - 1) // 3 if anchor < BASE else 1 if anchor == MIDDLE else 3
    down = (capital, capital / 2, -capital * 0.25, 0.0)[row]
    painter.scale(factor, 1.0)
    painter.drawText(QPointF(-across * wide / 2, down), text)


SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
ENDS = (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom)


def _column(painter: QPainter, text: str, anchor: int, width: float, size: int) -> None:
    """An MTEXT: lines, broken where they are wider than their column."""
    anchor = anchor if 1 <= anchor <= 9 else 1
    across, down = (anchor - 1) % 3, (anchor - 1) // 3
    wrap = Qt.TextFlag.TextWordWrap if width > 0 else Qt.TextFlag.TextDontClip
    flags = int(SIDES[across]) | int(ENDS[down]) | int(wrap) | int(Qt.TextFlag.TextDontClip)
    wide = width if width > 0 else 100.0 * size
    high = 1000.0 * size
    painter.drawText(QRectF(-across * wide / 2, -down * high / 2, wide, high), flags, text)


def em(text: str, height: float) -> float:
    """Size of the font that a text of this height is written in: its capitals have it; with Chinese letters these."""
    if any(ord(letter) >= WIDE for letter in text):
        return height * STROKED
    return height / capitals()


@lru_cache(maxsize=1)
def capitals() -> float:
    """Height of a capital in sizes of the font."""
    share = QFontMetricsF(font_of(100)).capHeight() / 100.0
    return share if 0.3 < share < 1.2 else 0.72


@lru_cache(maxsize=256)
def font_of(size: int) -> QFont:
    """The font in a size of so many pixels."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


@lru_cache(maxsize=256)
def metrics_of(size: int) -> QFontMetricsF:
    return QFontMetricsF(font_of(size))
