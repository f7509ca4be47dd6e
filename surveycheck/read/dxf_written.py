"""How letters stand (DXF reference, *TEXT* 51 and 71, *MTEXT* 44, 45, 63, 90, 421), line weights (370) and
transparency (440), as rows of the column ``look``."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats
from surveycheck.model.flipped import FLIPPED
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import numbers

LINES, COLUMNS = ("TEXT", "ATTRIB", "ATTDEF"), ("MTEXT",)
SLANT, STEP, MARGIN, WEIGHT, TRANSPARENCY = 51, 44, 45, 370, 440
BEHIND = {90: 90, 63: 63, 421: 421, MARGIN: 100 + MARGIN, STEP: 100 + STEP}
"""Groups of an MTEXT by the numbers that they have in ``look``: two of them mean something else in its columns."""

USUAL = {SLANT: 0.0, FLIPPED: 0.0, 90: 0.0, STEP: 1.0, WEIGHT: -1.0, TRANSPARENCY: 0.0}
"""What is not told."""


def written(layout: Layout) -> Floats:
    """Rows of ``look`` of texts: flipped and slanted ones, and MTEXT with a ground or with a line step of their own."""
    lines, columns = (layout.kind.where(kinds.__contains__) & layout.fields.live for kinds in (LINES, COLUMNS))
    found = [_told(layout, code, code, lines) for code in (SLANT, FLIPPED) if lines.any()]
    if columns.any():
        found += [_told(layout, code, number, columns) for code, number in BEHIND.items()]
    return np.concatenate([np.zeros((0, 3)), *found])


def pens(layout: Layout) -> Floats:
    """Rows of ``look`` of what has a line weight or a transparency that is not that of its layer."""
    return np.concatenate([_told(layout, code, code, layout.rows.own) for code in (WEIGHT, TRANSPARENCY)])


def _told(layout: Layout, code: int, number: int, wanted: Bools) -> Floats:
    fields, rows = layout.fields, layout.rows
    found = fields.first(code, wanted)
    value = numbers(fields.pairs, found)
    kept = np.isfinite(value) & (value != USUAL.get(code, np.inf))
    row = rows.row[fields.of_pair(found[kept])]
    told = np.column_stack([row, np.full(len(row), number), value[kept]]).astype(np.float64)
    return told[row >= 0]
