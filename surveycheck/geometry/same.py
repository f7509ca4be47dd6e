"""Things drawn twice."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.model.columns import Ints, Objects


def twins(geometry: Objects, kind: Ints, tolerance: float) -> Ints:
    """Pairs (k, 2) of geometries of the same ``kind`` that lie within ``tolerance`` (m) of each other everywhere.

    Start vertex and direction do not matter. Each later copy is paired with the first one, in the order of places
    (``ordering.ranks``), so that m copies give m - 1 pairs.
    """
    centres = shapely.centroid(shapely.envelope(geometry))
    one, two = shapely.STRtree(centres).query(centres, predicate="dwithin", distance=tolerance + LENGTH_NOISE)
    rank = ranks(geometry)
    keep = (rank[one] < rank[two]) & (kind[one] == kind[two])
    one, two = one[keep], two[keep]
    bounds = shapely.bounds(geometry)
    near = (np.abs(bounds[one] - bounds[two]) <= tolerance + LENGTH_NOISE).all(axis=1)
    one, two = one[near], two[near]
    point = shapely.get_type_id(geometry[one]) == shapely.GeometryType.POINT
    alike = point.copy()
    alike[~point] = _alike(geometry[one[~point]], geometry[two[~point]], tolerance)
    pairs = ordered_pairs(np.column_stack([one[alike], two[alike]]).astype(np.int64), rank)
    _, later = np.unique(rank[pairs[:, 1]], return_index=True)
    return pairs[np.sort(later)]


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
