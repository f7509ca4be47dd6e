"""Gaps between areas that should lie side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.edges import Edges, edges_of
from surveycheck.geometry.near import most_near, near_pairs
from surveycheck.geometry.noise import GRID, LENGTH_NOISE, larger
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import common, united, without
from surveycheck.model.columns import Bools, Floats, Ints, Objects

MITRE = 50.0
"""Offset corners stay sharp down to 2.3°, so that offsetting out and back in changes nothing but narrow places."""


@dataclass(frozen=True)
class Gap:
    """A hole between the areas ``neighbours`` (numbers, longest common border first): size (m²), mean width (m), and
    a point inside it."""

    neighbours: tuple[int, ...]
    area: float
    width: float
    at: Floats


def gaps(areas: Objects, limit: float, tolerance: float, reach: float) -> list[Gap]:
    """What no area covers between two or more of them, narrower than ``reach`` (m), thicker somewhere than
    ``tolerance`` (m) and larger than ``limit`` (m²); open at the ends or enclosed. By place.

    A gap is what offsetting the areas together outwards by half of ``reach`` and back again fills. Wider holes are
    left on purpose; so is a notch in a single area.
    """
    holes = narrow(areas, reach)
    if not len(holes):
        return []
    tree = shapely.STRtree(areas)
    found = []
    for hole in holes[np.argsort(ranks(holes))]:
        left = _uncovered(hole, areas, tree)
        for piece in thick(np.array([left], dtype=object), tolerance):
            gap = _gap(piece, areas, tree, tolerance)
            if len(gap.neighbours) > 1 and larger(gap.area, limit):
                found.append(gap)
    return found


def narrow(areas: Objects, reach: float) -> Objects:
    """What offsetting the areas out and back in fills: every gap narrower than ``reach`` (m) is in one of these, and so
    are notches, and what other areas cover."""
    numbers = np.flatnonzero(_facing(areas, reach))
    if not len(numbers):
        return np.empty(0, object)
    meant = shapely.normalize(areas[numbers])  # however they are drawn, and in whatever order: the same bits come out
    return _filled(united(meant[np.argsort(ranks(meant), kind="stable")]), reach)


def _filled(whole: shapely.Geometry, reach: float) -> Objects:
    """What offsetting out and back fills. GEOS may lose a hole while it offsets shapes that touch themselves; then
    something comes out in which a circle as wide as ``reach`` has room, which is no gap. Once more, on the grid."""
    for grid in (0.0, GRID):
        shape = shapely.set_precision(whole, grid) if grid else whole
        grown = shapely.buffer(shape, reach / 2, join_style="mitre", mitre_limit=MITRE)
        closed = shapely.buffer(grown, -reach / 2, join_style="mitre", mitre_limit=MITRE)
        holes = shapely.get_parts(without(closed, whole))
        wide = _wide(holes, reach)
        if not wide.any():
            break
    return np.asarray(holes[~wide])


def _wide(pieces: Objects, reach: float) -> Bools:
    eroded = shapely.buffer(pieces, -(reach + LENGTH_NOISE) / 2, join_style="mitre")
    mask: Bools = ~shapely.is_empty(eroded)
    return mask


def _facing(areas: Objects, reach: float) -> Bools:
    """Areas with an edge of their own that lies within ``reach`` of such an edge of another area."""
    edges: Edges = edges_of(areas)
    mask = np.zeros(len(areas), np.bool_)
    alone = np.flatnonzero(edges.alone)
    owner: Ints = edges.area[alone]
    if len(np.unique(owner)) < 2:
        return mask
    lines = shapely.linestrings(np.stack([edges.first[alone], edges.last[alone]], axis=1))
    numbers, place = np.unique(owner, return_inverse=True)
    borders = shapely.multilinestrings(lines, indices=place)
    one, two = near_pairs(shapely.STRtree(borders), borders, "dwithin", reach, most_near(len(borders)))
    mask[numbers[one[one != two]]] = True
    return mask


def _uncovered(hole: shapely.Geometry, areas: Objects, tree: shapely.STRtree) -> shapely.Geometry:
    over = tree.query(hole, predicate="intersects")
    return without(hole, united(areas[over])) if len(over) else hole


def _gap(piece: shapely.Geometry, areas: Objects, tree: shapely.STRtree, tolerance: float) -> Gap:
    border = shapely.boundary(piece)
    near = tree.query(piece, predicate="dwithin", distance=10 * LENGTH_NOISE)
    strip = shapely.buffer(areas[near], 10 * LENGTH_NOISE, join_style="mitre")
    shared = np.round(shapely.length(common(strip, border)), 3)
    order = near[np.lexsort((ranks(areas)[near], -shared))]
    touching = order[np.sort(-shared)[: len(order)] < -1e-3]
    inside = spot_in(piece, tolerance)
    return Gap(tuple(int(n) for n in touching), float(piece.area), _width(piece, tolerance), inside)


def _width(piece: shapely.Geometry, tolerance: float) -> float:
    """Mean width: twice the area by the perimeter. What is thinner than the tolerance is cut off first."""
    inner = shapely.buffer(piece, -tolerance / 2, join_style="mitre")
    body = shapely.buffer(inner, tolerance / 2, join_style="mitre")
    return float(2.0 * body.area / body.length)
