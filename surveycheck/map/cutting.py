"""Things cut along a border."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model.columns import Bools, Floats, Objects


def ring_of(corners: Floats) -> shapely.Geometry | None:
    """The area within corners (k, 2); None where they bound none."""
    if len(corners) < 3 or not np.isfinite(corners).all():
        return None
    area = shapely.make_valid(shapely.polygons(corners))
    return area if shapely.get_dimensions(area) == 2 else None


def cut(geometry: Objects, filled: Bools, border: shapely.Geometry, inside: bool) -> Objects:
    """What of each lies inside, or outside, of a border: of areas that are not ``filled`` (n,) their outline. What
    cannot be cut stays whole."""
    found = geometry.copy()
    touching = np.flatnonzero(~shapely.is_missing(geometry))
    if not inside:
        touching = touching[shapely.intersects(geometry[touching], border)]
    for number in touching.tolist():
        found[number] = _cut(geometry[number], bool(filled[number]), border, inside)
    return found


def _cut(one: shapely.Geometry, filled: bool, border: shapely.Geometry, inside: bool) -> shapely.Geometry:
    if inside and shapely.contains_properly(border, one):
        return one
    dimension = int(shapely.get_dimensions(one))
    try:
        if dimension == 2:
            one = shapely.make_valid(one) if filled else shapely.boundary(one)
            dimension = 2 if filled else 1
        made = shapely.intersection(one, border) if inside else shapely.difference(one, border)
    except shapely.GEOSException:
        return one
    return _of_dimension(made, dimension)


def _of_dimension(made: shapely.Geometry, dimension: int) -> shapely.Geometry:
    """Without points and lines where areas or lines merely touch."""
    if shapely.get_type_id(made) != shapely.GeometryType.GEOMETRYCOLLECTION:
        return made if shapely.get_dimensions(made) == dimension else shapely.GeometryCollection()
    parts = shapely.get_parts(shapely.get_parts(made))
    return shapely.union_all(parts[shapely.get_dimensions(parts) == dimension])
