"""Points of one kind at one place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def coincident_points(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each point of a drawing that lies nearer than ``limit`` (m) to an earlier one on the same layer."""
    for part in parts(inputs.features.take(inputs.features.shape == POINT), inputs.settings):
        points, layer = part.geometry, part.features.layer.codes
        one, two = near_pairs(shapely.STRtree(points), points, "dwithin", limit.value)
        away = shapely.distance(points[one], points[two])
        rank = ranks(points)
        keep = (away < limit.value - LENGTH_NOISE) & (rank[one] < rank[two]) & (layer[one] == layer[two])
        pairs = ordered_pairs(np.column_stack([one[keep], two[keep]]).astype(np.int64), rank)
        _, first = np.unique(rank[pairs[:, 1]], return_index=True)
        for i, j in pairs[np.sort(first)].tolist():
            facts = {"distance": rounded(shapely.distance(points[i], points[j])), "limit": limit.value}
            at = part.frame.drawn(shapely.get_coordinates(points[j])[0])
            yield Defect(part.features[j], at, facts, (part.features[i],))
