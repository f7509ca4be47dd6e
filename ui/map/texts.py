"""Texts of a drawing in a picture: in a font of this computer, at the height, angle and anchor that they have."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from .flowing import NEXT, Flow, flow_of, poured
from .stand import BACKWARDS, LETTER_STEP, NO_GROUND, UPSIDE_DOWN, WINDOW, Stand, stand_of
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
    ink, layer = int(columns["text/ink"][number]), int(columns["switch"][thing])
    painter.setPen(colour_of(scene, ink if ink > 0 else int(columns["color"][thing]), layer, kind))
    painter.setFont(font_of(drawn))
    # along the base line and down the page, in pixels of the font
    painter.setWorldTransform(
        QTransform(side * cos * grown, -sin * grown, side * sin * grown, cos * grown, place.x(), place.y())
    )
    anchor, width = int(columns["text/anchor"][number]), float(columns["text/width"][number])
    stand = stand_of(sheet, number)
    reach = float(columns["text/reach"][number]) * view.scale / grown
    _flip(painter, stand, reach if anchor in (ALIGNED, FIT) else 0.0)
    letters = Letters(text, anchor, height / grown, drawn, stand)
    flow = flow_of(sheet, number) if column else None
    if flow is not None:
        _flow(painter, letters, flow.scaled(view.scale / grown))
    elif column:
        _column(painter, letters, width * view.scale / grown, _ground_of(scene, stand, layer))
    elif stand.stacked:
        _stack(painter, letters, width)
    else:
        _line(painter, letters, width, reach)


@dataclass(frozen=True)
class Letters:
    """What is written: from an anchor, with capitals so many pixels high, in a font of a size."""

    text: str
    anchor: int
    capital: float
    size: int
    stand: Stand

    @property
    def corner(self) -> tuple[int, int]:
        """Across and down, 0 to 2, of an MTEXT."""
        anchor = self.anchor if 1 <= self.anchor <= 9 else 1
        return (anchor - 1) % 3, (anchor - 1) // 3

    @property
    def step(self) -> float:
        """From line to line."""
        return self.capital * LINE_STEP * self.stand.step


def _flip(painter: QPainter, stand: Stand, reach: float) -> None:
    """Backwards and upside down: about the anchor; what reaches from one point to another stays between them."""
    if stand.flip & BACKWARDS:
        painter.translate(reach, 0.0)
        painter.scale(-1.0, 1.0)
    if stand.flip & UPSIDE_DOWN:
        painter.scale(1.0, -1.0)


def _ground_of(scene: Scene, stand: Stand, layer: int) -> QColor | None:
    """What lies below a text."""
    from .paint import colour_of

    if stand.ground == NO_GROUND:
        return None
    return scene.look.ground if stand.ground == WINDOW else colour_of(scene, stand.ground, layer, "MTEXT")


def _line(painter: QPainter, letters: Letters, factor: float, reach: float) -> None:
    """A TEXT: one line."""
    text, anchor, capital, size = letters.text, letters.anchor, letters.capital, letters.size
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
    _write(painter, letters.stand, -across * wide / 2, down, text)


def _write(painter: QPainter, stand: Stand, x: float, y: float, text: str) -> None:
    """One line, slanted from its base line."""
    if not stand.slant:
        painter.drawText(QPointF(x, y), text)
        return
    painter.save()
    painter.translate(x, y)
    painter.shear(-math.tan(stand.slant), 0.0)
    painter.drawText(QPointF(0.0, 0.0), text)
    painter.restore()


def _stack(painter: QPainter, letters: Letters, factor: float) -> None:
    """A TEXT whose letters stand below each other, each in the middle."""
    text, anchor, capital = letters.text[:MOST_LINES], letters.anchor, letters.capital
    painter.scale(factor if 0.01 < abs(factor) < 100 else 1.0, 1.0)
    row = (anchor - 1) // 3 if anchor < BASE else 1 if anchor == MIDDLE else 0
    step = capital * LETTER_STEP
    base = capital - (0.0, 0.5, 1.0)[min(row, 2)] * (capital + (len(text) - 1) * step)
    for number, letter in enumerate(text):
        wide = metrics_of(letters.size).horizontalAdvance(letter)
        _write(painter, letters.stand, -wide / 2, base + number * step, letter)


def _column(painter: QPainter, letters: Letters, width: float, ground: QColor | None) -> None:
    """An MTEXT: lines, broken where they are wider than their column, upon a ground where it has one."""
    (across, down), capital, step, stretch = letters.corner, letters.capital, letters.step, letters.stand.stretch
    painter.scale(stretch, 1.0)
    lines = wrapped(letters.text, round(width / stretch), letters.size)
    base = capital - down * (capital + (len(lines) - 1) * step) / 2
    advance = metrics_of(letters.size).horizontalAdvance
    if ground is not None or letters.stand.framed:
        wide = width / stretch or max(map(advance, lines))
        room, high = letters.stand.margin * capital, capital + (len(lines) - 1) * step
        box = QRectF(-across * wide / 2, base - capital, wide, high).adjusted(-room, -room, room, room)
        _box(painter, box, ground, framed=letters.stand.framed)
    for number, line in enumerate(lines):
        wide = advance(line) if across else 0.0
        _write(painter, letters.stand, -across * wide / 2, base + number * step, line)


def _box(painter: QPainter, box: QRectF, ground: QColor | None, *, framed: bool) -> None:
    """The ground of a text, and the line around it."""
    if ground is not None:
        painter.fillRect(box, ground)
    if framed:
        pen = painter.pen()
        thin = QPen(pen.color(), 1.0)
        thin.setCosmetic(True)
        painter.setPen(thin)
        painter.drawRect(box)
        painter.setPen(pen)


def _flow(painter: QPainter, letters: Letters, flow: Flow) -> None:
    """An MTEXT that flows through columns."""
    (across, down), capital, step = letters.corner, letters.capital, letters.step
    parts = [wrapped(part, round(flow.width), letters.size) for part in letters.text.split(NEXT)]
    columns = poured(parts, flow, capital, step)
    base = capital - down * (capital + (max(map(len, columns)) - 1) * step) / 2
    for place, lines in enumerate(columns):
        left = place * (flow.width + flow.room) - across * flow.whole / 2
        for number, line in enumerate(lines):
            wide = metrics_of(letters.size).horizontalAdvance(line) if across else 0.0
            _write(painter, letters.stand, left + across * (flow.width - wide) / 2, base + number * step, line)


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
