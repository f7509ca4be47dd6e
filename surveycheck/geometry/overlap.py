"""Which areas overlap, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from surveycheck.geometry.areas import spots_in, thicker
from surveycheck.geometry.edges import Edges, edges_of
from surveycheck.geometry.near import MOST_OVERLAYS, bounded, near_pairs
from surveycheck.geometry.noise import AREA_NOISE
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.geometry.overlay import common, without
from surveycheck.geometry.same import first_of_equals
from surveycheck.geometry.true_area import Arcs, most_lost, true_areas
from surveycheck.model.columns import Bools, Floats, Ints, Objects

MOST_MEASURED = 100_000
"""So many pairs whose interiors meet are measured: some 15 s. More is a pile of nearly equal areas."""


@dataclass(frozen=True)
class Overlap:
    """Two areas by number, what they have in common (m²), and a point inside the largest common piece. ``kind``: both
    are the ``same`` area, one lies ``inside`` the other, or they overlap in ``part``, all to the tolerance."""

    one: int
    two: int
    area: float
    at: Floats
    kind: str = "part"


def overlaps(areas: Objects, limit: float, tolerance: float, arcs: Arcs | None = None) -> list[Overlap]:
    """The pairs among sound areas (n,) that share more than ``limit`` m², thinner than ``tolerance`` m not counted.
    With ``arcs`` what they share is measured along the arcs, not along the chords.

    Containment and identity count, touching does not. The lower-ranked one comes first (``ordering.ranks``), and the
    list is in that order. Of areas that are equal to the last bit each later one stands beside the first only, so that
    m of them give m - 1 pairs; beside other areas each stands for itself.
    """
    first, pairs, copies = _met(areas)
    if not len(pairs) and not len(copies):
        return []
    rank = ranks(areas)
    twins = np.column_stack([first[copies], copies])
    every = np.concatenate([ordered_pairs(pairs, rank), twins])
    found = measured(areas, areas, every, limit, tolerance, (arcs, arcs) if arcs else None)
    if len(copies):
        found = _with_copies(found, first, len(areas))
    return sorted(found, key=lambda o: (rank[o.one], rank[o.two]))


def meeting(areas: Objects) -> Ints:
    """Numbers of sound areas (n,) whose interior meets that of another, however little: others overlap nothing."""
    _, pairs, copies = _met(areas)
    return np.unique(np.append(pairs, copies))


def _met(areas: Objects) -> tuple[Ints, Ints, Ints]:
    """The first area equal to each (n,), the pairs (k, 2) of different ones whose interiors meet, and the numbers of
    those that are equal to an earlier one."""
    first = first_of_equals(areas, np.zeros(len(areas), np.int64))
    single = np.flatnonzero(first == np.arange(len(areas)))
    pairs: Ints = single[_pairs(areas[single])].reshape(-1, 2)
    return first, pairs, np.flatnonzero(first != np.arange(len(areas)))


def _pairs(areas: Objects) -> Ints:
    """The pairs (k, 2) of different areas whose interiors meet.

    Areas all of whose edges have exactly one neighbour on the other side overlap nothing unless something reaches in
    over an edge without: exact tests begin at those and spread from overlap to neighbours.
    """
    edges = edges_of(areas)
    suspect = np.zeros(len(areas), np.bool_)
    suspect[edges.area[edges.alone]] = True
    found = np.zeros((0, 2), np.int64)
    fresh = suspect.copy()
    tree = shapely.STRtree(areas)
    while fresh.any():
        pairs = _candidates(tree, areas, fresh, suspect)
        pairs = pairs[_interiors_meet(areas, pairs)]
        found = np.concatenate([found, pairs])
        fresh = _neighbours(edges, np.unique(pairs), len(areas)) & ~suspect
        suspect |= fresh
    return np.unique(found, axis=0)


def _with_copies(found: list[Overlap], first: Ints, count: int) -> list[Overlap]:
    """What overlaps one of several equal areas overlaps each of them."""
    order = np.argsort(first, kind="stable")
    begin = np.searchsorted(first[order], np.arange(count + 1))
    made = list(found)
    for each in found:
        if first[each.one] == first[each.two]:
            continue
        one, two = (order[begin[n] : begin[n + 1]] for n in (each.one, each.two))
        bounded(len(made) + len(one) * len(two))
        made += [replace(each, one=int(a), two=int(b)) for a in one for b in two if (a, b) != (each.one, each.two)]
    return made


def overlaps_between(
    areas: Objects, others: Objects, limit: float, tolerance: float, arcs: tuple[Arcs, Arcs] | None = None
) -> list[Overlap]:
    """The pairs of an area and another of a second set (``two``) that share more than ``limit`` m²; as above."""
    if not len(areas) or not len(others):
        return []
    one, two = near_pairs(shapely.STRtree(others), areas, "intersects", most=MOST_OVERLAYS)
    pairs = np.column_stack([one, two])[np.lexsort((ranks(others)[two], ranks(areas)[one]))]
    return measured(areas, others, pairs, limit, tolerance, arcs)


def measured(
    areas: Objects,
    others: Objects,
    pairs: Ints,
    limit: float,
    tolerance: float,
    arcs: tuple[Arcs, Arcs] | None = None,
) -> list[Overlap]:
    """Those of the pairs (k, 2) whose common thick pieces exceed the limit, in their order."""
    bounded(len(pairs), MOST_MEASURED)
    pieces, owner = shapely.get_parts(common(areas[pairs[:, 0]], others[pairs[:, 1]]), return_index=True)
    thick = np.flatnonzero(thicker(pieces, tolerance))
    pieces, owner = pieces[thick], owner[thick]
    sizes = shapely.area(pieces)
    if arcs is not None:
        near = np.bincount(owner, sizes + most_lost(pieces, arcs[0].metres), len(pairs)) > limit
        sizes = true_areas(pieces, pairs[owner], *arcs, near[owner])
    total = np.bincount(owner, sizes, len(pairs))
    order = np.lexsort((ranks(pieces), -np.round(sizes, 6), owner))
    largest = order[np.append(True, owner[order][1:] != owner[order][:-1])] if len(order) else order
    largest = largest[total[owner[largest]] > limit + AREA_NOISE]
    mine = owner[largest]
    kinds = _kinds(areas[pairs[mine, 0]], others[pairs[mine, 1]], total[mine], tolerance)
    spots = spots_in(pieces[largest], tolerance)
    return [
        Overlap(int(one), int(two), float(area), at, kind)
        for (one, two), area, at, kind in zip(pairs[mine], total[mine], spots, kinds, strict=True)
    ]


def _kinds(one: Objects, two: Objects, area: Floats, tolerance: float) -> list[str]:
    """Which areas are the same, and which lie inside the other: what is left of them is nowhere thicker than the
    tolerance. Much thinner strips along the whole border are all that may be left, so most need no overlay."""
    within = []
    for a, b in ((one, two), (two, one)):
        all_in = area >= shapely.area(a) - (shapely.length(a) * tolerance + AREA_NOISE)
        rows = np.flatnonzero(all_in)
        left, owner = shapely.get_parts(without(a[rows], b[rows]), return_index=True)
        all_in[rows[owner[thicker(left, tolerance)]]] = False
        within.append(all_in)
    words = np.where(within[0] & within[1], "same", np.where(within[0] | within[1], "inside", "part"))
    return [str(word) for word in words]


def _candidates(tree: shapely.STRtree, areas: Objects, fresh: Bools, suspect: Bools) -> Ints:
    """Pairs whose boxes meet, of a freshly suspected area and any other; each pair once."""
    numbers = np.flatnonzero(fresh)
    one, two = near_pairs(tree, areas[numbers], most=MOST_OVERLAYS)
    one = numbers[one]
    older = suspect[two] & ~fresh[two]
    keep = (one != two) & ~older & ~(fresh[two] & (two < one))
    pairs: Ints = np.column_stack([one, two])[keep]
    return pairs


def _interiors_meet(areas: Objects, pairs: Ints) -> Bools:
    a, b = areas[pairs[:, 0]], areas[pairs[:, 1]]
    mask: Bools = shapely.relate_pattern(a, b, "2********")
    return mask


def _neighbours(edges: Edges, areas: Ints, count: int) -> Bools:
    """Areas that share an edge with any of ``areas``."""
    mine = np.isin(edges.area, areas) & ~edges.alone
    mask = np.zeros(count, np.bool_)
    mask[edges.area[edges.twin[mine]]] = True
    return mask
