"""What doubles cannot tell: the slack of every comparison with a limit.

At 40 000 km from the origin neighbouring doubles lie 7.5e-9 m apart, so a measured length is uncertain by a few of
these, and an area by that times its length. A limit counts as exceeded when the measured value is greater by more
than the slack: what lies exactly at the limit keeps it, wherever the drawing lies.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Floats

GRID = 1e-7
"""Coordinates near their local origin are rounded to this, in metres: whole-metre moves then change nothing."""

LENGTH_NOISE = 1e-6
"""Slack of lengths and distances, in metres."""

AREA_NOISE = 1e-7
"""Slack of areas, in square metres."""


def longer(length: float, limit: float) -> bool:
    """Is the length strictly greater than the limit (both in metres)?"""
    return bool(length > limit + LENGTH_NOISE)


def larger(area: float, limit: float) -> bool:
    """Is the area strictly greater than the limit (both in square metres)?"""
    return bool(area > limit + AREA_NOISE)


def rounded(value: float | np.floating) -> float:
    """A measured value as findings carry it: six decimals, no negative zero."""
    return round(float(value), 6) + 0.0


def spot_of(point: Floats) -> tuple[float, float]:
    """A spot as findings carry it, from an array (2,)."""
    return (rounded(point[0]), rounded(point[1]))
