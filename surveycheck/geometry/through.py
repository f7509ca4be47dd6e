"""Lines that run through areas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.near import MOST_OVERLAYS, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlay import common
from surveycheck.model.columns import Floats, Objects

PARTS = 100
"""Places along the border of a side at which its distance from the line is asked, besides its corners."""


@dataclass(frozen=True)
class Through:
    """A line and an area by number: the length inside (m), how deep the line cuts the area (m: how far the farthest
    point of the smaller side lies from the line), and the middle of the longest piece inside."""

    line: int
    area: int
    length: float
    depth: float
    at: Floats


def through(lines: Objects, areas: Objects, tolerance: float) -> list[Through]:
    """Every line (n,) that runs inside an area (m,), not only along its border to ``tolerance`` (m); by place."""
    if not len(lines) or not len(areas):
        return []
    line, area = near_pairs(shapely.STRtree(areas), lines, "intersects", most=MOST_OVERLAYS)
    order = np.lexsort((ranks(areas)[area], ranks(lines)[line]))
    found = (_through(lines, areas, int(line[i]), int(area[i]), tolerance) for i in order)
    return [each for each in found if each is not None]


def _through(lines: Objects, areas: Objects, line: int, area: int, tolerance: float) -> Through | None:
    core = shapely.buffer(areas[area], -(tolerance + LENGTH_NOISE), join_style="mitre")
    pieces = shapely.get_parts(shapely.line_merge(common(lines[line], areas[area])))
    pieces = pieces[shapely.intersects(pieces, core)]
    lengths = shapely.length(pieces)
    if not lengths.sum() > 0:
        return None
    longest = shapely.normalize(pieces[np.lexsort((ranks(pieces), -np.round(lengths, 6)))[0]])
    middle = shapely.get_coordinates(shapely.line_interpolate_point(longest, 0.5, normalized=True))[0]
    return Through(line, area, float(lengths.sum()), _depth(lines[line], areas[area]), middle)


def _depth(line: shapely.Geometry, area: shapely.Geometry) -> float:
    """0 where the line ends inside: then it does not part the area."""
    sides = shapely.get_parts(shapely.polygonize([shapely.node(shapely.union(area.boundary, line))]))
    inside = sides[shapely.intersects(area, shapely.point_on_surface(sides))]
    if len(inside) < 2:
        return 0.0
    reach = np.array([_reach(side, line) for side in inside])
    return float(np.sort(reach)[-2])


def _reach(side: shapely.Geometry, line: shapely.Geometry) -> float:
    """Of its corners, and of places between them, for a line that turns may touch all corners of a side."""
    border = shapely.segmentize(side, max(side.length / PARTS, LENGTH_NOISE))
    return float(shapely.distance(shapely.points(shapely.get_coordinates(border)), line).max())
