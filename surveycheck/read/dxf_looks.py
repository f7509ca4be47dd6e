"""How things look besides their layer and line type: true colours (group 420), and the column ``look``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Floats
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_flows import flows
from surveycheck.read.dxf_frames import frames
from surveycheck.read.dxf_gradients import gradients
from surveycheck.read.dxf_layout import Layout, Rows
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_sketched import sketched
from surveycheck.read.dxf_tapers import tapers
from surveycheck.read.dxf_underlays import underlays
from surveycheck.read.dxf_vertices import HATCHES
from surveycheck.read.dxf_written import pens, written

TRUE_COLOR = 420
LINETYPE_SCALE = 48
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


def looks_of(layout: Layout) -> Floats:
    """Column ``look``, but for what the objects of the file say (``dxf_filters``)."""
    found = [hatch_patterns(layout), tapers(layout), frames(layout), flows(layout), linetype_scales(layout)]
    found += [underlays(layout), written(layout), pens(layout)]
    return in_order([*found, sketched(layout), gradients(layout)])


def in_order(several: Sequence[Floats]) -> Floats:
    """Rows of ``look`` together: by row, those of a row as they stood."""
    whole = np.concatenate([np.zeros((0, 3)), *several])
    return whole[np.argsort(whole[:, 0], kind="stable")]


def linetype_scales(layout: Layout) -> Floats:
    """Row, group code and value of the scale (48) of line types, where it is not 1."""
    fields, rows = layout.fields, layout.rows
    found = fields.first(LINETYPE_SCALE, rows.own)
    value = numbers(fields.pairs, found)
    kept = np.isfinite(value) & (value > 0) & (value != 1)
    row = rows.row[fields.of_pair(found[kept])]
    return np.column_stack([row, np.full(len(row), LINETYPE_SCALE), value[kept]]).astype(np.float64)


def hatch_patterns(layout: Layout) -> Floats:
    """Row, group code and value of the pattern data of hatches, in file order."""
    fields, rows = layout.fields, layout.rows
    wanted = layout.kind.where(HATCHES.__contains__) & rows.own
    if not wanted.any():
        return np.zeros((0, 3))
    pair = np.sort(np.concatenate([fields.at(code, wanted) for code in PATTERN]))
    row, code = rows.row[fields.of_pair(pair)], fields.code[pair - fields.base]
    return np.column_stack([row, code, numbers(fields.pairs, pair)]).astype(np.float64)
