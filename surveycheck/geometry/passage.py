"""The narrowest passage of an area: how wide a thing may be that passes through it from one end to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import shapely
from shapely.ops import nearest_points

from surveycheck.geometry.frame import parts
from surveycheck.model import Features
from surveycheck.model.columns import Floats

STEPS = 40
"""Halvings of the search: from 1 km down to less than a micrometre."""

QUARTER = 64
"""Segments of a quarter circle about an inner corner: 0.1 mm at a width of 2 m."""

SPECK = 1e-6
"""Pieces (m²) that are not counted: noise of the erosion."""


@dataclass(frozen=True)
class Passage:
    """``features``: the one area; ``width`` in metres; ``at`` in drawing coordinates."""

    features: Features
    width: Decimal
    at: tuple[float, float]


def passage(area: shapely.Polygon, reach: float = 0.0) -> tuple[float, Floats]:
    """The width (m) of the narrowest passage of an area, to 0.1 mm, and where it is (2,).

    It is the greatest w for which the area, eroded by w/2 from all sides, is still one piece: of a rectangle the
    shorter side. With ``reach`` wider passages are not measured: the width is then ``reach``, if the area is one piece
    there."""
    low, high = 0.0, reach or 2.0 * float(np.sqrt(area.area))
    if reach and len(_left(area, reach - SPECK)) == 1:
        return reach, _point(area.representative_point())
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if len(_left(area, middle)) == 1 else (low, middle)
    return round(low, 4), _where(area, low, high)


def _left(area: shapely.Polygon, width: float) -> list[shapely.Polygon]:
    """The pieces of the eroded area, the largest first."""
    eroded = shapely.buffer(area, -width / 2, quad_segs=QUARTER)
    pieces = [piece for piece in shapely.get_parts(eroded).tolist() if piece.area > SPECK]
    return sorted(pieces, key=lambda piece: (-piece.area, piece.wkb))


def _where(area: shapely.Polygon, low: float, high: float) -> Floats:
    """Between the two largest pieces that a wider thing is kept to; where nothing is left, in the middle of what
    was."""
    pieces = _left(area, high + 1e-3)
    if len(pieces) > 1:
        one, two = nearest_points(pieces[0], pieces[1])
        return (_point(one) + _point(two)) / 2
    last = _left(area, low - 1e-3)
    return _point(last[0].centroid if last else area.representative_point())


def _point(point: shapely.Point) -> Floats:
    return np.array([point.x, point.y])


def passages(features: Features, settings: Mapping[str, object], reach: float = 0.0) -> Iterator[Passage]:
    """The narrowest passage of each of the areas among some features, as drawn: width to a millimetre. Areas that cross
    themselves or have no area are left out."""
    for part in parts(features, settings):
        for number, area in enumerate(part.geometry.tolist()):
            if isinstance(area, shapely.Polygon) and area.is_valid and area.area > SPECK:
                width, at = passage(area, reach)
                x, y = part.frame.drawn(at)
                own = part.features.take(np.array([number]))
                yield Passage(own, Decimal(f"{width:.3f}"), (round(x, 3), round(y, 3)))
