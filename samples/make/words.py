"""Where words stand in the plan of the floors, which lie one above the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from surveycheck.samples.make.plane import Point, Ring, clearance, sides, upright

STEP = 1000
"""Places for words are tried so far apart."""
NARROW = 3000
"""What is narrower has its words across."""
AWAY = 2000
"""From a building to its number."""


def before(ring: Sequence[Point]) -> tuple[Point, float]:
    """Before the first side of an area (counter-clockwise), and the direction of that side."""
    a, b = ring[0], ring[1]
    far = AWAY / math.dist(a, b)
    at = (a[0] + b[0]) / 2 + far * (b[1] - a[1]), (a[1] + b[1]) / 2 - far * (b[0] - a[0])
    return (round(at[0]), round(at[1])), upright(a, b)


def roomiest(ring: Sequence[Point], others: Iterable[Ring]) -> tuple[Point, float]:
    """The place in an area that is farthest from its sides and from those of other areas, and the direction of its
    first side, or the second where the first is short."""
    near = _near(ring, others)
    place = max(_inside(ring), key=lambda p: round(clearance(p, near), -2))
    start = 0 if math.dist(ring[0], ring[1]) > NARROW else 1
    return place, upright(ring[start], ring[start + 1])


def _near(ring: Sequence[Point], others: Iterable[Ring]) -> list[tuple[Point, Point]]:
    """The sides of the area, and those of others that its box meets."""
    west, south, east, north = _box(ring)
    boxes = [(other, _box(other)) for other in others]
    met = [o for o, (w, s, e, n) in boxes if w <= east and e >= west and s <= north and n >= south]
    return [*sides(ring), *(side for other in met for side in sides(other))]


def _box(ring: Sequence[Point]) -> tuple[int, int, int, int]:
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _inside(ring: Sequence[Point]) -> Iterator[Point]:
    """Places in an area, row by row: halfway between the sides, and step by step from there."""
    _, south, _, north = _box(ring)
    for y in range(south + STEP // 2, north, STEP):
        for west, east in list(pairwise(sorted(_crossings(ring, y))))[::2]:
            middle = (west + east) / 2
            reach = int((east - west) / 2 // STEP)
            yield from ((round(middle + i * STEP), y) for i in range(-reach, reach + 1))


def _crossings(ring: Sequence[Point], y: int) -> Iterator[float]:
    for (ax, ay), (bx, by) in sides(ring):
        if (ay <= y) != (by <= y):
            yield ax + (y - ay) / (by - ay) * (bx - ax)
