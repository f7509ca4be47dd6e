"""Polylines of several widths, such as arrows.

DXF reference, *LWPOLYLINE* (40 and 41 behind each vertex), *POLYLINE* (40 and 41: those of vertices that say none) and
*VERTEX* (40, 41).
"""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.curves import leads
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_strokes import are_zero
from surveycheck.read.dxf_vertices import FRAME, MESHES

BEGIN, END = 40, 41


def tapers(layout: Layout) -> Floats:
    """Rows of ``look``: both widths of the segment behind each vertex, of those polylines where they are not all one.
    What is no number is 0."""
    fields, kind = layout.fields, layout.kind
    wide = kind.where(("LWPOLYLINE", "POLYLINE", "VERTEX").__contains__)
    if all(are_zero(fields, fields.at(code, wide)).all() for code in (BEGIN, END)):
        return np.zeros((0, 3))
    parts = [_light(fields, kind), _heavy(fields, kind, layout.flags)]
    row = np.concatenate([layout.rows.row[record] for record, _ in parts])
    width = np.abs(np.nan_to_num(np.concatenate([width for _, width in parts]), posinf=0.0, neginf=0.0))
    order = np.argsort(row, kind="stable")
    row, width = row[order], width[order]
    keep = _several(row, width)
    row, width = row[keep], width[keep]
    codes = np.tile((BEGIN, END), len(row))
    return np.column_stack([np.repeat(row, 2), codes, width.ravel()]).astype(np.float64)


def _several(row: Ints, width: Floats) -> Bools:
    """Which vertices are of rows that have more than one width."""
    if not len(row):
        return np.zeros(0, np.bool_)
    first = np.flatnonzero(leads(row))
    low, high = np.minimum.reduceat(width.min(axis=1), first), np.maximum.reduceat(width.max(axis=1), first)
    several: Bools = np.repeat(low < high, np.diff(np.append(first, len(row))))
    return several


def _light(fields: Fields, kind: Labels) -> tuple[Ints, Floats]:
    """Record and widths (n, 2) of each vertex of the LWPOLYLINEs."""
    light = kind.where("LWPOLYLINE".__eq__)
    vertex = fields.at(10, light)
    record = fields.of_pair(vertex).astype(np.int64)
    width = np.zeros((len(vertex), 2))
    for column, code in enumerate((BEGIN, END) if len(vertex) else ()):
        found = fields.at(code, light)
        found = found[~are_zero(fields, found)]
        place = np.searchsorted(vertex, found) - 1
        own = (place >= 0) & (record[place] == fields.of_pair(found))
        width[place[own], column] = numbers(fields.pairs, found[own])
    return record, width


def _heavy(fields: Fields, kind: Labels, flags: Ints) -> tuple[Ints, Floats]:
    """The same of VERTEX records, those of meshes and the frames of splines left out."""
    vertex = kind.where("VERTEX".__eq__) & fields.live
    if not vertex.any():
        return np.zeros(0, np.int64), np.zeros((0, 2))
    lead = np.maximum.accumulate(np.where(vertex, 0, np.arange(len(vertex))))
    drawn = vertex & ((flags & FRAME) == 0) & ((flags[lead] & MESHES) == 0)
    record = fields.of_pair(fields.first(10, drawn)).astype(np.int64)
    width = np.zeros((len(record), 2))
    for column, code in enumerate((BEGIN, END)):
        usual = fields.floats(code, kind.where("POLYLINE".__eq__), 0.0)[lead[record]]
        own = fields.floats(code, drawn, np.nan)[record]
        width[:, column] = np.where(np.isnan(own), usual, own)
    return record, width
