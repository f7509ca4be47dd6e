"""Vertices drawn twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.vertices import may_be_short, segments_of
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def repeated_vertex(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields each polyline with vertices no farther than ``tolerance`` from the one before, at the most western spot.

    The last vertex of a closed polyline may repeat the first. Lines that have no length at all are not meant.
    ``count`` is the number of repeated vertices.
    """
    for every in parts(inputs.features, inputs.settings):
        near = tolerance.of(every.frame.metres)
        part = Part(every.features.take(may_be_short(every.features, every.frame, near + LENGTH_NOISE)), every.frame)
        found = segments_of(part.features, part.frame)
        length = found.lengths()
        total = np.bincount(found.owner, length, len(part.features))
        repeated = (length <= near + LENGTH_NOISE) & (total[found.owner] > near + LENGTH_NOISE)
        for owner in np.unique(found.owner[repeated]):
            mine = np.flatnonzero(repeated & (found.owner == owner))
            spots = found.first[mine, :2]
            west = np.lexsort(np.round(spots[:, ::-1], 6).T)[0]
            facts = {"distance": rounded(length[mine[west]]), "tolerance": near, "count": len(mine)}
            yield Defect(part.features[int(owner)], part.frame.drawn(spots[west]), facts)
