"""Common borders that two neighbours draw differently."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.drawings import Areas, areas_per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.shared import Corners, Mismatch, edges_beside, missing_nodes
from surveycheck.geometry.vertices import STRUNG, vertices_of
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def shared_edges(inputs: Inputs, *, limit: Limit, reach: Limit | None = None, angle: float = 10.0) -> Iterator[Defect]:
    """Yields each place at which neighbours of one drawing differ in their common border.

    Case ``node``: a corner of one or several lies on the border of another (to ``limit``, m) that has no corner there;
    the defect is that of the area without it. Otherwise: an edge runs beside the other's border, at most ``angle``
    degrees off, farther than ``limit`` and no farther than ``reach`` (m) from it; without ``reach`` that is left to the
    rules for gaps and overlaps. Corners are those drawn, not those of chords along arcs.
    """
    for areas in areas_per_drawing(inputs.features, inputs.settings):
        metres = areas.frame.metres
        near = limit.of(metres)
        for found in missing_nodes(areas.polygons, _corners(areas), near):
            yield _defect(areas, found, near, "node")
        if reach is not None:
            for found in edges_beside(areas.polygons, near, reach.of(metres), angle):
                yield _defect(areas, found, near, "")


def _corners(areas: Areas) -> Corners:
    drawn = np.flatnonzero(areas.features.type.where((*STRUNG, "HATCH", "MPOLYGON").__contains__))
    found = vertices_of(areas.features.take(drawn), areas.frame)
    every = np.unique(np.column_stack([drawn[found.owner], found.xyz[:, :2]]), axis=0)
    return Corners(every[:, 0].astype(np.int64), np.ascontiguousarray(every[:, 1:]))


def _defect(areas: Areas, found: Mismatch, limit: float, case: str) -> Defect:
    facts = {"distance": rounded(found.distance), "limit": limit}
    others = tuple(areas.features[n] for n in found.others)
    return Defect(areas.features[found.area], areas.frame.drawn(found.at), facts, others, case=case)
