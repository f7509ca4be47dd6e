"""Splines that are given by points on them only, as CAD programs lay curves through such points: all at a time.

DXF reference, *SPLINE*: fit points (11), tangents at the start (12) and the end (13). The curve is the cubic with
continuous curvature whose parameter at each point is the length of the chords before it, and which has the tangents
given, or no curvature at its ends (Piegl and Tiller, *The NURBS Book*, 9.2.2 and 9.2.3).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import ranges, starts
from surveycheck.model.columns import Bools, Floats, Ints

MOST_FIT_POINTS = 20_000
"""A curve through more points than this is not computed: its equations are solved one point after the other."""


@dataclass(frozen=True, eq=False)
class Curves:
    """s cubics: ``control`` (m, 3) of them in their order, ``count`` of each; ``knot``, four more than those."""

    control: Floats
    count: Ints
    knot: Floats


def through(points: Floats, start: Ints, tangents: Floats) -> tuple[Ints, Curves]:
    """Which of the s runs ``points[start[i]:start[i + 1]]`` have a curve, and those curves. ``tangents`` (s, 2, 3) at
    start and end are NaN where none is given; they count where both have a direction. Knots run from 0 to 1."""
    whole = np.flatnonzero(_sound(points, start))
    run, k = ranges(np.diff(start)[whole])
    points, first = points[start[whole][run] + k], starts(np.diff(start)[whole])
    points, first = _without_repeated(points, first)
    whole = whole[(several := np.diff(first) >= 2)]
    run, k = ranges(np.diff(first)[several])
    points, first = points[first[:-1][several][run] + k], starts(np.diff(first)[several])
    if not len(whole):
        return whole, Curves(np.zeros((0, 3)), np.zeros(0, np.int64), np.zeros(0))
    with np.errstate(all="ignore"):
        return whole, _fitted(points, first, tangents[whole])


def _sound(points: Floats, start: Ints) -> Bools:
    """Runs of finite numbers, of at least two points and not too many."""
    count = np.diff(start)
    bad = np.concatenate([np.zeros(1, np.int64), np.cumsum(~np.isfinite(points).all(axis=1))])
    found: Bools = (count >= 2) & (count <= MOST_FIT_POINTS) & (bad[start[1:]] == bad[start[:-1]])
    return found


def _without_repeated(points: Floats, start: Ints) -> tuple[Floats, Ints]:
    """The runs without points that are equal to the one before."""
    kept = np.ones(len(points), np.bool_)
    kept[1:] = (points[1:] != points[:-1]).any(axis=1)
    kept[start[:-1][np.diff(start) > 0]] = True
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
    return points[kept], before[start]


def _fitted(points: Floats, start: Ints, tangents: Floats) -> Curves:
    """The curves through runs of at least two points each, no two equal ones in a row."""
    count = np.diff(start)
    knot = _knots(points, start, count)
    system = _interior(points, start, count, knot)
    _ends(system, tangents, knot, points, start)
    inner = _solved(system)
    first = starts(count + 2)
    control = np.empty((int(first[-1]), 3))
    run, k = ranges(count)
    control[first[run] + 1 + k] = inner
    control[first[:-1]], control[first[1:] - 1] = points[start[:-1]], points[start[1:] - 1]
    return Curves(control, count + 2, knot)


def _knots(points: Floats, start: Ints, count: Ints) -> Floats:
    """0 four times, the share of the chords before each inner point, 1 four times."""
    step = np.concatenate([np.zeros(1), np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))])
    step[start[:-1]] = 0.0
    run, k = ranges(count)
    total = np.concatenate([np.zeros(1), np.cumsum(step)])
    length = np.add.reduceat(step, start[:-1])
    share = np.clip((total[1:] - total[start[:-1]][run]) / length[run], 0.0, 1.0)
    begin = starts(count + 6)
    knot = np.zeros(int(begin[-1]))
    knot[begin[run] + 3 + k] = share
    knot[(begin[1:, None] - np.arange(1, 5)).ravel()] = 1.0
    return knot


@dataclass(frozen=True, eq=False)
class _System:
    """One equation a point: ``low``·c[i − 1] + ``mid``·c[i] + ``high``·c[i + 1] = ``right`` (m, 3), for the control
    points but the first and last of each run."""

    low: Floats
    mid: Floats
    high: Floats
    right: Floats
    start: Ints


def _interior(points: Floats, start: Ints, count: Ints, knot: Floats) -> _System:
    """The curve passes its inner points: the values of the three cubics that are not 0 at a knot. The rows of the end
    points are filled as if they were inner ones, and overwritten."""
    run, k = ranges(count)
    at = starts(count + 6)[run] + 3 + k
    a, b, u, c, d = (knot[np.clip(at + j, 0, len(knot) - 1)] for j in (-2, -1, 0, 1, 2))
    with np.errstate(all="ignore"):
        low = (c - u) ** 2 / ((c - b) * (c - a))
        high = (u - b) ** 2 / ((d - b) * (c - b))
    return _System(low, 1.0 - low - high, high, points.copy(), start)


def _ends(system: _System, tangents: Floats, knot: Floats, points: Floats, start: Ints) -> None:
    """The first and the last equation: no curvature, or the tangent that is given, as long as all chords are."""
    count = np.diff(start)
    begin = starts(count + 6)
    step = np.concatenate([np.zeros(1), np.sqrt((np.diff(points, axis=0) ** 2).sum(axis=1))])
    step[start[:-1]] = 0.0
    length = np.add.reduceat(step, start[:-1])
    given = (np.isfinite(tangents).all(axis=2) & (tangents != 0).any(axis=2)).all(axis=1)
    for end, row, inner in ((0, start[:-1], system.high), (1, start[1:] - 1, system.low)):
        sign = 1 - 2 * end
        edge = begin[1:] - 4 if end else begin[:-1] + 3
        near, far = (np.abs(knot[edge + sign * j] - end) for j in (1, 2))
        outer = points[row]
        size = np.sqrt((tangents[:, end] ** 2).sum(axis=1))
        with np.errstate(all="ignore"):
            way = tangents[:, end] * (length * near / (3 * size))[:, None] * sign
        (system.low if end == 0 else system.high)[row] = 0.0
        system.mid[row] = np.where(given, 1.0, near + far)
        inner[row] = np.where(given, 0.0, -near)
        system.right[row] = np.where(given[:, None], outer + way, outer * far[:, None])


def _solved(system: _System) -> Floats:
    """Elimination without pivots, as these equations allow (de Boor and Pinkus 1977), point after point of all runs at
    a time; the longest runs stand first, so that those still going on are a slice."""
    count = np.diff(system.start)
    order = np.argsort(-count, kind="stable")
    begin, left = system.start[:-1][order], count[order]
    alive = np.searchsorted(-left, -np.arange(1, int(left[0]) + 1), side="right")
    mid, right = system.mid.copy(), system.right
    for k in range(1, len(alive)):
        row = begin[: alive[k]] + k
        factor = system.low[row] / mid[row - 1]
        mid[row] -= factor * system.high[row - 1]
        right[row] -= factor[:, None] * right[row - 1]
    found = right / mid[:, None]
    for k in range(len(alive) - 2, -1, -1):
        row = begin[: alive[k + 1]] + k
        found[row] -= (system.high[row] / mid[row])[:, None] * found[row + 1]
    return found
