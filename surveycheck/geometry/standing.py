"""One thing that stands for many, whatever the order in which a file lists them."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.frame import Frame, bounds_in, wests
from surveycheck.geometry.noise import GRID
from surveycheck.model import Feature, Features
from surveycheck.model.columns import Bools, Floats

WITNESSES = 200
"""Up to so many things are all named: what follows from them meets its cause in one of them. Of more, the one that
stands for all is named alone: some of them, in the order of the file, would be chance."""


def standing_for(features: Features) -> tuple[Feature, tuple[Feature, ...]]:
    """The most western, then most southern of features of one drawing (what has no place comes last), and the others
    where they are few. There must be one at least."""
    if len(features) > WITNESSES:
        western = features.take(_western(features))
        return western[_first(bounds_in(western, Frame()))], ()
    bounds = bounds_in(features, Frame())
    order = np.lexsort((bounds[:, 3], bounds[:, 2], bounds[:, 1], bounds[:, 0]))
    return features[int(order[0])], tuple(features[int(i)] for i in order[1:])


def _western(features: Features) -> Bools:
    """Which of the features may be the most western once coordinates are rounded: few of them, and quickly found."""
    west = wests(features)
    least = np.fmin.reduce(west)
    return np.ones(len(west), bool) if np.isnan(least) else west <= least + 2 * GRID


def _first(bounds: Floats) -> int:
    """The number of the box that a sort would put first."""
    rows = np.arange(len(bounds))
    for column in bounds.T:
        least = np.fmin.reduce(column[rows])
        rows = rows if np.isnan(least) else rows[column[rows] == least]
    return int(rows[0])
