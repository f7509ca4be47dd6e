"""Which way does one outline lie from another?"""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model.columns import Floats

SIDES = {"东": (1.0, 0.0), "西": (-1.0, 0.0), "北": (0.0, 1.0), "南": (0.0, -1.0)}
"""The four sides as steps east and north; 东北 is both."""


def side_of(text: str) -> tuple[float, float] | None:
    """The direction that a word names, as a step east and north of length 1; None where it names none, or opposite
    ones."""
    east, north = (sum(SIDES[letter][axis] for letter in {*text} & SIDES.keys()) for axis in (0, 1))
    length = float(np.hypot(east, north))
    return (east / length, north / length) if length else None


def ways(one: shapely.Geometry, other: shapely.Geometry, corners: tuple[bool, bool]) -> Floats:
    """Steps (n, 2), in the unit of the outlines: the shortest way from ``one`` to ``other``, and the shortest ones from
    the corners of either where ``corners`` counts them."""
    lines = [shapely.shortest_line(one, other)]
    if corners[0]:
        lines += shapely.shortest_line(shapely.points(shapely.get_coordinates(one)), other).tolist()
    if corners[1]:
        lines += shapely.shortest_line(one, shapely.points(shapely.get_coordinates(other))).tolist()
    ends = np.array([shapely.get_coordinates(line) for line in lines if line is not None and not line.is_empty])
    return np.asarray(ends[:, 1] - ends[:, 0] if len(ends) else np.empty((0, 2)))


def turned_from(steps: Floats, side: tuple[float, float]) -> Floats:
    """Degrees (n,), 0 to 180, between each step and a direction of length 1; 0 for a step of no length."""
    length = np.hypot(*steps.T)
    cosine = np.divide(steps @ np.array(side), length, out=np.ones(len(steps)), where=length > 0)
    return np.asarray(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
