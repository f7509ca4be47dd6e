"""What of a drawing a first look should show: all of it but strays."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats

FEW = 0.1
"""Strays are at most this share of the things."""

FAR = 3.0
"""A stray is away from the others by so many times their extent …"""

LARGE = 20.0
"""… or so many times as large as the extent of the others: a line with one end at the origin."""

Box = tuple[float, float, float, float]


def bulk(boxes: Floats) -> Bools:
    """Mask (n,) of the boxes (n, 4) that are no strays. Everything where there are only a few."""
    keep = _not_large(boxes)
    for _ in range(16):
        before = int(keep.sum())
        for low, high in ((0, 2), (1, 3)):
            keep = _together(boxes, keep, low, high)
        if int(keep.sum()) == before:
            break
    return keep


def around(boxes: Floats) -> Box:
    """The box around boxes (n, 4); all zeros around none."""
    if not len(boxes):
        return (0.0, 0.0, 0.0, 0.0)
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    return (float(west), float(south), float(east), float(north))


def _not_large(boxes: Floats) -> Bools:
    """Without the largest boxes, where they are far larger than all the others together."""
    keep = np.ones(len(boxes), np.bool_)
    if len(boxes) < 1 / FEW:
        return keep
    size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    order = np.argsort(size, kind="stable")
    ordered = boxes[order]
    low, high = np.minimum.accumulate(ordered[:, :2]), np.maximum.accumulate(ordered[:, 2:])
    rest = (high - low).max(axis=1)
    first = len(boxes) - int(len(boxes) * FEW)
    beyond = np.flatnonzero((size[order][first:] > LARGE * rest[first - 1 : -1]) & (rest[first - 1 : -1] > 0))
    if len(beyond):
        keep[order[first + beyond[0] :]] = False
    return keep


def _together(boxes: Floats, keep: Bools, low: int, high: int) -> Bools:
    """Without what lies beyond the widest gap along one axis, where that is few and far."""
    rows = np.flatnonzero(keep)
    if len(rows) < 1 / FEW:
        return keep
    rows = rows[np.argsort(boxes[rows, low], kind="stable")]
    begin, end = boxes[rows, low], np.maximum.accumulate(boxes[rows, high])
    gaps = begin[1:] - end[:-1]
    at = int(np.argmax(gaps))
    count = at + 1
    if gaps[at] <= 0 or min(count, len(rows) - count) > FEW * len(rows):
        return keep
    stray, rest = (rows[:count], rows[count:]) if count <= len(rows) - count else (rows[count:], rows[:count])
    extent = max(float(np.ptp(boxes[rest][:, [k, k + 2]])) for k in (0, 1))
    if gaps[at] <= FAR * extent:
        return keep
    keep = keep.copy()
    keep[stray] = False
    return keep
