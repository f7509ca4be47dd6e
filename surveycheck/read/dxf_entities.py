"""Records that draw, as the columns of ``Entities``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import leads
from surveycheck.geometry.drawn import NO_GEOMETRY, NO_SHAPE
from surveycheck.geometry.references import REFERENCES
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.drawing import Entities, Tab
from surveycheck.model.parts import Parts
from surveycheck.read.dxf_counts import Count
from surveycheck.read.dxf_fields import FIRST_XDATA, Fields
from surveycheck.read.dxf_layout import Layout, Rows, places_of
from surveycheck.read.dxf_layouts import layout_column
from surveycheck.read.dxf_looks import looks_of, true_colors
from surveycheck.read.dxf_measures import TEXTS, measures_of
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_strings import Strings, byte_strings
from surveycheck.read.dxf_text_columns import text_columns
from surveycheck.read.dxf_vertices import Vertices

STANDARD = "STANDARD"
Drawn = tuple[Vertices, tuple[Count, ...]]


@dataclass(frozen=True, eq=False)
class Read:
    """Entities without their geometry, the rows of hatches of which an edge could not be drawn, what records without a
    row carry, and counts that are wrong."""

    entities: Entities
    odd: Ints
    parts: Parts
    counts: tuple[Count, ...]


def entities_of(layout: Layout, strings: Strings, tabs: Sequence[Tab], drawn: Callable[[], Drawn]) -> Read:
    """All entities of BLOCKS and ENTITIES, in file order, not yet ``shaped``; ``drawn`` gives their vertices and the
    counts that are wrong, when all the rest is done. Raises ``Unproven``."""
    fields, kind, rows = layout.fields, layout.kind, layout.rows
    places = places_of(fields, kind, rows, strings)
    text, raw = text_columns(fields, kind, rows.row, len(rows.record), strings)
    found = np.flatnonzero(fields.code >= FIRST_XDATA)
    xstart, xcode, xvalue = _xdata(fields, rows, strings, found)
    others = {
        "handle": _handles(fields, rows),
        **_labels(fields, kind, rows, strings),
        "color": np.clip(fields.ints(62, None, 256)[rows.record], -32768, 32767).astype(np.int16),
        **measures_of(fields, kind, rows),
        "invisible": _invisible(fields, rows),
        "rgb": true_colors(fields, rows),
        "look": looks_of(layout),
    }
    vertices, counts = drawn()
    entities = Entities(
        type=kind.take(rows.record),
        space=places.space,
        owner=places.owner,
        layout=layout_column(fields, rows, places, tabs, strings),
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
    return Read(entities, odd[odd >= 0], _parts(layout, strings, found), counts)


def _handles(fields: Fields, rows: Rows) -> NDArray[np.bytes_]:
    found = fields.first(5, rows.own)
    return byte_strings(fields.pairs, found, rows.row[fields.of_pair(found)], len(rows.record))


def _invisible(fields: Fields, rows: Rows) -> Bools:
    """Column ``invisible``: group 60 that is a number, and not 0."""
    found = fields.first(60, rows.own)
    value = numbers(fields.pairs, found)
    hidden = found[(value != 0) & ~np.isnan(value)]
    mask = np.zeros(len(rows.record) if len(hidden) else 0, np.bool_)
    mask[rows.row[fields.of_pair(hidden)]] = True
    return mask


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
