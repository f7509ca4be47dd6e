"""Exact areas of things with arcs: what shapely holds of them are chords, short of the arc by more than area limits."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.canvas import upright
from surveycheck.geometry.enclosed import ellipse_areas, spline_areas
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats
from surveycheck.model.drawing import Entities

POLYLINES = ("LWPOLYLINE", "POLYLINE")


def with_exact_arcs(features: Features, sizes: Floats) -> Floats:
    """``sizes`` (n,), areas of the features in square drawing units, with those of polylines with bulges and of circles
    taken from their curves, those of ellipses and closed splines, and those of hatches whose loops are polylines with
    bulges. NaN stays NaN. In a plane that is tilted, circles and bulges keep the area of their chords in plan."""
    exact = sizes.copy()
    level = _upright(features)
    circle = features.type.where("CIRCLE".__eq__) & level
    exact[circle] = np.pi * np.asarray(features.column("radius"), np.float64)[circle] ** 2
    for kind, areas_of in (("ELLIPSE", ellipse_areas), ("SPLINE", spline_areas)):
        mine = features.type.where(kind.__eq__) & (sizes > 0)
        for source in np.flatnonzero(np.bincount(features.source[mine])):
            own = np.flatnonzero(mine & (features.source == source))
            found = areas_of(features.drawings[source].entities, features.row[own].astype(np.int64))
            exact[own] = np.where(np.isfinite(found), found, sizes[own])
    bent = (
        features.type.where(lambda kind: kind in (*POLYLINES, "HATCH")) & _curved(features) & np.isfinite(sizes) & level
    )
    for number in np.flatnonzero(bent):
        feature = features[int(number)]
        entities, row = feature.drawing.entities, feature.row
        if entities.type[row] == "HATCH":
            exact[number] = _loops_area(entities, row, float(sizes[number]))
        else:
            corners = entities.xyz[entities.start[row] : entities.start[row + 1], :2]
            exact[number] = ring_area(corners, _bulges(entities, row))
    return exact


def _loops_area(entities: Entities, row: int, size: float) -> float:
    """Area of a hatch: its loops, those with bulges exactly, added where they are shells and taken off where they are
    holes of its geometry. ``size`` where its loops are not the rings of its geometry."""
    start, end = int(entities.start[row]), int(entities.start[row + 1])
    first = entities.loop[(entities.loop >= start) & (entities.loop < end)]
    polygons = shapely.get_parts(entities.geometry[row])
    shells = shapely.get_exterior_ring(polygons)
    rings = np.concatenate([shells, *(shapely.get_rings(p)[1:] for p in polygons)])
    begins = {tuple(xy): number for number, xy in enumerate(shapely.get_coordinates(shapely.get_point(rings, 0)))}
    total = 0.0
    for a, b in zip(first, [*first[1:], end], strict=True):
        number = begins.pop(tuple(entities.xyz[a, :2]), None)
        if number is None:
            return size
        own = ring_area(entities.xyz[a:b, :2], entities.bulge[a:b])
        total += own if number < len(shells) else -own
    return size if begins else total


def _upright(features: Features) -> Bools:
    """See ``canvas.upright``."""
    found: Bools = np.zeros(len(features), np.bool_)
    for number, drawing in enumerate(features.drawings):
        mine = features.source == number
        found[mine] = upright(drawing.entities)[features.row[mine]]
    return found


def _curved(features: Features) -> Bools:
    """Which of the features have a vertex with a bulge."""
    found: Bools = np.zeros(len(features), np.bool_)
    for number, drawing in enumerate(features.drawings):
        mine = features.source == number
        before = np.concatenate([np.zeros(1, np.int64), np.cumsum(drawing.entities.bulge != 0)])
        start, row = drawing.entities.start, features.row[mine]
        found[mine] = before[start[row + 1]] > before[start[row]]
    return found


def ring_area(corners: Floats, bulges: Floats) -> float:
    """Area within a ring of vertices (n, 2) whose segment i bulges by ``bulges[i]``, the tangent of a quarter of its
    sweep (DXF reference, LWPOLYLINE 42): the polygon, and for each arc of radius R and sweep w the circular segment
    R² (w - sin w) / 2, with R = chord (1 + b²) / 4b. A positive bulge lies to the right of its chord."""
    own = corners - corners[0]
    following = np.roll(own, -1, axis=0)
    polygon = float(np.sum(own[:, 0] * following[:, 1] - following[:, 0] * own[:, 1])) / 2.0
    arc = bulges != 0
    b, chord = bulges[arc], np.hypot(*(following - own)[arc].T)
    sweep, radius = 4.0 * np.arctan(b), chord * (1.0 + b * b) / (4.0 * b)
    return abs(polygon + float(np.sum(radius * radius * (sweep - np.sin(sweep)))) / 2.0)


def _bulges(entities: Entities, row: int) -> Floats:
    """Those of the segments; the one after the last vertex counts only where the polyline is closed by its flag."""
    found: Floats = entities.bulge[entities.start[row] : entities.start[row + 1]].copy()
    if len(found) and not entities.flags[row] & 1:
        found[-1] = 0.0
    return found
