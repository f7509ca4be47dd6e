"""Points of one kind at one place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Features, Inputs, Limit, check
from surveycheck.rule.keyed import Link, keys_of, link_of, of_role


@check
def coincident_points(inputs: Inputs, *, limit: Limit, shared: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each point of a drawing that lies nearer than ``limit`` (m) to an earlier one on the same layer. Points of
    the roles ``shared`` may lie there for several things (a corner of two parcels): only with the same key are they one
    point that is drawn twice."""
    shared_by = [link for role in shared if (link := link_of(inputs, role)) is not None]
    for part in parts(inputs.features.take(inputs.features.shape == POINT), inputs.settings):
        points, layer = part.geometry, part.features.layer.codes
        one, two = near_pairs(shapely.STRtree(points), points, "dwithin", limit.value)
        away = shapely.distance(points[one], points[two])
        rank = ranks(points)
        keep = (away < limit.value - LENGTH_NOISE) & (rank[one] < rank[two]) & (layer[one] == layer[two])
        for link in shared_by:
            keep &= ~_other_keys(inputs, part.features, link, one, two)
        pairs = ordered_pairs(np.column_stack([one[keep], two[keep]]).astype(np.int64), rank)
        _, first = np.unique(rank[pairs[:, 1]], return_index=True)
        for i, j in pairs[np.sort(first)].tolist():
            facts = {"distance": rounded(shapely.distance(points[i], points[j])), "limit": limit.value}
            at = part.frame.drawn(shapely.get_coordinates(points[j])[0])
            yield Defect(part.features[j], at, facts, (part.features[i],))


def _other_keys(inputs: Inputs, features: Features, link: Link, one: Ints, two: Ints) -> Bools:
    """Of pairs of features: both are of the link's role, and do not carry one and the same key."""
    own = np.isin(features.row, of_role(inputs, features, link.role).row)
    found: Bools = own[one] & own[two]
    keys = keys_of(inputs, features, link) if found.any() else []
    pairs = zip(one[found].tolist(), two[found].tolist(), strict=True)
    same = [keys[i] is not None and keys[i] == keys[j] for i, j in pairs]
    found[found] = ~np.array(same, np.bool_)
    return found
