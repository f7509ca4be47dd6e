"""Lines of a network that are drawn twice."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.heights import height_range
from surveycheck.geometry.near import with_neighbours
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import numbered
from surveycheck.geometry.same import twins
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Objects


def copied(features: Features, lines: Objects, application: str, metres: float, tolerance: float) -> Bools:
    """Which lines (n,) lie upon another one of the same layer, code and height altogether, within ``tolerance`` (m): of
    m such lines m - 1. ``lines`` are those of ``features`` in a frame with ``metres`` per drawing unit.

    That they are there twice is another rule's to say. Here they are one: else the two ends of a line and its copy
    would meet each other, and nobody would see that they meet nothing else.
    """
    found = np.zeros(len(lines), np.bool_)
    bounds = shapely.bounds(lines)
    near = with_neighbours((bounds[:, :2] + bounds[:, 2:]) / 2.0, tolerance + LENGTH_NOISE)
    if len(near):
        some = features.take(near)
        levels = [np.round(z / max(tolerance, 1e-6)) for z in height_range(some, metres)]
        kinds = numbered([some.layer.codes, some.xdata_labels(application, 0).codes, *levels])
        found[near[twins(lines[near], kinds, tolerance)[:, 1]]] = True
    return found
