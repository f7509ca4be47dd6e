"""Widths and thicknesses of lines: groups 39, 40, 41 and 43."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_numbers import numbers

ZERO, DOT = b"0."


def strokes_of(fields: Fields, kind: Labels, row_of: Ints, count: int) -> Floats:
    """Column ``stroke`` of ``count`` rows: greatest width (groups 40, 41, 43) and thickness (39). ``row_of`` is the row
    of each record, -1 without. Nearly all of these values are 0, which their bytes tell."""
    polyline = kind.where(("LWPOLYLINE", "POLYLINE", "VERTEX").__contains__)
    wanted = {39: (1, None), 40: (0, polyline), 41: (0, polyline), 43: (0, kind.where("LWPOLYLINE".__eq__))}
    stroke = np.zeros((0, 2))
    for code, (column, who) in wanted.items():
        found = fields.at(code, who)
        found = found[~are_zero(fields, found)]
        row = row_of[fields.of_pair(found)]
        value = np.nan_to_num(numbers(fields.pairs, found), posinf=0.0, neginf=0.0)
        value, row = value[row >= 0], row[row >= 0]
        if value.any():
            stroke = stroke if len(stroke) else np.zeros((count, 2))
            np.maximum.at(stroke[:, column], row, np.abs(value))
    return stroke


def are_zero(fields: Fields, found: Ints) -> Bools:
    """Pairs whose value is at most three characters that begin and end with 0: 0, 0.0, 00."""
    pairs = fields.pairs
    at, size = pairs.at[found], pairs.size[found]
    ends: Bools = (size > 0) & (size <= 3)
    ends &= (pairs.buffer[at] == ZERO) & (pairs.buffer[at + np.maximum(size - 1, 0)] == ZERO)
    if (size == 3).any():
        ends &= (size < 3) | np.isin(pairs.buffer[at + 1], (ZERO, DOT))
    return ends
