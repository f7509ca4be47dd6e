"""What the planning authority looks at: the line that buildings stay behind, and what the parts of a floor are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from surveycheck.samples.make.plane import Point, Ring, sides
from surveycheck.samples.make.site import Building, Patch

COMMON = "公用"
"""The function of a hall with its stairs."""

Line = tuple[float, float, float, float]
"""A point and a direction."""


def set_back(ring: Sequence[Point], distances: Iterable[int]) -> Ring:
    """The control line: a clockwise ring whose sides lie so many millimetres inside those of ``ring``, side by side."""
    moved = [_inside(a, b, distance) for (a, b), distance in zip(sides(ring), distances, strict=True)]
    return tuple(_meeting(before, after) for before, after in zip((moved[-1], *moved[:-1]), moved, strict=True))


def _inside(a: Point, b: Point, distance: int) -> Line:
    """The line at the right of a side."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = hypot(dx, dy)
    return a[0] + dy / size * distance, a[1] - dx / size * distance, dx, dy


def _meeting(one: Line, two: Line) -> Point:
    """Where two lines that are not parallel meet."""
    (ax, ay, adx, ady), (bx, by, bdx, bdy) = one, two
    along = ((bx - ax) * bdy - (by - ay) * bdx) / (adx * bdy - ady * bdx)
    return round(ax + along * adx), round(ay + along * ady)


def functions(buildings: Iterable[Building]) -> tuple[Patch, ...]:
    """What the ground floors are divided into: every unit, and what they use in common."""
    made: list[Patch] = []
    for b in buildings:
        ground = b.above[0]
        parts = [(u.ring, ground.use.name) for u in ground.units] + [(ring, COMMON) for ring in ground.core]
        floor = ground.key(b.number)
        made += (Patch(f"GN{b.number}{i:02d}", ring, kind, floor) for i, (ring, kind) in enumerate(parts, 1))
    return tuple(made)
