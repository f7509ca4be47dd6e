"""Vertices of all types of entities, gathered from where each type keeps them, as one column.

DXF reference, *ENTITIES*: the groups 10 to 13 (points), 38 and 42 (LWPOLYLINE), VERTEX, 11 and 40 (ELLIPSE). SPLINE is
in ``dxf_splines``, HATCH in ``dxf_hatch``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import leads, starts
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_hatch import hatch_vertices
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_records import Unproven
from surveycheck.read.dxf_splines import controls_of, knot_columns, weight_column

ONE_POINT = ("POINT", "INSERT", "TEXT", "MTEXT", "ATTRIB", "ATTDEF", "CIRCLE", "ARC", "ACAD_TABLE",
             "SHAPE", "IMAGE", "WIPEOUT", "TOLERANCE", "RAY", "XLINE")  # fmt: skip
ALIGNED = ("TEXT", "ATTRIB", "ATTDEF")
DIMENSIONS = ("DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION")
MANY_POINTS = ("LEADER",)
CORNERS = ("SOLID", "TRACE", "3DFACE")
FRAME = 16
"""Flag of a VERTEX that only controls a spline: it is not drawn."""

MESHES = 16 | 64
CLOSED_MULTILINE = 2
HATCHES = ("HATCH", "MPOLYGON")


@dataclass(frozen=True, eq=False)
class Source:
    """Vertices (m, 3) of records, ascending; ``loop`` marks those that begin a loop of a hatch."""

    record: Ints
    xyz: Floats
    bulge: Floats | None = None
    loop: Bools | None = None


@dataclass(frozen=True, eq=False)
class Vertices:
    """The columns ``start``, ``xyz``, ``bulge``, ``loop``, ``kstart``, ``knot`` and ``weight`` of ``Entities``. ``odd``
    are records of hatches with edges that could not be drawn."""

    start: Ints
    xyz: Floats
    bulge: Floats
    loop: Ints
    odd: Ints
    kstart: Ints
    knot: Floats
    weight: Floats


def vertices_of(fields: Fields, kind: Labels, flags: Ints, row: Ints, count: int) -> Vertices:
    """All vertices. ``row`` is the row of each record (-1 if none), a VERTEX has that of its POLYLINE."""
    hatches, odd = hatch_vertices(fields, kind.where(HATCHES.__contains__))
    splines = controls_of(fields, kind)
    sources = [
        _one_point(fields, kind),
        _ends(fields, kind),
        _pictures(fields, kind),
        _light(fields, kind),
        _heavy(fields, kind, flags, row),
        _all_points(fields, kind),
        _multilines(fields, kind),
        _ellipses(fields, kind),
        Source(splines.record, splines.xyz),
        _corners(fields, kind),
        Source(hatches.record, hatches.xyz, hatches.bulge, hatches.loop),
    ]
    start, xyz, bulge, loop = _together(sources, row, count)
    weight = weight_column(splines, row, start)
    return Vertices(start, xyz, bulge, loop, odd, *knot_columns(splines, row, count), weight)


def _together(sources: Sequence[Source], row: Ints, count: int) -> tuple[Ints, Floats, Floats, Ints]:
    """``start``, ``xyz``, ``bulge`` and ``loop`` of all sources; each row has its vertices from one of them."""
    rows = [row[source.record] for source in sources]
    counts = sum((np.bincount(r, minlength=count) for r in rows), np.zeros(count, np.int64))
    start = starts(counts)
    xyz = np.empty((int(start[-1]), 3))
    bulge = np.zeros(len(xyz))
    loop = []
    for source, mine in zip(sources, rows, strict=True):
        first = np.flatnonzero(leads(mine))
        within = np.arange(len(mine)) - np.repeat(first, np.diff(np.append(first, len(mine))))
        place = start[mine] + within
        xyz[place] = source.xyz
        if source.bulge is not None:
            bulge[place] = source.bulge
        if source.loop is not None:
            loop.append(place[source.loop])
    return start, xyz, bulge, np.concatenate(loop) if loop else np.zeros(0, np.int64)


def _one_point(fields: Fields, kind: Labels) -> Source:
    """Group 10; of an aligned text whose group 10 was left at the origin, the point that it is aligned to (11)."""
    found = fields.first(10, kind.where(ONE_POINT.__contains__))
    record = fields.of_pair(found).astype(np.int64)
    xyz = fields.points(found)
    lost = (xyz[:, :2] == 0).all(axis=1) & kind.where(ALIGNED.__contains__)[record]
    if lost.any():
        wanted = np.zeros(len(kind), np.bool_)
        wanted[record[lost]] = True
        wanted &= (
            (fields.ints(72, wanted, 0) != 0) | (fields.ints(73, wanted, 0) != 0) | (fields.ints(74, wanted, 0) != 0)
        )
        second = fields.first(11, wanted)
        xyz[np.searchsorted(record, fields.of_pair(second))] = fields.points(second)
    return Source(record, xyz)


def _ends(fields: Fields, kind: Labels) -> Source:
    """Both ends of each LINE."""
    lines = kind.where("LINE".__eq__)
    return _interleaved(fields, [fields.first(10, lines), fields.first(11, lines)])


def _pictures(fields: Fields, kind: Labels) -> Source:
    """Where the block of a DIMENSION is put when it is not where it was drawn (group 12)."""
    found = fields.first(12, kind.where(DIMENSIONS.__contains__))
    return Source(fields.of_pair(found).astype(np.int64), fields.points(found))


def _corners(fields: Fields, kind: Labels) -> Source:
    """The three or four corners of a SOLID, in the order of the file."""
    solids = kind.where(CORNERS.__contains__)
    if not solids.any():
        return Source(np.zeros(0, np.int64), np.zeros((0, 3)))
    return _interleaved(fields, [fields.first(code, solids) for code in (10, 11, 12, 13)])


def _interleaved(fields: Fields, found: Sequence[Ints]) -> Source:
    pairs = np.concatenate(list(found))
    record = fields.of_pair(pairs).astype(np.int64)
    order = np.argsort(record, kind="stable")
    return Source(record[order], fields.points(pairs)[order])


def _all_points(fields: Fields, kind: Labels) -> Source:
    """Every group 10 of a LEADER."""
    found = fields.at(10, kind.where(MANY_POINTS.__contains__))
    return Source(fields.of_pair(found).astype(np.int64), fields.points(found))


def _multilines(fields: Fields, kind: Labels) -> Source:
    """MLINE: every group 11, the line that its parallel lines follow; one that is closed (71) gets its first again."""
    multi = kind.where("MLINE".__eq__)
    found = fields.at(11, multi)
    if not len(found):
        return Source(np.zeros(0, np.int64), np.zeros((0, 3)))
    record, xyz = fields.of_pair(found).astype(np.int64), fields.points(found)
    first = np.flatnonzero(leads(record))
    again = first[(fields.ints(71, multi, 0)[record[first]] & CLOSED_MULTILINE) != 0]
    record, xyz = np.append(record, record[again]), np.concatenate([xyz, xyz[again]])
    order = np.argsort(record, kind="stable")
    return Source(record[order], xyz[order])


def _ellipses(fields: Fields, kind: Labels) -> Source:
    """ELLIPSE: its centre (10), the end of its major radius (11, from the centre), and that of its minor radius, which
    is extrusion × major radius · ratio (40). All of them in world coordinates. Without one of these it has none."""
    ellipse = kind.where("ELLIPSE".__eq__)
    if not ellipse.any():
        return Source(np.zeros(0, np.int64), np.zeros((0, 3)))
    there = np.zeros(len(kind), np.int8)
    for code in (10, 11, 40):
        there[fields.of_pair(fields.first(code, ellipse))] += 1
    whole = there == 3
    centre, major = (fields.points(fields.first(code, whole)) for code in (10, 11))
    ratio = fields.floats(40, whole, np.nan)[whole]
    normal = np.tile((0.0, 0.0, 1.0), (len(kind), 1))
    tilted = fields.first(210, whole)
    normal[fields.of_pair(tilted)] = fields.points(tilted)
    normal = normal[whole]
    with np.errstate(all="ignore"):
        length = np.linalg.norm(normal, axis=1)[:, None]
        minor = np.cross(np.where(length > 0, normal / length, (0.0, 0.0, 1.0)), major) * ratio[:, None]
    xyz = np.stack([centre, centre + major, centre + minor], axis=1).reshape(-1, 3)
    return Source(np.repeat(np.flatnonzero(whole), 3), xyz)


def _light(fields: Fields, kind: Labels) -> Source:
    """LWPOLYLINE: vertices on the elevation (38), each group 42 is the bulge of the vertex before it."""
    light = kind.where("LWPOLYLINE".__eq__)
    found = fields.at(10, light)
    record = fields.of_pair(found).astype(np.int64)
    xyz = fields.points(found)
    elevation = np.nan_to_num(fields.floats(38, light, 0.0))
    xyz[:, 2] = np.where(elevation[record] != 0, elevation[record], xyz[:, 2])
    bulge = np.zeros(len(found))
    curved = fields.at(42, light)
    vertex = np.searchsorted(found, curved) - 1
    own = (vertex >= 0) & (record[vertex] == fields.of_pair(curved)) if len(found) else np.zeros(len(curved), np.bool_)
    bulge[vertex[own]] = numbers(fields.pairs, curved[own])
    return Source(record, xyz, bulge)


def _heavy(fields: Fields, kind: Labels, flags: Ints, row: Ints) -> Source:
    """POLYLINE: the VERTEX records behind it; frame points of a spline are left out, faces of a mesh too."""
    vertex = kind.where("VERTEX".__eq__) & fields.live
    if not vertex.any():
        return Source(np.zeros(0, np.int64), np.zeros((0, 3)))
    before = np.arange(len(vertex))
    lead = np.maximum.accumulate(np.where(vertex, 0, before))
    alone = vertex & ~kind.where("POLYLINE".__eq__)[lead]
    if alone.any():
        raise Unproven("vertex-alone", line(fields.base))
    mesh = (flags[lead] & MESHES) != 0
    drawn = vertex & (((flags & FRAME) == 0) | mesh) & ~((flags & 128 != 0) & (flags & 64 == 0) & mesh)
    found = fields.first(10, drawn)
    record = fields.of_pair(found).astype(np.int64)
    bulge = fields.floats(42, drawn, 0.0)[record]
    return Source(record, fields.points(found), np.where(mesh[record], 0.0, bulge))
