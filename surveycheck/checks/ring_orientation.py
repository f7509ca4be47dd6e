"""Boundaries that run the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import parts
from surveycheck.rule import Defect, Inputs, check

WAYS = ("clockwise", "counter-clockwise")


@check
def ring_orientation(inputs: Inputs, *, orientation: str) -> Iterator[Defect]:
    """Yields each closed polyline that does not run in the direction ``orientation`` (``clockwise`` or
    ``counter-clockwise``; anything else: it does not matter). Case: the direction in which it runs.

    Rings that cross themselves have none, and are another rule's.
    """
    if orientation not in WAYS:
        return
    for part in parts(inputs.features, inputs.settings):
        ring = shapely.get_type_id(part.geometry) == shapely.GeometryType.POLYGON
        ring &= part.features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
        ring[ring] = shapely.is_valid(part.geometry[ring])
        left = shapely.is_ccw(shapely.get_exterior_ring(part.geometry[ring]))
        for i in np.flatnonzero(ring)[left == (orientation == WAYS[0])]:
            yield Defect(part.features[int(i)], case=WAYS[1 - WAYS.index(orientation)])
