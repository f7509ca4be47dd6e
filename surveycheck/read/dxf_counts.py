"""Counts that entities state and that are not what follows, as issues. What is there was read, whatever they say.

DXF reference, *ENTITIES*: LWPOLYLINE 90 (vertices), HATCH 91 (boundary paths) and 93 (edges or vertices of a path),
SPLINE 72, 73 and 74 (knots, control points, fit points), POLYLINE that is a mesh 71 × 72 (vertices), INSERT 66
(attributes follow). Of a polyface mesh they need not be right (*Polyface Meshes*), and 66 of a POLYLINE is obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import leads
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.model.drawing import Entities
from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_hatch import POLYLINE_PATH, path_pairs
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import integers, numbers
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_vertices import Vertices

MOST = 200
"""No more issues of one group code than this; the first one says how many there are."""

SPELT = np.array([int.from_bytes(str(k).encode(), "little") for k in range(1000)] + [0], np.uint64)
DIGITS = np.array([len(str(k)) for k in range(1000)] + [1], np.uint64)
BLANK, NEWLINE, ZERO = b" \n0"
MESH, FACES, SMOOTH = 16, 64, 4
EXACT = 2.0**53
OF_SPLINE = ((72, 40), (73, 10), (74, 11))


@dataclass(frozen=True, eq=False)
class Count:
    """What group ``code`` says in the pairs ``pair``, ascending, and how many there are."""

    code: int
    pair: Ints
    said: Floats
    there: Ints

    def wrong(self) -> Count:
        """Those that are not right, as far as what is said is a number."""
        rows = np.flatnonzero(~np.isnan(self.said) & (self.said != self.there))
        return Count(self.code, self.pair[rows], self.said[rows], self.there[rows])


def counted(layout: Layout, vertices: Vertices) -> tuple[Count, ...]:
    """The counts that are wrong, one for each group code; ``vertices`` are those of the rows of ``layout``."""
    fields, kind = layout.fields, layout.kind
    each = np.zeros(len(kind), np.int64)
    each[layout.rows.record] = np.diff(vertices.start)
    counts = (
        _light(fields, kind, each),
        *_paths(fields, kind.where(("HATCH", "MPOLYGON").__contains__)),
        *_splines(fields, kind.where("SPLINE".__eq__)),
        _meshes(layout, each),
        _attributes(layout),
    )
    return tuple(count.wrong() for count in counts)


def miscounted(file: str, layout: Layout, entities: Entities, counts: Sequence[Count]) -> Iterator[Issue]:
    """One issue for each entity and group code; ``entities`` are the rows of the file, in the order of ``layout``."""
    for count in counts:
        record = layout.fields.of_pair(count.pair)
        row = layout.rows.row[record]
        first = np.flatnonzero(leads(record) & (row >= 0))
        for k, r in zip(first[:MOST].tolist(), row[first[:MOST]].tolist(), strict=True):
            said = float(count.said[k])
            facts: Facts = {
                "type": entities.type[r],
                "code": count.code,
                "said": int(said) if abs(said) < EXACT and said.is_integer() else said,
                "actual": int(count.there[k]),
                "count": len(first),
            }
            yield Issue("dxf-count", file, line(count.pair[k]), entities.handle_text(r), facts=facts)


def _light(fields: Fields, kind: Labels, vertices: Ints) -> Count:
    """Nearly all of them are right, which their last digits tell."""
    pair = fields.first(90, kind.where("LWPOLYLINE".__eq__))
    there = vertices[fields.of_pair(pair)]
    doubtful = ~_ends_with(fields, pair, there)
    pair, there = pair[doubtful], there[doubtful]
    return Count(90, pair, numbers(fields.pairs, pair), there)


def _ends_with(fields: Fields, pair: Ints, number: Ints) -> Bools:
    """Pairs whose value is a number below 1000, as it is spelt, with blanks before it or none."""
    small = np.minimum(number, len(SPELT) - 1)
    tail = fields.pairs.words[fields.pairs.at[pair] + fields.pairs.size[pair] - 8]
    before = tail >> (56 - 8 * DIGITS[small]) & 0xFF
    spelt = (tail >> (64 - 8 * DIGITS[small]) == SPELT[small]) & ((before == BLANK) | (before == NEWLINE))
    right: Bools = spelt & (small == number) & (fields.pairs.size[pair] >= DIGITS[small].astype(np.int64))
    return right


def _paths(fields: Fields, hatch: Bools) -> Sequence[Count]:
    """Paths of hatches; of each path the vertices of a polyline, or the edges."""
    pair = path_pairs(fields, hatch)
    code = fields.code[pair - fields.base]
    begins = code == 92
    record = fields.of_pair(pair)
    paths = np.bincount(record[begins], minlength=len(hatch))
    first = fields.first(91, hatch)
    of_hatches = Count(91, first, numbers(fields.pairs, first), paths[fields.of_pair(first)])
    path = np.cumsum(begins) - 1
    polyline = (integers(fields.pairs, pair[begins]) & POLYLINE_PATH) != 0
    inside = path >= 0
    points, edges = (np.bincount(path[inside & (code == wanted)], minlength=len(polyline)) for wanted in (10, 72))
    said = np.flatnonzero(inside & (code == 93))
    said = said[leads(path[said])]
    there = np.where(polyline, points, edges)[path[said]]
    return (of_hatches, Count(93, pair[said], numbers(fields.pairs, pair[said]), there))


def _splines(fields: Fields, spline: Bools) -> Iterator[Count]:
    record = np.flatnonzero(spline & fields.live)
    mine, place = fields.own(record) if len(record) else (record, record)
    code = fields.code[place]
    for stated, counted in OF_SPLINE:
        there = np.bincount(mine[code == counted], minlength=len(record))
        said = np.flatnonzero(code == stated)
        said = said[leads(mine[said])]
        pair = place[said] + fields.base
        yield Count(stated, pair, numbers(fields.pairs, pair), there[mine[said]])


def _meshes(layout: Layout, vertices: Ints) -> Count:
    """Of a mesh as it was drawn; a smoothed one has further vertices."""
    fields = layout.fields
    plain = (layout.flags & (MESH | FACES | SMOOTH)) == MESH
    mesh = layout.kind.where("POLYLINE".__eq__) & plain
    if not mesh.any():
        return Count(71, np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64))
    pair = fields.first(71, mesh)
    mesh = np.zeros(len(mesh), np.bool_)
    mesh[fields.of_pair(pair)] = True
    sides = (fields.floats(code, mesh, 0.0) for code in (71, 72))
    with np.errstate(invalid="ignore", over="ignore"):
        said = np.multiply(*sides)
    return Count(71, pair, said[fields.of_pair(pair)], vertices[fields.of_pair(pair)])


def _attributes(layout: Layout) -> Count:
    """Of each INSERT that says something of attributes, or has some: 1 where some follow it."""
    fields, kind, rows = layout.fields, layout.kind, layout.rows
    insert = kind.where("INSERT".__eq__) & rows.own
    owns = np.zeros(len(kind), np.bool_)
    owns[rows.record[rows.parent[rows.parent >= 0]]] = True
    pair = fields.first(66, insert)
    said = np.zeros(len(kind), np.bool_)
    last = fields.pairs.at[pair] + fields.pairs.size[pair] - 1
    said[fields.of_pair(pair)] = fields.pairs.buffer[last] != ZERO
    record = np.flatnonzero(said != owns)
    closed = np.append(kind.where("SEQEND".__eq__), False)[record + 1]  # none follow, and that is said
    record = record[~(closed & said[record])]
    begin = fields.base + np.searchsorted(fields.record, record.astype(np.int32))
    return Count(66, begin, said[record].astype(np.float64), owns[record].astype(np.int64))
