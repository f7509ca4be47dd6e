"""Lines without length and areas without area."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import flat
from surveycheck.geometry.chosen import among
from surveycheck.geometry.frame import Part, bounds_in, parts
from surveycheck.geometry.heights import ring_area, rise
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.vertices import STRUNG, vertices_of
from surveycheck.model import Features
from surveycheck.model.columns import Bools
from surveycheck.rule import Defect, Inputs, check

CURVES = (*STRUNG, "CIRCLE", "ARC", "HATCH")
AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)

THIN = 1e-4
"""What is wider than this (m) as drawn, in the mean along its outline, encloses something in the frame, too."""

DIGITS = 1e-14
"""Some last digits of a double, as a share of it."""


@check
def zero_size(inputs: Inputs, *, bars: bool = False, plan: bool = True) -> Iterator[Defect]:
    """Yields each line of no length (case ``line``) and each area of no area (case ``area``).

    An upright line has a length. Areas are measured in plan, or in space with ``plan = false``: a wall is no parcel,
    but it is drawn right. A closed polyline of two points is an area of no area, too; one with a width, which draws a
    bar, is let be with ``bars = true``, unless the further selection ``areas`` has it. What doubles
    cannot tell from zero (``geometry.noise``) is zero. What stands in blocks without a name of their own, such as
    pictures of dimensions, was drawn by the program.
    """
    curves = inputs.features.type.where(CURVES.__contains__)
    curves &= ~inputs.features.labels("owner").where(lambda name: name.startswith("*"))
    strict = inputs.other("areas").features
    for every in parts(inputs.features.take(curves), inputs.settings):
        part = Part(every.features.take(_may_be_empty(every)), every.frame)
        point = shapely.length(part.geometry) <= LENGTH_NOISE
        area = ~point & (flat(part.geometry) | _runs_back(part.features, bars, strict))
        line = _level(part, point)
        area = area if plan else _empty(part, area)
        for i in np.flatnonzero(line | area):
            at = shapely.get_coordinates(part.geometry[i])[0] if line[i] else _middle(part.geometry[i])
            case = "area" if area[i] else "line"
            yield Defect(part.features[int(i)], part.frame.drawn(at), {"type": part.features.type[int(i)]}, case=case)


def _may_be_empty(part: Part) -> Bools:
    """What is so small, or so thin as drawn, that it may be nothing in the frame, and lines with the closed flag: few,
    and only they are moved there. An area as drawn is wrong by some last digits of its coordinates, times its length.
    """
    drawn, metres, box = part.features.geometry, part.frame.metres, bounds_in(part.features, part.frame)
    small: Bools = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) <= THIN
    area = np.isin(shapely.get_type_id(drawn), AREAS)
    far = np.abs(box[area]).max(axis=1, initial=0.0) + (abs(part.frame.x) + abs(part.frame.y)) * metres
    area[area] = shapely.area(drawn[area]) * metres <= (THIN + DIGITS * far) * shapely.length(drawn[area])
    return small | area | _closed_lines(part.features)


def _closed_lines(features: Features) -> Bools:
    polyline = features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    closed = polyline & ((features.column("flags").astype(np.int64) & 1) == 1)
    mask: Bools = closed & (shapely.get_type_id(features.geometry) == shapely.GeometryType.LINESTRING)
    return mask


def _runs_back(features: Features, bars: bool, strict: Features) -> Bools:
    """Closed polylines of two points, which enclose nothing: all, or with ``bars`` those without a width and those that
    should be areas."""
    mask = _closed_lines(features)
    if not bars or not mask.any():
        return mask
    stroke = features[0].drawing.entities.stroke
    thin = stroke[features.row, 0] == 0 if len(stroke) else mask
    return np.asarray(mask & (thin | among(features, strict)), np.bool_)


def _level(part: Part, mask: Bools) -> Bools:
    """Those of the mask whose vertices all have one height."""
    features = part.features.take(mask)
    level = mask.copy()
    level[mask] = rise(vertices_of(features, part.frame), len(features)) <= LENGTH_NOISE
    return level


def _empty(part: Part, mask: Bools) -> Bools:
    """Those of the mask that have no area in space either; a circle seen from the edge has one."""
    empty = mask & ~part.features.type.where("CIRCLE".__eq__)
    for i in np.flatnonzero(empty):
        points = vertices_of(part.features.take(np.arange(len(empty)) == i), part.frame).xyz
        empty[i] = len(points) < 3 or ring_area(points) <= LENGTH_NOISE * shapely.length(part.geometry[i])
    return empty


def _middle(geometry: shapely.Geometry) -> np.ndarray:
    bounds = np.array(geometry.bounds)
    return np.asarray((bounds[:2] + bounds[2:]) / 2, np.float64)
