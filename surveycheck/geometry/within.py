"""What of an area lies outside the areas that should hold it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.belongs import Belongs, to_any
from surveycheck.geometry.near import bounded, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import common, united, without
from surveycheck.model.columns import Bools, Floats, Ints, Objects


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


def outside(areas: Objects, holders: Objects, tolerance: float, belongs: Belongs | None = None) -> list[Outside]:
    """Areas (n,) that are not covered by the union of ``holders``; pieces thinner than ``tolerance`` (m) not counted.

    None in either column is left out. In the order of ``areas``. ``belongs``: what belongs to a holder by its number is
    held against holders of that number only; the rest against all.
    """
    belongs = belongs or to_any(len(areas), len(holders))
    tree = shapely.STRtree(holders)
    covered = _covered_by_one(tree, areas, belongs)
    found = []
    overlays = 0
    for i in np.flatnonzero(~covered & ~shapely.is_missing(areas)):
        near = belongs.those(int(i), np.sort(tree.query(areas[i], predicate="intersects")))
        overlays += len(near)
        bounded(overlays)
        held = united(holders[near])
        left = thick(np.array([without(areas[i], held)], dtype=object), tolerance)
        if len(left):
            nearest = _nearest(areas[i], holders, near, belongs.of_one(int(i)))
            found.append(_measured(int(i), areas[i], left, held, nearest, tolerance))
    return found


def _covered_by_one(tree: shapely.STRtree, areas: Objects, belongs: Belongs) -> Bools:
    mask = np.zeros(len(areas), np.bool_)
    one, two = near_pairs(tree, areas, "covered_by")
    mask[one[belongs.together(one, two)]] = True
    return mask


def _nearest(area: shapely.Geometry, holders: Objects, near: Ints, mine: Ints) -> int:
    """The holder with the largest common area, else the nearest one of its own (``mine``)."""
    if len(near):
        shared = shapely.area(common(area, holders[near]))
        size = np.round(shapely.area(holders[near]), 6)
        return int(near[np.lexsort((ranks(holders[near]), size, -np.round(shared, 6)))[0]])
    away = np.round(shapely.distance(area, holders[mine]), 6)
    return int(mine[np.lexsort((ranks(holders[mine]), away))[0]]) if len(mine) else -1


def _measured(
    number: int, area: shapely.Geometry, left: Objects, held: shapely.Geometry, nearest: int, tolerance: float
) -> Outside:
    sizes = shapely.area(left)
    corners = shapely.points(shapely.get_coordinates(left))
    reach = np.nanmax(shapely.distance(corners, held)) if not held.is_empty else np.inf
    inside = spot_in(left[np.lexsort((ranks(left), -np.round(sizes, 6)))[0]], tolerance)
    whole = bool(sizes.sum() >= area.area - LENGTH_NOISE * max(1.0, area.length))
    return Outside(number, float(sizes.sum()), float(reach), inside, nearest, whole)
