"""What pictures show and wipeouts cover, as corners.

DXF reference, *IMAGE* and *WIPEOUT*: the lower left corner (10), the vectors of one pixel (11, 12), the size in pixels
(13), the border in pixels from the upper left corner (14; two points: a rectangle), which counts if 280 says so.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import Layout

FRAMED = ("IMAGE", "WIPEOUT")
CORNER, BASIS = (10, 20), (15, 25)
"""Numbers of the corners of what is seen, and of the picture itself: lower left, lower right, upper left."""

MOST = 20_000
"""More of them are not looked at."""


def frames(layout: Layout) -> Floats:
    """Rows of ``look``: the corners, in world coordinates; nothing of those that lack a value."""
    fields, kind, rows = layout.fields, layout.kind, layout.rows
    framed = kind.where(FRAMED.__contains__) & rows.own
    record = np.flatnonzero(framed)
    if not 0 < len(record) <= MOST:
        return np.zeros((0, 3))
    wiping = kind.take(record).where("WIPEOUT".__eq__)
    on = wiping | (fields.ints(280, framed, 0)[record] != 0)
    basis = [_points(fields, code, framed, len(kind))[record] for code in (10, 11, 12, 13)]
    corner = fields.at(14, framed)
    begin, end = (np.searchsorted(fields.of_pair(corner), record, side) for side in ("left", "right"))
    border = fields.points(corner)[:, :2]
    found = []
    for k, row in enumerate(rows.row[record].tolist()):
        place, u, v, size = (points[k, :2] for points in basis)
        ring = _ring(border[begin[k] : end[k]] if on[k] else border[:0], size)
        world = place + (u - v) / 2 + ring[:, :1] * u + (size[1] - ring[:, 1:]) * v
        whole = np.stack([place, place + size[0] * u, place + size[1] * v])
        for corners, code in ((world, CORNER), (whole, BASIS))[: 1 if wiping[k] else 2]:
            if np.isfinite(corners).all():
                codes = np.tile(code, len(corners))
                found.append(np.column_stack([np.full(len(codes), row), codes, corners.ravel()]))
    return np.concatenate(found) if found else np.zeros((0, 3))


def _points(fields: Fields, code: int, framed: np.ndarray, count: int) -> Floats:
    """The first point of a group code in each record, NaN without."""
    points = np.full((count, 3), np.nan)
    found = fields.first(code, framed)
    points[fields.of_pair(found)] = fields.points(found)
    return points


def _ring(border: Floats, size: Floats) -> Floats:
    """Corners in pixels; of a border of fewer than two points the whole picture."""
    if len(border) < 2:
        border = np.array([(-0.5, -0.5), size - 0.5])
    if len(border) == 2:
        (left, top), (right, bottom) = border
        border = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
    return border
