"""Where two outlines of one thing differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import without
from surveycheck.model.columns import Floats, Objects


@dataclass(frozen=True)
class Deviation:
    """A piece that lies in one of two regions only: its size (m²), how far its farthest corner lies from the region
    that it is not in (``reach``, m; inf where there is none), and a point inside it."""

    piece: shapely.Geometry
    area: float
    reach: float
    at: Floats


def deviations(one: shapely.Geometry, two: shapely.Geometry, tolerance: float) -> list[Deviation]:
    """The pieces of the symmetric difference of two regions that are somewhere thicker than ``tolerance`` (m), by
    place."""
    found = [*_beyond(one, two, tolerance), *_beyond(two, one, tolerance)]
    order = np.argsort(ranks(np.array([d.piece for d in found], dtype=object))) if found else ()
    return [found[int(n)] for n in order]


def _beyond(region: shapely.Geometry, other: shapely.Geometry, tolerance: float) -> list[Deviation]:
    pieces: Objects = thick(np.array([without(region, other)], dtype=object), tolerance)
    return [Deviation(p, float(p.area), _reach(p, other), spot_in(p, tolerance)) for p in pieces]


def _reach(piece: shapely.Geometry, other: shapely.Geometry) -> float:
    if other.is_empty:
        return float("inf")
    return float(shapely.distance(shapely.points(shapely.get_coordinates(piece)), other).max())
