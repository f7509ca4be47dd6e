"""Areas to compute with: nearly closed lines closed, fills left out, invalid rings made sound."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.near import ENDLESS, MOST_OVERLAYS, bounded_crossings, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import mended
from surveycheck.model.columns import Bools, Floats, Objects
from surveycheck.model.drawing import CLOSED


def as_areas(geometry: Objects) -> Objects:
    """Polygons as they are, lines that end where they begin (within ``CLOSED``) as polygons, None for the rest.

    Rings that cross themselves are cut into sound parts (``overlay.mended``).
    """
    found = np.full(len(geometry), None, dtype=object)
    kinds = shapely.get_type_id(geometry)
    polygon = (kinds == shapely.GeometryType.POLYGON) | (kinds == shapely.GeometryType.MULTIPOLYGON)
    found[polygon] = geometry[polygon]
    line = kinds == shapely.GeometryType.LINESTRING
    line[line] = shapely.get_num_points(geometry[line]) >= 4
    line[line] = gaps_of(geometry[line]) <= CLOSED + LENGTH_NOISE
    for i in np.flatnonzero(line):
        points = shapely.get_coordinates(geometry[i])
        found[i] = shapely.polygons([*points[:-1], points[0]])
    return sound(found)


def gaps_of(lines: Objects) -> np.ndarray:
    """Distance from the first to the last point of each line, (n,)."""
    return np.asarray(shapely.distance(shapely.get_point(lines, 0), shapely.get_point(lines, -1)), np.float64)


def sound(areas: Objects) -> Objects:
    """The same areas, those that cross themselves cut into sound parts; None where nothing has an area."""
    bounded_crossings(areas[shapely.get_num_coordinates(areas) > ENDLESS])  # or GEOS looks at them for minutes
    bad = ~shapely.is_missing(areas) & ~shapely.is_valid(areas)
    if bad.any():
        bounded_crossings(areas[bad])
        areas = areas.copy()
        canonical = np.array([same_start(each) for each in areas[bad]], dtype=object)
        areas[bad] = [_polygons(g) for g in mended(canonical)]
    areas[~(shapely.area(areas) > 0)] = None
    return areas


def same_start(area: shapely.Geometry) -> shapely.Geometry:
    """The same area, its rings begun at their most western vertex and walked towards the lower of its neighbours: what
    is computed from it does not hang on how it was drawn. (``shapely.normalize`` goes by the sign of the area, which
    a ring that crosses itself may not have.)"""
    if area.geom_type != "Polygon" or area.is_empty:
        return shapely.normalize(area)
    return shapely.Polygon(_turned(area.exterior), [_turned(ring) for ring in area.interiors])


def _turned(ring: shapely.Geometry) -> Floats:
    points = shapely.get_coordinates(ring)[:-1]
    starts = np.flatnonzero((points == points[np.lexsort(points.T[::-1])[0]]).all(axis=1))
    ways = [np.roll(points, -k, axis=0) for k in starts] + [np.roll(points[::-1], k + 1, axis=0) for k in starts]
    best = min(ways, key=lambda way: way.tolist())
    return np.asarray(np.concatenate([best, best[:1]]), np.float64)


def _polygons(geometry: shapely.Geometry) -> shapely.Geometry | None:
    kept = [g for g in shapely.get_parts(geometry) if g.geom_type in ("Polygon", "MultiPolygon")]
    return shapely.union_all(kept) if kept else None


def flat(geometry: Objects) -> Bools:
    """Areas that enclose nothing (n,), to a thickness of ``noise.LENGTH_NOISE``.

    A bow tie encloses something, though its signed area may be zero.
    """
    kinds = shapely.get_type_id(geometry)
    found: Bools = np.isin(kinds, (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    thin = shapely.length(geometry) * LENGTH_NOISE
    found &= shapely.area(geometry) <= thin
    bounded_crossings(geometry[found])
    found[found] = shapely.area(mended(geometry[found])) <= thin[found]
    return found


def fills(areas: Objects, hatch: Bools, tolerance: float) -> Bools:
    """Which of the areas are fills: hatches all of whose outer rings follow the ring of an area that is no hatch.

    ``areas`` (n,) polygons or None, ``hatch`` (n,) mask, ``tolerance`` in metres. An area given by
    a hatch alone is none.
    """
    found = np.zeros(len(areas), np.bool_)
    there = ~shapely.is_missing(areas)
    drawn, number = shapely.get_parts(areas[there & ~hatch], return_index=False), np.flatnonzero(there & hatch)
    if not len(drawn) or not len(number):
        return found
    rings = shapely.get_exterior_ring(drawn)
    loops, owner = shapely.get_parts(areas[number], return_index=True)
    loops = shapely.get_exterior_ring(loops)
    centres = shapely.centroid(shapely.envelope(rings))
    loop, ring = near_pairs(
        shapely.STRtree(centres), shapely.centroid(shapely.envelope(loops)), "dwithin", tolerance, MOST_OVERLAYS
    )
    follows = shapely.hausdorff_distance(loops[loop], rings[ring]) <= tolerance + LENGTH_NOISE
    followed = np.zeros(len(loops), np.bool_)
    followed[loop[follows]] = True
    found[number] = np.bincount(owner, ~followed, len(number)) == 0
    return found


def thick(areas: Objects, tolerance: float) -> Objects:
    """The single polygons of one geometry (or of several) that are somewhere thicker than ``tolerance`` (m)."""
    pieces = shapely.get_parts(areas[~shapely.is_missing(areas)])
    kept: Objects = pieces[thicker(pieces, tolerance)]
    return kept


def thicker(pieces: Objects, tolerance: float) -> Bools:
    """Which single geometries (n,) are polygons that are somewhere thicker than ``tolerance`` (m).

    A polygon is thicker where a circle of that diameter fits in: eroded by half of it, something is left.
    """
    found: Bools = shapely.get_type_id(pieces) == shapely.GeometryType.POLYGON
    eroded = shapely.buffer(pieces[found], -(tolerance + LENGTH_NOISE) / 2, join_style="mitre")
    found[found] = ~shapely.is_empty(eroded)
    return found


def middle(area: shapely.Geometry) -> Floats:
    """The centroid (2,) of an area, however thin; where that lies outside, a point on it."""
    centre = shapely.centroid(area)
    inside = centre if shapely.intersects(area, centre) else shapely.point_on_surface(shapely.normalize(area))
    return np.asarray(shapely.get_coordinates(inside)[0], np.float64)


def spot_in(piece: shapely.Geometry, tolerance: float) -> Floats:
    """A point (2,) well inside a piece that ``thick`` let pass: not in a spike thinner than ``tolerance`` (m)."""
    spot: Floats = spots_in(np.array([piece], dtype=object), tolerance)[0]
    return spot


def spots_in(pieces: Objects, tolerance: float) -> Floats:
    """The same of many pieces, (n, 2).

    Nodes that rounding has left on edges, and the last bits of the others, are taken away first; so the point does not
    hang on where an outline begins.
    """
    parts, owner = shapely.get_parts(shapely.buffer(pieces, -tolerance / 2, join_style="mitre"), return_index=True)
    order = np.lexsort((ranks(parts), -np.round(shapely.area(parts), 6), owner))
    first = order[np.append(True, owner[order][1:] != owner[order][:-1])] if len(order) else order
    bodies = pieces.copy()
    bodies[owner[first]] = parts[first]
    plain = shapely.simplify(shapely.normalize(bodies), tolerance / 10)
    plain = np.where(shapely.area(plain) > 0, plain, bodies)
    plain = shapely.transform(plain, lambda points: np.round(points, 5))
    found: Floats = shapely.get_coordinates(shapely.point_on_surface(shapely.normalize(plain)))
    return found
