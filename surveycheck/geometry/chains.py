"""Strings of pieces as chains that do not turn back: what of a string may come near what else of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.pieces import Pieces
from surveycheck.model.columns import Floats, Ints

MOST_CHAINS = 2000
"""A string that turns this often is a scribble: its crossings tell it."""

MOST_TESTS = 2_000_000
"""So is one of which so many points lie in boxes of other pieces of it."""


@dataclass(frozen=True, eq=False)
class _Chains:
    """Chains (c,): the ``first`` piece and how many (``count``), the corners of their box, the number of their
    ``string`` and how many ``follow`` there."""

    first: Ints
    count: Ints
    low: Floats
    high: Floats
    string: Ints
    follow: Ints


def boxes_meet(pieces: Pieces, string: Ints, tolerance: float) -> tuple[Ints, Ints]:
    """Pairs (k,) of two pieces of one string: the first point of the one lies in the box of the other, to the
    tolerance (m). What turns by less than a right angle in all does not come back to itself and is left out: a string
    is cut where it turns into another quadrant, and around arcs.

    ``string`` (n,) is the number of the string of each piece, ascending.
    """
    low, high = pieces.boxes()
    low, high = low - tolerance, high + tolerance
    chains = _chains(pieces, string, low, high)
    found: list[tuple[Ints, Ints]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    one, lag = np.flatnonzero(chains.follow > 0), 1
    tests = np.zeros(int(string.max(initial=-1)) + 1)
    while len(one):
        two = one + lag
        meet = ((chains.low[one] <= chains.high[two]) & (chains.low[two] <= chains.high[one])).all(axis=1)
        for a, b in ((one[meet], two[meet]), (two[meet], one[meet])):
            tests += np.bincount(chains.string[a], chains.count[a] * chains.count[b], minlength=len(tests))
            found.append(_within(pieces.first, chains, a, b, low, high))
        lag += 1
        one = one[(chains.follow[one] >= lag) & (tests[chains.string[one]] <= MOST_TESTS)]
    corner, side = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = tests[string[corner]] <= MOST_TESTS
    return corner[kept], side[kept]


def _chains(pieces: Pieces, string: Ints, low: Floats, high: Floats) -> _Chains:
    step = pieces.last - pieces.first
    quadrant = 2 * (step[:, 0] >= 0) + (step[:, 1] >= 0)
    quadrant = np.where(pieces.bulge == 0, quadrant, -1 - np.arange(len(string)))
    begins = np.append(True, (string[1:] != string[:-1]) | (quadrant[1:] != quadrant[:-1]))[: len(string)]
    first = np.flatnonzero(begins)
    count = np.diff(np.append(first, len(string)))
    own = string[first]
    total = np.bincount(own, minlength=int(own.max(initial=-1)) + 1)[own]
    place = np.arange(len(first)) - np.searchsorted(own, own)
    follow = np.where(total <= MOST_CHAINS, total - 1 - place, 0)
    if not len(first):
        return _Chains(first, count, low, high, own, follow)
    return _Chains(first, count, np.minimum.reduceat(low, first), np.maximum.reduceat(high, first), own, follow)


def _within(points: Floats, chains: _Chains, one: Ints, two: Ints, low: Floats, high: Floats) -> tuple[Ints, Ints]:
    """Of pairs of chains: the pieces of the first ones that begin in the box of a piece of the second ones."""
    pair, corner = _each(chains.first[one], chains.count[one])
    two = two[pair]
    inside = ((chains.low[two] <= points[corner]) & (points[corner] <= chains.high[two])).all(axis=1)
    corner, two = corner[inside], two[inside]
    pair, side = _each(chains.first[two], chains.count[two])
    corner = corner[pair]
    inside = ((low[side] <= points[corner]) & (points[corner] <= high[side])).all(axis=1)
    return corner[inside], side[inside]


def _each(first: Ints, count: Ints) -> tuple[Ints, Ints]:
    """The number of each group, as often as it has members, and its members: so many from its first one on."""
    group = np.repeat(np.arange(len(first)), count)
    within = np.arange(len(group)) - np.repeat(np.cumsum(count) - count, count)
    return group, first[group] + within
