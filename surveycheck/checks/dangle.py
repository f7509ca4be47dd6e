"""Ends of lines that meet nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.ends import ends_of, nearest_other
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def dangle(inputs: Inputs, *, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Yields each end of a line that touches no other line within ``tolerance`` (m).

    With another line no farther than ``limit`` the end just misses it (``gap``); else it is a dead end (case ``end``,
    ``kind`` "end"), which a network may have.
    """
    for part in parts(inputs.features, inputs.settings):
        line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
        lines = Part(part.features.take(line), part.frame, part.geometry[line])
        if len(lines.geometry):
            yield from _free_ends(lines, limit.of(part.frame.metres), tolerance.of(part.frame.metres) + LENGTH_NOISE)


def _free_ends(part: Part, limit: float, tolerance: float) -> Iterator[Defect]:
    ends = ends_of(part.geometry, tolerance)
    free = np.flatnonzero(ends.degree == 0)
    distance, other = nearest_other(ends.xy[free], ends.line[free], part.geometry, limit + LENGTH_NOISE)
    for i in np.lexsort((*np.round(ends.xy[free].T, 6),)):
        if distance[i] <= tolerance:
            continue
        feature, at = part.features[int(ends.line[free[i]])], part.frame.drawn(ends.xy[free[i]])
        if other[i] < 0:
            yield Defect(feature, at, {"kind": "end"}, case="end")
        else:
            facts: Facts = {"kind": "miss", "gap": rounded(distance[i]), "limit": limit}
            yield Defect(feature, at, facts, (part.features[int(other[i])],))
