"""What draws in a file, before its values are looked at: rows, owners and spaces.

DXF reference, *BLOCKS* and *ENTITIES*: BLOCK … ENDBLK, VERTEX behind POLYLINE, ATTRIB behind INSERT; groups 67 and 410.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PAPER_SPACE
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_records import Records, Unproven
from surveycheck.read.dxf_strings import Strings
from surveycheck.read.dxf_vertices import Vertices, vertices_of

WITHOUT_ROW = ("VERTEX", "SEQEND", "BLOCK", "ENDBLK")
MODEL_BLOCKS = ("*MODEL_SPACE", "$MODEL_SPACE")
PAPER_BLOCKS = ("*PAPER_SPACE", "$PAPER_SPACE")


def is_layout(name: str) -> bool:
    """Whether a block is a layout, and its contents stand in model or paper space."""
    return name.upper() in MODEL_BLOCKS or name.upper().startswith(PAPER_BLOCKS)


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


class Places(NamedTuple):
    """Columns ``owner`` and ``space``; and for each row the number of the block that it stands in (-1: none), layouts
    are blocks too, of those named ``names``."""

    owner: Labels
    space: NDArray[np.int8]
    block: Ints
    names: tuple[str, ...]


def places_of(fields: Fields, kind: Labels, rows: Rows, strings: Strings) -> Places:
    """Where each row stands. Raises ``Unproven``."""
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
    block = np.where(inside, number[rows.record] - 1, -1)
    space = np.where(paper[rows.record], PAPER_SPACE, MODEL_SPACE).astype(np.int8)
    space[inside] = np.array([*of_block, 0], np.int8)[block[inside]]
    attached = rows.parent >= 0
    space[attached] = space[rows.parent[attached]]
    merged = Labels.of(["", *names])
    owner = np.full(len(block), merged.codes[0], np.int32)
    own = inside & (space == IN_BLOCK)
    owner[own] = merged.codes[1:][block[own]]
    return Places(Labels(owner, merged.names), space, block, tuple(names))


def _in_layout(fields: Fields, kind: Labels, strings: Strings) -> Bools:
    """Records whose group 410 names another layout than Model."""
    found = fields.first(410)
    named = np.zeros(len(kind), np.bool_)
    if len(found):
        labels = strings.labels(found)
        named[fields.of_pair(found)] = labels.where(lambda name: name.upper() not in ("", "MODEL"))
    return named
