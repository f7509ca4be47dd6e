"""Vertices and measures of entities as affine maps leave them.

A map that is a similarity of the plane of an entity keeps arcs: radius, angles and bulges follow. Under any other one
a CIRCLE or ARC becomes an ELLIPSE with conjugate radii, which is exact, and what has bulges is drawn in chords no
further than ``SAGITTA`` from the true curve. Everything comes out in world coordinates with the extrusion (0, 0, 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from surveycheck.geometry import canvas
from surveycheck.geometry.affine import Maps, axes, lengths, similar, stretch
from surveycheck.geometry.curves import ranges, starts, to_world, with_bulges
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.model.drawing import Entities

ROUND = ("CIRCLE", "ARC")
LETTERED = ("TEXT", "MTEXT", "ATTRIB", "INSERT")
"""Types with measures in their own plane."""


@dataclass(frozen=True, eq=False)
class Copies:
    """p copies of entities, each by its map; ``linear`` (p, 3, 3) leads out of the system that the entity's own
    coordinates are in, where that is needed (``plane``), else it is that of the map."""

    entities: Entities
    source: Ints
    map: Ints
    maps: Maps
    tilted: Bools
    linear: Floats

    def world(self, copy: Ints, points: Floats) -> Floats:
        """World coordinates of points (m, 3) of the copies ``copy`` (m,)."""
        there = np.flatnonzero(self.tilted[copy])
        if len(there):
            points = points.copy()
            points[there] = to_world(points[there], self.entities.extrusion[self.source[copy[there]]])
        return self.maps.moved(self.map[copy], points)


@dataclass(frozen=True, eq=False)
class Strings:
    """Vertices of copies, ``counts`` (p,) of each; ``loop`` are those that begin a loop of a hatch."""

    counts: Ints
    xyz: Floats
    bulge: Floats
    weight: Floats
    loop: Ints


def moved(e: Entities, source: Ints, map_: Ints, maps: Maps) -> dict[str, Any]:
    """The columns of ``e`` that depend on the place, with the p copies of ``source`` behind its own rows."""
    tilted = canvas.tilted(e)[source]
    linear = maps.linear[map_]
    slanted = np.flatnonzero(tilted)
    if len(slanted):
        with np.errstate(all="ignore"):
            linear[slanted] = linear[slanted] @ axes(e.extrusion[source[slanted]])
    copies = Copies(e, source, map_, maps, tilted, linear)
    same = similar(maps.linear)[map_]
    same[slanted] = similar(linear[slanted])
    kind = e.type.take(source)
    round_ = kind.where(ROUND.__contains__) & ~same
    strings = _vertices(copies, same, round_)
    columns = _measures(copies, round_)
    counts = np.diff(e.kstart)[source]
    run, k = ranges(counts)
    columns["kstart"] = np.concatenate([e.kstart, e.kstart[-1] + starts(counts)[1:]])
    columns["knot"] = np.concatenate([e.knot, e.knot[e.kstart[source][run] + k]])
    columns["type"] = _types(e.type, kind, round_)
    columns["start"] = np.concatenate([e.start, e.start[-1] + starts(strings.counts)[1:]])
    columns["xyz"] = np.concatenate([e.xyz, strings.xyz])
    columns["bulge"] = np.concatenate([e.bulge, strings.bulge])
    columns["loop"] = np.concatenate([e.loop, e.start[-1] + strings.loop])
    columns["weight"] = np.concatenate([e.weight, strings.weight])
    return columns


def _types(own: Labels, kind: Labels, round_: Bools) -> Labels:
    codes = np.concatenate([own.codes, kind.codes])
    if not round_.any():
        return Labels(codes, own.names)
    names = own.names if "ELLIPSE" in own.names else (*own.names, "ELLIPSE")
    codes[len(own) + np.flatnonzero(round_)] = names.index("ELLIPSE")
    return Labels(codes, names)


def _vertices(copies: Copies, same: Bools, round_: Bools) -> Strings:
    """The vertices of all copies: most as they are, some as ellipses or chords."""
    e, source = copies.entities, copies.source
    counts = np.diff(e.start)[source]
    bent = _with_bulges(e)[source] & ~same
    round_ = round_ & (counts > 0)
    parts = [
        (np.flatnonzero(~bent & ~round_), _plain),
        (np.flatnonzero(round_), _ellipses),
        (np.flatnonzero(bent), _chords),
    ]
    made = [(rows, make(copies, rows)) for rows, make in parts if len(rows)]
    if len(made) == 1:
        return made[0][1]
    for rows, part in made:
        counts[rows] = part.counts
    start = starts(counts)
    xyz, bulge = np.empty((int(start[-1]), 3)), np.empty(int(start[-1]))
    weight, loop = np.empty(len(bulge) if len(e.weight) else 0), []
    for rows, part in made:
        run, k = ranges(part.counts)
        place = start[rows][run] + k
        xyz[place], bulge[place] = part.xyz, part.bulge
        if len(weight):
            weight[place] = part.weight
        loop.append(place[part.loop])
    return Strings(counts, xyz, bulge, weight, np.sort(np.concatenate(loop)))


def _with_bulges(e: Entities) -> Bools:
    """Entities that have a bulge."""
    before = starts((e.bulge != 0).astype(np.int64))
    bent: Bools = before[e.start[1:]] > before[e.start[:-1]]
    return bent


def _loops_of(e: Entities) -> tuple[Ints, Ints]:
    """For each entity the loops ``range(first, last)`` of ``e.loop``."""
    return np.searchsorted(e.loop, e.start[:-1]), np.searchsorted(e.loop, e.start[1:])


def _plain(copies: Copies, rows: Ints) -> Strings:
    """As they are; bulges turn the other way in a mirror."""
    e, source = copies.entities, copies.source[rows]
    counts = np.diff(e.start)[source]
    run, k = ranges(counts)
    vertex = e.start[source][run] + k
    xyz = copies.world(rows[run], e.xyz[vertex])
    bulge = e.bulge[vertex]
    if bulge.any():
        bulge *= np.where(_mirrored(copies.linear[rows]), -1.0, 1.0)[run]
    weight = e.weight[vertex] if len(e.weight) else np.zeros(0)
    if not len(e.loop):
        return Strings(counts, xyz, bulge, weight, np.zeros(0, np.int64))
    first, last = _loops_of(e)
    mine, k = ranges((last - first)[source])
    loop = starts(counts)[mine] + e.loop[first[source][mine] + k] - e.start[source][mine]
    return Strings(counts, xyz, bulge, weight, loop)


def _ellipses(copies: Copies, rows: Ints) -> Strings:
    """Circles and arcs as three points: centre and ends of two conjugate radii."""
    e, source = copies.entities, copies.source[rows]
    centre = copies.world(rows, e.xyz[e.start[source]])
    with np.errstate(all="ignore"):
        radii = copies.linear[rows][:, :, :2] * e.radius[source][:, None, None]
        xyz = np.stack([centre, centre + radii[:, :, 0], centre + radii[:, :, 1]], axis=1).reshape(-1, 3)
    weight = np.ones(len(xyz) if len(e.weight) else 0)
    return Strings(np.full(len(rows), 3), xyz, np.zeros(len(xyz)), weight, np.zeros(0, np.int64))


def _chords(copies: Copies, rows: Ints) -> Strings:
    """Polylines and loops of hatches with their arcs as chords. They are made in the own system of each, but as large
    as the map makes them, so that ``SAGITTA`` holds in the world."""
    e, source = copies.entities, copies.source[rows]
    owner, begin, counts, hatch = _strings_of(e, source)
    closed = hatch[owner] | ((e.flags[source[owner]] & 1) == 1)
    run, k = ranges(counts)
    vertex = begin[run] + k
    size = stretch(copies.linear[rows])[owner][run]
    size = np.where(np.isfinite(size) & (size > 0), size, 1.0)[:, None]
    local = e.xyz[vertex].copy()
    with np.errstate(all="ignore"):
        local[:, :2] *= size
        made = with_bulges(local, e.bulge[vertex], starts(counts), closed)
        lengths = np.diff(made.start)
        string, _ = ranges(lengths)
        points = made.points
        points[:, :2] /= size[starts(counts)[:-1]][string]
    xyz = copies.world(rows[owner[string]], points)
    total = np.bincount(owner, lengths, len(rows)).astype(np.int64)
    weight = np.ones(len(xyz) if len(e.weight) else 0)
    return Strings(total, xyz, np.zeros(len(xyz)), weight, made.start[:-1][hatch[owner]])


def _strings_of(e: Entities, source: Ints) -> tuple[Ints, Ints, Ints, Bools]:
    """The strings of entities ``source``: whose each is, its first vertex and how many; and which entities are
    hatches: they have one for each loop."""
    hatch = e.type.take(source).where(("HATCH", "MPOLYGON").__contains__)
    first, last = _loops_of(e)
    strings = np.where(hatch, (last - first)[source], 1)
    owner, k = ranges(strings)
    begin = e.start[source][owner]
    end = e.start[source + 1][owner]
    looped = np.flatnonzero(hatch[owner])
    loop = first[source[owner[looped]]] + k[looped]
    begin[looped] = e.loop[loop]
    following = np.append(e.loop, e.start[-1])[loop + 1]
    end[looped] = np.minimum(end[looped], following)
    return owner, begin, end - begin, hatch


def _mirrored(linear: Floats) -> Bools:
    """Which maps turn the plane z = 0 over, as seen from above."""
    with np.errstate(all="ignore"):
        turned: Bools = linear[:, 0, 0] * linear[:, 1, 1] - linear[:, 0, 1] * linear[:, 1, 0] < 0
    return turned


def _measures(copies: Copies, round_: Bools) -> dict[str, Any]:
    """The columns of numbers: radius, angles, rotation, height and scale, as the plane of each is turned and scaled."""
    e, source = copies.entities, copies.source
    kind = e.type.take(source)
    own = {name: getattr(e, name)[source] for name in ("radius", "angle", "rotation", "height", "scale")}
    with np.errstate(all="ignore"):
        rows = np.flatnonzero(kind.where(ROUND.__contains__))
        own["radius"][rows] *= lengths(copies.linear[rows, :, 0])
        arc = np.flatnonzero(kind.where("ARC".__eq__) & ~round_)
        turn = np.degrees(np.arctan2(copies.linear[arc, 1, 0], copies.linear[arc, 0, 0]))
        own["angle"][arc] = _angles(own["angle"][arc], turn, _mirrored(copies.linear[arc]))
        _turn_letters(own, np.flatnonzero(kind.where(LETTERED.__contains__)), copies.linear)
    turned = np.flatnonzero(kind.where("CIRCLE".__eq__) & round_)
    own["angle"][turned] = (0.0, 360.0)
    own["radius"][round_] = np.nan
    extrusion = np.zeros((len(source), 3))
    extrusion[:, 2] = 1.0
    own["extrusion"] = extrusion
    if len(e.letters):
        own["letters"] = _letters(copies)
    if len(e.stroke):
        own["stroke"] = e.stroke[source]
        wide = np.flatnonzero(own["stroke"][:, 0] > 0)
        own["stroke"][wide, 0] *= np.sqrt(lengths(copies.linear[wide, :, 0]) * lengths(copies.linear[wide, :, 1]))
    return {name: np.concatenate([getattr(e, name), column]) for name, column in own.items()}


def _turn_letters(own: dict[str, Any], rows: Ints, linear: Floats) -> None:
    """Turns and scales what is written or inserted, in the columns ``own``."""
    u, v = linear[rows, :, 0], linear[rows, :, 1]
    angle = np.radians(np.nan_to_num(own["rotation"][rows]))[:, None]
    along, up = u * np.cos(angle) + v * np.sin(angle), v * np.cos(angle) - u * np.sin(angle)
    length = lengths(along)
    across = np.cross(along, up) / length[:, None]
    turn = np.mod(np.degrees(np.arctan2(along[:, 1], along[:, 0])), 360.0)
    own["rotation"][rows] = np.where(np.isnan(own["rotation"][rows]), np.nan, turn)
    own["height"][rows] *= lengths(across)
    sides = np.stack([length, across[:, 2], linear[rows, 2, 2]], axis=1)
    own["scale"][rows] *= np.where(np.isfinite(sides), sides, np.nan)


def _letters(copies: Copies) -> Floats:
    """Column ``letters`` of copies: what leads somewhere is led on, the column of an MTEXT grows with its letters."""
    letters, e = copies.entities.letters[copies.source], copies.entities
    with np.errstate(all="ignore"):
        letters[:, 2:] = np.einsum("nij,nj->ni", copies.linear[:, :2, :2], letters[:, 2:])
        column = e.type.take(copies.source).where("MTEXT".__eq__)
        letters[column, 0] *= lengths(copies.linear[column, :, 0])
    return letters


def _angles(angle: Floats, turn: Floats, mirrored: Bools) -> Floats:
    """Start and end angle (n, 2) of arcs turned by ``turn`` (n,); in a mirror an arc runs from its end to its start."""
    angles: Floats = np.where(mirrored[:, None], turn[:, None] - angle[:, ::-1], turn[:, None] + angle)
    return angles
