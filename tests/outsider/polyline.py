"""Vertices of polylines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

Vertex = tuple[float, float, float]


def ring(thing: Any) -> list[Vertex]:
    """x, y and bulge of every vertex."""
    return [(float(x), float(y), float(b)) for x, y, b in thing.get_points("xyb")]


def redraw(thing: Any, vertices: Sequence[Vertex]) -> None:
    """The same polyline with these vertices, written to a millimetre."""
    thing.set_points([(round(x, 3), round(y, 3), b) for x, y, b in vertices], format="xyb")


def middle(vertices: Sequence[Vertex]) -> tuple[float, float]:
    return (sum(v[0] for v in vertices) / len(vertices), sum(v[1] for v in vertices) / len(vertices))


def away(at: Vertex, origin: tuple[float, float], by: float) -> Vertex:
    """The vertex, so many metres farther from ``origin``."""
    east, north = at[0] - origin[0], at[1] - origin[1]
    length = math.hypot(east, north)
    return (at[0] + by * east / length, at[1] + by * north / length, at[2])


def between(a: Vertex, b: Vertex, part: float) -> tuple[float, float]:
    return (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]))


def beside(a: Vertex, b: Vertex, part: float, off: float) -> Vertex:
    """A point along an edge, so far left of it."""
    x, y = between(a, b, part)
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    return (x - off * (b[1] - a[1]) / length, y + off * (b[0] - a[0]) / length, 0.0)


def size(thing: Any) -> float:
    """The area within the chords, m²."""
    corners = ring(thing)
    return (
        abs(math.fsum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
    )


def turn(vertices: Sequence[Vertex], at: int) -> float:
    """How far a vertex lies from the line between its neighbours, m."""
    a, b, c = vertices[at - 1], vertices[at], vertices[(at + 1) % len(vertices)]
    across = (c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])
    return abs(across) / (math.hypot(c[0] - a[0], c[1] - a[1]) or 1.0)
