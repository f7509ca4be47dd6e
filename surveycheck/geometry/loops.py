"""Loops of hatches as areas: which loop is a shell, which a hole in which shell (even-odd, by containment)."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.curves import leads
from surveycheck.model.columns import Floats, Ints, Objects
from surveycheck.model.drawing import CLOSED

FEW = 1000
"""An entity with more loops than this is not nested but drawn as so many shells: the pairs would not fit in memory."""


def areas_of_loops(points: Floats, start: Ints, owner: Ints) -> tuple[Ints, Objects]:
    """Closed rings (``points`` (m, 2), offsets ``start``) of entities ``owner`` (ascending) as one area per entity.

    Returns the entities and their Polygon, or MultiPolygon where one has several shells.
    """
    if not len(owner):
        return np.zeros(0, np.int64), np.empty(0, object)
    shells = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (start, np.arange(len(start))))
    first = np.flatnonzero(leads(owner))
    entity, counts = owner[first], np.diff(np.append(first, len(owner)))
    areas = np.empty(len(entity), object)
    single = counts == 1
    areas[single] = shells[first[single]]
    for i in np.flatnonzero(~single):
        areas[i] = _nested(shells[first[i] : first[i] + counts[i]])
    return entity, areas


def _nested(rings: Objects) -> shapely.Geometry:
    """Several rings of one entity as one area."""
    if len(rings) > FEW:
        return shapely.multipolygons(rings)
    size = shapely.area(rings)
    outer, inner = (a.ravel() for a in np.meshgrid(np.arange(len(rings)), np.arange(len(rings))))
    bigger = (size[outer] > size[inner]) | ((size[outer] == size[inner]) & (outer < inner))
    outer, inner = outer[bigger], inner[bigger]
    within = _covers(rings[outer], rings[inner])
    outer, inner = outer[within], inner[within]
    depth = np.bincount(inner, minlength=len(rings))
    holes: dict[int, list[int]] = {int(i): [] for i in np.flatnonzero(depth % 2 == 0)}
    for hole in np.flatnonzero(depth % 2 == 1):
        around = outer[(inner == hole) & (depth[outer] % 2 == 0)]
        if len(around):
            holes[int(around[np.argmin(size[around])])].append(int(hole))
        else:  # rings that cross each other may have no shell
            holes[int(hole)] = []
    edges = shapely.get_exterior_ring(rings)
    areas = [
        shapely.polygons(edges[shell], holes=list(edges[inside]) if inside else None) for shell, inside in holes.items()
    ]
    return areas[0] if len(areas) == 1 else shapely.multipolygons(areas)


def _covers(outer: Objects, inner: Objects) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Does the inner ring of each pair lie in the outer one, or stick out of it by no more than ``CLOSED``?"""
    try:
        within = np.asarray(shapely.covers(outer, inner), np.bool_)
        rest = np.flatnonzero(~within & shapely.intersects(outer, inner))
        out = shapely.area(shapely.difference(inner[rest], outer[rest]))
        within[rest] = out <= np.minimum(shapely.length(inner[rest]) * CLOSED, 0.5 * shapely.area(inner[rest]))
        return within
    except shapely.errors.GEOSException:  # rings that cross themselves: a point of the inner ring decides
        at = shapely.get_coordinates(shapely.get_point(shapely.get_exterior_ring(inner), 0))
        return np.asarray(shapely.intersects_xy(outer, at[:, 0], at[:, 1]), np.bool_)
