"""Points that are not where the others are: northing and easting swapped, 0 0, far away."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.site import strays
from surveycheck.rule import Defect, Fact, Features, Inputs, check

NEAR_ZERO = 1.0


@check
def point_out_of_place(inputs: Inputs, *, distance: float) -> Iterator[Defect]:
    """Yields each point more than ``distance`` (m) from the group in which more than half of the points lie. Cases:
    ``zero`` (north and east below one unit), ``swapped`` (with north and east exchanged it lies among the others),
    otherwise far. Without such a group nothing is said."""
    for number in np.unique(inputs.features.source):
        features = inputs.features.take(inputs.features.source == number)
        yield from _of_drawing(features.take(~shapely.is_missing(features.geometry)), distance)


def _of_drawing(features: Features, distance: float) -> Iterator[Defect]:
    if not len(features):
        return
    metres = METRES.get(features[0].drawing.unit, 1.0)
    bounds = shapely.bounds(features.geometry) * metres
    stray, away = strays(bounds, distance)
    site = bounds[~stray]
    low, high = site[:, :2].min(axis=0) - distance, site[:, 2:].max(axis=0) + distance
    for i in np.flatnonzero(stray):
        east, north = bounds[i, :2]
        swapped = bool(((low <= (north, east)) & ((north, east) <= high)).all())
        case = "zero" if max(abs(east), abs(north)) < NEAR_ZERO * metres else "swapped" if swapped else ""
        facts: dict[str, Fact] = {"name": features[int(i)].drawing.entities.text[features[int(i)].row]}
        facts |= {"x": rounded(east / metres), "y": rounded(north / metres)}
        facts |= {"distance": rounded(away[i]), "allowed": distance, "kind": case or "far"}
        yield Defect(features[int(i)], (east / metres, north / metres), facts, case=case)
