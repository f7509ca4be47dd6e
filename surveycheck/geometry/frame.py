"""Local frames: geometry near the origin and in metres, and the way back to the coordinates as drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
import shapely

from surveycheck.geometry.asked import Asked
from surveycheck.geometry.noise import GRID, rounded
from surveycheck.geometry.ordering import medians
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
        grid: Floats = np.subtract(drawn, (self.x, self.y))
        grid *= self.metres
        grid /= GRID
        grid = np.rint(grid, out=grid)  # in its place: fresh memory costs more than the reckoning
        grid *= GRID
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
    """The features of one drawing, and a frame for them. ``given``: their geometry there, where it is made already."""

    features: Features
    frame: Frame
    given: Objects | None = None

    @cached_property
    def geometry(self) -> Objects:
        """Their geometry (n,) in the frame. Made when it is first asked for: many rules only look at vertices."""
        return local_geometry(self.features, self.frame) if self.given is None else self.given


def frame_of(geometry: Objects, metres: float = 1.0) -> Frame:
    """A frame whose origin is the middle of the things, rounded down to whole drawing units: of the boxes around them,
    for a ring has its first point twice, and the frame must not hang on which one that is."""
    return frame_around(shapely.bounds(geometry), metres)


def frame_around(bounds: Floats, metres: float = 1.0) -> Frame:
    """The same from the boxes (n, 4); NaN where there is none."""
    sound = np.isfinite(reduce(np.add, bounds.T))
    if not sound.any():
        return Frame(metres=metres)
    x, y = np.floor(medians((bounds if sound.all() else bounds[sound]).reshape(-1, 2)))
    return Frame(float(x), float(y), metres)


def metres_of(features: Features, settings: Mapping[str, object]) -> float:
    """Metres per unit of the drawing: 1 unless the setting ``drawing_unit`` is ``header`` and the header says more."""
    if settings.get("drawing_unit") != "header" or not len(features):
        return 1.0
    return METRES.get(features[0].drawing.unit, 1.0)


def per_drawing(features: Features) -> Iterator[Features]:
    """The features of each drawing, in order; drawings without any are left out."""
    if len(features.drawings) == 1:
        if len(features):
            yield features  # the very same, with the columns that others have asked for
        return
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
    return _shared(features[0].drawing, metres_of(features, settings)).frame


def part_of(features: Features, frame: Frame) -> Part:
    """Features in a given frame."""
    return Part(features, frame)


def bounds_in(features: Features, frame: Frame) -> Floats:
    """Boxes (n, 4) around features of one drawing, in a frame of it: as around their geometry there, which need not be
    made for it. NaN without geometry."""
    return frame.points(_drawn_bounds(features, frame.metres).reshape(-1, 2)).reshape(-1, 4)


def wests(features: Features) -> Floats:
    """The least x (n,) of each feature of one drawing, as drawn; NaN without geometry."""
    return _drawn_bounds(features, 1.0, 0)


def _drawn_bounds(features: Features, metres: float, column: int | slice = slice(None)) -> Floats:
    drawing, bounds = features[0].drawing, _shared(features[0].drawing, metres).bounds
    if (features.row >= len(bounds)).any():
        placed: Floats = shapely.bounds(drawing.entities.geometry[features.row])[:, column]
        return placed
    return bounds[features.row, column]


def local_geometry(features: Features, frame: Frame) -> Objects:
    """Geometries (n,) of features in a frame. In the frame of their own drawing each is made once for all rules."""
    drawings = {features.drawings[n] for n in np.unique(features.source)}
    if len(drawings) == 1:
        shared = _shared(drawings.pop(), frame.metres)
        if shared.frame == frame and not (features.row >= len(shared.bounds)).any():
            return shared.local.take(features.row)
    return frame.local(features.geometry)


@dataclass(frozen=True, eq=False)
class _Shared:
    """The frame of a drawing, and of the rows of its file the boxes (n, 4) as drawn and the geometry in the frame. The
    placed rows, which stand behind them and which few rules ask for, have no part in it."""

    frame: Frame
    bounds: Floats
    local: Asked


def _shared(drawing: Drawing, metres: float) -> _Shared:
    if metres not in drawing.frames:
        entities = drawing.entities
        geometry = entities.geometry[: np.count_nonzero(entities.space != PLACED)]
        bounds = shapely.bounds(geometry)
        frame = frame_around(bounds, metres)
        drawing.frames[metres] = _Shared(frame, bounds, Asked(geometry, frame.local))
    shared: _Shared = drawing.frames[metres]
    return shared
