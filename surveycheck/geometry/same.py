"""Things drawn twice."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.model.columns import Bools, Ints, Objects


def twins(geometry: Objects, kind: Ints, tolerance: float) -> Ints:
    """Pairs (k, 2) of geometries of the same ``kind`` that lie within ``tolerance`` (m) of each other everywhere.

    Start vertex and direction do not matter. Each later copy is paired with the first one, in the order of places
    (``ordering.ranks``), so that m copies give m - 1 pairs.
    """
    rank = ranks(geometry)
    first = first_of_equals(geometry, kind, rank)
    single = np.flatnonzero(first == np.arange(len(geometry)))
    pairs = single[_near_pairs(geometry[single], kind[single], rank[single], tolerance)]
    _, place = np.unique(rank[pairs[:, 1]], return_index=True)
    partner = np.full(len(geometry), -1, np.int64)
    partner[pairs[place, 1]] = pairs[place, 0]
    copy = np.flatnonzero(first != np.arange(len(geometry)))
    beside = partner[first[copy]]
    partner[copy] = np.where(beside < 0, first[copy], beside)
    later = np.flatnonzero(partner >= 0)
    return ordered_pairs(np.column_stack([partner[later], later]), rank)


MIX = np.array(
    [1.0, 0.5403023058681398, 0.8414709848078965, 0.7390851332151607, 0.5671432904097838, 0.6180339887498949]
)
"""Weights that let the measures of a form be sorted as one number; equal forms have equal sums, to the last bit."""


def first_of_equals(geometry: Objects, kind: Ints, rank: Ints | None = None) -> Ints:
    """The lowest-ranked geometry of the same kind and exactly the same form, (n,): itself where it is the only one.

    A pile of n equal things is counted here in n steps, and only one of them is held against the others.
    """
    first = np.arange(len(geometry))
    if len(first) < 2:
        return first
    measures = np.column_stack([kind, np.nan_to_num(shapely.bounds(geometry)), shapely.get_num_coordinates(geometry)])
    mixed = measures @ MIX
    order = np.argsort(mixed, kind="stable")
    new = np.append(True, mixed[order][1:] != mixed[order][:-1])
    group = np.cumsum(new) - 1
    some = np.sort(order[np.bincount(group)[group] > 1])
    if not len(some):
        return first
    some = some[np.argsort(ranks(geometry[some]) if rank is None else rank[some])]
    forms = shapely.to_wkb(shapely.normalize(geometry[some]))
    seen: dict[tuple[int, bytes], int] = {}
    first[some] = [
        seen.setdefault(key, i) for key, i in zip(zip(kind[some].tolist(), forms, strict=True), some, strict=True)
    ]
    return first


def _near_pairs(geometry: Objects, kind: Ints, rank: Ints, tolerance: float) -> Ints:
    """Pairs (k, 2) of the same kind within the tolerance of each other, sorted by rank."""
    centres = shapely.centroid(shapely.envelope(geometry))
    one, two = near_pairs(shapely.STRtree(centres), centres, "dwithin", tolerance + LENGTH_NOISE)
    keep = (rank[one] < rank[two]) & (kind[one] == kind[two])
    one, two = one[keep], two[keep]
    bounds = shapely.bounds(geometry)
    near = (np.abs(bounds[one] - bounds[two]) <= tolerance + LENGTH_NOISE).all(axis=1)
    one, two = one[near], two[near]
    same = alike(geometry[one], geometry[two], tolerance)
    return ordered_pairs(np.column_stack([one[same], two[same]]).astype(np.int64), rank)


def alike(one: Objects, two: Objects, tolerance: float) -> Bools:
    """Which pairs, of boxes that agree, are points, or within ``tolerance`` (m) of each other everywhere, (k,)."""
    point = shapely.get_type_id(one) == shapely.GeometryType.POINT
    same: Bools = point.copy()
    same[~point] = _alike(one[~point], two[~point], tolerance)
    return same


def _alike(one: Objects, two: Objects, tolerance: float) -> np.ndarray:
    """Equal lengths, equal kinds, and no vertex of either farther than the tolerance from the other."""
    slack = tolerance + LENGTH_NOISE
    same = shapely.get_type_id(one) == shapely.get_type_id(two)
    same &= np.abs(shapely.length(one) - shapely.length(two)) <= slack * (1 + shapely.get_num_coordinates(one))
    equal = np.zeros(len(one), np.bool_)
    a, b = _lines(one[same]), _lines(two[same])
    exact = shapely.equals_exact(shapely.normalize(a), shapely.normalize(b), tolerance=LENGTH_NOISE)
    away = np.full(len(a), np.inf)
    away[~exact] = shapely.hausdorff_distance(a[~exact], b[~exact])
    equal[same] = exact | (away <= slack)
    return equal


def _lines(geometry: Objects) -> Objects:
    area = np.isin(shapely.get_type_id(geometry), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    lines = geometry.copy()
    lines[area] = shapely.boundary(geometry[area])
    return lines
