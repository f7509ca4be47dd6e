"""Ellipses and their arcs as chords. An ellipse is its centre c and two conjugate radii u and v, not necessarily
perpendicular: c + cos t · u + sin t · v. Any affine map of the three points maps the ellipse."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.curves import Strings, chords, ranges, starts
from surveycheck.model.columns import Bools, Floats

NEARLY_FULL = 1e-6
"""An arc short of a full turn by less (radians) is a full turn: some files write 2π with six decimals."""


def turns(angle: Floats) -> tuple[Floats, Floats, Bools]:
    """First parameter and sweep in radians, and which are full, of ``angle`` (n, 2) in degrees; sweeps are positive."""
    first, last = np.radians(angle[:, 0]), np.radians(angle[:, 1])
    with np.errstate(invalid="ignore"):
        sweep = np.mod(last - first, 2.0 * np.pi)
        full: Bools = (sweep < NEARLY_FULL) | (sweep > 2.0 * np.pi - NEARLY_FULL)
    return first, np.where(full, 2.0 * np.pi, sweep), full


def longest_radius(u: Floats, v: Floats) -> Floats:
    """Half the major axis (n,) of ellipses with conjugate radii (n, 2): the greater singular value of (u v)."""
    a, b, d = (u * u).sum(axis=1), (v * v).sum(axis=1), (u * v).sum(axis=1)
    longest: Floats = np.sqrt((a + b) / 2.0 + np.hypot((a - b) / 2.0, d))
    return longest


def ellipses(centre: Floats, u: Floats, v: Floats, angle: Floats) -> Strings:
    """Arcs from parameter ``angle[:, 0]`` to ``angle[:, 1]`` in degrees, as strings of points (m, 2); the rest (n, 2).

    Equal parameters are a full ellipse, which ends exactly at its first point. The ellipse is the unit circle under a
    linear map that stretches by no more than the longest radius, so it needs no more chords than the circle of it.
    """
    first, sweep, full = turns(angle)
    pieces = chords(longest_radius(u, v), sweep)
    row, k = ranges(pieces + 1)
    t = first[row] + sweep[row] * np.where(full[row] & (k == pieces[row]), 0, k) / pieces[row]
    cos, sin = np.cos(t)[:, None], np.sin(t)[:, None]
    return Strings(centre[row] + cos * u[row] + sin * v[row], starts(pieces + 1))
