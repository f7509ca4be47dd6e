"""Lines without length and areas without area."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import flat
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.vertices import STRUNG
from surveycheck.model.columns import Bools
from surveycheck.rule import Defect, Inputs, check

CURVES = (*STRUNG, "CIRCLE", "ARC", "HATCH")


@check
def zero_size(inputs: Inputs, *, closed_lines: bool = True) -> Iterator[Defect]:
    """Yields each line of no length (case ``line``) and each area of no area (case ``area``).

    A closed polyline of two points is an area of no area, too, but with ``closed_lines = false`` it is let be: with a
    width it draws a bar. What doubles cannot tell from zero
    (``geometry.noise``) is zero.
    """
    for part in parts(inputs.features.take(inputs.features.type.where(CURVES.__contains__)), inputs.settings):
        line = shapely.length(part.geometry) <= LENGTH_NOISE
        area = ~line & _flat(part, closed_lines)
        for i in np.flatnonzero(line | area):
            at = shapely.get_coordinates(part.geometry[i])[0] if line[i] else _middle(part.geometry[i])
            case = "area" if area[i] else "line"
            yield Defect(part.features[int(i)], part.frame.drawn(at), {"type": part.features.type[int(i)]}, case=case)


def _flat(part: Part, closed_lines: bool) -> Bools:
    """Areas, and lines with the closed flag, that enclose nothing."""
    kinds = shapely.get_type_id(part.geometry)
    polyline = part.features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    closed = polyline & ((part.features.column("flags").astype(np.int64) & 1) == 1)
    mask: Bools = flat(part.geometry) | (closed_lines & closed & (kinds == shapely.GeometryType.LINESTRING))
    return mask


def _middle(geometry: shapely.Geometry) -> np.ndarray:
    bounds = np.array(geometry.bounds)
    return np.asarray((bounds[:2] + bounds[2:]) / 2, np.float64)
