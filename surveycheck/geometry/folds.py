"""Where lines and rings turn round and run back over themselves."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.model.columns import Floats, Ints, Objects


def folds(geometry: Objects, tolerance: float) -> tuple[Ints, Floats]:
    """The corners at which the shorter one of the two sides runs back beside the other one, nowhere farther from it
    than ``tolerance`` (m): the number of the line or area (k,), ascending, and that side (k, 2, 2). Sides no longer
    than the tolerance are repeated vertices, and what they part is one corner."""
    points, string, owner, ring = _strings(geometry)
    step = points[1:] - points[:-1]
    length = np.hypot(*step.T)
    long = np.flatnonzero((string[1:] == string[:-1]) & (length > tolerance + LENGTH_NOISE))
    if not len(long):
        return np.zeros(0, np.int64), np.zeros((0, 2, 2))
    one, two = _corners(string[long], ring)
    one, two = long[one], long[two]
    dot, cross = (step[one] * step[two]).sum(axis=1), step[one, 0] * step[two, 1] - step[one, 1] * step[two, 0]
    back = np.flatnonzero((dot < 0) & (np.abs(cross) <= 2 * tolerance * np.maximum(length[one], length[two])))
    one, two = one[back], two[back]
    shorter = length[one] < length[two]
    short, other = np.where(shorter, one, two), np.where(shorter, two, one)
    sides, others = (np.stack([points[rows], points[rows + 1]], axis=1) for rows in (short, other))
    lines = shapely.linestrings(others)
    away = np.maximum(*(shapely.distance(shapely.points(sides[:, end]), lines) for end in (0, 1)))
    found = np.flatnonzero(away <= tolerance + LENGTH_NOISE)
    found = found[np.argsort(owner[string[short[found]]], kind="stable")]
    return owner[string[short[found]]], sides[found]


def _strings(geometry: Objects) -> tuple[Floats, Ints, Ints, np.ndarray]:
    """Points (n, 2) of all lines and rings, the number (n,) of their string, and of each string the number of its
    geometry and whether it is a ring."""
    parts, part_owner = shapely.get_parts(geometry, return_index=True)
    area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, place = shapely.get_rings(parts[area], return_index=True)
    strings = np.concatenate([rings, parts[~area]])
    owner = np.concatenate([part_owner[area][place], part_owner[~area]]).astype(np.int64)
    points, string = shapely.get_coordinates(strings, return_index=True)
    return points, string, owner, shapely.is_closed(strings)


def _corners(string: Ints, ring: np.ndarray) -> tuple[Ints, Ints]:
    """Pairs of sides of one string that follow each other, the seam of a ring included."""
    following = np.arange(1, len(string) + 1)
    last = np.flatnonzero(np.append(string[1:] != string[:-1], True))
    following[last] = np.append(0, last[:-1] + 1)
    keep = np.ones(len(string), np.bool_)
    keep[last] = ring[string[last]] & (following[last] != last)
    one = np.flatnonzero(keep)
    return one, following[one]
