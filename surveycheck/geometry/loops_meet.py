"""Where the rings of one area cross or run along each other, or touch so that the area falls apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import thicker
from surveycheck.geometry.near import MOST_OVERLAYS, most_near, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.overlay import common, without
from surveycheck.model.columns import Bools, Floats, Ints, Objects

ALONG = 100.0
"""So many tolerances long is a common piece of two rings that run along each other; shorter ones are touches, as that
of two circles, one in the other."""

TOGETHER = 0.01
"""Touches of several rings no farther apart (m) are at one spot."""


@dataclass(frozen=True, eq=False)
class _Rings:
    """The rings of an area that do not cross themselves: ``line`` (r,), ``area`` (r,), the number of their ``part``
    (r,)."""

    line: Objects
    area: Objects
    part: Ints


def ring_spots(geometry: shapely.Geometry, tolerance: float) -> Floats:
    """The spots (k, 2) of an area at which its rings meet and may not.

    They cross; a hole runs along a ring of its part (the middle of each common piece); or rings of one part touch in a
    chain that comes back to where it began, which parts the area. Several shells that lie side by side are as many
    areas, and may. What crosses by no more than ``tolerance`` (m) touches. Rings that cross themselves are left to
    others.
    """
    rings = _rings(geometry)
    if len(rings.line) < 2:
        return np.zeros((0, 2))
    one, two = near_pairs(shapely.STRtree(rings.line), rings.line, "dwithin", tolerance, MOST_OVERLAYS)
    one, two = one[one < two], two[one < two]
    shared = _contacts(rings.line[one], rings.line[two], LENGTH_NOISE)
    crossing = shapely.equals(rings.area[one], rings.area[two])
    some = np.flatnonzero(shapely.overlaps(rings.area[one], rings.area[two]))
    crossing[some] = _cross(rings.area[one[some]], rings.area[two[some]], tolerance)
    own = rings.part[one] == rings.part[two]
    along = own & ~crossing & (shapely.length(shared) > ALONG * tolerance)
    if crossing.any() or along.any():
        met = shapely.intersection(rings.line[one[crossing]], rings.line[two[crossing]])
        return np.concatenate([_spots(each, 0.0) for each in met] + [_spots(each, tolerance) for each in shared[along]])
    pieces, pair = shapely.get_parts(
        _contacts(rings.line[one[own]], rings.line[two[own]], tolerance), return_index=True
    )
    spots = _corner_by(shapely.line_interpolate_point(pieces, 0.5, normalized=True), rings.line, 2 * tolerance)
    return _parting(one[own][pair], two[own][pair], spots)


def rings_near(geometry: Objects, tolerance: float) -> Bools:
    """Areas (n,) of several rings that have two within ``tolerance`` (m) of each other."""
    found = np.zeros(len(geometry), np.bool_)
    parts, number = shapely.get_parts(geometry, return_index=True)
    several = (shapely.get_num_interior_rings(parts) > 0) | (np.bincount(number, minlength=len(geometry))[number] > 1)
    several &= shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, part = shapely.get_rings(parts[several], return_index=True)
    owner = number[several][part]
    one, two = near_pairs(shapely.STRtree(rings), rings, "dwithin", tolerance, most_near(len(rings)))
    found[owner[one[(one != two) & (owner[one] == owner[two])]]] = True
    return found


def _cross(one: Objects, two: Objects, tolerance: float) -> Bools:
    """Do both have a part of their own and one in common, each somewhere thicker than the tolerance?"""
    thick = np.ones(len(one), np.bool_)
    for pieces in (common(one, two), without(one, two), without(two, one)):
        each, owner = shapely.get_parts(pieces, return_index=True)
        thick &= np.bincount(owner[thicker(each, tolerance)], minlength=len(one)) > 0
    return thick


def _rings(geometry: shapely.Geometry) -> _Rings:
    parts = shapely.get_parts(geometry)
    lines, part = shapely.get_rings(parts, return_index=True)
    areas = shapely.polygons(lines)
    sound = shapely.is_valid(areas)
    return _Rings(lines[sound], areas[sound], part[sound].astype(np.int64))


def _contacts(one: Objects, two: Objects, tolerance: float) -> Objects:
    """The pieces of the first lines that lie beside the second ones."""
    pieces = shapely.intersection(one, shapely.buffer(two, tolerance, quad_segs=2))
    lines = shapely.get_type_id(pieces) == shapely.GeometryType.MULTILINESTRING
    pieces[lines] = shapely.line_merge(pieces[lines])
    return np.asarray(pieces, dtype=object)


def _spots(shared: shapely.Geometry, longer: float) -> Floats:
    """The middle of each piece that two rings have in common, if it is longer than that, and each point where it is
    not; of a whole ring, which has no middle, its most western corner."""
    each = shapely.get_parts(shared)
    point = shapely.get_dimensions(each) == 0
    lines = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(each[~point])))
    lines = lines[shapely.length(lines) > longer]
    middles = shapely.get_coordinates(shapely.line_interpolate_point(lines, 0.5, normalized=True))
    for n in np.flatnonzero(shapely.is_closed(lines)):
        ends = shapely.get_coordinates(lines[n])
        middles[n] = ends[np.lexsort(ends.T[::-1])[0]]
    return np.concatenate([shapely.get_coordinates(each[point]), middles])


def _corner_by(points: Objects, lines: Objects, near: float) -> Floats:
    """Points (k, 2), or the nearest corner of the lines where one is as near as that: rings touch in corners."""
    corners = shapely.points(np.unique(shapely.get_coordinates(lines), axis=0))
    point, corner = shapely.STRtree(corners).query_nearest(points, max_distance=near, all_matches=False)
    points = points.copy()
    points[point] = corners[corner]
    return np.asarray(shapely.get_coordinates(points), np.float64)


def _parting(one: Ints, two: Ints, spots: Floats) -> Floats:
    """Those of the spots (k, 2), at each of which two rings touch, that do not hang on a chain with a free end."""
    place = _places(spots)
    touch = {(ring, at) for rings in (one, two) for ring, at in zip(rings.tolist(), place, strict=True)}
    while True:
        of_ring, of_spot = Counter(ring for ring, _ in touch), Counter(at for _, at in touch)
        kept = {(ring, at) for ring, at in touch if of_ring[ring] > 1 and of_spot[at] > 1}
        if kept == touch:
            break
        touch = kept
    return np.asarray(spots[sorted({at for _, at in touch})], np.float64).reshape(-1, 2)


def _places(spots: Floats) -> list[int]:
    """For each spot the first one that is no farther than ``TOGETHER``."""
    found: list[int] = []
    for n, spot in enumerate(spots):
        near = np.flatnonzero(np.hypot(*(spots[:n] - spot).T) <= TOGETHER)
        found.append(found[near[0]] if len(near) else n)
    return found
