"""Fills that go over from one colour into another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

from .paths import path_of
from .viewport import Viewport

if TYPE_CHECKING:
    from surveycheck import Sheet

    from .paint import Scene

NAMES = ("shape", "back", "angle", "colors")
FROM_FOOT = 2
"""A shape: see ``Sheet``."""


Turn = tuple[int, int]
"""Group of the pen in whose turn a gradient is painted, and its number."""


def turns_of(scene: Scene, view: Viewport) -> list[Turn]:
    """The gradients that can be seen, those that are painted first at the end."""
    import numpy as np

    sheet = scene.sheet
    thing = sheet.columns["gradient/thing"]
    if not len(thing) or scene.unseen is not None:
        return []
    level = sheet.levels[-1]
    string = np.flatnonzero(np.isin(level.owner, thing))[::-1]
    run = np.searchsorted(level.first, string, "right") - 1
    group = dict(zip(level.owner[string].tolist(), level.group[run].tolist(), strict=True))
    west, south, east, north = view.box
    box, switch = sheet.columns["box"][thing], sheet.columns["switch"][thing]
    meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
    meets &= ~np.isin(switch, list(scene.hidden))
    seen = [(group[one], number) for number, one in enumerate(thing.tolist()) if meets[number] and one in group]
    return sorted(seen, reverse=True)


def draw_turns(
    painter: QPainter, scene: Scene, view: Viewport, turns: list[Turn], group: float, wanted: Callable[[], bool]
) -> bool:
    """Those before a group, as the file draws them between fills; False where the picture is wanted no more."""
    while turns and turns[-1][0] <= group:
        if not wanted():
            return False
        _draw(painter, scene.sheet, view, turns.pop()[1])
    return True


def _draw(painter: QPainter, sheet: Sheet, view: Viewport, number: int) -> None:
    import numpy as np

    thing = int(sheet.columns["gradient/thing"][number])
    level, box = sheet.levels[-1], sheet.columns["box"][thing].tolist()
    mine = np.flatnonzero(level.owner == thing).tolist()
    points = [level.points[level.start[k] : level.start[k + 1]] for k in mine]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setWorldTransform(view.transform)
    painter.setBrush(QBrush(_gradient(sheet, number, QRectF(QPointF(*box[:2]), QPointF(*box[2:])))))
    painter.drawPath(path_of(np.concatenate(points), np.cumsum([0, *map(len, points)])))


def _gradient(sheet: Sheet, number: int, box: QRectF) -> QGradient:
    """Of one hatch, over its box."""
    shape, back, angle, colors = (sheet.columns[f"gradient/{name}"][number] for name in NAMES)
    made = _round(int(shape) == FROM_FOOT, box) if shape else _straight(float(angle), box)
    first, second = (QColor(int(one)) for one in colors)
    made.setColorAt(0.0, first)
    made.setColorAt(0.5 if back else 1.0, second)
    if back:
        made.setColorAt(1.0, first)
    return made


def _straight(angle: float, box: QRectF) -> QGradient:
    """From one side of a box to the other."""
    from math import cos, radians, sin

    along = QPointF(cos(radians(angle)), sin(radians(angle)))
    half = (abs(along.x()) * box.width() + abs(along.y()) * box.height()) / 2
    return QLinearGradient(box.center() - along * half, box.center() + along * half)


def _round(foot: bool, box: QRectF) -> QGradient:
    """From the middle of a box, or of its lower edge, outward."""
    middle = QPointF(box.center().x(), box.top()) if foot else box.center()  # its top is the south
    reach = max(box.width() / 2, box.height() if foot else box.height() / 2)
    return QRadialGradient(middle, max(reach, 1e-9))
