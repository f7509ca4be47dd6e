"""POINT as CAD programs show it: by the drawing's ``$PDMODE`` and ``$PDSIZE``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from .paths import figures
from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

MANY = 20_000
"""More points than this are drawn as single pixels."""

HELPERS = "defpoints"
"""The layer on which AutoCAD puts the points that hold dimensions: they are dots, for nobody wants to see them."""

DOT = 1.2
"""Half a dot, in pixels: that of AutoCAD is one pixel, which nobody finds."""

SHARE, LARGEST = 0.05, 120.0
"""Of the height of the window, where the drawing says no size; pixels that no point is larger than."""

CIRCLE, SQUARE, CHORDS = 32, 64, 24


def draw_dots(painter: QPainter, scene: Scene, view: Viewport, ratio: float) -> None:
    """All that can be seen."""
    import numpy as np

    from .paint import beside_of, colour_of

    columns, labels = scene.sheet.columns, scene.sheet.labels
    things, places = columns["dot/thing"], columns["dot/at"]
    west, south, east, north = view.box
    inside = (places[:, 0] >= west) & (places[:, 0] <= east) & (places[:, 1] >= south) & (places[:, 1] <= north)
    inside &= ~np.isin(columns["switch"][things], list(scene.hidden))
    things, places = things[inside], places[inside]
    pixels = np.empty_like(places)
    pixels[:, 0] = view.width / 2 + (places[:, 0] - view.x) * view.scale
    pixels[:, 1] = view.height / 2 - (places[:, 1] - view.y) * view.scale
    helpers = {number for number, layer in enumerate(scene.sheet.layers) if layer.name.casefold() == HELPERS}
    shape, dot = shape_of(scene.sheet.points, view), figure(0, DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    key = np.stack([columns["color"][things], columns["switch"][things], labels["type"].codes[things]], axis=1)
    for row in np.unique(key, axis=0) if len(key) else ():
        color, layer, kind = (int(value) for value in row)
        pen = QPen(colour_of(scene, color, layer, labels["type"].names[kind]), 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        mine = pixels[(key == row).all(axis=1)]
        path = _path(mine, figure(0, 0.5) if len(things) > MANY else dot if layer in helpers else shape)
        for transform in beside_of(QTransform(), ratio if pen.color().alpha() == 255 else 1.0, 4 * len(things)):
            painter.setWorldTransform(transform)
            painter.drawPath(path)
    painter.resetTransform()


def _path(places: Any, shape: list[Any]) -> QPainterPath:
    path = QPainterPath()
    for string in shape:
        path.addPath(figures(places, string))
    return path


def shape_of(points: tuple[int, float], view: Viewport) -> list[Any]:
    """The strings (k, 2) of one point, in pixels around it."""
    mode, size = points
    whole = size * view.scale if size > 0 else (-size / 100 or SHARE) * view.height
    return figure(mode, min(max(whole / 2, 1.0), LARGEST / 2))


def figure(mode: int, half: float) -> list[Any]:
    """The figures of ``$PDMODE``: 0 dot, 1 nothing (here a dot as well), 2 +, 3 x, 4 a tick; 32 with a circle and 64
    with a square around."""
    import numpy as np

    base = mode & 7
    found = []
    if base == 2:
        found = [[(-2, 0), (2, 0)], [(0, -2), (0, 2)]]
    elif base == 3:
        found = [[(-2, -2), (2, 2)], [(-2, 2), (2, -2)]]
    elif base == 4:
        found = [[(0, 0), (0, -1)]]
    strings = [np.array(string, float) * half for string in found]
    if mode & CIRCLE:
        angle = np.linspace(0.0, 2 * np.pi, CHORDS + 1)
        strings.append(np.stack([np.cos(angle), np.sin(angle)], axis=1) * half)
    if mode & SQUARE:
        strings.append(np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)], float) * half)
    if not base or not strings:
        side = min(half, DOT)
        strings += [np.array([(-side, y), (side, y)], float) for y in (-side / 2, 0.0, side / 2)]
    return strings
