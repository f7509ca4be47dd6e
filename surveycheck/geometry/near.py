"""What lies near what: pairs of geometries by an index, within a bound on how many."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model import TooMuch
from surveycheck.model.columns import Floats, Ints, Objects

MOST_PAIRS = 20_000_000
"""So many pairs are looked at: 320 MB, and some ten seconds. A drawing has some ten neighbours for each of its things;
more than this is a pile of things at one place, such as copies of copies."""

MOST_EACH = 400
"""So many neighbours each of many edges has on average where they are no pile: chords of small circles have most."""

MOST_OVERLAYS = 1_000_000
"""The same where each pair is laid over each other exactly, which takes some ten microseconds for the simplest."""

MOST_CROSSINGS = 200_000
"""So often the edges of one outline may come near each other: what crosses itself everywhere is a scribble, and cutting
it into sound parts takes minutes."""

MANY_VERTICES = 1000
"""Outlines of fewer vertices are cut in any case: they cross themselves half a million times at most."""

ENDLESS = 50_000
"""Outlines of more vertices are asked first whether they cross themselves everywhere, or GEOS takes minutes."""

CELLS = 1 << 31
"""Cells of a grid in each direction, before it begins anew."""

MIX = 0x1E3779B97F4A7C15
"""An odd number that spreads kinds over all cells: where two things share a cell by chance, they are looked at."""

FEWEST_AT_ONCE, MOST_AT_ONCE = 16, 4096


def near_pairs(
    tree: shapely.STRtree,
    geometry: Objects,
    predicate: str | None = None,
    distance: float | None = None,
    most: int = MOST_PAIRS,
) -> tuple[Ints, Ints]:
    """As ``tree.query`` of many: numbers in ``geometry`` and in the tree (k,) and (k,), sorted by the first.

    Raises ``TooMuch`` as soon as there are more than ``most`` pairs: before they fill the memory.
    """
    at_once = int(np.clip(most // max(1, len(tree)), FEWEST_AT_ONCE, MOST_AT_ONCE))
    ones, twos, count = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)], 0
    for first in range(0, len(geometry), at_once):
        one, two = tree.query(geometry[first : first + at_once], predicate, distance)
        ones.append(one + first)
        twos.append(two)
        count += len(one)
        bounded(count, most)
    return np.concatenate(ones), np.concatenate(twos)


def most_near(things: int) -> int:
    """So many pairs of that many things near each other are looked at."""
    return min(MOST_PAIRS, max(MOST_OVERLAYS, MOST_EACH * things))


def with_neighbours(points: Floats, distance: float, kind: Ints | None = None) -> Ints:
    """Numbers of those points (n, 2) that may have another within ``distance``, of the same ``kind`` (n,) where that is
    given, ascending: all that have one, and a few besides. Four grids, each half a cell from the others: in one of them
    the two share a cell."""
    cell = max(4.0 * distance, 1e-6)
    found = np.zeros(len(points), np.bool_)
    with np.errstate(invalid="ignore", over="ignore"):
        columns, rows = (
            [np.floor(c / cell + shift).astype(np.int64) % CELLS for shift in (0.0, 0.5)] for c in points.T
        )
    mixed = np.zeros(1, np.int64) if kind is None else kind.astype(np.int64) * MIX
    for key in (column * CELLS + row + mixed for column in columns for row in rows):
        order = np.sort(key)
        shared = order[1:][order[1:] == order[:-1]]
        if len(shared):
            found |= shared[np.minimum(np.searchsorted(shared, key), len(shared) - 1)] == key
    return np.flatnonzero(found)


def bounded_crossings(geometry: Objects) -> None:
    """Raises ``TooMuch`` where a line or ring of many vertices may cross itself too often to be looked at: by the boxes
    of its edges that meet, those of neighbours not counted."""
    many = geometry[shapely.get_num_coordinates(geometry) > MANY_VERTICES]
    for shape in many:
        edges, count = _edges(shape), shapely.get_num_coordinates(shape)
        neighbours = 3 * len(edges)
        try:
            near_pairs(shapely.STRtree(edges), edges, most=neighbours + 2 * MOST_CROSSINGS)
        except TooMuch:
            raise TooMuch(
                f"有一条 {count} 个顶点的线自相交过多，无法检查。请检查该线是否画错",
                f"a line of {count} vertices crosses itself too often to be checked. See whether it is drawn wrongly",
            ) from None


def _edges(shape: shapely.Geometry) -> Objects:
    """The edges of a line, or of every ring of an area: from the end of one ring to the next leads none."""
    parts = shapely.get_parts(shape)
    rings = shapely.get_rings(parts)
    xy, string = shapely.get_coordinates(rings if len(rings) else parts, return_index=True)
    edges: Objects = shapely.linestrings(np.stack([xy[:-1], xy[1:]], axis=1)[string[1:] == string[:-1]])
    return edges


def bounded(pairs: int, most: int = MOST_OVERLAYS) -> None:
    """Raises ``TooMuch`` where there are more pairs than can be looked at."""
    if pairs > most:
        raise TooMuch(
            f"同一处堆叠的图形过多：需要两两比较的超过 {most} 对。请先删除重复的图形",
            f"too many things at one place: more than {most} pairs to compare. Delete the copies first",
        )
