"""Regions and solids as they are seen in plan: their edges, in the column ``look`` of their row.

DXF reference, *3DSOLID*, *BODY*, *REGION*: lines of SAT text (1), each gone on with (3). Since R2013 they stand in the
section ACDSDATA, by the handle of their entity (320), in a binary format (310). Of what has a curve that is neither
straight nor an ellipse nothing is drawn, and the map says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import numpy as np

from surveycheck.model.bodies import BODIES
from surveycheck.model.columns import Floats
from surveycheck.model.drawing import Entities
from surveycheck.read.acis import Unknown, edges_of, nodes_of, plain
from surveycheck.read.acis_binary import nodes_of_binary
from surveycheck.read.dxf_looks import in_order
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_sketched import EDGE

MOST, MOST_LINES, MOST_BYTES = 2_000, 400_000, 40_000_000
"""Bodies, and lines or digits of all of them together; with more, none of those behind is drawn."""


def with_bodies(records: Records, entities: Entities) -> Entities:
    """The entities with what is seen of their bodies."""
    mine = np.flatnonzero(entities.of_file().type.where(BODIES.__contains__))
    if not len(mine):
        return entities
    record = np.searchsorted(records.begin, (entities.line[mine] - 1) // 2)
    looks, left, binary = [entities.look.reshape(-1, 3)], MOST_LINES, _binary(records)
    for row, one in zip(mine[:MOST].tolist(), record.tolist(), strict=False):
        left -= int(records.begin[one + 1] - records.begin[one])
        if left < 0:
            break
        looks += _look(row, list(_lines(records, one)), binary.get(entities.handle_text(row).upper(), b""))
    return replace(entities, look=in_order(looks))


def _look(row: int, lines: list[str], binary: bytes) -> Iterator[Floats]:
    try:
        nodes = nodes_of(plain(lines)) if lines else nodes_of_binary(binary)
        ends = edges_of(nodes).reshape(-1, 2)
    except (Unknown, OverflowError):
        return
    if len(ends):
        codes = np.tile(EDGE, len(ends))
        yield np.column_stack([np.full(len(codes), row), codes, ends.ravel()]).astype(np.float64)


def _lines(records: Records, record: int) -> Iterator[str]:
    """The lines of one body, put together."""
    line: list[str] = []
    for code, pair in records.groups(record):
        if code == 1 and line:
            yield "".join(line)
            line = []
        if code in (1, 3):
            line.append(records.pairs.value(pair).decode("ascii", "replace"))
    if line:
        yield "".join(line)


def _binary(records: Records) -> dict[str, bytes]:
    """The binary bodies of the file, by the handle of their entity in capitals; without those that are damaged."""
    part = records.section("ACDSDATA")
    mine = np.flatnonzero(records.kind.where("ACDSRECORD".__eq__)[part.first : part.last]) + part.first
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    for record in mine[:MOST].tolist():
        handle, pieces = "", []
        for code, pair in records.groups(record):
            if code == 320:
                handle = records.pairs.value(pair).decode("ascii", "replace").strip().upper()
            elif code == 310:
                pieces.append(records.pairs.value(pair).strip())
        left -= sum(map(len, pieces))
        if left < 0:
            break
        with suppress(ValueError):
            found[handle] = bytes.fromhex(b"".join(pieces).decode("ascii", "replace"))
    return found
