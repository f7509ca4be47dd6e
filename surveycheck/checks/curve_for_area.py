"""Curves where an area should have straight sides and vertices."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.pieces import Pieces, pieces_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check


@check
def curve_for_area(inputs: Inputs, *, curves: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each thing that is one of ``curves``: DXF types such as ARC, CIRCLE, ELLIPSE, SPLINE, and BULGE for a
    polyline with arcs (case ``bulge``, ``count`` arcs, at the most western of them)."""
    wanted = {word.upper() for word in curves}
    for part in parts(inputs.features, inputs.settings):
        curve = part.features.type.where(lambda name: name in wanted)
        for i in np.flatnonzero(curve):
            yield Defect(part.features[int(i)], facts={"type": part.features.type[int(i)]})
        if "BULGE" in wanted:
            yield from _bulged(part)


def _bulged(part: Part) -> Iterator[Defect]:
    polyline = part.features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    mine = Part(part.features.take(polyline), part.frame, part.geometry[polyline])
    pieces = pieces_of(mine)
    arcs: Pieces = pieces.take(pieces.bulge != 0)
    run = arcs.last - arcs.first
    middle = (arcs.first + arcs.last) / 2 + arcs.bulge[:, None] / 2 * np.column_stack([run[:, 1], -run[:, 0]])
    for owner in np.unique(arcs.owner):
        spots = middle[arcs.owner == owner]
        west = spots[np.lexsort(np.round(spots.T[::-1], 6))[0]]
        facts: Facts = {"type": mine.features.type[int(owner)], "count": len(spots)}
        yield Defect(mine.features[int(owner)], part.frame.drawn(west), facts, case="bulge")
