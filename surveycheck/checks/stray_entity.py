"""Things far away from the rest of their drawing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import bounds_in, parts
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.site import strays
from surveycheck.rule import Defect, Inputs, check


@check
def stray_entity(inputs: Inputs, *, distance: float, leave_out: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each thing more than ``distance`` (m) from the group in which more than half of the drawing's things lie.

    Layers in ``leave_out`` (case ignored) neither make the site nor stray: control points may stand far away.
    """
    apart = {name.casefold() for name in leave_out}
    kept = ~inputs.features.layer.where(lambda name: name.casefold() in apart)
    for part in parts(inputs.features.take(kept), inputs.settings):
        bounds = bounds_in(part.features, part.frame)
        stray, away = strays(bounds, distance)
        for i in np.flatnonzero(stray):
            at = (bounds[i, :2] + bounds[i, 2:]) / 2
            facts = {"distance": rounded(away[i]), "allowed": distance}
            yield Defect(part.features[int(i)], part.frame.drawn(at), facts)
