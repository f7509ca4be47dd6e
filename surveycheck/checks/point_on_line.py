"""Points that should lie on the border of an area but do not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.drawings import areas_of, others_of
from surveycheck.geometry.frame import parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def point_on_line(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each point farther than ``limit`` (m) from every border of the further selection ``areas``, at the point.

    The nearest area stands beside it; ``shift_east`` and ``shift_north`` lead from the point to its nearest vertex.
    Without any area nothing is said.
    """
    for part in parts(inputs.features.take(inputs.features.shape == POINT), inputs.settings):
        areas = areas_of(others_of(part.features, part.frame, inputs.other("areas").features))
        if not len(areas.features):
            continue
        borders = shapely.boundary(areas.polygons)
        points, nearest = shapely.STRtree(borders).query_nearest(part.geometry, all_matches=False)
        away = shapely.distance(part.geometry[points], borders[nearest])
        for i in np.flatnonzero(away > limit.value + LENGTH_NOISE):
            at = shapely.get_coordinates(part.geometry[points[i]])[0]
            ways = shapely.get_coordinates(borders[nearest[i]]) - at
            east, north = ways[np.argmin(np.hypot(*ways.T))]
            facts = {"distance": rounded(away[i]), "limit": limit.value}
            facts |= {"shift_east": rounded(east), "shift_north": rounded(north)}
            other = areas.features[int(nearest[i])]
            yield Defect(part.features[int(points[i])], part.frame.drawn(at), facts, (other,))
