"""Things drawn twice in the same drawing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import Part, bounds_in, frame_of, own_frame, part_of, per_drawing
from surveycheck.geometry.heights import height_range
from surveycheck.geometry.near import with_neighbours
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import numbered
from surveycheck.geometry.same import twins
from surveycheck.model.columns import Ints, Labels, joined
from surveycheck.rule import Defect, Inputs, Limit, check

LEFT_OUT = ("HATCH", "ATTRIB", "ATTDEF")
ITEMS = 3
"""Code, business key and what it belongs to: the same room on two floors, drawn in place, is two things."""


@check
def duplicate_entity(inputs: Inputs, *, tolerance: Limit, application: str = "SOUTH") -> Iterator[Defect]:
    """Yields each copy of a thing of the same kind, layer, code and key at the same place, the first one beside it.

    Start vertex and direction do not matter. Of texts the words, height and rotation must agree too, of INSERTs the
    block, rotation and scale, and of everything the height above zero and the
    extrusion. Hatches are fills and may lie on each other.
    """
    for part in _suspects(inputs, tolerance):
        near = tolerance.of(part.frame.metres)
        kinds = _kinds(part, application, near)
        for first, copy in twins(part.geometry, kinds, near):
            facts = {"type": part.features.type[int(copy)], "layer": part.features.layer[int(copy)]}
            at = _upon(part.features.geometry[copy])
            yield Defect(part.features[int(copy)], at, facts, (part.features[int(first)],))


def _suspects(inputs: Inputs, tolerance: Limit) -> Iterator[Part]:
    """Of each drawing the things that share their middle with another: few, and only they are compared."""
    every = inputs.features
    meant = every.take(~every.type.where(LEFT_OUT.__contains__) & ~shapely.is_missing(every.geometry))
    for mine in per_drawing(meant):
        frame = own_frame(mine, inputs.settings)
        bounds = bounds_in(mine, frame)
        near = with_neighbours((bounds[:, :2] + bounds[:, 2:]) / 2.0, tolerance.of(frame.metres) + LENGTH_NOISE)
        if len(near):
            yield part_of(mine.take(near), frame)


def _upon(drawn: shapely.Geometry) -> tuple[float, float]:
    """A point on a drawn geometry. In a frame of its own: of two points that would do, the choice must not hang on what
    else is drawn."""
    own = frame_of(np.array([drawn], dtype=object))
    (local,) = own.local(np.array([drawn], dtype=object))
    return own.drawn(shapely.get_coordinates(shapely.point_on_surface(shapely.normalize(local)))[0])


def _kinds(part: Part, application: str, tolerance: float) -> Ints:
    """Features that may be copies of each other have the same number (n,)."""
    features = part.features
    low, high = height_range(features, part.frame.metres)
    labels: list[np.ndarray] = [features.layer.codes, features.labels("block").codes, features.labels("style").codes]
    labels += [joined([features.labels("text")]).codes, _shape_of(part)]  # texts spelled in two ways may read alike
    texts = [Labels.of(features.xdata(application, item).tolist()).codes for item in range(ITEMS)]
    turns = [np.nan_to_num(features.column(c).astype(float)) for c in ("rotation", "height")]
    scale = np.nan_to_num(features.column("scale").astype(float))
    scale = np.column_stack([scale, np.nan_to_num(features.column("extrusion").astype(float))])
    levels = [np.round(z / max(tolerance, 1e-6)) for z in (low, high)]
    columns = [*labels, *texts, *(np.round(c, 6) for c in (*turns, *scale.T)), *levels]
    return numbered(columns)


def _shape_of(part: Part) -> Ints:
    """POINT, INSERT and text are things of their own; lines and polylines may be copies of each other."""
    point = part.features.type.where(("POINT", "INSERT", "TEXT", "MTEXT").__contains__)
    return np.where(point, part.features.type.codes, -1).astype(np.int64)
