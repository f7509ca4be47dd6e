"""Fills that go over from one colour into another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPainter, QRadialGradient

from .paths import path_of
from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

NAMES = ("shape", "back", "angle", "colors")
FROM_FOOT = 2
"""A shape: see ``Sheet``."""


def draw_gradients(painter: QPainter, scene: Scene, view: Viewport, wanted: Callable[[], bool]) -> bool:
    """All that can be seen, below everything else that is drawn; False where it is wanted no more."""
    import numpy as np

    sheet = scene.sheet
    thing = sheet.columns["gradient/thing"]
    if not len(thing) or scene.unseen is not None:
        return True
    level = sheet.levels[-1]
    string = np.flatnonzero(np.isin(level.owner, thing))
    west, south, east, north = view.box
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setWorldTransform(view.transform)
    for number, one in enumerate(thing.tolist()):
        box = sheet.columns["box"][one].tolist()
        meets = box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south
        if not meets or int(sheet.columns["switch"][one]) in scene.hidden:
            continue
        if not wanted():
            return False
        mine = string[level.owner[string] == one]
        points = [level.points[level.start[k] : level.start[k + 1]] for k in mine.tolist()]
        if points:
            painter.setBrush(QBrush(_gradient(sheet, number, QRectF(QPointF(*box[:2]), QPointF(*box[2:])))))
            painter.drawPath(path_of(np.concatenate(points), np.cumsum([0, *map(len, points)])))
    painter.resetTransform()
    return True


def _gradient(sheet: Any, number: int, box: QRectF) -> QGradient:
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
