"""What was noticed about blocks and their references. The words are in ``issues.py``.

DXF reference: BLOCK (flags 70, path of an external reference 1), INSERT (name 2, scales 41–43), SPATIAL_FILTER of the
OBJECTS section (the border that XCLIP cuts an INSERT with; 71: it is switched on).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.placed import Left
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import IN_BLOCK, PLACED, Block, Drawing, Entities
from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_issues import MOST, not_finite
from surveycheck.read.dxf_numbers import number
from surveycheck.read.dxf_records import Records

EXTERNAL = 4 | 8 | 16
"""Flags of a block that is an external reference, an overlaid one, or part of one."""

PATHS = (".dwg", ".dxf", ".dwt")
NAMES_SHOWN = 5
COUNTED = 10**15
"""Larger numbers of rows are not spelled out."""


def of_blocks(drawing: Drawing, left: Left) -> Iterator[Issue]:
    """External references, references to nothing, blocks within themselves, too many copies, a scale of 0, and copies
    that are nowhere."""
    file, e = drawing.file, drawing.entities
    yield from _external(drawing)
    yield from _missing(file, e, left.missing)
    if left.cyclic:
        facts: Facts = {"name": "、".join(left.cyclic[:NAMES_SHOWN]), "count": len(left.cyclic)}
        yield Issue("dxf-block-cycle", file, loss=True, facts=facts)
    for row, rows in zip(left.beyond[:MOST].tolist(), left.beyond_rows, strict=False):
        facts = {"name": e.block[row], "value": min(rows, COUNTED), "limit": left.limit, "count": len(left.beyond)}
        yield Issue("dxf-block-too-many", file, int(e.line[row]), e.handle_text(row), loss=True, facts=facts)
    for row in left.flat[:MOST].tolist():
        facts = {"name": e.block[row], "count": len(left.flat)}
        # a scale of 0 in height alone, what flattening leaves behind, changes nothing in plan
        code = "dxf-block-scale" if (e.scale[row, :2] == 0).any() else "dxf-block-flat"
        yield Issue(code, file, int(e.line[row]), e.handle_text(row), facts=facts)
    yield from _nowhere(file, e)


def clipped(file: str, records: Records) -> tuple[Issue, ...]:
    """One issue where INSERTs are cut by a border."""
    part = records.section("OBJECTS")
    found = np.flatnonzero(records.kind.where("SPATIAL_FILTER".__eq__)[part.first : part.last]) + part.first
    count = sum(_switched_on(records, record) for record in found.tolist())
    return (Issue("dxf-block-clipped", file, facts={"count": count}),) if count else ()


def _switched_on(records: Records, record: int) -> bool:
    return any(code == 71 and number(records.pairs.value(pair)) != 0 for code, pair in records.groups(record))


def _external(drawing: Drawing) -> Iterator[Issue]:
    e = drawing.entities
    filled = {name.lower() for name in e.owner.take(e.space == IN_BLOCK).counts()}
    shown = {name.lower(): count for name, count in e.block.counts().items()}
    for block in drawing.blocks:
        name = block.name.lower()
        if not _is_external(block) or (not block.flags & (4 | 8) and (name in filled or name not in shown)):
            continue
        loss = name in shown and name not in filled
        facts: Facts = {"name": block.name, "path": block.xref, "count": shown.get(name, 0)}
        yield Issue("dxf-xref", drawing.file, block.line, block.handle, loss=loss, facts=facts)


def _is_external(block: Block) -> bool:
    return bool(block.flags & EXTERNAL) or block.xref.lower().endswith(PATHS)


def _missing(file: str, e: Entities, rows: Ints) -> Iterator[Issue]:
    """One issue for each name. (The picture of a DIMENSION may be missing: it is drawn anew by what opens the file.)"""
    rows = rows[e.type.take(rows).where("INSERT".__eq__)]
    names = e.block.take(rows)
    for name, count in list(names.counts().items())[:MOST]:
        first = int(rows[np.argmax(names.where(name.__eq__))])
        facts: Facts = {"name": name, "count": count}
        yield Issue("dxf-block-missing", file, int(e.line[first]), e.handle_text(first), facts=facts)


def _nowhere(file: str, e: Entities) -> Iterator[Issue]:
    """References whose copies have coordinates that are no usable numbers, though the definition has."""
    bad = not_finite(e)
    own = e.space != PLACED
    known = e.line[bad & own]
    strange = np.flatnonzero(bad & ~own & ~np.isin(e.line, known))
    outermost = dict.fromkeys(e.path(row)[0] for row in strange[: MOST * 10].tolist())
    for row in [row for row in outermost if not bad[row]][:MOST]:
        facts: Facts = {"type": e.type[row], "layer": e.layer[row], "count": len(outermost)}
        at, handle = int(e.line[row]), e.handle_text(row)
        yield Issue("dxf-coordinate-not-finite", file, at, handle, loss=True, facts=facts)
