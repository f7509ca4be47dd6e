"""Records that draw, as the columns of ``Entities``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import leads
from surveycheck.geometry.drawn import NO_GEOMETRY, NO_SHAPE
from surveycheck.geometry.references import REFERENCES
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PAPER_SPACE, Entities
from surveycheck.model.parts import Parts
from surveycheck.read.dxf_fields import FIRST_XDATA, Fields
from surveycheck.read.dxf_letters import LETTERED, letters_of
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_records import Records, Unproven
from surveycheck.read.dxf_strings import Strings, byte_strings
from surveycheck.read.dxf_strokes import strokes_of
from surveycheck.read.dxf_text_columns import text_columns
from surveycheck.read.dxf_vertices import Vertices, vertices_of

TEXTS = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
ROTATED = ("TEXT", "MTEXT", "INSERT", "ATTRIB", "ATTDEF")
WITHOUT_ROW = ("VERTEX", "SEQEND", "BLOCK", "ENDBLK")
MODEL_BLOCKS = ("*MODEL_SPACE", "$MODEL_SPACE")
PAPER_BLOCKS = ("*PAPER_SPACE", "$PAPER_SPACE")
STANDARD = "STANDARD"


def is_layout(name: str) -> bool:
    """Whether a block is a layout, and its contents stand in model or paper space."""
    return name.upper() in MODEL_BLOCKS or name.upper().startswith(PAPER_BLOCKS)


@dataclass(frozen=True, eq=False)
class Read:
    """Entities without their geometry, the rows of hatches of which an edge could not be drawn, and what records
    without a row carry."""

    entities: Entities
    odd: Ints
    parts: Parts


@dataclass(frozen=True, eq=False)
class Rows:
    """Which records have rows: ``record`` of each row, ``row`` of each record (-1 without; VERTEX has its POLYLINE's),
    ``own``: the record has a row to itself, ``parent`` of each row."""

    record: Ints
    row: Ints
    own: Bools
    parent: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Layout:
    """The records of BLOCKS and ENTITIES, before any of their values is looked at: their group codes, types, rows, the
    lines where they begin, and their flags (group 70)."""

    fields: Fields
    kind: Labels
    rows: Rows
    line: Ints
    flags: Ints

    def vertices(self) -> Vertices:
        """All vertices. Raises ``Unproven``."""
        return vertices_of(self.fields, self.kind, self.flags, self.rows.row, len(self.rows.record))


def layout_of(records: Records) -> Layout:
    """What draws in a file. Raises ``Unproven``."""
    fields = Fields.of(records, ("BLOCKS", "ENTITIES"))
    low = int(np.searchsorted(records.begin, fields.base))
    kind = records.kind.take(np.arange(low, low + len(fields.live)))
    rows = _rows(fields, kind)
    flags = np.clip(fields.ints(70, None, 0), -(2**31), 2**31 - 1)
    begin = records.begin[low : low + len(fields.live)]
    return Layout(fields, kind, rows, 2 * begin + 1, flags)


def entities_of(layout: Layout, strings: Strings, drawn: Callable[[], Vertices]) -> Read:
    """All entities of BLOCKS and ENTITIES, in file order, not yet ``shaped``; ``drawn`` gives their vertices, when all
    the rest is done. Raises ``Unproven``."""
    fields, kind, rows = layout.fields, layout.kind, layout.rows
    owner, space = _places(fields, kind, rows, strings)
    text, raw = text_columns(fields, kind, rows.row, len(rows.record), strings)
    found = np.flatnonzero(fields.code >= FIRST_XDATA)
    xstart, xcode, xvalue = _xdata(fields, rows, strings, found)
    others = {
        "handle": _handles(fields, rows),
        **_labels(fields, kind, rows, strings),
        "color": np.clip(fields.ints(62, None, 256)[rows.record], -32768, 32767).astype(np.int16),
        **_measures(fields, kind, rows),
        "array": _arrays(fields, kind, rows),
        "letters": _letters(fields, kind, rows),
        "stroke": strokes_of(fields, kind, rows.row, len(rows.record)),
        "extrusion": _extrusion(fields, rows),
    }
    vertices = drawn()
    entities = Entities(
        type=kind.take(rows.record),
        space=space,
        owner=owner,
        parent=rows.parent,
        line=layout.line[rows.record],
        flags=layout.flags[rows.record].astype(np.int32),
        start=vertices.start,
        xyz=vertices.xyz,
        bulge=vertices.bulge,
        loop=vertices.loop,
        kstart=vertices.kstart,
        knot=vertices.knot,
        weight=vertices.weight,
        **others,
        text=text,
        raw=raw,
        xstart=xstart,
        xcode=xcode,
        xvalue=xvalue,
        shape=NO_SHAPE,
        geometry=NO_GEOMETRY,
    )
    odd = rows.row[vertices.odd]
    return Read(entities, odd[odd >= 0], _parts(layout, strings, found))


def _handles(fields: Fields, rows: Rows) -> NDArray[np.bytes_]:
    found = fields.first(5, rows.own)
    return byte_strings(fields.pairs, found, rows.row[fields.of_pair(found)], len(rows.record))


def _labels(fields: Fields, kind: Labels, rows: Rows, strings: Strings) -> dict[str, Any]:
    """The columns that are names out of a few."""
    label = _Column(fields, rows, strings)
    return {
        "layer": label(8, None, "0", "0"),
        "linetype": label(6, None, "BYLAYER", "BYLAYER"),
        "block": label(2, kind.where(REFERENCES.__contains__), "", ""),
        "tag": label(2, kind.where(("ATTRIB", "ATTDEF").__contains__), "", ""),
        "style": label(7, kind.where(TEXTS.__contains__), STANDARD, ""),
    }


def _measures(fields: Fields, kind: Labels, rows: Rows) -> dict[str, Any]:
    """The columns that are numbers of certain types of entities."""

    def column(types: tuple[str, ...], default: float, code: int) -> Floats:
        return fields.floats(code, kind.where(types.__contains__), default)[rows.record]

    return {
        "radius": column(("CIRCLE", "ARC"), np.nan, 40),
        "angle": _angles(fields, kind, rows),
        "rotation": column(ROTATED, 0.0, 50),
        "height": column(TEXTS, np.nan, 40),
        "scale": fields.float_columns((41, 42, 43), kind.where("INSERT".__eq__), 1.0)[rows.record],
    }


def _angles(fields: Fields, kind: Labels, rows: Rows) -> Floats:
    """Column ``angle``: of an ARC in degrees (50, 51), of an ELLIPSE its parameters (41, 42), which are in radians."""
    arc, ellipse = kind.where("ARC".__eq__), kind.where("ELLIPSE".__eq__)
    angle = np.column_stack([fields.floats(code, arc, np.nan) for code in (50, 51)])
    if ellipse.any():
        parameters = [fields.floats(code, ellipse, default) for code, default in ((41, 0.0), (42, 2.0 * np.pi))]
        angle[ellipse] = np.degrees(np.column_stack(parameters)[ellipse])
    return angle[rows.record]


@dataclass(frozen=True, eq=False)
class _Column:
    """Makes label columns: the first value of a group code in each record that is wanted."""

    fields: Fields
    rows: Rows
    strings: Strings

    def __call__(self, code: int, wanted: Bools | None, default: str, other: str) -> Labels:
        """``default`` where a wanted record has no such group, ``other`` where it is not wanted."""
        found = self.fields.first(code, self.rows.own if wanted is None else wanted & self.rows.own)
        values = self.strings.labels(found)
        merged = Labels.of([other, default, *values.names])
        codes = np.full(len(self.rows.record), merged.codes[0])
        if wanted is None:
            codes[:] = merged.codes[1]
        else:
            codes[wanted[self.rows.record]] = merged.codes[1]
        codes[self.rows.row[self.fields.of_pair(found)]] = merged.codes[2:][values.codes]
        return Labels(codes.astype(np.int32), merged.names)


def _rows(fields: Fields, kind: Labels) -> Rows:
    structure = kind.where(WITHOUT_ROW.__contains__)
    record = np.flatnonzero(fields.live & ~structure)
    row = np.full(len(kind), -1, np.int64)
    row[record] = np.arange(len(record))
    vertex = np.flatnonzero(kind.where("VERTEX".__eq__) & fields.live)
    row[vertex] = row[_leaders(vertex)]
    parent = np.full(len(kind), -1, np.int32)
    attribute = np.flatnonzero(kind.where("ATTRIB".__eq__) & fields.live)
    leader = _leaders(attribute)
    attached = kind.where("INSERT".__eq__)[leader]
    parent[attribute[attached]] = row[leader[attached]]
    return Rows(record, row, fields.live & ~structure, parent[record])


def _leaders(record: Ints) -> Ints:
    """For each of these records, ascending, the last one before it that is none of them; the first of all without."""
    first = np.flatnonzero(np.diff(record, prepend=-2) != 1)
    begin = np.repeat(record[first], np.diff(np.append(first, len(record))))
    return np.maximum(begin - 1, 0)


def _places(fields: Fields, kind: Labels, rows: Rows, strings: Strings) -> tuple[Labels, NDArray[np.int8]]:
    """Columns ``owner`` and ``space``."""
    opens, closes = (kind.where(word.__eq__) & fields.live for word in ("BLOCK", "ENDBLK"))
    number = np.cumsum(opens)
    depth: Ints = number - np.cumsum(closes)
    if ((depth < 0) | (depth > 1)).any() or (len(depth) and depth[-1] != 0):
        raise Unproven("blocks-not-balanced", line(fields.base))
    blocks = np.flatnonzero(opens)
    names = ["" for _ in blocks]
    found = fields.first(2, opens)
    for position, name in zip(np.searchsorted(blocks, fields.of_pair(found)), strings.decoded(found), strict=True):
        names[position] = name
    of_block = [PAPER_SPACE if name.upper().startswith(PAPER_BLOCKS) else MODEL_SPACE if is_layout(name) else IN_BLOCK
                for name in names]  # fmt: skip
    paper = fields.ints(67, None, 0) == 1
    paper |= _in_layout(fields, kind, strings)
    inside = (depth > 0)[rows.record]
    block = number[rows.record] - 1
    space = np.where(paper[rows.record], PAPER_SPACE, MODEL_SPACE).astype(np.int8)
    space[inside] = np.array([*of_block, 0], np.int8)[block[inside]]
    attached = rows.parent >= 0
    space[attached] = space[rows.parent[attached]]
    merged = Labels.of(["", *names])
    owner = np.full(len(block), merged.codes[0], np.int32)
    own = inside & (space == IN_BLOCK)
    owner[own] = merged.codes[1:][block[own]]
    return Labels(owner, merged.names), space


def _in_layout(fields: Fields, kind: Labels, strings: Strings) -> Bools:
    """Records whose group 410 names another layout than Model."""
    found = fields.first(410)
    named = np.zeros(len(kind), np.bool_)
    if len(found):
        labels = strings.labels(found)
        named[fields.of_pair(found)] = labels.where(lambda name: name.upper() not in ("", "MODEL"))
    return named


def _arrays(fields: Fields, kind: Labels, rows: Rows) -> NDArray[np.float64]:
    """Column ``array``: INSERTs that repeat their block in columns and rows."""
    insert = kind.where("INSERT".__eq__)
    if not len(fields.first(44, insert)) and not len(fields.first(45, insert)):
        return np.zeros((0, 4))
    sizes = ((70, 1.0), (71, 1.0), (44, 0.0), (45, 0.0))
    return np.column_stack([fields.floats(code, insert, default)[rows.record] for code, default in sizes])


def _letters(fields: Fields, kind: Labels, rows: Rows) -> NDArray[np.float64]:
    """Column ``letters``."""
    if not kind.where(LETTERED.__contains__).any():
        return np.zeros((0, 4))
    return letters_of(fields, kind)[rows.record]


def _extrusion(fields: Fields, rows: Rows) -> NDArray[np.float64]:
    extrusion = np.zeros((len(rows.record), 3))
    extrusion[:, 2] = 1.0
    found = fields.first(210, rows.own)
    extrusion[rows.row[fields.of_pair(found)]] = fields.points(found)
    return extrusion


def _xdata(fields: Fields, rows: Rows, strings: Strings, found: Ints) -> tuple[Ints, NDArray[np.int16], Labels]:
    """Columns ``xstart``, ``xcode`` and ``xvalue``, of the groups ``found`` (counted from ``base``)."""
    found = found[rows.own[fields.record[found]]]
    row = rows.row[fields.record[found]]
    start = np.zeros(len(rows.record) + 1, np.int64)
    np.cumsum(np.bincount(row, minlength=len(rows.record)), out=start[1:])
    return start, fields.code[found].copy(), strings.labels(found + fields.base)


def _parts(layout: Layout, strings: Strings, found: Ints) -> Parts:
    """The extended data ``found`` on records without a row of their own."""
    fields, kind, rows = layout.fields, layout.kind, layout.rows
    record = fields.record[found]
    there = ~rows.own[record] & fields.live[record]
    if not there.any():
        return Parts.none()
    found, record = found[there], record[there].astype(np.int64)
    row = np.searchsorted(rows.record, record, side="right") - 1
    parent = np.append(rows.parent, -1)[row]  # of an ATTRIB before a SEQEND
    row = np.where(parent >= 0, parent, row)
    row[kind.take(record).where(("BLOCK", "ENDBLK").__contains__)] = -1
    values = strings.labels(found + fields.base)
    number = np.cumsum(leads(record)) - 1
    return Parts(kind.take(record), number, row, layout.line[record], fields.code[found].copy(), values)
