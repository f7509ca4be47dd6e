"""Union, difference and intersection that never give up.

The exact overlay of GEOS may raise ("non-noded intersection") where edges are nearly parallel or nearly meet, as after
offsetting. Then the shapes are made valid and laid over each other again on the grid of the local frame
(``noise.GRID``), where every meeting point is a node; that differs from the exact result by no more than the grid.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from surveycheck.geometry.noise import GRID
from surveycheck.model.columns import Objects


def united(areas: Objects) -> shapely.Geometry:
    """The union of areas (n,)."""
    try:
        return shapely.union_all(areas)
    except shapely.GEOSException:
        return shapely.union_all(_valid(areas), grid_size=GRID)


def without(whole: Any, part: Any) -> Any:
    """What of ``whole`` is not in ``part``: geometries, or columns of them."""
    try:
        return shapely.difference(whole, part)
    except shapely.GEOSException:
        return shapely.difference(_valid(whole), _valid(part), grid_size=GRID)


def common(one: Any, two: Any) -> Any:
    """What two geometries, or columns of geometries, share."""
    try:
        return shapely.intersection(one, two)
    except shapely.GEOSException:
        return shapely.intersection(_valid(one), _valid(two), grid_size=GRID)


def mended(geometry: Any) -> Any:
    """A geometry, or a column of them, made valid. Where the lines of one are so short that GEOS makes areas and lines
    of it and does not lay these over each other, it is built up from its rings."""
    try:
        return shapely.make_valid(geometry)
    except shapely.GEOSException:
        if isinstance(geometry, np.ndarray):
            return np.fromiter((mended(each) for each in geometry), object, len(geometry))
        return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def _valid(geometry: Any) -> Any:
    """Made valid. A spike of an area comes out of that as a line beside the area, and GEOS does not lay over each other
    what is areas and lines at once: of a mixture only the parts of the highest dimension are kept."""
    made = mended(geometry)
    if isinstance(made, np.ndarray):
        mixed = shapely.get_type_id(made) == shapely.GeometryType.GEOMETRYCOLLECTION
        made[mixed] = [_thickest(each) for each in made[mixed]]
        return made
    return _thickest(made) if made.geom_type == "GeometryCollection" else made


def _thickest(collection: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(collection)
    dimension = shapely.get_dimensions(parts)
    return shapely.union_all(parts[dimension == dimension.max(initial=-1)])
