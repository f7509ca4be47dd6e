"""Boundary paths of hatches as loops of vertices with bulges.

DXF reference, *Boundary Path Data*: a path is a polyline, or edges that are lines, arcs, arcs of ellipses and splines.
Lines and arcs become vertices with bulges; ellipses and splines become short chords.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import distinct, leads, ranges
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.read.dxf_edges import Edges, chained
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_freeform import Groups, ellipse_edges, spline_edges
from surveycheck.read.dxf_numbers import integers, numbers

POLYLINE_PATH, TEXT_BOX = 2, 8
"""Bits of group 92. The box of a text is left free: it is a hole, and in a hole it is nothing."""

LINE_EDGE, ARC_EDGE, ELLIPSE_EDGE, SPLINE_EDGE = 1, 2, 3, 4


@dataclass(frozen=True, eq=False)
class HatchVertices:
    """Vertices of hatches: their record, place, bulge, and whether a loop begins there."""

    record: Ints
    xyz: Floats
    bulge: Floats
    loop: Bools


def hatch_vertices(fields: Fields, hatch: Bools) -> tuple[HatchVertices, Ints]:
    """The loops of all hatches, and the records of hatches of which an edge could not be drawn."""
    path = path_pairs(fields, hatch)
    code = fields.code[path - fields.base]
    begins = code == 92
    if not begins.any():
        return HatchVertices(np.zeros(0, np.int64), np.zeros((0, 3)), np.zeros(0), np.zeros(0, np.bool_)), path[:0]
    loop = np.cumsum(begins) - 1
    flag = integers(fields.pairs, path[begins])
    record = fields.of_pair(path[begins]).astype(np.int64)
    inside = fields.of_pair(path) == record[np.maximum(loop, 0)]
    by_vertices = (flag & POLYLINE_PATH) != 0
    polyline = inside & by_vertices[loop]
    edges, odd = _edges(fields, path, code, loop, inside & ~by_vertices[loop])
    xyz, bulge, number = _vertices(fields, path[polyline], code[polyline], loop[polyline])
    chain_xyz, chain_bulge, chain_number = chained(edges)
    number = np.concatenate([number, chain_number])
    order = np.argsort(number, kind="stable")
    number = number[order]
    xyz, bulge = np.concatenate([xyz, chain_xyz])[order], np.concatenate([bulge, chain_bulge])[order]
    xyz = xyz.copy()
    xyz[:, 2] = _elevation(fields, hatch)[record[number]]
    kept = ~np.isin(number, _boxes_in_holes(flag, record, number, xyz))
    number, xyz, bulge = number[kept], xyz[kept], bulge[kept]
    return HatchVertices(record[number], xyz, bulge, leads(number)), distinct(record[odd])


def _boxes_in_holes(flag: Ints, record: Ints, number: Ints, xyz: Floats) -> list[int]:
    """The loops that are boxes of texts where nothing is filled. ``number`` (m,): the loop of each vertex."""
    found = []
    for loop in np.flatnonzero((flag & TEXT_BOX) != 0).tolist():
        own = np.flatnonzero(number == loop)
        others = np.flatnonzero((record == record[loop]) & ((flag & TEXT_BOX) == 0))
        rings = [xyz[number == other, :2] for other in others.tolist()] if len(own) else []
        if len(own) and sum(_holds(ring, xyz[own, :2].mean(axis=0)) for ring in rings) % 2 == 0:
            found.append(loop)
    return found


def _holds(ring: Floats, place: Floats) -> bool:
    """Whether a place is within a ring of straight lines: how often a ray eastward crosses it."""
    (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
    up = (y1 > place[1]) != (y2 > place[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        east = (x2 - x1) * (place[1] - y1) / (y2 - y1) + x1 > place[0]
    return bool(np.count_nonzero(up & east) % 2)


def path_pairs(fields: Fields, hatch: Bools) -> Ints:
    """Pairs of the boundary paths: from group 91 to group 75 of each hatch."""
    begin, end = fields.first(91, hatch), fields.first(75, hatch)
    if not len(begin):
        return begin
    last = fields.end_of(fields.of_pair(begin))
    at = np.searchsorted(fields.of_pair(begin), fields.of_pair(end))
    known = (at < len(begin)) & (fields.of_pair(begin)[np.minimum(at, len(begin) - 1)] == fields.of_pair(end))
    last[at[known]] = end[known]
    run, k = ranges(np.maximum(last - begin, 0))
    return begin[run] + k


def _elevation(fields: Fields, hatch: Bools) -> Floats:
    """Height (group 30 of the first point) of each hatch."""
    height = np.zeros(len(hatch))
    first = fields.first(10, hatch)
    height[fields.of_pair(first)] = fields.points(first)[:, 2]
    return height


def _vertices(fields: Fields, path: Ints, code: NDArray[np.int16], loop: Ints) -> tuple[Floats, Floats, Ints]:
    """Vertices, bulges and loop numbers of polyline paths."""
    at = np.flatnonzero(code == 10)
    xyz, bulge = fields.points(path[at]), np.zeros(len(at))
    curved = np.flatnonzero(code == 42)
    vertex = np.searchsorted(at, curved) - 1
    own = vertex >= 0
    bulge[vertex[own]] = numbers(fields.pairs, path[curved[own]])
    return xyz, bulge, loop[at]


def _edges(fields: Fields, path: Ints, code: NDArray[np.int16], loop: Ints, chosen: Bools) -> tuple[Edges, Ints]:
    """Edges of the paths that consist of edges, and the loops of which an edge could not be drawn."""
    path, code, loop = path[chosen], code[chosen], loop[chosen]
    begins = code == 72
    edge = np.cumsum(begins) - 1
    path, code, edge = path[edge >= 0], code[edge >= 0], edge[edge >= 0]
    kind = integers(fields.pairs, path[code == 72])
    number = loop[begins]
    parts = [
        _lines(fields, path, code, edge, kind),
        _arcs(fields, path, code, edge, kind),
        *_freeform(fields, path, code, edge, kind),
    ]
    xyz = np.concatenate([p[0] for p in parts])
    bulge = np.concatenate([p[1] for p in parts])
    mine = np.concatenate([p[2] for p in parts])
    order = np.argsort(mine, kind="stable")
    missing = np.ones(len(kind), np.bool_)
    missing[mine] = False
    return Edges(xyz[order], bulge[order], mine[order], number), distinct(number[missing])


Part = tuple[Floats, Floats, Ints]


def _first(path: Ints, code: NDArray[np.int16], edge: Ints, wanted: int, mask: Bools) -> tuple[Ints, Ints]:
    """The first pair of a code in each edge that the mask wants: edges and pairs."""
    at = np.flatnonzero((code == wanted) & mask[edge])
    at = at[leads(edge[at])]
    return edge[at], path[at]


def _lines(fields: Fields, path: Ints, code: NDArray[np.int16], edge: Ints, kind: Ints) -> Part:
    first, a = _first(path, code, edge, 10, kind == LINE_EDGE)
    second, b = _first(path, code, edge, 11, kind == LINE_EDGE)
    ends = np.zeros(len(kind), np.int8)
    ends[first] += 1
    ends[second] += 1
    a, b = a[ends[first] == 2], b[ends[second] == 2]
    xyz = np.stack([fields.points(a), fields.points(b)], axis=1).reshape(-1, 3)
    return xyz, np.zeros(len(xyz)), np.repeat(np.flatnonzero(ends == 2), 2)


def _arcs(fields: Fields, path: Ints, code: NDArray[np.int16], edge: Ints, kind: Ints) -> Part:
    """Arcs as two segments with the bulge of half the sweep, so that no bulge is above 1."""
    arc = kind == ARC_EDGE
    mine, at = _first(path, code, edge, 10, arc)
    centre = fields.points(at)
    values = np.full((4, len(kind)), np.nan)
    values[3] = 1.0
    for k, wanted in enumerate((40, 50, 51, 73)):
        there, pair = _first(path, code, edge, wanted, arc)
        values[k, there] = numbers(fields.pairs, pair)
    radius, begin, end, turn = values[:, mine]
    with np.errstate(invalid="ignore"):
        sweep = np.mod(end - begin, 360.0)
    sense = np.where(turn == 0, -1.0, 1.0)
    sweep = np.where(sweep == 0, 360.0, sweep) * sense
    angle = np.radians(np.stack([begin * sense, begin * sense + sweep / 2, begin * sense + sweep], axis=1))
    with np.errstate(invalid="ignore", over="ignore"):
        offset = np.stack([np.cos(angle), np.sin(angle), np.zeros_like(angle)], axis=2) * radius[:, None, None]
        xyz = centre[:, None, :] + offset
    whole = np.abs(sweep) == 360.0
    xyz[whole, 2] = xyz[whole, 0]
    bulge = np.zeros((len(mine), 3))
    bulge[:, :2] = np.tan(np.radians(sweep) / 8.0)[:, None]
    return xyz.reshape(-1, 3), bulge.ravel(), np.repeat(mine, 3)


def _freeform(fields: Fields, path: Ints, code: NDArray[np.int16], edge: Ints, kind: Ints) -> list[Part]:
    """Arcs of ellipses and splines: their groups one by one, since they are few."""
    bounds = np.searchsorted(edge, np.arange(len(kind) + 1))
    found: dict[int, list[tuple[int, Groups]]] = {ELLIPSE_EDGE: [], SPLINE_EDGE: []}
    for number in np.flatnonzero((kind == ELLIPSE_EDGE) | (kind == SPLINE_EDGE)).tolist():
        mine = slice(int(bounds[number]), int(bounds[number + 1]))
        found[int(kind[number])].append((number, Groups(code[mine], numbers(fields.pairs, path[mine]))))
    drawn = (*ellipse_edges(found[ELLIPSE_EDGE]), *spline_edges(found[SPLINE_EDGE]))
    return [(points, np.zeros(len(points)), np.full(len(points), number)) for number, points in drawn]
