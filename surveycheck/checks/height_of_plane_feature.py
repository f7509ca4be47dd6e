"""Heights on things that are drawn in the plane."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import parts
from surveycheck.geometry.heights import height_range
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def height_of_plane_feature(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each thing with a vertex higher or lower than ``limit`` (m): ``difference`` is the height of the vertex
    farthest from zero. Case ``uneven`` where its vertices differ in height by more than ``limit``."""
    for part in parts(inputs.features, inputs.settings):
        low, high = height_range(part.features, part.frame.metres)
        most = limit.of(part.frame.metres)
        for i in np.flatnonzero(np.maximum(np.abs(low), np.abs(high)) > most + LENGTH_NOISE):
            height = high[i] if abs(high[i]) >= abs(low[i]) else low[i]
            uneven = high[i] - low[i] > most + LENGTH_NOISE
            facts = {"difference": rounded(height), "limit": most}
            yield Defect(part.features[int(i)], facts=facts, case="uneven" if uneven else "")
