"""Strings in an order in which a window shows few runs of them, and the runs.

Strings of one group (drawn with the same pen) stand together, the large before the small, and those of a size along a
curve that fills the plane (Morton): a run of some thousand points of them has a small box, so that most are left out of
a close look without a tree.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import leads
from surveycheck.map.strings import Strings
from surveycheck.model.columns import Floats, Ints

POINTS = 8192
"""Points of a run, but for strings that have more: a picture draws between two looks at whether it is still wanted."""

SIZES = 4.0
"""Things of one class of size differ by less than this factor."""


@dataclass(frozen=True, eq=False)
class Chunked:
    """Strings in order and c runs of them: run i has strings ``first[i]`` to ``first[i+1]``, is drawn with the pen of
    ``group[i]``, and lies within ``box[i]``, (c, 4)."""

    strings: Strings
    first: Ints
    group: Ints
    box: Floats


def chunked(strings: Strings, group: Ints, extent: float) -> Chunked:
    """``group`` (m,) by owner; ``extent``: the size of the drawing."""
    if not len(strings):
        none = np.zeros(0, np.int64)
        return Chunked(strings, np.zeros(1, np.int64), none, np.zeros((0, 4)))
    boxes = strings.boxes()
    own = group[strings.owner]
    order = np.lexsort((_morton(boxes, extent), _size_class(boxes, extent), own))
    strings, boxes, own = strings.take(order), boxes[order], own[order]
    run = _runs(np.diff(strings.start), own)
    first = np.flatnonzero(leads(run))
    low, high = np.minimum.reduceat(boxes[:, :2], first), np.maximum.reduceat(boxes[:, 2:], first)
    return Chunked(strings, np.append(first, len(strings)), own[first], np.concatenate([low, high], axis=1))


def _size_class(boxes: Floats, extent: float) -> Ints:
    """0 for the largest."""
    size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    with np.errstate(divide="ignore"):
        found = np.log(max(extent, 1e-300) / size) / np.log(SIZES)
    classes: Ints = np.clip(np.nan_to_num(found, nan=0.0), 0.0, 8.0).astype(np.int64)
    return classes


def _morton(boxes: Floats, extent: float) -> Ints:
    """Numbers along the curve, of the middles of the boxes, 16 bits each way."""
    middle = (boxes[:, :2] + boxes[:, 2:]) / 2
    low = np.median(middle, axis=0) - extent
    place = np.clip((middle - low) / max(2 * extent, 1e-300) * 65535.0, 0.0, 65535.0).astype(np.uint64)
    number = np.zeros(len(boxes), np.uint64)
    for k in range(2):
        bits = place[:, k]
        for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
            bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
        number |= bits << np.uint64(k)
    return number.astype(np.int64)


def _runs(counts: Ints, group: Ints) -> Ints:
    """The number of the run that each string is in."""
    total = np.cumsum(counts)
    lead = leads(group)
    before = np.where(lead, total - counts, 0)
    within = total - counts - np.maximum.accumulate(before)
    part = within // POINTS
    return np.cumsum(lead | leads(part)) - 1
