"""Columns of numbers that certain types of entities have: radius, angles, rotation, height, scale, arrays, extrusion.

DXF reference, *ENTITIES*: groups 40 to 51 of CIRCLE, ARC, ELLIPSE, texts and INSERT; 44, 45, 70 and 71 of INSERT;
71 of texts; 210.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Floats, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import Rows
from surveycheck.read.dxf_letters import LETTERED, letters_of
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_strokes import strokes_of

TEXTS = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
ONE_LINE = ("TEXT", "ATTRIB", "ATTDEF")
BOTH = 2 | 4
"""Flags of a text (71): backward, upside down."""

ROTATED = ("TEXT", "MTEXT", "INSERT", "ATTRIB", "ATTDEF")


def measures_of(fields: Fields, kind: Labels, rows: Rows) -> dict[str, Any]:
    """The columns that are numbers of certain types of entities."""
    measures = _Measures(fields, kind, rows)
    return {
        "radius": measures.column(("CIRCLE", "ARC"), ((40, np.nan),))[:, 0],
        "angle": _angles(measures),
        "rotation": _rotations(measures),
        "height": measures.column(TEXTS, ((40, np.nan),))[:, 0],
        "scale": measures.column(("INSERT",), ((41, 1.0), (42, 1.0), (43, 1.0))),
        "array": _arrays(measures),
        "letters": _letters(measures),
        "stroke": strokes_of(fields, kind, rows.row, len(rows.record)),
        "extrusion": _extrusion(fields, rows),
    }


@dataclass(frozen=True, eq=False)
class _Measures:
    """Makes columns of numbers, a row each entity."""

    fields: Fields
    kind: Labels
    rows: Rows

    def column(self, types: tuple[str, ...], groups: tuple[tuple[int, float], ...]) -> Floats:
        """The first number of each of some group codes, or its default, in entities of these types; NaN in others."""
        column = np.full((len(self.rows.record), len(groups)), np.nan)
        self.fill(column, types, groups)
        return column

    def fill(self, column: Floats, types: tuple[str, ...], groups: tuple[tuple[int, float], ...]) -> None:
        """Puts the numbers of entities of these types into their rows of ``column``. Where every entity that has one of
        the groups has all, these are read side by side."""
        wanted = self.kind.where(types.__contains__)
        if any(default == default for _, default in groups):
            column[wanted[self.rows.record]] = [default for _, default in groups]
        found = [self.fields.first(code, wanted) for code, _ in groups]
        row = [self.rows.row[self.fields.of_pair(pairs)] for pairs in found]
        if all(np.array_equal(row[0], other) for other in row[1:]):
            side_by_side = np.column_stack(found).ravel() if len(found) > 1 else found[0]
            column[row[0]] = numbers(self.fields.pairs, side_by_side).reshape(-1, len(groups))
            return
        for k, pairs in enumerate(found):
            column[row[k], k] = numbers(self.fields.pairs, pairs)


def _angles(measures: _Measures) -> Floats:
    """Column ``angle``: of an ARC in degrees (50, 51), of an ELLIPSE its parameters (41, 42), which are in radians."""
    angle = measures.column(("ARC",), ((50, np.nan), (51, np.nan)))
    if "ELLIPSE" in measures.kind.names:
        measures.fill(angle, ("ELLIPSE",), ((41, 0.0), (42, 2.0 * np.pi)))
        ellipse = np.flatnonzero(measures.kind.where("ELLIPSE".__eq__)[measures.rows.record])
        angle[ellipse] = np.degrees(angle[ellipse])
    return angle


def _rotations(measures: _Measures) -> NDArray[np.float64]:
    """Column ``rotation``. A text that is drawn backward (71, bit 2) and upside down (bit 4), both, is turned by half a
    turn round its place: so it is drawn, and so it is read."""
    rotation = measures.column(ROTATED, ((50, 0.0),))[:, 0]
    lines = measures.kind.where(ONE_LINE.__contains__)
    if len(measures.fields.first(71, lines)):
        flags = np.nan_to_num(measures.column(ONE_LINE, ((71, 0.0),))[:, 0])
        sound = (flags >= 0) & (flags < 1 << 15)
        rotation[(np.where(sound, flags, 0).astype(np.int64) & BOTH) == BOTH] += 180.0
    return rotation


def _arrays(measures: _Measures) -> NDArray[np.float64]:
    """Column ``array``: INSERTs that repeat their block in columns and rows."""
    insert = measures.kind.where("INSERT".__eq__)
    if not any(len(measures.fields.first(code, insert)) for code in (44, 45)):
        return np.zeros((0, 4))
    return measures.column(("INSERT",), ((70, 1.0), (71, 1.0), (44, 0.0), (45, 0.0)))


def _letters(measures: _Measures) -> NDArray[np.float64]:
    """Column ``letters``."""
    if not measures.kind.where(LETTERED.__contains__).any():
        return np.zeros((0, 4))
    letters = np.full((len(measures.rows.record), 4), np.nan)
    record, mine = letters_of(measures.fields, measures.kind)
    letters[measures.rows.row[record]] = mine
    return letters


def _extrusion(fields: Fields, rows: Rows) -> NDArray[np.float64]:
    extrusion = np.zeros((len(rows.record), 3))
    extrusion[:, 2] = 1.0
    found = fields.first(210, rows.own)
    extrusion[rows.row[fields.of_pair(found)]] = fields.points(found)
    return extrusion
