"""A map → a picture. Runs in the renderer's thread: nothing here touches a widget."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from .colours import Look
from .dots import draw_dots
from .gradients import draw_turns, turns_of
from .images import draw_images
from .linetypes import dashes_of
from .paths import path_of
from .texts import draw_texts
from .viewport import Viewport

if TYPE_CHECKING:
    from surveycheck import Sheet

STROKE, FILL = 1, 2
"""Kinds of pens, see ``Sheet``."""

SHADES = (1.0, 0.22, 0.0, 1.0, *(tenths / 10 for tenths in range(1, 10)))
"""Opacity of a solid fill, of a pattern that is not drawn, under the lines of one that is, of a line that has a
width, and of see-through fills: see ``Sheet``. Fills hide fills, but no lines and no texts: whatever a finding is about
can be seen. Lines are see-through where the drawing says so."""

SOLID = 3
"""The shade from which on what is drawn is see-through."""

FINE = 0.75
"""Pixels that what a coarser level leaves out may have."""

SMOOTH = 300_000
"""Points up to which lines are drawn smoothly."""

KEPT = 6_000_000
"""Points whose paths are kept: some 150 MB."""

MOST_FULL = 100_000
"""Points up to which a hairline is as wide as a pixel where that has several device pixels. Qt draws a line of one
device pixel fifteen times as fast as a wider one, so it is drawn three times, side by side."""

BESIDE = ((0.0, -2 / 3), (-0.58, 1 / 3), (0.58, 1 / 3))
"""Where: for two device pixels a pixel, in device pixels."""

MOST_DASHED = 60_000
"""Points up to which lines are dashed: it takes ten times as long."""

HIGHLIGHT, WEAK = "#d6409f", "#b98a2f"
"""Pens of what no rule looked at, and of what only general rules looked at."""

PIXELS = 0.01 * 96 / 25.4
"""Pixels of a hundredth of a millimetre of line weight: a screen is taken to have 96 to the inch."""

LIGHT = Look()
Wanted = Callable[[], bool]


@dataclass(frozen=True)
class Scene:
    """What is drawn: a map without the layers ``hidden`` (numbers), in a look. ``unseen``: pairs of layer (number) and
    DXF type with the level none or general; where there are any, all else is pale. ``weighed``: with line weights."""

    sheet: Sheet
    hidden: frozenset[int] = frozenset()
    look: Look = LIGHT
    unseen: frozenset[tuple[int, str, str]] | None = None
    weighed: bool = False


@dataclass
class Paths:
    """Paths that were made, the least recently used first."""

    sheet: Any = None
    held: int = 0
    made: OrderedDict[tuple[int, int], tuple[QPainterPath, int]] = field(default_factory=OrderedDict)

    def of(self, sheet: Sheet, level: int, run: int) -> QPainterPath:
        """The path of one run of strings."""
        if self.sheet is not sheet:
            self.sheet, self.held = sheet, 0
            self.made.clear()
        key = (level, run)
        if key in self.made:
            self.made.move_to_end(key)
            return self.made[key][0]
        strokes = sheet.levels[level]
        start = strokes.start[strokes.first[run] : strokes.first[run + 1] + 1]
        path = path_of(strokes.points[start[0] : start[-1]], start)
        self.made[key] = (path, int(start[-1] - start[0]))
        self.held += self.made[key][1]
        while self.held > KEPT and len(self.made) > 1:
            self.held -= self.made.popitem(last=False)[1][1]
        return path


def paint(scene: Scene, view: Viewport, ratio: float, paths: Paths, wanted: Wanted) -> QImage | None:
    """The picture of a viewport, with ``ratio`` device pixels a pixel; None where it is wanted no more."""
    image = QImage(round(view.width * ratio), round(view.height * ratio), QImage.Format.Format_RGB32)
    if image.isNull():
        return None
    image.setDevicePixelRatio(ratio)
    image.fill(scene.look.ground)
    painter = QPainter(image)
    try:
        whole = _draw(painter, scene, view, ratio, paths, wanted)
    finally:
        painter.end()
    return image if whole else None


def _draw(painter: QPainter, scene: Scene, view: Viewport, ratio: float, paths: Paths, wanted: Wanted) -> bool:
    draw_images(painter, scene, view)
    for kind in (FILL, STROKE):
        if not _draw_runs(painter, scene, view, ratio, paths, wanted, kind):
            return False
    painter.resetTransform()
    draw_dots(painter, scene, view, ratio)
    return wanted() and draw_texts(painter, scene, view, wanted)


def level_for(sheet: Sheet, scale: float) -> int:
    """The coarsest level whose omissions are not seen."""
    for number, level in enumerate(sheet.levels):
        if level.step * scale <= FINE:
            return number
    return len(sheet.levels) - 1


def _draw_runs(
    painter: QPainter, scene: Scene, view: Viewport, ratio: float, paths: Paths, wanted: Wanted, kind: int
) -> bool:
    import numpy as np

    sheet = scene.sheet
    number = level_for(sheet, view.scale * ratio)
    strokes = sheet.levels[number]
    shown = np.array([pen.kind == kind and pen.layer not in scene.hidden and _visible(pen) for pen in sheet.pens], bool)
    west, south, east, north = view.box
    box = strokes.box
    meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
    runs = np.flatnonzero(meets & shown[strokes.group]) if len(sheet.pens) else np.zeros(0, np.int64)
    begin, end = strokes.start[strokes.first[runs]], strokes.start[strokes.first[runs + 1]]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, int((end - begin).sum()) <= SMOOTH)
    points = int((end - begin).sum())
    beside = beside_of(view.transform, ratio, points)
    turns = turns_of(scene, view) if kind == FILL else []
    for run, group in zip(runs.tolist(), strokes.group[runs].tolist(), strict=True):
        if not (wanted() and draw_turns(painter, scene, view, turns, group, wanted)):
            return False
        fine = _dress(painter, scene, group, view.scale, ratio, points <= MOST_DASHED)
        for transform in beside if fine else (view.transform,):
            painter.setWorldTransform(transform)
            painter.drawPath(paths.of(sheet, number, run))
    return draw_turns(painter, scene, view, turns, math.inf, wanted)


def _visible(pen: Any) -> bool:
    return pen.kind != FILL or SHADES[pen.shade] > 0


def beside_of(transform: QTransform, ratio: float, points: int) -> tuple[QTransform, ...]:
    """Where a line of one device pixel is to be drawn, so that it is as wide as a pixel."""
    if ratio <= 1.0 or points > MOST_FULL:
        return (transform,)
    wide = min(ratio - 1.0, 1.0) / ratio
    return tuple(transform * QTransform.fromTranslate(x * wide, y * wide) for x, y in BESIDE)


def _dress(painter: QPainter, scene: Scene, group: int, scale: float, ratio: float, dashed: bool) -> bool:
    """Pen and brush of a group; whether it is a line of one device pixel that hides what is below. The width of a
    cosmetic pen, and its dashes, are device pixels."""
    pen = scene.sheet.pens[group]
    colour = colour_of(scene, pen.color, pen.layer, pen.type)
    if pen.kind == FILL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_fill(colour, SHADES[pen.shade]))
        return False
    if pen.shade > SOLID:
        colour.setAlphaF(colour.alphaF() * SHADES[pen.shade])
    width = max(pen.width * scale, pen.weight * PIXELS if scene.weighed else 0.0)
    stroke = QPen(colour, width * ratio if width > 1.5 else 1.0)
    stroke.setCosmetic(True)
    stroke.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroke.setJoinStyle(Qt.PenJoinStyle.MiterJoin if width > 3 else Qt.PenJoinStyle.BevelJoin)
    pattern, offset = dashes_of(scene.sheet, pen.linetype, scale) if dashed else ((), 0.0)
    if pattern:
        stroke.setDashOffset(offset * ratio / stroke.widthF())
        stroke.setDashPattern([length * ratio / stroke.widthF() for length in pattern])
    painter.setPen(stroke)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    return width <= 1.5 and colour.alpha() == 255


def _fill(colour: QColor, share: float) -> QBrush:
    """What lies under a fill shines through."""
    tint = QColor(colour)
    tint.setAlphaF(colour.alphaF() * share)
    return QBrush(tint)


def colour_of(scene: Scene, color: int, layer: int, kind: str) -> QColor:
    """The colour of a thing; where the map shows what no rule looked at, pale but for that."""
    colour = scene.look.colour(color)
    if scene.unseen is None:
        return colour
    if (layer, kind, "none") in scene.unseen:
        return QColor(HIGHLIGHT)
    if (layer, kind, "general") in scene.unseen:
        return QColor(WEAK)
    grey = QColor(scene.look.ink)
    grey.setAlphaF(0.16)
    return grey
