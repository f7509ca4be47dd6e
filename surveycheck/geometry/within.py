"""What of an area lies outside the areas that should hold it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.near import bounded, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.model.columns import Bools, Floats, Objects


@dataclass(frozen=True)
class Outside:
    """The part of area ``number`` outside: ``area`` (m²), ``reach`` (m, how far its farthest point lies outside),
    a point ``at`` inside its largest piece, the number of the ``nearest`` holder (-1: none), and whether the
    ``whole`` area lies outside."""

    number: int
    area: float
    reach: float
    at: Floats
    nearest: int
    whole: bool


def outside(areas: Objects, holders: Objects, tolerance: float) -> list[Outside]:
    """Areas (n,) that are not covered by the union of ``holders``; pieces thinner than ``tolerance`` (m) not counted.

    None in either column is left out. In the order of ``areas``.
    """
    tree = shapely.STRtree(holders)
    covered = _covered_by_one(tree, areas)
    found = []
    overlays = 0
    for i in np.flatnonzero(~covered & ~shapely.is_missing(areas)):
        near = np.sort(tree.query(areas[i], predicate="intersects"))
        overlays += len(near)
        bounded(overlays)
        held = shapely.union_all(holders[near])
        left = thick(np.array([shapely.difference(areas[i], held)], dtype=object), tolerance)
        if len(left):
            found.append(_measured(int(i), areas[i], left, held, _nearest(areas[i], holders, tree), tolerance))
    return found


def _covered_by_one(tree: shapely.STRtree, areas: Objects) -> Bools:
    mask = np.zeros(len(areas), np.bool_)
    mask[near_pairs(tree, areas, "covered_by")[0]] = True
    return mask


def _nearest(area: shapely.Geometry, holders: Objects, tree: shapely.STRtree) -> int:
    """The holder with the largest common area, else the nearest one."""
    there = tree.query(area, predicate="intersects")
    if len(there):
        shared = shapely.area(shapely.intersection(area, holders[there]))
        return int(there[np.lexsort((shapely.area(holders[there]), -np.round(shared, 6)))[0]])
    nearest = tree.nearest(area)
    return -1 if nearest is None else int(nearest)


def _measured(
    number: int, area: shapely.Geometry, left: Objects, held: shapely.Geometry, nearest: int, tolerance: float
) -> Outside:
    sizes = shapely.area(left)
    corners = shapely.points(shapely.get_coordinates(left))
    reach = np.nanmax(shapely.distance(corners, held)) if not held.is_empty else np.inf
    inside = spot_in(left[np.argmax(sizes)], tolerance)
    whole = bool(sizes.sum() >= area.area - LENGTH_NOISE * max(1.0, area.length))
    return Outside(number, float(sizes.sum()), float(reach), inside, nearest, whole)
