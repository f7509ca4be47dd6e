"""Texts of a drawing in a picture: in a font of this computer, at the height, angle and anchor that they have."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTransform

from .flowing import NEXT, Flow, flow_of, poured
from .text_dashes import LINE_STEP, draw_dashes
from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

FAMILIES = (
    *("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "SimSun", "WenQuanYi Micro Hei"),
    *("WenQuanYi Zen Hei", "Noto Sans", "DejaVu Sans", "sans-serif"),
)
LEGIBLE, SHOWN = 3.2, 1.2
"""Pixels of a capital from which on a text is written, and from which on a dash says that there is one."""

MOST = 12_000
"""Texts in one picture; the largest are written."""

LARGEST = 160
"""Pixels of the largest font that is made; larger texts are that one, enlarged."""

MOST_LINES = 500
"""Lines of one MTEXT that are written."""

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
    draw_dashes(painter, scene, view, np.flatnonzero(meets & (height >= SHOWN) & (height < LEGIBLE)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for number in legible.tolist():
        if not wanted():
            return False
        _draw_text(painter, scene, view, number)
    painter.resetTransform()
    return True


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
    flow = flow_of(sheet, number) if column else None
    if flow is not None:
        _flow(painter, text, anchor, flow.scaled(view.scale / grown), capital, drawn)
    elif column:
        _column(painter, text, anchor, width * view.scale / grown, capital, drawn)
    else:
        reach = float(columns["text/reach"][number]) * view.scale / grown
        _line(painter, text, anchor, width, reach, capital, drawn)


def _line(painter: QPainter, text: str, anchor: int, factor: float, reach: float, capital: float, size: int) -> None:
    """A TEXT: one line."""
    wide = metrics_of(size).horizontalAdvance(text) if anchor != BASE else 0.0
    high = 1.0
    if anchor in (ALIGNED, FIT) and reach > 0 and wide > 0:
        factor = reach / wide
        high = min(factor, 100.0) if anchor == ALIGNED else 1.0
    factor = factor if 0.01 < abs(factor) < 100 else 1.0
    across = (anchor - 1) % 3 if anchor < BASE else {11: 1, 12: 2, MIDDLE: 1}.get(anchor, 0)
    row = (anchor - 1) // 3 if anchor < BASE else 1 if anchor == MIDDLE else 3
    down = (capital, capital / 2, -capital * 0.25, 0.0)[row]
    painter.scale(factor, high)
    painter.drawText(QPointF(-across * wide / 2, down), text)


def _column(painter: QPainter, text: str, anchor: int, width: float, capital: float, size: int) -> None:
    """An MTEXT: lines, broken where they are wider than their column."""
    anchor = anchor if 1 <= anchor <= 9 else 1
    across, down = (anchor - 1) % 3, (anchor - 1) // 3
    lines = wrapped(text, round(width), size)
    step = capital * LINE_STEP
    base = capital - down * (capital + (len(lines) - 1) * step) / 2
    for number, line in enumerate(lines):
        wide = metrics_of(size).horizontalAdvance(line) if across else 0.0
        painter.drawText(QPointF(-across * wide / 2, base + number * step), line)


def _flow(painter: QPainter, text: str, anchor: int, flow: Flow, capital: float, size: int) -> None:
    """An MTEXT that flows through columns."""
    anchor = anchor if 1 <= anchor <= 9 else 1
    across, down = (anchor - 1) % 3, (anchor - 1) // 3
    step = capital * LINE_STEP
    parts = [wrapped(part, round(flow.width), size) for part in text.split(NEXT)]
    columns = poured(parts, flow, capital, step)
    base = capital - down * (capital + (max(map(len, columns)) - 1) * step) / 2
    for place, lines in enumerate(columns):
        left = place * (flow.width + flow.room) - across * flow.whole / 2
        for number, line in enumerate(lines):
            wide = metrics_of(size).horizontalAdvance(line) if across else 0.0
            painter.drawText(QPointF(left + across * (flow.width - wide) / 2, base + number * step), line)


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int, size: int) -> tuple[str, ...]:
    """The lines of an MTEXT in a column of so many pixels (0: of any width). Chinese text breaks anywhere."""
    advance = metrics_of(size).horizontalAdvance
    lines: list[str] = []
    for paragraph in text.split("\n")[:MOST_LINES]:
        rest = paragraph
        while width > 0 and rest and advance(rest) > width * 1.02 and len(lines) < MOST_LINES:
            fits = _fitting(rest, width, advance)
            if fits >= len(rest):
                break
            lines.append(rest[:fits].rstrip())
            rest = rest[fits:].lstrip()
        lines.append(rest)
    return tuple(lines[:MOST_LINES])


def _fitting(text: str, width: int, advance: Callable[[str], float]) -> int:
    """How many letters go into a line, at least one word: up to a blank, or up to a Chinese letter."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if advance(text[:middle]) <= width * 1.02 else (low, middle - 1)
    places = [*range(low, 0, -1), *range(low + 1, len(text))]
    return next((place for place in places if _breaks(text, place)), len(text))


def _breaks(text: str, place: int) -> bool:
    """Whether a line may end before a letter: a word is never cut."""
    return place < len(text) and (text[place] == " " or ord(text[place]) >= WIDE or ord(text[place - 1]) >= WIDE)


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
