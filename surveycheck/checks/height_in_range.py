"""Things at a height where no land is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.vertices import vertices_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check


@check
def height_in_range(inputs: Inputs, *, lowest: float, highest: float) -> Iterator[Defect]:
    """Yields each thing one of whose vertices lies below ``lowest`` (case ``low``) or above ``highest`` (m, in world
    coordinates), at the worst of its vertices. What lies at a limit keeps it; a thing drawn in the plane lies at 0."""
    for part in parts(inputs.features, inputs.settings):
        found = vertices_of(part.features, part.frame)
        z = found.xyz[:, 2]
        beyond = np.maximum(lowest - z, z - highest)
        out = np.flatnonzero(beyond > LENGTH_NOISE)
        worst = out[np.lexsort((found.xyz[out, 1], found.xyz[out, 0], -np.round(beyond[out], 6), found.owner[out]))]
        first = np.append(True, found.owner[worst][1:] != found.owner[worst][:-1]) if len(worst) else np.zeros(0, bool)
        for i in worst[first]:
            height = rounded(z[i])
            facts: Facts = {"height": height, "lower": lowest, "upper": highest, "outside": rounded(beyond[i])}
            case = "low" if height < lowest else ""
            yield Defect(part.features[int(found.owner[i])], part.frame.drawn(found.xyz[i, :2]), facts, case=case)
