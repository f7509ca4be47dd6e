"""What a hand does on the map: pan, zoom into a box, measure, pick."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

TOOLS = ("pan", "box", "distance", "area", "pick")
STILL = 4.0
"""Pixels that a hand may move and still have clicked."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Measured:
    """``kind`` distance or area; ``value`` in drawing units (square units), ``length`` along the points, ``last`` the
    length of the last piece; ``points`` in drawing coordinates (x east, y north); ``unit`` of the drawing;
    ``done``: the last point is set."""

    kind: str
    value: float
    length: float
    last: float
    points: tuple[Point, ...]
    unit: str
    done: bool


@dataclass
class Hand:
    """What is going on: the tool, where a button went down, the corner of a box, the points of a measurement."""

    tool: str = "pan"
    down: QPointF | None = None
    dragging: bool = False
    box: QRectF | None = None
    points: list[Point] = field(default_factory=list)
    done: bool = False

    def press(self, pixel: QPointF) -> None:
        self.down, self.dragging, self.box = pixel, False, None

    def move(self, pixel: QPointF) -> bool:
        """Whether what is held is being dragged."""
        if self.down is None:
            return False
        away = pixel - self.down
        self.dragging = self.dragging or math.hypot(away.x(), away.y()) > STILL
        if self.dragging and self.tool == "box":
            self.box = QRectF(self.down, pixel).normalized()
        return self.dragging

    def release(self) -> tuple[bool, QRectF | None]:
        """Whether it was a click, and the box that was drawn."""
        click, box = self.down is not None and not self.dragging, self.box
        self.down, self.dragging, self.box = None, False, None
        return click, box

    @property
    def measures(self) -> bool:
        return self.tool in ("distance", "area")

    def add(self, point: Point) -> None:
        """One more point; after the last one a new measurement begins."""
        if self.done:
            self.points, self.done = [], False
        if not self.points or self.points[-1] != point:
            self.points.append(point)

    def clear(self) -> None:
        self.points, self.done, self.box, self.down = [], False, None, None


def measured(hand: Hand, origin: Point, unit: str, pointer: Point | None = None) -> Measured:
    """What the points say, and the pointer as the next of them. Points are near ``origin``: there a square metre of an
    area is not lost in the digits of its coordinates."""
    near = [*hand.points, *([pointer] if pointer is not None and not hand.done else [])]
    pieces = [math.dist(a, b) for a, b in itertools.pairwise(near)]
    length = sum(pieces)
    value = shoelace(near) if hand.tool == "area" else length
    points = tuple((x + origin[0], y + origin[1]) for x, y in near)
    return Measured(hand.tool, value, length, pieces[-1] if pieces else 0.0, points, unit, hand.done)


def shoelace(points: Sequence[Point]) -> float:
    """Area of a polygon, by Gauss's formula, from its first point so that large coordinates cancel."""
    if len(points) < 3:
        return 0.0
    x0, y0 = points[0]
    near = [(x - x0, y - y0) for x, y in points]
    return abs(sum(a * d - b * c for (a, b), (c, d) in zip(near, [*near[1:], near[0]], strict=True))) / 2
