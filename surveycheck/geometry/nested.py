"""Rings inside rings of one thing: holes of it, where the table of the layer says so."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.drawings import Areas
from surveycheck.geometry.near import MOST_OVERLAYS, near_pairs
from surveycheck.geometry.noise import AREA_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import united, without
from surveycheck.model.columns import Ints


def with_holes(areas: Areas, thing: Ints) -> Areas:
    """The areas (n,) with their holes cut out. ``thing`` (n,): the number of the thing that a ring is of, where rings
    inside rings are holes; -1 elsewhere. Of the rings of one thing those at an odd depth are holes of the ring around
    them, and no areas of their own."""
    some = np.flatnonzero(thing >= 0)
    if not len(some):
        return areas
    polygons = areas.polygons[some]
    one, two = near_pairs(shapely.STRtree(polygons), polygons, "within", most=MOST_OVERLAYS)
    size = shapely.area(polygons)
    inside = (thing[some][one] == thing[some][two]) & (size[one] < size[two] - AREA_NOISE)
    one, two = one[inside], two[inside]
    depth = np.bincount(one, minlength=len(some))
    around = (depth[one] % 2 == 1) & (depth[two] == depth[one] - 1)
    one, two = one[around], two[around]
    if not len(one):
        return areas
    order = np.lexsort((ranks(polygons)[two], two))
    cut = areas.polygons.copy()
    for shell in np.unique(two):
        cut[some[shell]] = without(polygons[shell], united(polygons[one[order][two[order] == shell]]))
    keep = np.ones(len(cut), np.bool_)
    keep[some[depth % 2 == 1]] = False
    return Areas(areas.features.take(keep), areas.frame, cut[keep])
