"""Corners too sharp to be meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.areas import flat
from surveycheck.geometry.corners import corners_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.network import there_and_back
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.pieces import pieces_of
from surveycheck.rule import Defect, Inputs, Limit, check

ANGLE_NOISE = 1e-6
"""Slack of angles, in degrees."""


@check
def spike(inputs: Inputs, *, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Yields each corner of a line or area whose sides are less than ``limit`` degrees apart, at the corner.

    A line that runs back over itself has an angle of 0. Of arcs the tangents are meant; ellipses and splines have no
    corners. Sides are longer than ``tolerance`` (m): shorter ones are repeated vertices. Areas that enclose
    nothing, and closed polylines of two points, are another rule's.
    """
    for part in parts(inputs.features, inputs.settings):
        some = ~flat(part.geometry) & ~there_and_back(part.geometry)
        mine = Part(part.features.take(some), part.frame, part.geometry[some])
        pieces = pieces_of(mine)
        found = corners_of(pieces.take(pieces.drawn), tolerance.of(part.frame.metres) + LENGTH_NOISE)
        sharp = np.flatnonzero(found.angle < limit.value - ANGLE_NOISE)
        for i in sharp[np.lexsort(np.round(found.at[sharp].T[::-1], 6))]:
            facts = {"angle": rounded(found.angle[i]), "limit": limit.value}
            yield Defect(mine.features[int(found.owner[i])], part.frame.drawn(found.at[i]), facts)
