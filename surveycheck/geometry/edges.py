"""Edges of areas, and which of them two neighbours share exactly."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True, eq=False)
class Edges:
    """Edges of areas as walked with the inside on the left.

    ``area`` (k,) number of the area; ``first`` and ``last`` (k, 2); ``twin`` (k,) number of the one edge that runs the
    other way between the same points, -1 where there is none or more than one.
    """

    area: Ints
    first: Floats
    last: Floats
    twin: Ints

    @property
    def alone(self) -> Bools:
        """Edges that no neighbour shares."""
        mask: Bools = self.twin < 0
        return mask


def edges_of(areas: Objects) -> Edges:
    """The edges of polygons and multipolygons (None: no edges), matched by equal coordinates."""
    rings, area = _rings(areas)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    inner = ring[1:] == ring[:-1]
    first, last = points[:-1][inner], points[1:][inner]
    number = area[ring[:-1][inner]] if len(ring) else np.zeros(0, np.int64)
    moves = (first != last).any(axis=1)
    first, last, number = first[moves], last[moves], number[moves]
    return Edges(number, first, last, _twins(first, last))


def _rings(areas: Objects) -> tuple[Objects, Ints]:
    there = np.flatnonzero(~shapely.is_missing(areas))
    single, owner = shapely.get_parts(shapely.orient_polygons(areas[there]), return_index=True)
    rings, polygon = shapely.get_rings(single, return_index=True)
    return rings, there[owner[polygon]] if len(rings) else np.zeros(0, np.int64)


def _twins(first: Floats, last: Floats) -> Ints:
    count = len(first)
    twins = np.full(count, -1, np.int64)
    if not count:
        return twins
    _, node = np.unique(np.concatenate([first, last]).view(np.complex128).ravel(), return_inverse=True)
    a, b = node[:count].astype(np.int64), node[count:].astype(np.int64)
    low, high = np.minimum(a, b), np.maximum(a, b)
    order = np.lexsort((low > a, high, low))
    key = low[order] * (node.max() + 1) + high[order]
    begins = np.flatnonzero(np.append(True, key[1:] != key[:-1]))
    pairs = begins[np.diff(np.append(begins, count)) == 2]
    one, two = order[pairs], order[pairs + 1]
    opposite = a[one] == b[two]
    twins[one[opposite]], twins[two[opposite]] = two[opposite], one[opposite]
    return twins
