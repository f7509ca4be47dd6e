"""Heights on things that are drawn in the plane."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import parts
from surveycheck.geometry.heights import height_range
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model import Features
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def height_of_plane_feature(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each thing with a vertex higher or lower than ``limit`` (m): ``difference`` is the height of the vertex
    farthest from zero. Case ``uneven`` where its vertices differ in height by more than ``limit``. Points may have
    heights: they are meant where most points of their layer and drawing have none (case ``point``)."""
    for part in parts(inputs.features, inputs.settings):
        low, high = height_range(part.features, part.frame.metres)
        most = limit.of(part.frame.metres)
        wrong = np.maximum(np.abs(low), np.abs(high)) > most + LENGTH_NOISE
        point = part.features.column("shape") == POINT
        for i in np.flatnonzero(wrong & ~(point & ~_unlike_most(part.features, point, wrong))):
            height = high[i] if abs(high[i]) >= abs(low[i]) else low[i]
            uneven = high[i] - low[i] > most + LENGTH_NOISE
            facts = {"difference": rounded(height), "limit": most}
            yield Defect(part.features[int(i)], facts=facts, case="point" if point[i] else "uneven" if uneven else "")


def _unlike_most(features: Features, point: Bools, wrong: Bools) -> Bools:
    """Things on a layer most of whose points lie in the plane (n,)."""
    layers, size = features.layer.codes, len(features.layer.names)
    high, every = (np.bincount(layers[mask], minlength=size) for mask in (point & wrong, point))
    mask: Bools = (2 * high < every)[layers]
    return mask
