"""Rings inside rings: holes of one thing, or islands, where the table of the layer says so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.near import MOST_OVERLAYS, near_pairs
from surveycheck.geometry.noise import AREA_NOISE
from surveycheck.geometry.overlay import without
from surveycheck.model.columns import Bools, Ints, Objects

ALONE, BLANK = -1, -2
"""Numbers of a ring inside which rings mean nothing, and of one without a name: it is of the thing around it."""

NEARLY = 0.001
"""A ring inside another may stick out of it by so much (m)."""


@dataclass(frozen=True, eq=False)
class Nesting:
    """``shell`` (n,): the number of the ring that this one is cut out of, -1 if of none; ``hole`` (n,): it is no area
    of its own."""

    shell: Ints
    hole: Bools


def nesting(rings: Objects, thing: Ints, island: Bools) -> Nesting:
    """Which of the rings (n,) are cut out of which. ``thing`` (n,): rings of one number belong together; ``BLANK`` ones
    to the thing of the smallest ring around them; ``ALONE`` to nothing. Of the rings of one thing those at an odd depth
    are holes of the ring around them; where they are ``island`` (n,), each is an area that the one around leaves out.
    """
    inner, outer = _inside(rings, thing)
    size = shapely.area(rings)
    thing = _named(thing, inner, outer, size)
    same = thing[inner] == thing[outer]
    inner, outer = inner[same], outer[same]
    depth = np.bincount(inner, minlength=len(rings))
    hole = (depth % 2 == 1) & ~island
    cut = (depth[outer] == depth[inner] - 1) & (hole | island)[inner]
    inner, outer = inner[cut], outer[cut]
    shell = np.full(len(rings), -1, np.int64)
    order = np.argsort(-size[outer], kind="stable")  # of several that are as deep the smallest
    shell[inner[order]] = outer[order]
    return Nesting(shell, hole & (shell >= 0))


def _named(thing: Ints, inner: Ints, outer: Ints, size: np.ndarray) -> Ints:
    """The blank ones with the number of the smallest named ring around them."""
    some = (thing[inner] == BLANK) & (thing[outer] >= 0)
    inner, outer = inner[some], outer[some]
    order = np.argsort(-size[outer], kind="stable")
    named = thing.copy()
    named[inner[order]] = thing[outer[order]]
    return named


def _inside(rings: Objects, thing: Ints) -> tuple[Ints, Ints]:
    """Pairs of a ring and a larger one that it lies in, to ``NEARLY``; both of some thing."""
    some = np.flatnonzero(thing != ALONE)
    mine = rings[some]
    one, two = near_pairs(shapely.STRtree(mine), mine, most=MOST_OVERLAYS)
    bounds, size = shapely.bounds(mine), shapely.area(mine)
    keep = (bounds[one, :2] >= bounds[two, :2] - NEARLY).all(axis=1)
    keep &= (bounds[one, 2:] <= bounds[two, 2:] + NEARLY).all(axis=1)
    named = thing[some]
    keep &= (named[one] == named[two]) | (named[one] == BLANK)
    keep &= size[one] < size[two] - AREA_NOISE
    one, two = one[keep], two[keep]
    within = shapely.within(mine[one], mine[two])
    rest = np.flatnonzero(~within)
    if len(rest):
        out = shapely.area(without(mine[one[rest]], mine[two[rest]]))
        within[rest] = out <= np.minimum(shapely.length(mine[one[rest]]) * NEARLY, 0.5 * size[one[rest]])
    return some[one[within]], some[two[within]]
