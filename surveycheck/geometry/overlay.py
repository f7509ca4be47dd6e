"""Union, difference and intersection that never give up.

The exact overlay of GEOS may raise ("non-noded intersection") where edges are nearly parallel or nearly meet, as after
offsetting. Then the shapes are made valid and laid over each other again on the grid of the local frame
(``noise.GRID``), where every meeting point is a node; that differs from the exact result by no more than the grid.
"""

from __future__ import annotations

from typing import Any

import shapely

from surveycheck.geometry.noise import GRID
from surveycheck.model.columns import Objects


def united(areas: Objects) -> shapely.Geometry:
    """The union of areas (n,)."""
    try:
        return shapely.union_all(areas)
    except shapely.GEOSException:
        return shapely.union_all(shapely.make_valid(areas), grid_size=GRID)


def without(whole: shapely.Geometry, part: shapely.Geometry) -> shapely.Geometry:
    """What of ``whole`` is not in ``part``."""
    try:
        return shapely.difference(whole, part)
    except shapely.GEOSException:
        return shapely.difference(shapely.make_valid(whole), shapely.make_valid(part), grid_size=GRID)


def common(one: Any, two: Any) -> Any:
    """What two geometries, or columns of geometries, share."""
    try:
        return shapely.intersection(one, two)
    except shapely.GEOSException:
        return shapely.intersection(shapely.make_valid(one), shapely.make_valid(two), grid_size=GRID)
