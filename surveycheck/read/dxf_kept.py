"""What is in a file and no rule looks at, as issues: it is kept or counted, never dropped in silence.

Extended data of the records that entities consist of (VERTEX, SEQEND), the parallel lines of MLINE, and the files that
images and underlays show (DXF reference, *OBJECTS*: IMAGEDEF and the …DEFINITIONs of underlays, path in group 1).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model.drawing import Drawing, Entities
from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_shapeless import handles_of
from surveycheck.read.dxf_strings import Strings

DEFINITIONS = {"IMAGEDEF": "IMAGE", "PDFDEFINITION": "PDFUNDERLAY", "DWFDEFINITION": "DWFUNDERLAY",
               "DGNDEFINITION": "DGNUNDERLAY", "POINTCLOUDDEF": "POINTCLOUD"}  # fmt: skip
MOST = 100
"""No more paths than this are listed."""

NAMES_SHOWN = 5


def kept(drawing: Drawing) -> Iterator[Issue]:
    """Issues of what hangs on records without a row, and of multilines."""
    parts, e = drawing.parts, drawing.entities
    owned = parts.row >= 0
    for kind in sorted(parts.type.take(owned).counts()):
        mine = np.flatnonzero(parts.type.where(kind.__eq__) & owned)
        first, row = int(mine[0]), int(parts.row[mine[0]])
        names = parts.value.take(mine[parts.code[mine] == 1001]).counts()
        count = len(set(parts.number[mine].tolist()))
        facts: Facts = {"type": kind, "count": count, "name": "、".join(sorted(names)[:NAMES_SHOWN])}
        yield Issue("dxf-part-xdata", drawing.file, int(parts.line[first]), e.handle_text(row), facts=facts)
    multi = np.flatnonzero(e.of_file().type.where("MLINE".__eq__))
    if len(multi):
        row = int(multi[0])
        facts = {"type": "MLINE", "count": len(multi)}
        yield Issue("dxf-multiline", drawing.file, int(e.line[row]), e.handle_text(row), loss=True, facts=facts)


def shown_files(file: str, records: Records, strings: Strings, entities: Entities) -> Iterator[Issue]:
    """One issue for each file that the drawing shows as a picture or under itself, with the first of these entities."""
    part = records.section("OBJECTS")
    named = records.kind.where(DEFINITIONS.__contains__)[part.first : part.last]
    for record in (np.flatnonzero(named)[:MOST] + part.first).tolist():
        path = next((strings.text(pair) for code, pair in records.groups(record) if code == 1), "")
        facts: Facts = {"type": DEFINITIONS[records.kind[record]], "path": path, "count": int(np.count_nonzero(named))}
        shown = handles_of(entities, DEFINITIONS[records.kind[record]])
        yield Issue("dxf-shown-file", file, line(int(records.begin[record])), facts=facts, evidence=shown)
