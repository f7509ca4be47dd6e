"""What is drawn, as shapely geometry: vertices, bulges, radii and extrusions become points, lines and areas."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.geometry.curves import Strings, arcs, ranges, starts, straight, to_world, with_bulges
from surveycheck.geometry.loops import areas_of_loops
from surveycheck.model.columns import Bools, Floats, Ints, Labels, Objects
from surveycheck.model.drawing import AREA, LINE, NOTHING, POINT, TEXT, Entities

UNREASONABLE = 1e15
"""A coordinate beyond this is not a place: a double there is coarser than a decimetre."""

TEXTS = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
POLYLINES = ("LWPOLYLINE", "POLYLINE")
IN_OBJECT_SYSTEM = ("TEXT", "ATTRIB", "ATTDEF", "INSERT", "CIRCLE", "ARC", "LWPOLYLINE", "POLYLINE", "HATCH")
MESH = 16 | 64
"""Flags of a POLYLINE that is a polygon mesh or a polyface mesh: no line."""

IN_SPACE = 8
"""Flag of a POLYLINE whose vertices are in world coordinates."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """The columns of ``Entities`` that geometry is built from; see there."""

    type: Labels
    flags: NDArray[np.int32]
    start: Ints
    xyz: Floats
    bulge: Floats
    loop: Ints
    radius: Floats
    angle: Floats
    extrusion: Floats

    @cached_property
    def tilted(self) -> Bools:
        """Rows whose vertices stand in an object coordinate system that is not the world's."""
        e = self.extrusion
        tilted: Bools = (e[:, 0] != 0) | (e[:, 1] != 0) | (e[:, 2] != 1)
        if tilted.any():
            tilted &= self.type.where(IN_OBJECT_SYSTEM.__contains__)
            tilted &= ~(self.type.where("POLYLINE".__eq__) & ((self.flags & IN_SPACE) != 0))
        return tilted


NO_SHAPE = np.zeros(0, np.int8)
NO_GEOMETRY = np.empty(0, object)
"""Columns of entities before they are ``shaped``."""


def shaped(entities: Entities) -> Entities:
    """The same entities, with the columns ``shape`` and ``geometry`` as the others say."""
    e = entities
    drawn = Drawn(e.type, e.flags, e.start, e.xyz, e.bulge, e.loop, e.radius, e.angle, e.extrusion)
    shape, geometry = shapes(drawn)
    return replace(entities, shape=shape, geometry=geometry)


def shapes(drawn: Drawn) -> tuple[NDArray[np.int8], Objects]:
    """The columns ``shape`` and ``geometry`` of ``Entities``. Never raises, whatever the numbers are."""
    n = len(drawn.flags)
    shape = np.full(n, NOTHING, np.int8)
    geometry = np.full(n, None, dtype=object)
    sound = _sound(drawn)
    _points(drawn, sound, shape, geometry)
    _lines(drawn, sound, shape, geometry)
    _arcs(drawn, sound, shape, geometry)
    _hatches(drawn, sound, shape, geometry)
    return shape, geometry


def _sound(drawn: Drawn) -> Bools:
    """Rows with at least one vertex, all of them at a place."""
    with np.errstate(invalid="ignore"):
        good = (np.abs(drawn.xyz) < UNREASONABLE).all(axis=1) & np.isfinite(drawn.bulge)
    bad = np.concatenate([np.zeros(1, np.int64), np.cumsum(~good)])
    count = np.diff(drawn.start)
    plane = (np.abs(drawn.extrusion) < UNREASONABLE).all(axis=1)
    sound: Bools = (count > 0) & (bad[drawn.start[1:]] == bad[drawn.start[:-1]]) & plane
    return sound


def world(drawn: Drawn, points: Floats, row: Ints) -> Floats:
    """World coordinates (m, 2) of points (m, 3) that belong to the entities ``row``."""
    if not drawn.tilted.any():
        return points[:, :2]
    there = np.flatnonzero(drawn.tilted[row])
    flat = points[:, :2].copy()
    flat[there] = to_world(points[there], drawn.extrusion[row[there]])[:, :2]
    return flat


def _points(drawn: Drawn, sound: Bools, shape: NDArray[np.int8], geometry: Objects) -> None:
    text = drawn.type.where(TEXTS.__contains__)
    place = text | drawn.type.where(("POINT", "INSERT").__contains__)
    shape[place] = np.where(text[place], TEXT, POINT)
    rows = np.flatnonzero(place & sound)
    geometry[rows] = shapely.points(world(drawn, drawn.xyz[drawn.start[rows]], rows))


def _lines(drawn: Drawn, sound: Bools, shape: NDArray[np.int8], geometry: Objects) -> None:
    line = drawn.type.where("LINE".__eq__)
    polyline = drawn.type.where(POLYLINES.__contains__)
    mesh = drawn.type.where("POLYLINE".__eq__) & ((drawn.flags & MESH) != 0)
    strung = line | (polyline & ~mesh)
    by_flag = polyline & ((drawn.flags & 1) == 1)
    shape[strung] = np.where(by_flag[strung], AREA, LINE)
    strung &= sound
    curved = np.concatenate([np.zeros(1, np.int64), np.cumsum(drawn.bulge != 0)])
    curved_row = polyline & (curved[drawn.start[1:]] > curved[drawn.start[:-1]])
    for rows, bent in ((np.flatnonzero(strung & ~curved_row), False), (np.flatnonzero(strung & curved_row), True)):
        if len(rows):
            begin, counts = drawn.start[rows], drawn.start[rows + 1] - drawn.start[rows]
            make = _curved if bent else _straight
            _strings(drawn, make(drawn, begin, counts, by_flag[rows]), rows, shape, geometry)


def _straight(drawn: Drawn, begin: Ints, counts: Ints, closed: Bools) -> Strings:
    xyz = drawn.xyz if drawn.tilted.any() else np.ascontiguousarray(drawn.xyz[:, :2])
    return straight(xyz, begin, counts, closed)


def _curved(drawn: Drawn, begin: Ints, counts: Ints, closed: Bools) -> Strings:
    run, k = ranges(counts)
    vertex = begin[run] + k
    return with_bulges(drawn.xyz[vertex], drawn.bulge[vertex], starts(counts), closed)


def _arcs(drawn: Drawn, sound: Bools, shape: NDArray[np.int8], geometry: Objects) -> None:
    circle = drawn.type.where("CIRCLE".__eq__)
    arc = drawn.type.where("ARC".__eq__)
    shape[circle], shape[arc] = AREA, LINE
    with np.errstate(invalid="ignore"):
        rows = np.flatnonzero((circle | arc) & sound & (np.abs(drawn.radius) < UNREASONABLE))
    turn = np.where(circle[rows, None], (0.0, 360.0), drawn.angle[rows])
    whole = np.isfinite(turn).all(axis=1)
    rows, turn = rows[whole], turn[whole]
    if len(rows):
        strings = arcs(drawn.xyz[drawn.start[rows]], drawn.radius[rows], turn)
        _strings(drawn, strings, rows, shape, geometry)


def _strings(drawn: Drawn, strings: Strings, rows: Ints, shape: NDArray[np.int8], geometry: Objects) -> None:
    """Strings that end where they begin become polygons, the others lines, single points points."""
    counts = np.diff(strings.start)
    flat = world(drawn, strings.points, np.repeat(rows, counts))
    ring = is_ring(flat, strings.start)
    one = counts == 1
    shape[rows] = np.where(ring, AREA, np.where(one, POINT, LINE))
    geometry[rows[one]] = shapely.points(flat[strings.start[:-1][one]])
    for chosen, kind in ((ring, shapely.GeometryType.POLYGON), (~ring & ~one, shapely.GeometryType.LINESTRING)):
        if chosen.any():
            begin = starts(counts[chosen])
            offsets = (begin, np.arange(len(begin))) if kind == shapely.GeometryType.POLYGON else (begin,)
            points = np.ascontiguousarray(flat) if chosen.all() else flat.compress(np.repeat(chosen, counts), axis=0)
            geometry[rows[chosen]] = shapely.from_ragged_array(kind, points, offsets)


def is_ring(points: Floats, start: Ints) -> Bools:
    """Which strings end exactly where they begin and have at least three distinct points."""
    first, last = start[:-1], start[1:] - 1
    ring: Bools = (points[first] == points[last]).all(axis=1) & (last - first >= 3)
    a, b, c = (points[np.minimum(first + k, last)] for k in range(3))
    sure = (a != b).any(axis=1) & (b != c).any(axis=1) & (a != c).any(axis=1)
    candidates = np.flatnonzero(ring & ~sure)
    if not len(candidates):
        return ring
    counts = np.diff(start)[candidates]
    run, k = ranges(counts)
    vertex = first[candidates][run] + k
    mine = points[vertex]
    begin = starts(counts)[:-1]
    other = (mine != mine[begin][run]).any(axis=1)
    second = np.maximum.reduceat(np.where(other, len(mine) - np.arange(len(mine)), 0), begin)
    third = other & (mine != mine[np.minimum(len(mine) - second, len(mine) - 1)][run]).any(axis=1)
    ring[candidates] = np.logical_or.reduceat(third, begin)
    return ring


def _hatches(drawn: Drawn, sound: Bools, shape: NDArray[np.int8], geometry: Objects) -> None:
    hatch = drawn.type.where("HATCH".__eq__)
    shape[hatch] = AREA
    if not len(drawn.loop):
        return
    row = np.searchsorted(drawn.start, drawn.loop, side="right") - 1
    end = np.minimum(np.append(drawn.loop[1:], drawn.start[-1]), drawn.start[row + 1])
    keep = sound[row] & hatch[row] & (end > drawn.loop)
    row, begin, counts = row[keep], drawn.loop[keep], (end - drawn.loop)[keep]
    if not len(row):
        return
    run, k = ranges(counts)
    vertex = begin[run] + k
    closed = np.ones(len(row), np.bool_)
    strings = with_bulges(drawn.xyz[vertex], drawn.bulge[vertex], starts(counts), closed)
    flat = world(drawn, strings.points, np.repeat(row, np.diff(strings.start)))
    ring = is_ring(flat, strings.start)
    lengths = np.diff(strings.start)
    owners, areas = areas_of_loops(flat[np.repeat(ring, lengths)], starts(lengths[ring]), row[ring])
    geometry[owners] = areas
