"""Which window shows a defect: its surroundings and, where the defect is far smaller, a second one close up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
import shapely

from surveycheck.model import Facts, Point
from surveycheck.picture.paths import Frame, Geometry

WIDTH, HEIGHT = 480.0, 270.0
CLOSE_WIDTH, SPACE = 186.0, 10.0
MARGIN = 1.3
"""Surroundings shown around the things that take part."""

LEAST = 18.0
"""Half the width in metres of the smallest surroundings that people still recognise."""

ALONE = 250.0
"""The same where nothing drawn takes part: a spot needs more around it to be recognised."""

RATIO = 6.0
"""From this ratio of surroundings to close-up on, two panels are drawn."""

SMALL = 20.0
"""The surroundings are so many times larger than a thing that cannot be told in them."""

LENGTHS = ("gap", "distance", "width", "outside", "length")
AREAS = ("overlap", "area")
NEAR = 30.0
"""A spot farther from every outline than this part of the window lies inside."""

FINEST = 2e-3
"""Half the width in metres of the closest look."""


@dataclass(frozen=True)
class Windows:
    """One panel, or two: the surroundings and the close-up."""

    wide: Frame
    close: Frame | None


def windows(
    subjects: Iterable[Geometry], at: Point | None, facts: Facts, extent: float, metre: float
) -> Windows | None:
    """Frames for the drawn things that take part and the spot; None when there is neither.

    ``extent`` is half the drawing's size in its own units (0: unknown), ``metre`` a drawing unit in metres.
    """
    subjects = list(subjects)
    bounds = [shapely.bounds(subject) for subject in subjects]
    bounds += [] if at is None else [np.array([*at, *at])]
    if not bounds:
        return None
    stack = np.array(bounds)
    west, south = stack[:, :2].min(axis=0)
    east, north = stack[:, 2:].max(axis=0)
    least = LEAST if subjects else ALONE
    least = min(least / metre, extent * MARGIN) if extent else least / metre
    half = (max((east - west) / 2 * MARGIN, least), max((north - south) / 2 * MARGIN, least * HEIGHT / WIDTH))
    centre = (float((west + east) / 2), float((south + north) / 2))
    reach = min(half[0], half[1] * WIDTH / HEIGHT)
    own = max(east - west, north - south) / 2 * metre
    near = _close_up(facts, own, reach, metre) if subjects or _size(facts) else None
    if near is None or at is None or _inside(at, subjects, reach / NEAR):
        return Windows(_frame(0.0, WIDTH, centre, half), None)
    wide = _frame(0.0, WIDTH - CLOSE_WIDTH - SPACE, centre, half)
    return Windows(wide, _frame(WIDTH - CLOSE_WIDTH, CLOSE_WIDTH, at, (near, near)))


def _inside(at: Point, subjects: Iterable[Geometry], near: float) -> bool:
    """Is the spot somewhere inside an area, away from every outline? Then a close-up would show nothing but a fill."""
    spot = shapely.Point(at)
    lines = [shapely.boundary(s) if s.geom_type == "Polygon" else s for s in subjects]
    return bool(lines) and all(shapely.distance(line, spot) > near for line in lines)


def _close_up(facts: Facts, own: float, wide: float, metre: float) -> float | None:
    """Half the width of the close-up in drawing units, or None when the surroundings show the defect well enough.
    ``own``: half the size in metres of what takes part, which tells where nothing was measured."""
    size = _size(facts)
    if size is None and (own <= 0 or wide * metre < own * SMALL):
        return wide / 12 if wide * metre > 60 else None
    size = size or own
    near = max(size * 1.6, FINEST) / metre
    return near if wide / near >= RATIO else None


def _size(facts: Facts) -> float | None:
    """How large the defect is, in metres: the smallest length that was measured (an area by its root)."""
    found = [_number(facts.get(name)) for name in LENGTHS] + [sqrt(_number(facts.get(name))) for name in AREAS]
    return min((size for size in found if size > 0), default=None)


def _number(value: object) -> float:
    """The size of a number that is one; 0 for everything else."""
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return abs(float(value)) if usable and isinstance(value, int | float) else 0.0


def _frame(left: float, width: float, centre: Point, half: tuple[float, float]) -> Frame:
    scale = min(width / 2 / half[0], HEIGHT / 2 / half[1])
    return Frame(left, width, HEIGHT, centre, scale)
