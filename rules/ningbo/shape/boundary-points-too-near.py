"""Boundary points of one parcel that lie too near each other."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.keyed import keys_of, link_of
from surveycheck.rule.number import measured


@check
def boundary_points_too_near(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each drawn boundary point nearer than ``limit`` (m) to another of its parcel with another number. Exactly
    at the limit is far enough; points without number or parcel, and one point that is drawn twice, are other rules'."""
    link = link_of(inputs, "boundary-point")
    points = inputs.features.take(~shapely.is_missing(inputs.features.geometry))
    if link is None or not len(points):
        return
    keys = keys_of(inputs, points, link)
    one, two = near_pairs(shapely.STRtree(points.geometry), points.geometry, "dwithin", limit.value)
    for i, j in sorted(zip(one.tolist(), two.tolist(), strict=True)):
        first, second = keys[i], keys[j]
        if i >= j or first is None or second is None or first[1] != second[1] or first[0] == second[0]:
            continue
        apart = float(measured(float(shapely.distance(points.geometry[i], points.geometry[j]))))
        if apart < limit.value:
            facts = {"key": first[1], "name": first[0], "point": second[0], "distance": apart, "limit": limit.value}
            at = shapely.get_coordinates(points.geometry[j])[0]
            yield Defect(points[j], (float(at[0]), float(at[1])), facts, (points[i],))
