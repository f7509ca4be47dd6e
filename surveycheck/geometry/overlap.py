"""Which areas overlap, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.edges import Edges, edges_of
from surveycheck.geometry.near import MOST_OVERLAYS, near_pairs
from surveycheck.geometry.noise import larger
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.geometry.overlay import common, without
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True)
class Overlap:
    """Two areas by number, what they have in common (m²), and a point inside the largest common piece. ``kind``: both
    are the ``same`` area, one lies ``inside`` the other, or they overlap in ``part``, all to the tolerance."""

    one: int
    two: int
    area: float
    at: Floats
    kind: str = "part"


def overlaps(areas: Objects, limit: float, tolerance: float) -> list[Overlap]:
    """The pairs among sound areas (n,) that share more than ``limit`` m², thinner than ``tolerance`` m not counted.

    Containment and identity count, touching does not. The lower-ranked one comes first (``ordering.ranks``), and the
    list is in that order. Areas all of whose edges have exactly one neighbour on the other side overlap nothing unless
    something reaches in over an edge without: exact tests begin at those and spread from overlap to neighbours.
    """
    edges = edges_of(areas)
    suspect = np.zeros(len(areas), np.bool_)
    suspect[edges.area[edges.alone]] = True
    tested = np.zeros((0, 2), np.int64)
    found = np.zeros((0, 2), np.int64)
    fresh = suspect.copy()
    tree = shapely.STRtree(areas)
    while fresh.any():
        pairs = _candidates(tree, areas, fresh, suspect)
        pairs = pairs[_interiors_meet(areas, pairs)]
        tested, found = np.concatenate([tested, pairs]), np.concatenate([found, pairs])
        fresh = _neighbours(edges, np.unique(pairs), len(areas)) & ~suspect
        suspect |= fresh
    return measured(areas, areas, ordered_pairs(np.unique(found, axis=0), ranks(areas)), limit, tolerance)


def overlaps_between(areas: Objects, others: Objects, limit: float, tolerance: float) -> list[Overlap]:
    """The pairs of an area and another of a second set (``two``) that share more than ``limit`` m²; as above."""
    if not len(areas) or not len(others):
        return []
    one, two = near_pairs(shapely.STRtree(others), areas, "intersects", most=MOST_OVERLAYS)
    pairs = np.column_stack([one, two])[np.lexsort((ranks(others)[two], ranks(areas)[one]))]
    return measured(areas, others, pairs, limit, tolerance)


def measured(areas: Objects, others: Objects, pairs: Ints, limit: float, tolerance: float) -> list[Overlap]:
    """Those of the pairs (k, 2) whose common thick pieces exceed the limit."""
    shapes = common(areas[pairs[:, 0]], others[pairs[:, 1]])
    some = shapely.area(shapes) > 0
    found = []
    for (one, two), shape in zip(pairs[some], shapes[some], strict=True):
        pieces = thick(np.array([shape], dtype=object), tolerance)
        sizes = shapely.area(pieces)
        if len(pieces) and larger(float(sizes.sum()), limit):
            inside = spot_in(pieces[np.argmax(sizes)], tolerance)
            kind = _kind(areas[one], others[two], tolerance)
            found.append(Overlap(int(one), int(two), float(sizes.sum()), inside, kind))
    return found


def _kind(one: shapely.Geometry, two: shapely.Geometry, tolerance: float) -> str:
    rest = [len(thick(np.array([without(a, b)], dtype=object), tolerance)) for a, b in ((one, two), (two, one))]
    return ("part" if all(rest) else "inside") if any(rest) else "same"


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
