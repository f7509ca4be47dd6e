"""Local frames: geometry near the origin and in metres, and the way back to the coordinates as drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.noise import GRID, rounded
from surveycheck.model import Features
from surveycheck.model.columns import Floats, Objects

METRES = {"mm": 1e-3, "cm": 1e-2, "dm": 0.1, "km": 1e3, "in": 0.0254, "ft": 0.3048, "yd": 0.9144, "mi": 1609.344}
METRES["us-ft"] = 1200 / 3937
"""Metres per drawing unit ($INSUNITS of the DXF reference, linearUnit of LandXML); every other word, and none, counts
as metres."""


@dataclass(frozen=True)
class Frame:
    """``local = (drawn - (x, y)) · metres``: shifted by whole drawing units, then scaled to metres."""

    x: float = 0.0
    y: float = 0.0
    metres: float = 1.0

    def points(self, drawn: Floats) -> Floats:
        """Drawn coordinates (n, 2) in the frame, rounded to a tenth of a micrometre (``noise.GRID``)."""
        local = (drawn - (self.x, self.y)) * self.metres
        grid: Floats = np.round(local / GRID) * GRID
        return grid

    def local(self, geometry: Objects) -> Objects:
        """Drawn geometries (None stays None) in the frame."""
        moved: Objects = shapely.transform(geometry, self.points)
        return moved

    def drawn(self, point: Floats) -> tuple[float, float]:
        """A point (2,) of the frame in drawing coordinates, to six decimals."""
        return (rounded(point[0] / self.metres + self.x), rounded(point[1] / self.metres + self.y))


@dataclass(frozen=True, eq=False)
class Part:
    """The features of one drawing, with their geometry in a frame of their own."""

    features: Features
    frame: Frame
    geometry: Objects


def frame_of(geometry: Objects, metres: float = 1.0) -> Frame:
    """A frame whose origin is the middle of the things, rounded down to whole drawing units: of the boxes around them,
    for a ring has its first point twice, and the frame must not hang on which one that is."""
    bounds = shapely.bounds(geometry[~shapely.is_missing(geometry)])
    bounds = bounds[np.isfinite(bounds).all(axis=1)]
    if not len(bounds):
        return Frame(metres=metres)
    x, y = np.floor(np.median(bounds.reshape(-1, 2), axis=0))
    return Frame(float(x), float(y), metres)


def metres_of(features: Features, settings: Mapping[str, object]) -> float:
    """Metres per unit of the drawing: 1 unless the setting ``drawing_unit`` is ``header`` and the header says more."""
    if settings.get("drawing_unit") != "header" or not len(features):
        return 1.0
    return METRES.get(features[0].drawing.unit, 1.0)


def per_drawing(features: Features) -> Iterator[Features]:
    """The features of each drawing, in order; drawings without any are left out."""
    for number in np.unique(features.source):
        yield features.take(features.source == number)


def parts(features: Features, settings: Mapping[str, object]) -> Iterator[Part]:
    """The features of each drawing in a local frame. Those without geometry (not finite, unknown type) are left out."""
    for mine in per_drawing(features):
        drawn = mine.take(~shapely.is_missing(mine.geometry))
        if len(drawn):
            yield part_of(drawn, frame_of(drawn.geometry, metres_of(drawn, settings)))


def part_of(features: Features, frame: Frame) -> Part:
    """Features in a given frame."""
    return Part(features, frame, frame.local(features.geometry))
