"""Things drawn twice a little beside each other: one form, moved."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.geometry.same import alike
from surveycheck.model.columns import Bools, Floats, Ints, Objects

EXTENT = 0.1
"""A form without a name is a copy of another where it is moved by a tenth of its size at most: steps, ticks and posts
stand farther apart than that."""


def moved_copies(geometry: Objects, kind: Ints, reach: Floats, tolerance: float, nameless: Bools) -> Ints:
    """Pairs (k, 2) of geometries of the same ``kind`` that are one form (to ``tolerance``, m) in two places, farther
    apart than ``tolerance`` and no farther than the ``reach`` (n,) of both. Start vertex and direction do not matter.

    Each has at most one partner: the nearest are paired first, then by place (``ordering.ranks``), the first the one
    that comes first. What is ``nameless`` (n,) has no partner where it has several: it is part of a pattern.
    """
    rank, middle = ranks(geometry), _middles(geometry)
    places = shapely.points(middle)
    one, two = near_pairs(shapely.STRtree(places), places, "dwithin", float(reach.max(initial=0.0)) + LENGTH_NOISE)
    keep = (rank[one] < rank[two]) & (kind[one] == kind[two])
    one, two = one[keep], two[keep]
    away = np.hypot(*(middle[two] - middle[one]).T)
    near = (away > tolerance + LENGTH_NOISE) & (away <= np.minimum(reach[one], reach[two]) + LENGTH_NOISE)
    one, two, away = one[near], two[near], away[near]
    same = _one_form(geometry[one], geometry[two], middle[two] - middle[one], tolerance)
    one, two, away = one[same], two[same], away[same]
    pattern = nameless & (np.bincount(np.append(one, two), minlength=len(geometry)) > 1)
    alone = ~pattern[one] & ~pattern[two]
    return ordered_pairs(_partners(one[alone], two[alone], away[alone], rank), rank)


def reach_of_forms(geometry: Objects, tolerance: float, plain: float) -> Floats:
    """How far forms without a name may be moved and be copies, (n,): a tenth of their size, of areas of the narrower
    side; of points ``plain`` (m), and of lines no thicker than ``tolerance`` (m) no more than that: a straight line
    beside another is the other kerb, not a copy."""
    sides, kinds = _sides(geometry), shapely.get_type_id(geometry)
    area = np.isin(kinds, (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    size = EXTENT * np.where(area, sides.min(axis=1), sides.max(axis=1))
    straight = ~area & (sides.min(axis=1) <= tolerance)
    size[straight] = np.minimum(size[straight], plain)
    found: Floats = np.where(kinds == shapely.GeometryType.POINT, plain, size)
    return found


def _sides(geometry: Objects) -> Floats:
    """Both sides of the narrowest box around each, (n, 2)."""
    boxes = shapely.oriented_envelope(geometry)
    long = shapely.get_type_id(boxes) == shapely.GeometryType.POLYGON
    sides = np.column_stack([shapely.length(boxes), np.zeros(len(geometry))])
    if long.any():
        corners = shapely.get_coordinates(shapely.get_exterior_ring(boxes[long])).reshape(-1, 5, 2)
        sides[long] = np.linalg.norm(corners[:, 1:3] - corners[:, :2], axis=2)
    return sides


def _middles(geometry: Objects) -> Floats:
    bounds = shapely.bounds(geometry)
    middles: Floats = (bounds[:, :2] + bounds[:, 2:]) / 2.0
    return middles


def _one_form(one: Objects, two: Objects, shift: Floats, tolerance: float) -> Bools:
    if not len(one):
        return np.zeros(0, np.bool_)
    steps = np.repeat(shift, shapely.get_num_coordinates(two), axis=0)
    back = shapely.set_coordinates(two.copy(), shapely.get_coordinates(two) - steps)
    return alike(one, back, tolerance)


def _partners(one: Ints, two: Ints, away: Floats, rank: Ints) -> Ints:
    taken: set[int] = set()
    pairs = []
    for i in np.lexsort((rank[two], rank[one], np.round(away, 6))):
        pair = (int(one[i]), int(two[i]))
        if taken.isdisjoint(pair):
            taken.update(pair)
            pairs.append(pair)
    return np.array(pairs, np.int64).reshape(-1, 2)
