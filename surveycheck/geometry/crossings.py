"""Where lines and rings cross or touch themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.loops_meet import ring_spots
from surveycheck.geometry.near import ENDLESS, bounded_crossings
from surveycheck.geometry.noise import GRID, LENGTH_NOISE
from surveycheck.model.columns import Bools, Floats, Ints, Objects

MOST = 10_000
"""No more spots of one string are looked for: a scribble crosses itself everywhere."""

CHUNK = 1000
PAIRS = 200_000
"""At most ``CHUNK`` segments are held against all others at a time; of a string of many only so many at first that
there are no more pairs than ``PAIRS``, for in a scribble each meets each other; then twice as many each time."""


def crosses_itself(geometry: Objects) -> Bools:
    """Which lines are not simple, and which areas have a ring that is not (n,), in a frame.

    It is told by whole steps of the frame's grid: a corner at 0.1 on an edge from 0 to 0.3 lies upon it, which it does
    not in doubles.
    """
    kinds = shapely.get_type_id(geometry)
    line = kinds == shapely.GeometryType.LINESTRING
    area = (kinds == shapely.GeometryType.POLYGON) | (kinds == shapely.GeometryType.MULTIPOLYGON)
    bounded_crossings(geometry[(line | area) & (shapely.get_num_coordinates(geometry) > ENDLESS)])
    steps = shapely.transform(geometry, lambda points: np.rint(points / GRID))
    bad = np.zeros(len(geometry), np.bool_)
    bad[line] = ~shapely.is_simple(steps[line])
    bad[area] = ~shapely.is_valid(steps[area])
    return bad


def crossing_spots(geometry: shapely.Geometry, tolerance: float, folded: Floats) -> list[Floats]:
    """Every spot (2,) at which the parts of one geometry cross or touch themselves, from west to east.

    A spot counts only when the loop that it cuts off is longer than two tolerances: what is smaller is a repeated
    vertex. Where a line runs back over itself, the spot is the middle of the common piece; ``folded`` (k, 2, 2) are
    sides that do so to the tolerance (``folds``).
    """
    near = max(tolerance, LENGTH_NOISE)
    found = [_contacts(string, tolerance) for string in _strings(geometry)]
    if not found:
        return []
    found.append((folded.mean(axis=1), shapely.linestrings(folded)))
    return _distinct(np.concatenate([_alone(found, near), ring_spots(geometry, near)]), near)


def _alone(found: list[tuple[Floats, Objects]], near: float) -> Floats:
    """The spots (k, 2) of the single strings."""
    spots = np.concatenate([spot for spot, _ in found])
    shared = np.concatenate([piece for _, piece in found])
    pieces = shared[shapely.length(shared) > 0]
    if len(pieces):  # where a line begins or ends to run back over itself, the common piece stands for it
        point = np.flatnonzero(shapely.length(shared) == 0)
        on = shapely.STRtree(pieces).query(shapely.points(spots[point]), predicate="dwithin", distance=near)[0]
        spots = np.delete(spots, point[on], axis=0)
    return spots


def _strings(geometry: shapely.Geometry) -> Iterator[Floats]:
    """The rings and lines of a geometry, as points (n, 2) without repetitions."""
    for part in shapely.get_parts(geometry):
        for string in shapely.get_rings(part) if part.geom_type == "Polygon" else (part,):
            points = shapely.get_coordinates(string)
            points = points[np.append(True, (points[1:] != points[:-1]).any(axis=1))]
            if len(points) > 2:
                yield points


def _contacts(points: Floats, tolerance: float) -> tuple[Floats, Objects]:
    """The spots (k, 2) of one string of points (n, 2), and what two segments share at each; a string that ends where
    it begins is a ring."""
    segments = shapely.linestrings(np.stack([points[:-1], points[1:]], axis=1))
    ring = bool((points[0] == points[-1]).all())
    tree = shapely.STRtree(segments)
    found: list[tuple[Floats, Objects]] = []
    along = np.concatenate([[0.0], np.cumsum(shapely.length(segments))])
    first, at_once = 0, int(np.clip(PAIRS // len(segments), 1, CHUNK))
    while first < len(segments) and sum(len(spots) for spots, _ in found) <= MOST:
        one, two = tree.query(segments[first : first + at_once], predicate="dwithin", distance=GRID)
        one = one + first
        one, two = one[one < two], two[one < two]
        found.append(_of_pairs(points, segments, along, one, two, ring, tolerance))
        first, at_once = first + at_once, min(2 * at_once, CHUNK)
    return np.concatenate([spots for spots, _ in found])[:MOST], np.concatenate([s for _, s in found])[:MOST]


def _of_pairs(
    points: Floats, segments: Objects, along: Floats, one: Ints, two: Ints, ring: bool, tolerance: float
) -> tuple[Floats, Objects]:
    """The spots of pairs of segments that meet, without joints, ends of an open line, and loops below the tolerance.
    ``along`` is the distance of each point from the first one."""
    shared = shapely.intersection(segments[one], segments[two])
    apart = shapely.is_empty(shared)
    shared[apart] = shapely.get_point(shapely.shortest_line(segments[one[apart]], segments[two[apart]]), 0)
    spots = shapely.get_coordinates(shapely.centroid(shared))
    some = ~shapely.is_empty(shared)
    shared, one, two = shared[some], one[some], two[some]
    point = shapely.length(shared) == 0
    follow = (two - one == 1) | (ring & (one == 0) & (two == len(segments) - 1))
    start = along[one] + np.hypot(*(spots - points[one]).T)
    loop = along[two] + np.hypot(*(spots - points[two]).T) - start
    if ring:
        loop = np.minimum(loop, along[-1] - loop)
        at_end = np.zeros(len(spots), np.bool_)
    else:
        to_ends = [np.hypot(*(spots - end).T) for end in (points[0], points[-1])]
        at_end = np.minimum(*to_ends) <= tolerance + LENGTH_NOISE
    keep = loop + shapely.length(shared) > 2 * tolerance + LENGTH_NOISE
    keep &= ~(point & (follow | at_end))
    return spots[keep], shared[keep]


def _distinct(spots: Floats, tolerance: float) -> list[Floats]:
    """Spots sorted by place, those within the tolerance of an earlier one left out."""
    kept: list[Floats] = []
    for spot in spots[np.lexsort(np.round(spots.T[::-1], 6))]:
        near = False
        for other in reversed(kept):
            if spot[0] - other[0] > tolerance + LENGTH_NOISE:
                break
            near = near or bool(np.hypot(*(spot - other)) <= tolerance)
        if not near:
            kept.append(spot)
    return kept
