"""Similarity transforms between two sets of points: one scale, one rotation, one shift.

Points are complex numbers here (east + i·north), so that a similarity is ``z → a·z + b``: the modulus of ``a`` is the
scale, its argument the rotation (the least squares solution is the usual four-parameter transformation).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Bools, Floats

Complexes = np.ndarray[tuple[int], np.dtype[np.complex128]]

TRIES = 32
"""So many base lines are tried at most: when more than half of the points agree, one of them is good."""

BASE = 4.0
"""Slack factor of the first round: the ends of a base line are rounded, too."""


@dataclass(frozen=True)
class Similar:
    """``scale`` (1 for none), ``rotation`` (degrees, counter-clockwise), ``moved`` (n,): how far each point was moved
    by it; ``same`` (n,): which points agree."""

    scale: float
    rotation: float
    moved: Floats
    same: Bools


def similar(drawn: Floats, said: Floats, slack: float) -> Similar | None:
    """The similarity that takes most of ``said`` to ``drawn`` (both (n, 2), m), each to ``slack`` in both axes; None
    where all points of a set are one. Points that do not agree have no say in it."""
    middle = np.median(said, axis=0)
    z, w = (_complex(points - middle) for points in (said, drawn))
    best: Bools | None = None
    for number in np.unique(np.linspace(0, len(z) - 1, TRIES).astype(np.int64)):
        other = int(np.argmax(np.abs(z - z[number])))
        if z[other] == z[number]:
            continue
        a = (w[other] - w[number]) / (z[other] - z[number])
        near = _near(w - (w[number] + a * (z - z[number])), BASE * slack)
        if best is None or near.sum() > best.sum():
            best = near
    if best is None or best.sum() < 2:
        return None
    a, b = _fitted(z[best], w[best])
    return Similar(abs(a), float(np.degrees(np.angle(a))), np.abs(a * z + b - z), _near(w - (a * z + b), slack))


def _fitted(z: Complexes, w: Complexes) -> tuple[complex, complex]:
    zm, wm = z.mean(), w.mean()
    a = complex(np.vdot(z - zm, w - wm) / np.vdot(z - zm, z - zm))
    return a, complex(wm - a * zm)


def _complex(points: Floats) -> Complexes:
    return np.asarray(points[:, 0] + 1j * points[:, 1], np.complex128)


def _near(away: Complexes, slack: float) -> Bools:
    return np.asarray((np.abs(away.real) <= slack) & (np.abs(away.imag) <= slack), np.bool_)
