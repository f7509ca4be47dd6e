"""Heights on things that are drawn in the plane."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.heights import height_range
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.layers import by_layer

MANY = 5
"""So many things of one kind on a layer lie in the plane for each that does not: then that one was meant to."""


@check
def height_of_plane_feature(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each thing with a vertex higher or lower than ``limit`` (m): ``difference`` is the height of the vertex
    farthest from zero. Case ``uneven`` where its vertices differ in height by more than ``limit``.

    Case ``alone``: things of the further selection ``usual``, which some draw in the plane and others at their height,
    where at least ``MANY`` times as many of their shape on their layer lie in the plane."""
    for part in parts(inputs.features, inputs.settings):
        low, high = height_range(part.features, part.frame.metres)
        most = limit.of(part.frame.metres)
        for i in np.flatnonzero(np.maximum(np.abs(low), np.abs(high)) > most + LENGTH_NOISE):
            uneven = high[i] - low[i] > most + LENGTH_NOISE
            yield _defect(part, int(i), (low, high), most, "uneven" if uneven else "")
    for part in parts(inputs.other("usual").features, inputs.settings):
        yield from _alone(part, limit.of(part.frame.metres))


def _alone(part: Part, most: float) -> Iterator[Defect]:
    """The few things of a shape on a layer that do not lie in the plane as all the others do."""
    low, high = height_range(part.features, part.frame.metres)
    lifted = np.maximum(np.abs(low), np.abs(high)) > most + LENGTH_NOISE
    shape, layer = part.features.shape, part.features.layer
    for name, _ in by_layer(part.features) if lifted.any() else ():
        here = layer.where(name.__eq__)
        for kind in np.unique(shape[here & lifted]):
            mine = here & (shape == kind)
            few = np.flatnonzero(mine & lifted)
            if len(few) * MANY <= int(mine.sum()) - len(few):
                for i in few:
                    yield _defect(part, int(i), (low, high), most, "alone")


def _defect(part: Part, number: int, heights: tuple[Floats, Floats], most: float, case: str) -> Defect:
    low, high = (side[number] for side in heights)
    facts = {"difference": rounded(high if abs(high) >= abs(low) else low), "limit": most}
    return Defect(part.features[number], facts=facts, case=case)
