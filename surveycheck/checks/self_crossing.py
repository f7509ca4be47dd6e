"""Lines and rings that cross or touch themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import flat
from surveycheck.geometry.crossings import crosses_itself, crossing_spots
from surveycheck.geometry.frame import Part, parts
from surveycheck.model.columns import Bools
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def self_crossing(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields every spot at which a line or ring crosses, touches or runs back over itself.

    Loops no longer than two tolerances are not meant (they are repeated vertices), nor is what encloses nothing;
    an open line may end on itself. ``number`` counts the spots of one
    feature, ``count`` is how many it has.
    """
    for part in parts(inputs.features, inputs.settings):
        lines = np.isin(shapely.get_type_id(part.geometry), (1, 3, 6)) & ~flat(part.geometry)
        lines &= ~_there_and_back(part)
        features, geometry = part.features.take(lines), part.geometry[lines]
        for i in np.flatnonzero(crosses_itself(geometry)):
            spots = crossing_spots(geometry[i], tolerance.of(part.frame.metres))
            for number, spot in enumerate(spots, 1):
                yield Defect(features[int(i)], part.frame.drawn(spot), {"number": number, "count": len(spots)})


def _there_and_back(part: Part) -> Bools:
    """Closed polylines of two points: they are lines by their geometry."""
    closed = part.features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    closed &= (part.features.column("flags").astype(np.int64) & 1) == 1
    mask: Bools = closed & (shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING)
    return mask
