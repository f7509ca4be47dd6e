"""Columns that the text of an MTEXT flows through.

DXF reference, *MTEXT*, embedded object behind group 101 (since R2018): kind of columns (71; 0: none), how many (72),
width of one (44), room between them (45), height of all (41) or of each (46, 0: of any height). In older files each
further column is an MTEXT of its own.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.read.dxf_layout import Layout
from surveycheck.read.dxf_numbers import numbers

FLOW = (71, 72, 44, 45, 41, 46)
MOST = 20_000
"""More of them are not looked at."""


def flows(layout: Layout) -> Floats:
    """Rows of ``look``: what is said of the columns of each MTEXT that has any."""
    fields, kind = layout.fields, layout.kind
    nothing = np.zeros((0, 3))
    if fields.embedded is None:
        return nothing
    flowing = kind.where("MTEXT".__eq__) & fields.live & (fields.embedded < np.iinfo(np.int64).max)
    found = [nothing]
    for record in np.flatnonzero(flowing)[:MOST].tolist():
        first, end = int(fields.embedded[record]), int(np.searchsorted(fields.record, record + 1)) + fields.base
        pair = np.arange(first, end)
        pair = pair[np.isin(fields.code[pair - fields.base], FLOW)]
        code, value = fields.code[pair - fields.base], numbers(fields.pairs, pair)
        if (value[code == 71] > 0).any() and np.isfinite(value).all():
            found.append(np.column_stack([np.full(len(pair), layout.rows.row[record]), code, value]))
    return np.concatenate(found)
