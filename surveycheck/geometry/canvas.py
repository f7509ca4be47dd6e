"""Where shapes are put while they are made: the columns of a drawing, and the two that come of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.geometry.curves import Strings, ranges, starts, to_world
from surveycheck.model.columns import Bools, Floats, Ints, Objects
from surveycheck.model.drawing import AREA, LINE, POINT, Entities

UNREASONABLE = 1e15
"""A coordinate beyond this is not a place: a double there is coarser than a decimetre."""

IN_OBJECT_SYSTEM = (
    *("TEXT", "ATTRIB", "ATTDEF", "INSERT", "SHAPE", "CIRCLE", "ARC", "LWPOLYLINE", "POLYLINE", "HATCH", "MPOLYGON"),
    *("SOLID", "TRACE"),
)
SLANT = 1e-8
"""Sine of an angle that foreshortens by less than a double shows: its cosine is 1."""

NONE = np.zeros(0, np.int64)
IN_SPACE = 8
"""Flag of a POLYLINE whose vertices are in world coordinates."""


def tilted(e: Entities) -> Bools:
    """Rows whose vertices stand in an object coordinate system that is not the world's."""
    x, y, z = e.extrusion.T
    mask: Bools = (x != 0) | (y != 0) | (z != 1)
    if mask.any():
        mask &= e.type.where(IN_OBJECT_SYSTEM.__contains__)
        mask &= ~(e.type.where("POLYLINE".__eq__) & ((e.flags & IN_SPACE) != 0))
    return mask


def upright(e: Entities) -> Bools:
    """Rows that show in plan as they are in their own plane, if turned over: nothing of them is foreshortened."""
    with np.errstate(all="ignore"):
        x, y, z = np.abs(e.extrusion).T
        mask: Bools = ~tilted(e) | (np.hypot(x, y) <= SLANT * z)
    return mask


def at_places(points: Floats) -> Bools:
    """Which points (m, k) have usable numbers for coordinates."""
    with np.errstate(invalid="ignore"):
        if points.min(initial=0.0) > -UNREASONABLE and points.max(initial=0.0) < UNREASONABLE:  # NaN is neither
            return np.ones(len(points), np.bool_)
        return np.asarray((np.abs(points) < UNREASONABLE).all(axis=1), np.bool_)


@dataclass(frozen=True, eq=False)
class Canvas:
    """The columns ``shape`` and ``geometry`` (n,) of ``Entities`` in the making."""

    entities: Entities
    shape: NDArray[np.int8] = field(init=False)
    geometry: Objects = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", np.zeros(len(self.entities.flags), np.int8))
        object.__setattr__(self, "geometry", np.full(len(self.entities.flags), None, dtype=object))

    def of(self, *types: str) -> Bools:
        """Rows of these types."""
        return self.entities.type.where(types.__contains__)

    def any_of(self, types: Collection[str]) -> bool:
        """Whether any of the types may occur: asks the names only."""
        return not set(types).isdisjoint(self.entities.type.names)

    @cached_property
    def tilted(self) -> Bools:
        """See ``tilted``."""
        return tilted(self.entities)

    @cached_property
    def sound(self) -> Bools:
        """Rows with at least one vertex, all of them at a place."""
        e = self.entities
        good, plane = at_places(e.xyz) & at_places(e.bulge[:, None]), at_places(e.extrusion)
        bad = np.concatenate([np.zeros(1, np.int64), np.cumsum(~good)])
        count = np.diff(e.start)
        sound: Bools = (count > 0) & (bad[e.start[1:]] == bad[e.start[:-1]]) & plane
        return sound

    def world(self, points: Floats, row: Ints) -> Floats:
        """World coordinates (m, 2) of points (m, 3) that belong to the entities ``row``. (m, 2) do for entities that
        stand in the world's system."""
        there = np.flatnonzero(self.tilted[row]) if self.tilted.any() else NONE
        if not len(there):
            return points[:, :2]
        flat = points[:, :2].copy()
        flat[there] = to_world(points[there], self.entities.extrusion[row[there]])[:, :2]
        return flat

    def put_strings(self, strings: Strings, rows: Ints) -> None:
        """Strings that end where they begin become polygons, the others lines, single points points. What has a NaN
        among its points has no geometry."""
        counts = np.diff(strings.start)
        if np.isnan(strings.points[:, 0].sum()):
            strings, rows = _with_places(strings, rows)
            counts = np.diff(strings.start)
        flat = self.world(strings.points, np.repeat(rows, counts))
        ring = is_ring(flat, strings.start)
        one = counts == 1
        self.shape[rows] = np.where(ring, AREA, np.where(one, POINT, LINE))
        self.geometry[rows[one]] = shapely.points(flat[strings.start[:-1][one]])
        for chosen, kind in ((ring, shapely.GeometryType.POLYGON), (~ring & ~one, shapely.GeometryType.LINESTRING)):
            if chosen.any():
                begin = starts(counts[chosen])
                offsets = (begin, np.arange(len(begin))) if kind == shapely.GeometryType.POLYGON else (begin,)
                points = (
                    np.ascontiguousarray(flat) if chosen.all() else flat.compress(np.repeat(chosen, counts), axis=0)
                )
                self.geometry[rows[chosen]] = shapely.from_ragged_array(kind, points, offsets)


def _with_places(strings: Strings, rows: Ints) -> tuple[Strings, Ints]:
    """The strings, and whose they are, without those that have a NaN."""
    counts = np.diff(strings.start)
    keep = ~np.logical_or.reduceat(np.isnan(strings.points[:, 0]), strings.start[:-1])
    return Strings(strings.points[np.repeat(keep, counts)], starts(counts[keep])), rows[keep]


def _apart(one: Floats, other: Floats) -> Bools:
    """Which points of the plane differ. (Column by column: ``any`` along rows of two takes five times as long.)"""
    apart: Bools = (one[:, 0] != other[:, 0]) | (one[:, 1] != other[:, 1])
    return apart


def is_ring(points: Floats, start: Ints) -> Bools:
    """Which strings end exactly where they begin and have at least three distinct points."""
    first, last = start[:-1], start[1:] - 1
    ring: Bools = ~_apart(points[first], points[last]) & (last - first >= 3)
    a, b, c = (points[np.minimum(first + k, last)] for k in range(3))
    sure = _apart(a, b) & _apart(b, c) & _apart(a, c)
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
