"""What has no shape that rules look at, but is seen: the directions of endless lines, and the edges of meshes.

DXF reference, *RAY* and *XLINE*: the direction (11). *POLYLINE* with flag 16: a grid of 71 × 72 vertices (of 73 × 74
that are smoothed, vertices with flag 8), closed along the first with flag 1, along the second with 32; with flag 64:
faces of up to four vertices by number (VERTEX 71 to 74), negative where the edge behind is not seen. *MESH*: vertices
(10), faces as numbers of vertices and the vertices (90 behind 93).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model.columns import Floats, Ints
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import numbers

ENDLESS, DIRECTION = ("RAY", "XLINE"), (11, 21)
EDGE = (16, 26)
"""Numbers in ``look``: the two ends of an edge behind each other."""

GRID, FACES, SMOOTH, CLOSED, CLOSED_ACROSS = 16, 64, 4, 1, 32
FIT, CORNER, FACE = 8, 64, 128
MOST = 200_000
"""Vertices and faces of meshes: with more, none of them is drawn."""


def sketched(layout: Layout) -> Floats:
    """Rows of ``look``: the direction of each endless line, the ends of the edges of each mesh."""
    found = [_directions(layout)]
    for row, edges in (*_polylines(layout), *_meshes(layout)):
        if len(edges) and np.isfinite(edges).all():
            found.append(_rows(row, EDGE, edges.reshape(-1, 2)))
    return np.concatenate(found)


def _rows(row: int, codes: tuple[int, int], points: Floats) -> Floats:
    return np.column_stack([np.full(2 * len(points), row), np.tile(codes, len(points)), points.ravel()]).astype(float)


def _directions(layout: Layout) -> Floats:
    fields, rows = layout.fields, layout.rows
    found = fields.first(DIRECTION[0], layout.kind.where(ENDLESS.__contains__) & rows.own)
    row, towards = rows.row[fields.of_pair(found)], fields.points(found)[:, :2]
    sound = np.isfinite(towards).all(axis=1) & (towards != 0).any(axis=1)
    row, towards = row[sound], towards[sound]
    codes = np.tile(DIRECTION, len(row))
    return np.column_stack([np.repeat(row, 2), codes, towards.ravel()]).astype(np.float64)


def _polylines(layout: Layout) -> Iterator[tuple[int, Floats]]:
    """Row and edges (k, 2, 2) of each POLYLINE that is a mesh."""
    fields, kind, flags = layout.fields, layout.kind, layout.flags
    vertex = kind.where("VERTEX".__eq__) & fields.live
    if not vertex.any():
        return
    lead = np.maximum.accumulate(np.where(vertex, 0, np.arange(len(vertex))))
    mine = vertex & ((flags[lead] & (GRID | FACES)) != 0)
    if not 0 < np.count_nonzero(mine) <= MOST:
        return
    pair = fields.first(10, mine)
    record, points = fields.of_pair(pair).astype(np.int64), fields.points(pair)[:, :2]
    corners = np.stack([fields.ints(code, mine, 0)[record] for code in (71, 72, 73, 74)], axis=1)
    meshes = kind.where("POLYLINE".__eq__) & ((flags & (GRID | FACES)) != 0)
    sizes = np.stack([fields.ints(code, meshes, 0) for code in (71, 72, 73, 74)], axis=1)
    own = lead[record]  # ascending: the vertices of a mesh stand behind it
    for mesh in np.unique(own).tolist():
        at, flag = slice(*np.searchsorted(own, [mesh, mesh + 1])), int(flags[mesh])
        if flag & FACES:
            edges = _of_faces(points[at], corners[at], flags[record[at]])
        else:
            edges = _of_grid(points[at], flags[record[at]], sizes[mesh], flag)
        yield int(layout.rows.row[mesh]), edges


def _of_faces(points: Floats, corners: Ints, flags: Ints) -> Floats:
    place = points[(flags & CORNER) != 0]
    edges = []
    for face in corners[((flags & FACE) != 0) & ((flags & CORNER) == 0)]:
        ring = [int(one) for one in face if one != 0 and abs(one) <= len(place)]
        edges += [
            (place[abs(one) - 1], place[abs(other) - 1])
            for one, other in zip(ring, (*ring[1:], *ring[:1]), strict=True)
            if one > 0 and len(ring) > 1
        ]
    return np.array(edges, np.float64).reshape(-1, 2, 2)


def _of_grid(points: Floats, flags: Ints, sizes: Ints, flag: int) -> Floats:
    smooth = bool(flag & SMOOTH)
    points = points[((flags & FIT) != 0) == smooth]
    along, across = (int(size) for size in (sizes[2:] if smooth else sizes[:2]))
    if min(along, across) < 1 or along * across != len(points):
        return np.zeros((0, 2, 2))
    grid = points.reshape(along, across, 2)
    edges = [_steps(grid, bool(flag & CLOSED)), _steps(grid.swapaxes(0, 1), bool(flag & CLOSED_ACROSS))]
    return np.concatenate(edges)


def _steps(grid: Floats, closed: bool) -> Floats:
    """From each point to the next one along the first axis."""
    there = np.roll(grid, -1, axis=0)
    edges = np.stack([grid, there], axis=2)
    found: Floats = (edges if closed else edges[:-1]).reshape(-1, 2, 2)
    return found


def _meshes(layout: Layout) -> Iterator[tuple[int, Floats]]:
    """Row and edges of each MESH: those of its faces before they are subdivided."""
    fields = layout.fields
    mine = layout.kind.where("MESH".__eq__) & layout.rows.own
    if not mine.any():
        return
    place, faces = fields.at(10, mine), fields.at(90, mine)
    begin, end = fields.first(93, mine), fields.first(94, mine)
    if len(place) + len(faces) > MOST:
        return
    points, value = fields.points(place)[:, :2], numbers(fields.pairs, faces)
    of_place, of_face = fields.of_pair(place), fields.of_pair(faces)  # ascending, as the records stand in the file
    first, last = (dict(zip(fields.of_pair(ends).tolist(), ends.tolist(), strict=True)) for ends in (begin, end))
    for record in np.flatnonzero(mine).tolist():
        if record not in first:
            continue
        at, own = (slice(*np.searchsorted(of, [record, record + 1])) for of in (of_place, of_face))
        listed = (faces[own] > first[record]) & (faces[own] < last.get(record, np.inf))
        yield int(layout.rows.row[record]), _of_list(points[at], value[own][listed])


def _of_list(points: Floats, listed: Floats) -> Floats:
    edges, at = set(), 0
    numbers_ = [int(one) for one in listed if np.isfinite(one)]
    while at < len(numbers_):
        ring = numbers_[at + 1 : at + 1 + max(numbers_[at], 0)]
        at += 1 + max(numbers_[at], 0)
        if all(0 <= one < len(points) for one in ring):
            edges |= {(min(a, b), max(a, b)) for a, b in zip(ring, (*ring[1:], *ring[:1]), strict=True)}
    found = np.array(sorted(edges), np.int64).reshape(-1, 2)
    pairs: Floats = points[found]
    return pairs
