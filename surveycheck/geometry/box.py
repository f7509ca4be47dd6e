"""Coordinates against the box of a city: inside, swapped, with a zone number, or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats
from surveycheck.model.drawing import MODEL_SPACE

ZONE = 1_000_000.0
"""A Gauss–Krüger easting with its zone number is the number times this plus the easting without it."""


@dataclass(frozen=True, eq=False)
class Located:
    """Things of one drawing (n,), a point (n, 2) of each, and where it lies; the four masks exclude each other."""

    features: Features
    points: Floats
    inside: Bools
    swapped: Bools
    zoned: Bools
    elsewhere: Bools


def points_in_box(points: Floats, box: tuple[float, ...]) -> Bools:
    """Points (n, 2) in the box (least x, least y, greatest x, greatest y), its border included."""
    low, high = np.array(box[:2], np.float64), np.array(box[2:], np.float64)
    return np.asarray(((points >= low) & (points <= high)).all(axis=1), np.bool_)


def located(drawing: Drawing, box: tuple[float, ...]) -> Located:
    """Where the things in model space of a drawing lie (middle of bounds); those without geometry are left out."""
    every = Features.every((drawing,))
    there = (every.column("space") == MODEL_SPACE) & ~shapely.is_missing(every.geometry)
    features = every.take(there & (every.column("parent").astype(np.int64) < 0))
    bounds = shapely.bounds(features.geometry).reshape(-1, 4)
    points = (bounds[:, :2] + bounds[:, 2:]) / 2
    swapped, zoned, elsewhere = lying(points, box)
    return Located(features, points, ~(swapped | zoned | elsewhere), swapped, zoned, elsewhere)


def lying(points: Floats, box: tuple[float, ...]) -> tuple[Bools, Bools, Bools]:
    """Of points (n, 2; east, north) outside the box: those that lie in it with their axes exchanged, those that do so
    without the millions of their easting, and the others."""
    outside = ~points_in_box(points, box)
    swapped = outside & points_in_box(points[:, ::-1], box)
    zoned = outside & ~swapped & points_in_box(np.column_stack([points[:, 0] % ZONE, points[:, 1]]), box)
    return swapped, zoned, outside & ~swapped & ~zoned


def most(mask: Bools) -> bool:
    """More than half of the things?"""
    return bool(mask.sum() * 2 > len(mask))


def middle(points: Floats) -> Floats:
    """The median point (2,)."""
    return np.asarray(np.median(points, axis=0), np.float64)


def nearest_to(points: Floats, mask: Bools, target: Floats) -> int:
    """The number of the masked point nearest to a target; the most western, then southern one of equals."""
    numbers = np.flatnonzero(mask)
    away = np.round(np.hypot(*(points[numbers] - target).T), 6)
    return int(numbers[np.lexsort((points[numbers, 1], points[numbers, 0], away))[0]])
