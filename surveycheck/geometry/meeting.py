"""Which boxes may meet which: a sweep over sorted columns, before any geometry is made or any index is built."""

from __future__ import annotations

from functools import reduce

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints


def boxes_around(points: Floats) -> Floats:
    """Boxes (n, 4) around n groups of points (n, k, 2): west, south, east, north."""
    corners = points.transpose(1, 0, 2)  # one after the other: numpy is slow along axes of a few numbers
    return np.concatenate([reduce(np.minimum, corners), reduce(np.maximum, corners)], axis=1)


def may_meet_another(boxes: Floats) -> Bools:
    """Which boxes (n, 4) may meet another one: all that do, and a few besides. One with NaN meets nothing."""
    return _twice(boxes, None)


def may_meet(boxes: Floats, others: Floats) -> tuple[Bools, Bools]:
    """Which ``boxes`` (n, 4) may meet one of ``others`` (m, 4), and which of ``others`` one of ``boxes``."""
    if not len(boxes) or not len(others):
        return np.zeros(len(boxes), np.bool_), np.zeros(len(others), np.bool_)
    found = _twice(np.concatenate([boxes, others]), np.arange(len(boxes) + len(others)) >= len(boxes))
    return found[: len(boxes)], found[len(boxes) :]


def _twice(boxes: Floats, other: Bools | None) -> Bools:
    """Those that meet along rows and, of these, along columns. ``other`` (n,) tells two kinds apart, of which one must
    meet the other; without it any two may meet."""
    found = np.asarray(np.isfinite(reduce(np.add, boxes.T)), np.bool_)
    for axes in ((0, 1, 2, 3), (1, 0, 3, 2)):
        rows = np.flatnonzero(found)
        if len(rows):
            found[rows] = _swept(boxes[rows][:, axes], None if other is None else other[rows])
    return found


def _swept(boxes: Floats, other: Bools | None) -> Bools:
    """Boxes cut into rows about as high as they are, and along each row from west to east: which reach the next one, or
    are reached from before?"""
    owner, west, east = _along_rows(boxes)
    order = np.argsort(west)
    owner, west, east = owner[order], west[order], east[order]
    slack = 8.0 * np.spacing(np.abs(east).max())
    found = np.zeros(len(boxes), np.bool_)
    if other is None:
        near = west[1:] <= np.maximum.accumulate(east)[:-1] + slack
        found[owner[1:][near]] = True
        found[owner[:-1][west[1:] <= east[:-1] + slack]] = True
        return found
    for kind in (False, True):
        theirs = other[owner] != kind
        reached = west <= np.maximum.accumulate(np.where(theirs, east, -np.inf)) + slack
        reaches = np.minimum.accumulate(np.where(theirs, west, np.inf)[::-1])[::-1] <= east + slack
        found[owner[~theirs & (reached | reaches)]] = True
    return found


def _along_rows(boxes: Floats) -> tuple[Ints, Floats, Floats]:
    """Of each box and each row that it stands in: the number of the box, and its west and east on a line on which the
    rows lie one behind the other."""
    low, high = boxes[:, 1] - boxes[:, 1].min(), boxes[:, 3] - boxes[:, 1].min()
    height = max(float((high - low).mean()), float(high.max()) / MOST_ROWS, LOWEST)
    first, last = np.floor(low / height).astype(np.int64), np.floor(high / height).astype(np.int64)
    count = last - first + 1
    owner = np.repeat(np.arange(len(boxes)), count)
    row = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + first[owner]
    edge = boxes[:, 0].min()
    width = 2.0 * (boxes[:, 2].max() - edge) + 1.0
    return owner, row * width + (boxes[owner, 0] - edge), row * width + (boxes[owner, 2] - edge)


MOST_ROWS = 1 << 20
"""More are not told apart: their line would be longer than doubles bear."""

LOWEST = 1e-6
"""A row is no lower, in metres: points have no height."""
