"""Columns of numbers that certain types of entities have: radius, angles, rotation, height, scale, arrays, extrusion.

DXF reference, *ENTITIES*: groups 40 to 51 of CIRCLE, ARC, ELLIPSE, texts and INSERT; 44, 45, 70 and 71 of INSERT; 210.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Floats, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import Rows
from surveycheck.read.dxf_letters import LETTERED, letters_of
from surveycheck.read.dxf_strokes import strokes_of

TEXTS = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
ROTATED = ("TEXT", "MTEXT", "INSERT", "ATTRIB", "ATTDEF")


def measures_of(fields: Fields, kind: Labels, rows: Rows) -> dict[str, Any]:
    """The columns that are numbers of certain types of entities."""

    def column(types: tuple[str, ...], default: float, code: int) -> Floats:
        return fields.floats(code, kind.where(types.__contains__), default)[rows.record]

    return {
        "radius": column(("CIRCLE", "ARC"), np.nan, 40),
        "angle": _angles(fields, kind, rows),
        "rotation": column(ROTATED, 0.0, 50),
        "height": column(TEXTS, np.nan, 40),
        "scale": fields.float_columns((41, 42, 43), kind.where("INSERT".__eq__), 1.0)[rows.record],
        "array": _arrays(fields, kind, rows),
        "letters": _letters(fields, kind, rows),
        "stroke": strokes_of(fields, kind, rows.row, len(rows.record)),
        "extrusion": _extrusion(fields, rows),
    }


def _angles(fields: Fields, kind: Labels, rows: Rows) -> Floats:
    """Column ``angle``: of an ARC in degrees (50, 51), of an ELLIPSE its parameters (41, 42), which are in radians."""
    arc, ellipse = kind.where("ARC".__eq__), kind.where("ELLIPSE".__eq__)
    angle = np.column_stack([fields.floats(code, arc, np.nan) for code in (50, 51)])
    if ellipse.any():
        parameters = [fields.floats(code, ellipse, default) for code, default in ((41, 0.0), (42, 2.0 * np.pi))]
        angle[ellipse] = np.degrees(np.column_stack(parameters)[ellipse])
    return angle[rows.record]


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
