"""Common borders that two neighbours draw differently."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.drawings import Areas, areas_per_drawing, each_once
from surveycheck.geometry.edges import edges_of
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.shared import Corners, Mismatch, Sides, missing_nodes, sides_beside, straight_sides
from surveycheck.geometry.vertices import STRUNG, vertices_of
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.nested import rings

HATCHES = ("HATCH", "MPOLYGON")


@check
def shared_edges(inputs: Inputs, *, limit: Limit, reach: Limit | None = None, angle: float = 10.0) -> Iterator[Defect]:
    """Yields each place at which neighbours of one drawing differ in their common border.

    Case ``node``: a corner of one or several lies on the border of another (to ``limit``, m) that has no corner there;
    the defect is that of the area without it. Otherwise: a side runs beside the other's border, at most ``angle``
    degrees off, farther than ``limit`` and no farther than ``reach`` (m) from it; without ``reach`` that is left to the
    rules for gaps and overlaps. Corners and sides are those drawn, not those of chords along arcs.
    """
    for areas in map(each_once, areas_per_drawing(inputs.features, inputs.settings, rings(inputs))):
        metres = areas.frame.metres
        near = limit.of(metres)
        for found in missing_nodes(areas.polygons, _corners(areas), near):
            yield _defect(areas, found, near, "node")
        if reach is not None:
            for found in sides_beside(areas.polygons, _sides(areas), near, reach.of(metres), angle):
                yield _defect(areas, found, near, "")


def _corners(areas: Areas) -> Corners:
    features, area = areas.drawn()
    drawn = np.flatnonzero(features.type.where((*STRUNG, *HATCHES).__contains__))
    found = vertices_of(features.take(drawn), areas.frame)
    every = np.unique(np.column_stack([area[drawn[found.owner]], found.xyz[:, :2]]), axis=0)
    return Corners(every[:, 0].astype(np.int64), np.ascontiguousarray(every[:, 1:]))


def _sides(areas: Areas) -> Sides:
    """Those of polylines as drawn; those of hatches as chords, for a hatch has several rings. Circles have none."""
    features, area = areas.drawn()
    drawn = np.flatnonzero(features.type.where(STRUNG.__contains__))
    found = vertices_of(features.take(drawn), areas.frame)
    owner, first = drawn[found.owner], np.ascontiguousarray(found.xyz[:, :2])
    following = np.arange(1, len(owner) + 1)
    begins = np.flatnonzero(np.append(True, owner[1:] != owner[:-1])) if len(owner) else np.zeros(0, np.int64)
    following[np.append(begins[1:], len(owner)) - 1 if len(owner) else begins] = begins
    last = first[following]
    step = last - first
    middle = (first + last) / 2 + found.bulge[:, None] / 2 * np.column_stack([step[:, 1], -step[:, 0]])
    owner = area[owner]
    edges = edges_of(areas.polygons)
    hatched = areas.features.type.where(HATCHES.__contains__)[edges.area]
    rest = straight_sides(edges.area[hatched], edges.first[hatched], edges.last[hatched])
    both = zip((owner, first, last, middle), (rest.area, rest.first, rest.last, rest.middle), strict=True)
    area, start, end, mid = (np.concatenate(pair) for pair in both)
    moves = (start != end).any(axis=1)
    return Sides(area[moves], start[moves], end[moves], mid[moves])


def _defect(areas: Areas, found: Mismatch, limit: float, case: str) -> Defect:
    facts = {"distance": rounded(found.distance), "limit": limit}
    others = tuple(areas.features[n] for n in found.others)
    return Defect(areas.features[found.area], areas.frame.drawn(found.at), facts, others, case=case)
