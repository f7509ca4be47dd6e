"""The frames of underlays (PDF, DWF, DGN), as corners: what lies in them is not read.

DXF reference, *UNDERLAY*: the place (10), scale (41, 42), angle (50) and the border in the underlay's own coordinates
(11; two points: a rectangle), which counts if bit 1 of 280 says so. Without one its size stands in the other file: it
has its place alone.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.model.underlays import UNDERLAYS
from surveycheck.read.dxf_frames import CORNER
from surveycheck.read.dxf_layout import Layout

CLIPPED = 1
MOST = 5_000
"""More of them are not looked at."""


def underlays(layout: Layout) -> Floats:
    """Rows of ``look``: the corners of each, in world coordinates; nothing of those that lack a value."""
    fields, rows = layout.fields, layout.rows
    wanted = layout.kind.where(UNDERLAYS.__contains__) & rows.own
    record = np.flatnonzero(wanted)
    found = [np.zeros((0, 3))]
    if not 0 < len(record) <= MOST:
        return found[0]
    place, border = fields.first(10, wanted), fields.at(11, wanted)
    at = dict(zip(fields.of_pair(place).tolist(), fields.points(place)[:, :2], strict=True))
    corners, of = fields.points(border)[:, :2], fields.of_pair(border)
    across, up, angle = (fields.floats(code, wanted, usual) for code, usual in ((41, 1.0), (42, 1.0), (50, 0.0)))
    on = fields.ints(280, wanted, 0)
    for one in record.tolist():
        ring = _ring(corners[slice(*np.searchsorted(of, [one, one + 1]))] if on[one] & CLIPPED else corners[:0])
        cos, sin = np.cos(np.radians(angle[one])), np.sin(np.radians(angle[one]))
        grown = ring * (across[one], up[one])
        world = at.get(one, np.full(2, np.nan)) + grown @ np.array([[cos, sin], [-sin, cos]])
        if np.isfinite(world).all():
            codes = np.tile(CORNER, len(world))
            found.append(np.column_stack([np.full(len(codes), rows.row[one]), codes, world.ravel()]))
    return np.concatenate(found).astype(np.float64)


def _ring(border: Floats) -> Floats:
    """Its corners; of one that is told by two of them all four; a single place without a border."""
    if len(border) < 2:
        return np.zeros((4, 2))
    if len(border) == 2:
        (left, low), (right, top) = border
        return np.array([(left, low), (right, low), (right, top), (left, top)])
    return border
