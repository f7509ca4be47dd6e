"""Polylines whose width changes, as areas: one quadrangle for each piece."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model.columns import Floats
from surveycheck.model.drawing import Entities

CHORDS = 16
"""Chords of an arc."""

MOST = 5_000
"""Vertices: a longer polyline has one width."""


def tapered(e: Entities, row: int, width: Floats) -> shapely.Geometry | None:
    """``width`` (k, 2): at the beginning and end of the segment behind each vertex. None where there is nothing to
    fill, or where the vertices are not those that have these widths."""
    points = e.xyz[e.start[row] : e.start[row + 1], :2]
    bulge = e.bulge[e.start[row] : e.start[row + 1]]
    if len(points) != len(width) or not 2 <= len(points) <= MOST or not np.isfinite([*points.ravel(), *bulge]).all():
        return None
    count = len(points) - (0 if e.flags[row] & 1 else 1)
    quads = []
    for k in range(count):
        line, across = _piece(points[k], points[(k + 1) % len(points)], float(bulge[k]))
        half = np.linspace(width[k, 0], width[k, 1], len(line))[:, None] / 2 * across
        left, right = line + half, line - half
        quads += [
            np.stack([right[i], right[i + 1], left[i + 1], left[i]]) for i in range(len(line) - 1) if width[k].any()
        ]
    if not quads:
        return None
    return shapely.multipolygons(shapely.polygons(np.stack(quads)))


def _piece(a: Floats, b: Floats, bulge: float) -> tuple[Floats, Floats]:
    """Points along a segment, and unit vectors to its left there."""
    chord = b - a
    size = float(np.hypot(*chord))
    if size == 0:
        return np.stack([a, b]), np.zeros((2, 2))
    left = np.array([-chord[1], chord[0]]) / size
    if abs(bulge) < 1e-9:
        return np.stack([a, b]), np.stack([left, left])
    sweep = 4 * np.arctan(bulge)
    radius = size / 2 / np.sin(sweep / 2)
    centre = (a + b) / 2 + left * radius * np.cos(sweep / 2)
    turn = np.linspace(0.0, sweep, CHORDS + 1)
    (x, y), cos, sin = a - centre, np.cos(turn), np.sin(turn)
    arm = np.stack([x * cos - y * sin, x * sin + y * cos], axis=1)
    return centre + arm, -arm / radius
