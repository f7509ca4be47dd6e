"""How things look besides their layer and line type: true colours (group 420) and the lines of hatch patterns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Floats
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import Rows
from surveycheck.read.dxf_numbers import numbers

TRUE_COLOR = 420
WHITE = 0xFFFFFF
PATTERN = (43, 44, 45, 46, 49, 53)
"""DXF reference, *HATCH*, pattern data: base point, offset, dashes and angle of each family of lines."""


def true_colors(fields: Fields, rows: Rows) -> NDArray[np.int32]:
    """Column ``rgb``: group 420, -1 where a row has none; (0,) where no row has any."""
    found = fields.first(TRUE_COLOR, rows.own)
    value = numbers(fields.pairs, found)
    found, value = found[(value >= 0) & (value <= WHITE)], value[(value >= 0) & (value <= WHITE)]
    rgb = np.full(len(rows.record) if len(found) else 0, -1, np.int32)
    rgb[rows.row[fields.of_pair(found)]] = value.astype(np.int32)
    return rgb


def hatch_patterns(fields: Fields, hatch: Bools, rows: Rows) -> Floats:
    """Column ``pattern``: row, group code and value of the pattern data of hatches, in file order."""
    wanted = hatch & rows.own
    if not wanted.any():
        return np.zeros((0, 3))
    pair = np.sort(np.concatenate([fields.at(code, wanted) for code in PATTERN]))
    row, code = rows.row[fields.of_pair(pair)], fields.code[pair - fields.base]
    return np.column_stack([row, code, numbers(fields.pairs, pair)]).astype(np.float64)
