"""Where a line or ring comes back to itself without crossing: a corner on another side of it, to the tolerance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.chains import boxes_meet
from surveycheck.geometry.corners import strings_of
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.pieces import Pieces
from surveycheck.model.columns import Bools, Floats, Ints

NECK = 100.0
"""So many times as long as it is wide is the loop that a touch cuts off, at least: what is wider is a bend."""


@dataclass(frozen=True, eq=False)
class _Strings:
    """The pieces of strings that may touch themselves. ``number`` (k,) of the string, ``place`` (k,) in it; of each
    string (s,) its first piece, how many, and whether it is a ring; ``along`` (k,) how far each begins from the first.
    """

    pieces: Pieces
    number: Ints
    place: Ints
    first: Ints
    count: Ints
    ring: Bools
    along: Floats


def touches(pieces: Pieces, tolerance: float) -> tuple[Ints, Floats]:
    """The contacts of lines and rings with themselves: the number of the line or area (k,), ascending, and the two ends
    (k, 2, 2) of what lies on each other; of a corner on a side both are the corner.

    Corners lie on another side where they are no farther from it than ``tolerance`` (m). Ends of lines are not meant,
    nor what crosses there, nor chords of curves.
    """
    strings = _strings(pieces, tolerance)
    corner, side = _near(strings, tolerance)
    keep = ~_crossed(strings.pieces, _before(strings)[corner], side) & ~_crossed(strings.pieces, corner, side)
    corner, side = corner[keep], side[keep]
    owner, ends = _runs(strings, corner, side, tolerance)
    order = np.argsort(owner, kind="stable")
    return owner[order], ends[order]


def _runs(strings: _Strings, corner: Ints, side: Ints, tolerance: float) -> tuple[Ints, Floats]:
    """The contacts, those of two sides that lie on each other as one run from end to end."""
    owner, at = strings.pieces.owner[corner], strings.pieces.first[corner]
    pairs = np.stack([np.concatenate([corner, _before(strings)[corner]]), np.tile(side, 2)], axis=1)
    pairs.sort(axis=1)
    contact = np.tile(np.arange(len(corner)), 2)
    _, group = np.unique(pairs, axis=0, return_inverse=True)
    order = np.lexsort((*at[contact].T[::-1], group.ravel()))
    group, contact = group.ravel()[order], contact[order]
    begins = np.flatnonzero(np.append(True, group[1:] != group[:-1])) if len(group) else np.zeros(0, np.int64)
    ends = np.append(begins[1:], len(group))[: len(begins)] - 1
    one, two = contact[begins], contact[ends]
    long = np.hypot(*(at[one] - at[two]).T) > 2 * tolerance
    lone = np.setdiff1d(np.arange(len(corner)), np.concatenate([one[long], two[long]]))
    spots = np.stack([np.concatenate([at[one[long]], at[lone]]), np.concatenate([at[two[long]], at[lone]])], axis=1)
    return np.concatenate([owner[one[long]], owner[lone]]), spots


def _strings(pieces: Pieces, tolerance: float) -> _Strings:
    """Strings of four pieces and more, all drawn, without pieces that only part repeated vertices."""
    number, closed = strings_of(pieces)
    whole = np.bincount(number, ~pieces.drawn, minlength=len(closed)) == 0
    rows = np.flatnonzero(whole[number] & (pieces.chord() > tolerance))
    rows = rows[np.bincount(number[rows], minlength=len(closed))[number[rows]] >= 4]
    old, number = np.unique(number[rows], return_inverse=True)
    taken = pieces.take(rows)
    first = np.searchsorted(number, np.arange(len(old)))
    count = np.bincount(number, minlength=len(old))
    along = np.cumsum(taken.lengths()) - taken.lengths()
    along -= along[first][number] if len(first) else 0.0
    return _Strings(taken, number, np.arange(len(rows)) - first[number], first, count, closed[old], along)


def _before(strings: _Strings) -> Ints:
    """The piece (k,) that ends where each begins; the last one of its string for the first."""
    back = np.where(strings.place == 0, strings.count[strings.number] - 1, -1)
    found: Ints = np.arange(len(strings.number)) + back
    return found


def _near(strings: _Strings, tolerance: float) -> tuple[Ints, Ints]:
    """Pairs of a piece, whose first point is meant, and another one of the same string that it touches."""
    corner, side = boxes_meet(strings.pieces, strings.number, tolerance)
    last = np.where(strings.place[corner] == 0, strings.count[strings.number[corner]] - 1, strings.place[corner] - 1)
    other = (side != corner) & (strings.place[side] != last)
    other &= strings.ring[strings.number[corner]] | (strings.place[corner] > 0)
    corner, side = corner[other], side[other]
    at = strings.pieces.first[corner]
    away = strings.pieces.take(side).distance(at)
    close = away <= tolerance + LENGTH_NOISE
    corner, side, at, away = corner[close], side[close], at[close], away[close]
    loop = _loop(strings, corner, side, at)
    wide = np.maximum(2 * tolerance, NECK * away) + LENGTH_NOISE
    return corner[loop > wide], side[loop > wide]


def _loop(strings: _Strings, corner: Ints, side: Ints, at: Floats) -> Floats:
    """How long is what the touch cuts off (k,), the shorter way round a ring; 0 where an open line ends."""
    lengths = strings.pieces.lengths()
    reach = np.minimum(np.hypot(*(strings.pieces.first[side] - at).T), lengths[side])
    loop = np.abs(strings.along[side] + reach - strings.along[corner])
    last = strings.first + strings.count - 1
    whole = (strings.along[last] + lengths[last])[strings.number[corner]]
    ring = strings.ring[strings.number[corner]]
    end = ~ring & (strings.along[side] + reach <= LENGTH_NOISE)
    end |= ~ring & (whole - strings.along[side] - reach <= LENGTH_NOISE)
    return np.asarray(np.where(end, 0.0, np.where(ring, np.minimum(loop, whole - loop), loop)), np.float64)


def _crossed(pieces: Pieces, one: Ints, two: Ints) -> Bools:
    """Do two straight pieces (k,) cross each other within both?"""
    a, b, c, d = pieces.first[one], pieces.last[one], pieces.first[two], pieces.last[two]
    straight = (pieces.bulge[one] == 0) & (pieces.bulge[two] == 0)
    apart = _side(a, b, c) * _side(a, b, d) < 0
    found: Bools = straight & apart & (_side(c, d, a) * _side(c, d, b) < 0)
    return found


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    run, way = end - start, point - start
    return np.asarray(np.sign(run[:, 0] * way[:, 1] - run[:, 1] * way[:, 0]), np.float64)
