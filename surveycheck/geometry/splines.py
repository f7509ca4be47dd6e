"""Splines: B-splines of any degree, rational or not, taken apart into Bézier curves, a whole column at a time.

The control points of the Bézier curve of one span [a, b] of knots are the values of the spline's blossom at
(a, …, a, b, …, b): Ramshaw 1989, *Blossoms are polar forms*; each is one run of de Boor's recursion with another
parameter on each level. Rational splines are taken in homogeneous coordinates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import ranges
from surveycheck.model.columns import Bools, Floats, Ints

HIGHEST_DEGREE = 25
NEARLY = 1e-9
"""Knots that go back by no more than this share of their range stand still: so much is lost in writing them."""

FAULTS = ("", "spline-without-points", "spline-degree", "spline-knots", "spline-weights")
"""What may be wrong with a spline: words of the readers (``read/issues.py``), numbered."""

SOUND, POINTLESS, DEGREE, KNOTS, WEIGHTS = range(5)


@dataclass(frozen=True, eq=False)
class Splines:
    """n splines: control points ``xyz[begin[i]:begin[i] + count[i]]``, and likewise ``knot``. ``weight`` goes with
    ``xyz``, or is empty where all are 1."""

    xyz: Floats
    weight: Floats
    begin: Ints
    count: Ints
    knot: Floats
    kbegin: Ints
    kcount: Ints

    def take(self, rows: Ints | Bools) -> Splines:
        columns = (self.begin, self.count)
        begin, count = (column[rows] for column in columns)
        return Splines(self.xyz, self.weight, begin, count, self.knot, self.kbegin[rows], self.kcount[rows])

    @property
    def degree(self) -> Ints:
        return self.kcount - self.count - 1


@dataclass(frozen=True, eq=False)
class Beziers:
    """s Bézier curves of one degree: ``points`` (s, degree + 1, 2) from the ``origin`` (n, 2) of their spline, times
    ``weight`` (s, degree + 1) where that is not None; ``spline`` (s,) is the number of the spline, ascending."""

    points: Floats
    weight: Floats | None
    spline: Ints
    origin: Floats

    @property
    def degree(self) -> int:
        return int(self.points.shape[1]) - 1


def faults(splines: Splines) -> NDArray[np.int8]:
    """What is wrong with each spline (n,): a number of ``FAULTS``, 0 if nothing. Its points are not looked at."""
    found = np.zeros(len(splines.count), np.int8)
    degree = splines.degree
    found[_any(splines.begin, splines.count, _unusable(splines.weight, len(splines.xyz)))] = WEIGHTS
    found[~_climbing(splines)] = KNOTS
    found[(degree < 1) | (degree > HIGHEST_DEGREE) | (splines.count <= degree)] = DEGREE
    found[splines.kcount == 0] = KNOTS
    found[splines.count == 0] = POINTLESS
    return found


def _unusable(weight: Floats, count: int) -> Bools:
    """Weights that no spline can have: not finite or not positive."""
    with np.errstate(invalid="ignore"):
        return ~((weight > 0) & (weight < np.inf)) if len(weight) else np.zeros(count, np.bool_)


def _any(begin: Ints, count: Ints, mask: Bools) -> Bools:
    """Whether anything of ``mask[begin:begin + count]`` holds, (n,)."""
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(mask)])
    held: Bools = before[begin + count] > before[begin]
    return held


def _climbing(splines: Splines) -> Bools:
    """Knots are finite, do not go back, and the curve's own span [knot[degree], knot[points]] is not empty."""
    knot, first, count = splines.knot, splines.kbegin, splines.kcount
    climbing: Bools = (count > 1) & ~_any(first, count, ~np.isfinite(knot))
    low = np.clip(splines.degree, 0, np.maximum(count - 1, 0))
    high = np.clip(splines.count, 0, np.maximum(count - 1, 0))
    if not len(knot):
        return climbing
    a, b = (knot[np.minimum(first + place, len(knot) - 1)] for place in (low, high))
    with np.errstate(invalid="ignore", over="ignore"):
        climbing &= (b > a) & np.isfinite(b - a)
        back = np.append(np.diff(knot), 0.0)
    row, k = ranges(count)
    with np.errstate(invalid="ignore"):
        wrong = (back[first[row] + k] < -NEARLY * (b - a)[row]) & (k < count[row] - 1)
    climbing[row[wrong]] = False
    return climbing


def beziers(splines: Splines) -> Iterator[tuple[Ints, Beziers]]:
    """Sound splines as Bézier curves, those of one degree together, rational ones apart: their numbers, ascending (the
    curves count these from 0), and the curves."""
    degree = splines.degree
    rational = _any(splines.begin, splines.count, splines.weight != 1.0) if len(splines.weight) else degree < 0
    for number in sorted(set((degree * 2 + rational).tolist())):
        rows = np.flatnonzero(degree * 2 + rational == number)
        yield rows, _beziers(splines.take(rows), number // 2, bool(number % 2))


def _beziers(splines: Splines, degree: int, rational: bool) -> Beziers:
    knot = _standing(splines)
    row, k = ranges(splines.count - degree)
    span = splines.kbegin[row] + degree + k
    there = knot[span + 1] > knot[span]
    row, k, span = row[there], k[there], span[there]
    origin = splines.xyz[splines.begin, :2]
    points = np.empty((len(row), degree + 1, 3 if rational else 2))
    for begin in range(0, len(row), 1 << 14):
        part = slice(begin, begin + (1 << 14))
        place = (splines.begin[row[part]] + k[part])[:, None] + np.arange(degree + 1)
        own = splines.xyz[place, :2] - origin[row[part]][:, None, :]
        if rational:
            weight = splines.weight[place][:, :, None]
            own = np.concatenate([own * weight, weight], axis=2)
        points[part] = _blossoms(own, knot[span[part, None] + np.arange(1 - degree, degree + 1)], degree)
    weight = np.ascontiguousarray(points[:, :, 2]) if rational else None
    return Beziers(np.ascontiguousarray(points[:, :, :2]), weight, row, origin)


def _standing(splines: Splines) -> Floats:
    """The knots; where one goes back by next to nothing it stands still."""
    if not (np.diff(splines.knot) < 0).any():
        return splines.knot
    knot = splines.knot.copy()
    row, k = ranges(splines.kcount)
    place = splines.kbegin[row] + k
    low = np.flatnonzero((k > 0) & (knot[place] < knot[np.maximum(place - 1, 0)]))
    for number in sorted(set(row[low].tolist())):  # hardly ever
        mine = slice(int(splines.kbegin[number]), int(splines.kbegin[number] + splines.kcount[number]))
        knot[mine] = np.maximum.accumulate(knot[mine])
    return knot


def _blossoms(points: Floats, knot: Floats, degree: int) -> Floats:
    """Bézier points (s, degree + 1, d) of spans with control points (s, degree + 1, d) and the 2 · degree knots around
    each span, whose middle two are its ends."""
    found = np.empty_like(points)
    ends = knot[:, degree - 1, None], knot[:, degree, None]
    for i in range(degree + 1):
        work = [points[:, j] for j in range(degree + 1)]
        for level in range(1, degree + 1):
            t = ends[0] if level <= degree - i else ends[1]
            for j in range(degree, level - 1, -1):
                low, high = knot[:, j - 1, None], knot[:, degree + j - level, None]
                share = (t - low) / (high - low)
                work[j] = work[j - 1] + share * (work[j] - work[j - 1])
        found[:, i] = work[degree]
    return found
