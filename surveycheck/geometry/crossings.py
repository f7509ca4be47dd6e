"""Where lines and rings cross or touch themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.model.columns import Bools, Floats, Ints, Objects

Contact = tuple[Floats, shapely.Geometry]
"""A spot (2,), and the point or line that two segments share there."""


def crosses_itself(geometry: Objects) -> Bools:
    """Which lines are not simple, and which areas have a ring that is not (n,)."""
    kinds = shapely.get_type_id(geometry)
    line = kinds == shapely.GeometryType.LINESTRING
    area = (kinds == shapely.GeometryType.POLYGON) | (kinds == shapely.GeometryType.MULTIPOLYGON)
    bad = np.zeros(len(geometry), np.bool_)
    bad[line] = ~shapely.is_simple(geometry[line])
    bad[area] = ~shapely.is_valid(geometry[area])
    return bad


def crossing_spots(geometry: shapely.Geometry, tolerance: float) -> list[Floats]:
    """Every spot (2,) at which the parts of one geometry cross or touch themselves, from west to east.

    A spot counts only when the loop that it cuts off is longer than two tolerances: what is smaller is a repeated
    vertex. Where a line runs back over itself, the spot is the middle of the common piece.
    """
    found: list[Contact] = []
    for part in shapely.get_parts(geometry):
        strings = shapely.get_rings(part) if part.geom_type == "Polygon" else np.array([part], dtype=object)
        for string in strings:
            found += _contacts(shapely.get_coordinates(string), tolerance)
    near = max(tolerance, LENGTH_NOISE)
    pieces = [shared for _, shared in found if shared.length > 0]
    spots = [s for s, shared in found if shared.length > 0 or not _on_any(s, pieces, near)]
    return _distinct(spots, near)


def _on_any(spot: Floats, pieces: list[shapely.Geometry], tolerance: float) -> bool:
    """Is the spot where a line begins or ends to run back over itself? Then the piece stands for it."""
    return bool(pieces) and bool((shapely.distance(shapely.Point(spot), pieces) <= tolerance).any())


def _contacts(points: Floats, tolerance: float) -> Iterator[Contact]:
    """The spots of one string of points (n, 2), each with what is shared there; a string that ends where it begins is
    a ring."""
    moved = np.append(True, (points[1:] != points[:-1]).any(axis=1))
    points = points[moved]
    if len(points) < 3:
        return
    segments = shapely.linestrings(np.stack([points[:-1], points[1:]], axis=1))
    along = np.concatenate([[0.0], np.cumsum(shapely.length(segments))])
    ring = bool((points[0] == points[-1]).all())
    one, two = shapely.STRtree(segments).query(segments, predicate="intersects")
    pairs = one < two
    for i, j in _sorted(one[pairs], two[pairs]):
        shared = segments[i].intersection(segments[j])
        at = shapely.get_coordinates(shared)
        if not len(at) or _only_joint(i, j, shared, ring, len(segments)):
            continue
        spot = at.mean(axis=0)
        if not ring and shared.geom_type == "Point" and _at_end(spot, points):
            continue
        start = along[i] + float(np.hypot(*(spot - points[i])))
        loop = along[j] + float(np.hypot(*(spot - points[j]))) - start
        if ring:
            loop = min(loop, along[-1] - loop)
        if loop + shared.length > 2 * tolerance + LENGTH_NOISE:
            yield spot, shared


def _sorted(one: Ints, two: Ints) -> list[tuple[int, int]]:
    return sorted(zip(one.tolist(), two.tolist(), strict=True))


def _only_joint(i: int, j: int, shared: shapely.Geometry, ring: bool, count: int) -> bool:
    """Do two segments that follow each other have their joint in common, and nothing else?"""
    follow = j - i == 1 or (ring and i == 0 and j == count - 1)
    return follow and shared.geom_type == "Point" and not (count == 2 and ring)


def _at_end(spot: Floats, points: Floats) -> bool:
    """Is the spot an end of the open line? It may end on itself."""
    return bool(min(np.hypot(*(spot - points[0])), np.hypot(*(spot - points[-1]))) <= LENGTH_NOISE)


def _distinct(spots: list[Floats], tolerance: float) -> list[Floats]:
    """Spots sorted by place, those within the tolerance of an earlier one left out."""
    kept: list[Floats] = []
    for spot in sorted(spots, key=lambda s: (round(float(s[0]), 6), round(float(s[1]), 6))):
        if all(np.hypot(*(spot - other)) > tolerance for other in kept):
            kept.append(spot)
    return kept
