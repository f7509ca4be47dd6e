"""The middles of numbered areas, and those that stand in two places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.model.columns import Floats, Objects


def middles(geometry: Objects, numbers: Sequence[str]) -> dict[str, Floats]:
    """Number → centroid (2,), in the coordinates of the geometries (n,); only of numbers that one area carries."""
    areas = as_areas(geometry)
    there = np.flatnonzero(~shapely.is_missing(areas))
    spots = shapely.get_coordinates(shapely.centroid(areas[there]))
    names = [numbers[n] for n in there.tolist()]
    return {name: spots[n] for n, name in enumerate(names) if name and names.count(name) == 1}


def paired(one: Mapping[str, Floats], other: Mapping[str, Floats]) -> tuple[Floats, Floats]:
    """The middles (n, 2) of what stands in both."""
    names = sorted(one.keys() & other.keys())
    first, second = (np.array([of[name] for name in names], np.float64).reshape(-1, 2) for of in (one, other))
    return first, second
