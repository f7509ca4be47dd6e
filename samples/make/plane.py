"""Plane geometry in whole millimetres: exact areas of coordinates as they are written, with three decimals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

Point = tuple[int, int]
"""East and north, or local x and y, in millimetres."""
Ring = tuple[Point, ...]
"""Corners of an area; the last one is not the first one again."""


@dataclass(frozen=True)
class Placement:
    """Local plan → map: turned by ``degrees`` (counter-clockwise), then moved to ``east``, ``north`` (millimetres)."""

    east: int
    north: int
    degrees: float

    def point(self, local: Point) -> Point:
        """The map point, rounded to the millimetre."""
        turn = math.radians(self.degrees)
        cos, sin = math.cos(turn), math.sin(turn)
        x, y = local
        return round(self.east + x * cos - y * sin), round(self.north + x * sin + y * cos)

    def ring(self, local: Iterable[Point]) -> Ring:
        return tuple(self.point(p) for p in local)


def metres(millimetres: int) -> Decimal:
    """Millimetres as metres with three decimals."""
    return Decimal(millimetres).scaleb(-3)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Rounded half up, the way of Ningbo's production scripts (S3)."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def twice_area(ring: Sequence[Point]) -> int:
    """Twice the signed area in mm², positive when counter-clockwise: exact, by the shoelace formula."""
    following = (*ring[1:], ring[0])
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, following, strict=True))


def area(ring: Sequence[Point], decimals: int = 2) -> Decimal:
    """Area in m², rounded."""
    return rounded(Decimal(abs(twice_area(ring))).scaleb(-6) / 2, decimals)


def length(line: Sequence[Point]) -> Decimal:
    """Length in metres, three decimals."""
    return metres(round(sum(math.dist(a, b) for a, b in pairwise(line))))


def box(x: int, y: int, width: int, depth: int) -> Ring:
    """A rectangle, counter-clockwise from its lower left corner."""
    return (x, y), (x + width, y), (x + width, y + depth), (x, y + depth)


def moved(ring: Iterable[Point], x: int, y: int) -> Ring:
    return tuple((px + x, py + y) for px, py in ring)


def on_segment(p: Point, a: Point, b: Point) -> bool:
    """Does ``p`` lie on the open segment a–b? Exact."""
    if p in (a, b) or (b[0] - a[0]) * (p[1] - a[1]) != (b[1] - a[1]) * (p[0] - a[0]):
        return False
    return min(a[0], b[0]) <= p[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= p[1] <= max(a[1], b[1])


def with_points(ring: Sequence[Point], points: Iterable[Point]) -> Ring:
    """The ring with those points as corners that lie on its edges.

    Neighbours that share all their corners still fit without a gap after turning and rounding to the millimetre.
    """
    candidates = sorted(set(points))
    corners: list[Point] = []
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        between = [p for p in candidates if on_segment(p, a, b)]
        corners += [a, *sorted(between, key=lambda p: abs(p[0] - a[0]) + abs(p[1] - a[1]))]
    return tuple(corners)


def fitted(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """All rings with each other's corners."""
    points = [p for ring in rings for p in ring]
    return tuple(with_points(ring, points) for ring in rings)


def longest_side(ring: Sequence[Point]) -> tuple[Point, Point]:
    """The longest side of a ring, the first of equal ones, its inside at the left."""
    turned = ring if twice_area(ring) > 0 else ring[::-1]
    return max(sides(turned), key=lambda side: math.dist(*side))


def depth_from(ring: Sequence[Point], start: tuple[float, float], step: tuple[float, float]) -> float:
    """How many steps it is from a point on a side straight across the area to the next side."""
    found = []
    for (ax, ay), (bx, by) in sides(ring):
        cross = step[0] * (by - ay) - step[1] * (bx - ax)
        if cross:
            along = ((ax - start[0]) * (by - ay) - (ay - start[1]) * (bx - ax)) / cross
            there = ((ax - start[0]) * step[1] - (ay - start[1]) * step[0]) / cross
            if along > 1e-6 and 0 <= there <= 1:
                found.append(along)
    return min(found)


def sides(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(ring, (*ring[1:], ring[0]), strict=True))


def upright(a: Point, b: Point) -> float:
    """The direction of words along a side, in degrees from -90 to 90."""
    degrees = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    return round(degrees - 180 * round(degrees / 180), 4)


def clearance(p: Point, lines: Iterable[tuple[Point, Point]]) -> float:
    """How far a point is from the nearest of some sides."""
    return min(_distance(p, *line) for line in lines)


def label_place(ring: Sequence[Point]) -> tuple[Point, float]:
    """A point well inside an area, for words, and the direction of its longest side, in degrees from -90 to 90."""
    degrees = upright(*longest_side(ring))
    turned = ring if twice_area(ring) > 0 else ring[::-1]
    candidates = [_across(turned, *side) for side in sides(turned)]
    return max(candidates, key=lambda p: round(clearance(p, sides(ring)), -2)), degrees


def _across(ring: Sequence[Point], a: Point, b: Point) -> Point:
    """Halfway across an area (counter-clockwise) from the middle of a side."""
    step = (a[1] - b[1], b[0] - a[0])
    start = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    half = depth_from(ring, start, step) / 2
    return round(start[0] + half * step[0]), round(start[1] + half * step[1])


def _distance(p: Point, a: Point, b: Point) -> float:
    """From a point to a side."""
    length = math.dist(a, b)
    along = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length**2
    along = min(1.0, max(0.0, along))
    return math.dist(p, (a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])))


def away(ring: Sequence[Point], number: int, distance: int) -> Point:
    """The point outside a corner of a clockwise ring, so far from it, halfway between the directions of its sides."""
    (px, py), (x, y), (qx, qy) = ring[number - 1], ring[number], ring[(number + 1) % len(ring)]
    before, after = math.atan2(y - py, x - px), math.atan2(qy - y, qx - x)
    turn = math.remainder(after - before, 2 * math.pi)
    out = before + turn / 2 + math.pi / 2
    return round(x + distance * math.cos(out)), round(y + distance * math.sin(out))


def clockwise_from_north_west(ring: Ring) -> Ring:
    """Clockwise, beginning at the corner that lies farthest to the north-west: how boundary points are numbered."""
    turned = ring if twice_area(ring) < 0 else ring[::-1]
    first = max(range(len(turned)), key=lambda i: turned[i][1] - turned[i][0])
    return turned[first:] + turned[:first]
