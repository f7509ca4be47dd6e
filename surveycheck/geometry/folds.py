"""Where lines and rings turn round and run back over themselves."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.corners import following_sides
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.pieces import Pieces
from surveycheck.model.columns import Floats, Ints


def folds(pieces: Pieces, tolerance: float) -> tuple[Ints, Floats]:
    """The corners at which the shorter one of two straight sides runs back beside the other one, nowhere farther from
    it than ``tolerance`` (m): the number of the line or area (k,), ascending, and that side (k, 2, 2). Sides no longer
    than the tolerance are repeated vertices, and what they part is one corner. Arcs that end in a cusp do not run
    back."""
    one, two = following_sides(pieces, tolerance + LENGTH_NOISE)
    straight = pieces.drawn & (pieces.bulge == 0)
    both = straight[one] & straight[two]
    one, two = one[both], two[both]
    step, length = pieces.last - pieces.first, pieces.chord()
    dot, cross = (step[one] * step[two]).sum(axis=1), step[one, 0] * step[two, 1] - step[one, 1] * step[two, 0]
    back = np.flatnonzero((dot < 0) & (np.abs(cross) <= 2 * tolerance * np.maximum(length[one], length[two])))
    one, two = one[back], two[back]
    shorter = length[one] < length[two]
    short, other = np.where(shorter, one, two), np.where(shorter, two, one)
    sides, others = (np.stack([pieces.first[rows], pieces.last[rows]], axis=1) for rows in (short, other))
    lines = shapely.linestrings(others)
    away = np.maximum(*(shapely.distance(shapely.points(sides[:, end]), lines) for end in (0, 1)))
    found = np.flatnonzero(away <= tolerance + LENGTH_NOISE)
    found = found[np.argsort(pieces.owner[short[found]], kind="stable")]
    return pieces.owner[short[found]], sides[found]
