"""Bézier curves as chords that are nowhere farther from the curve than ``SAGITTA``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from surveycheck.geometry.curves import SAGITTA, Strings, leads, ranges, starts
from surveycheck.geometry.splines import Beziers, Splines, beziers
from surveycheck.model.columns import Bools, Floats, Ints

MOST_PER_SPAN = 4096
MOST_CHORDS = 1 << 22
MOST_PER_CURVE = 8
"""No span of knots gets more chords than ``MOST_PER_SPAN``; all splines of a drawing together no more than
``MOST_CHORDS``, or ``MOST_PER_CURVE`` times their spans if that is more: beyond, the sagitta grows for all of them."""

BLOCK = 1 << 15
CLOSED = 1e-9
"""Ends closer than this (drawing units, and relative to the size) are one point: the rounding of the recursion."""


def as_chords(splines: Splines, closed: Bools) -> Iterator[tuple[Ints, Strings]]:
    """Sound splines as strings of points (m, 2), those of one degree together: their numbers, ascending, and the
    strings. Those that are ``closed`` (n,) end where they begin, if that is all but so."""
    groups = list(beziers(splines)) if len(splines.count) else []
    needs = [needed(curves) for _, curves in groups]
    share = share_of_room(needs)
    for (mine, curves), need in zip(groups, needs, strict=True):
        pieces = np.ceil(need * share - 1e-9).astype(np.int64)
        first = splines.begin[mine]
        ends = np.stack([splines.xyz[first, :2], splines.xyz[first + splines.count[mine] - 1, :2]], axis=1)
        yield mine, joined_up(flattened(curves, pieces), ends, closed[mine])


def needed(curves: Beziers) -> Floats:
    """How many chords each curve needs (s,), not rounded, from 1 to ``MOST_PER_SPAN``.

    A chord over h of the parameter is off by at most h² M / 8, with M the greatest second derivative, and that is at
    most p (p - 1) times the greatest second difference of the control points. With the curve as X / w, and X and w as
    chords Y and v: X/w - Y/v = (X - Y)/w + Y/v · (v - w)/w, so a rational curve is off by no more than
    h² (M of X + r · M of w) / (8 · least w), where r is the distance of the farthest control point.
    """
    p = curves.degree
    if p < 2:
        return np.ones(len(curves.spline))
    second = np.diff(curves.points, 2, axis=1)
    bound = np.hypot(second[:, :, 0], second[:, :, 1]).max(axis=1)
    if curves.weight is not None:
        own = curves.points / curves.weight[:, :, None]
        centred = own - own[:, :1]
        bound = np.diff(curves.weight[:, :, None] * centred, 2, axis=1)
        bound = np.hypot(bound[:, :, 0], bound[:, :, 1]).max(axis=1)
        reach = np.hypot(centred[:, :, 0], centred[:, :, 1]).max(axis=1)
        bound += reach * np.abs(np.diff(curves.weight, 2, axis=1)).max(axis=1)
        bound /= curves.weight.min(axis=1)
    with np.errstate(over="ignore"):
        need = np.sqrt(p * (p - 1) * bound / (8.0 * SAGITTA))
    clipped: Floats = np.clip(np.nan_to_num(need, nan=MOST_PER_SPAN), 1.0, MOST_PER_SPAN)
    return clipped


def share_of_room(needs: Sequence[Floats]) -> float:
    """What share of the chords that they need there is room for, at most 1."""
    spans, total = sum(len(need) for need in needs), sum(float(need.sum()) for need in needs)
    return min(1.0, max(MOST_CHORDS, MOST_PER_CURVE * spans) / total) if total else 1.0


def flattened(curves: Beziers, pieces: Ints) -> Strings:
    """The curves of each spline one behind the other, as strings of points (m, 2) in drawing coordinates."""
    first = leads(curves.spline)
    last = np.append(first[1:], True) if len(first) else first
    emitted = pieces + last  # the end of a curve is the beginning of the next
    points = np.empty((int(emitted.sum()), 2))
    ends = np.cumsum(emitted)
    blocks = np.searchsorted(ends, np.arange(0, len(points), BLOCK), side="right")
    for low, high in zip(blocks, [*blocks[1:], len(pieces)], strict=True):
        part = slice(int(low), int(high))
        curve, k = ranges(emitted[part])
        curve += low
        at = slice(int(ends[low] - emitted[low]), int(ends[high - 1])) if high > low else slice(0, 0)
        points[at] = _at(curves, curve, k / pieces[curve]) + curves.origin[curves.spline[curve]]
    counts = np.add.reduceat(emitted, np.flatnonzero(first)) if len(emitted) else emitted
    return Strings(points, starts(counts))


def _at(curves: Beziers, curve: Ints, t: Floats) -> Floats:
    """Points (m, 2) of curves at parameters within [0, 1], by Horner's scheme for the Bernstein form."""
    p, s = curves.degree, 1.0 - t
    total, below = np.zeros((len(t), 2)), np.zeros(len(t))
    power, times = np.ones(len(t)), 1.0
    for i in range(p + 1):
        share = times * power
        total = total * s[:, None] + share[:, None] * curves.points[curve, i]
        if curves.weight is not None:
            below = below * s + share * curves.weight[curve, i]
        power = power * t
        times = times * (p - i) / (i + 1)
    return total if curves.weight is None else total / below[:, None]


def joined_up(strings: Strings, ends: Floats, closed: Bools) -> Strings:
    """Strings whose ends are exactly the ends that are meant: ``ends`` (n, 2, 2), the first and last control point,
    where a curve comes as close as rounding; and the end of one that is ``closed``, or as good as, its beginning."""
    points, first, last = strings.points, strings.start[:-1], strings.start[1:] - 1
    size = np.maximum(np.abs(ends).max(axis=(1, 2)), 1.0)
    for place, meant in ((first, ends[:, 0]), (last, ends[:, 1])):
        there = np.abs(points[place] - meant).max(axis=1) <= CLOSED * size
        points[place[there]] = meant[there]
    slack = np.where(closed, 1000.0 * CLOSED, CLOSED) * size
    again = (np.abs(points[last] - points[first]).max(axis=1) <= slack) & (last - first >= 3)
    points[last[again]] = points[first[again]]
    return strings
