"""Where arcs really cross lines and each other: chords meet up to ``SAGITTA`` beside it."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.pieces import Pieces
from surveycheck.model.columns import Floats

NEAR = 0.001
"""Pieces no farther from a crossing of chords (m) may be those that cross there."""

MOVED = 0.1
"""A crossing at a flat angle may lie so far (m) from that of the chords, and no farther."""

ON = 1e-6


def true_crossing(one: Pieces, two: Pieces, at: Floats) -> Floats:
    """The spot (2,) at which a piece of one line crosses a piece of another, nearest to where their chords do; there
    itself where no arc takes part, or none crosses."""
    ones, twos = (_beside(pieces, at) for pieces in (one, two))
    best, least = at, MOVED
    for i in range(len(ones.owner)):
        for j in range(len(twos.owner)):
            a, b = ones.take(np.array([i])), twos.take(np.array([j]))
            if not (a.bulge[0] or b.bulge[0]):
                continue
            for spot in _common(a, b):
                on = max(a.distance(spot[None])[0], b.distance(spot[None])[0]) <= ON
                if on and (away := float(np.hypot(*(spot - at)))) < least:
                    best, least = spot, away
    return best


def _beside(pieces: Pieces, at: Floats) -> Pieces:
    near = pieces.distance(np.broadcast_to(at, (len(pieces.owner), 2))) <= NEAR
    return pieces.take(near)


def _common(a: Pieces, b: Pieces) -> Floats:
    """Points (0 to 2, 2) that the whole lines or circles of two single pieces have in common; none of the same."""
    if not a.bulge[0]:
        a, b = b, a
    (centre,), (radius,) = a.circles()
    if b.bulge[0]:
        (other,), (second,) = b.circles()
        apart = other - centre
        away = float(np.hypot(*apart))
        if away < ON:
            return np.zeros((0, 2))
        along = (away**2 + radius**2 - second**2) / (2.0 * away)
        foot, way = centre + apart / away * along, np.array([-apart[1], apart[0]]) / away
    else:
        run = b.last[0] - b.first[0]
        way = run / np.hypot(*run)
        foot = b.first[0] + way * float((centre - b.first[0]) @ way)
        along = float(np.hypot(*(foot - centre)))
    square = radius**2 - along**2
    if square < 0:
        return np.zeros((0, 2))
    return np.array([foot - way * np.sqrt(square), foot + way * np.sqrt(square)])
