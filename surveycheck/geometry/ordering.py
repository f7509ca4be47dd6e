"""An order of geometries that depends on where they are, never on the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.model.columns import Floats, Ints, Objects


def ranks(geometry: Objects) -> Ints:
    """The rank of each geometry, (n,): by its bounds, then by area and length. Equal ones keep their order."""
    bounds = np.nan_to_num(shapely.bounds(geometry)) if len(geometry) else np.zeros((0, 4))
    keys = np.round([shapely.length(geometry), shapely.area(geometry), *bounds.T[::-1]], 6)
    order = np.lexsort(keys)
    found = np.empty(len(geometry), np.int64)
    found[order] = np.arange(len(geometry))
    return found


def ordered_pairs(pairs: Ints, rank: Ints) -> Ints:
    """Pairs (k, 2) of geometry numbers, the lower rank first within each, and sorted by rank."""
    if not len(pairs):
        return pairs.reshape(0, 2)
    swap = rank[pairs[:, 0]] > rank[pairs[:, 1]]
    pairs = np.where(swap[:, None], pairs[:, ::-1], pairs)
    return np.asarray(pairs[np.lexsort((rank[pairs[:, 1]], rank[pairs[:, 0]]))], np.int64)


def medians(values: Floats) -> Floats:
    """The median (k,) of each column of numbers (n, k), n > 0. (numpy's own first imports the masked arrays.)"""
    half = (len(values) - 1) // 2, len(values) // 2
    columns = (np.partition(np.ascontiguousarray(column), half)[list(half)] for column in values.T)
    return np.array([column.mean() for column in columns])


def numbered(columns: Sequence[NDArray[Any]]) -> Ints:
    """Rows (n,) that agree in every column have the same number: one sort, no rows copied into bytes."""
    order = np.lexsort(columns)
    differs = np.zeros(max(len(order) - 1, 0), np.bool_)
    for column in columns:
        differs |= column[order][1:] != column[order][:-1]
    number = np.empty(len(order), np.int64)
    number[order] = np.append(0, np.cumsum(differs))[: len(order)]
    return number
