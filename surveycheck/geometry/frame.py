"""Local frames: geometry near the origin and in metres, and the way back to the coordinates as drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.noise import GRID, rounded
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Floats, Objects
from surveycheck.model.drawing import PLACED

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
            yield part_of(drawn, own_frame(drawn, settings))


def own_frame(features: Features, settings: Mapping[str, object]) -> Frame:
    """The frame of the drawing that the features stand in: the same for all rules."""
    return _shared(features[0].drawing, metres_of(features, settings))[0]


def part_of(features: Features, frame: Frame) -> Part:
    """Features in a given frame. Geometry in the frame of their own drawing is made once for all rules."""
    drawings = {features.drawings[n] for n in np.unique(features.source)}
    if len(drawings) == 1:
        own, local = _shared(drawings.pop(), frame.metres)
        if own == frame and not (features.row >= len(local)).any():
            return Part(features, frame, local[features.row])
    return Part(features, frame, frame.local(features.geometry))


def _shared(drawing: Drawing, metres: float) -> tuple[Frame, Objects]:
    """The frame of a drawing, and in it the geometries of the rows of its file: all but the placed ones, which stand
    behind them and which few rules ask for."""
    if metres not in drawing.frames:
        entities = drawing.entities
        geometry = entities.geometry[: np.count_nonzero(entities.space != PLACED)]
        frame = frame_of(geometry, metres)
        drawing.frames[metres] = (frame, frame.local(geometry))
    frame, local = drawing.frames[metres]
    return frame, local
