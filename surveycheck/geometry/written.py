"""Texts of one drawing as boxes in a local frame; polygons are made only of those that are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from surveycheck.geometry.frame import Frame, frame_around
from surveycheck.geometry.meeting import boxes_around, may_meet
from surveycheck.geometry.text_boxes import text_corners
from surveycheck.model import Features
from surveycheck.model.columns import Floats, Ints, Objects
from surveycheck.model.drawing import CLOSED

CORE = 0.7
"""The middle of a text is so much of its width and height: what is beside it lies beside the letters."""


@dataclass(frozen=True, eq=False)
class Written:
    """``texts`` (n) whose boxes are known, and the ``corners`` (n, 4, 2) of these in ``frame``."""

    texts: Features
    frame: Frame
    corners: Floats

    @cached_property
    def bounds(self) -> Floats:
        """What lies around the boxes (n, 4)."""
        return boxes_around(self.corners)

    @cached_property
    def middles(self) -> Floats:
        """Corners (n, 4, 2) of the middle of each box."""
        middle = self.corners.mean(axis=1, keepdims=True)
        cores: Floats = middle + CORE * (self.corners - middle)
        return cores

    def boxes(self, rows: Ints) -> Objects:
        """Boxes (k,) of the texts with these numbers."""
        polygons: Objects = shapely.polygons(self.corners[rows])
        return polygons

    def cores(self, rows: Ints) -> Objects:
        """The middles (k,) of the texts with these numbers."""
        polygons: Objects = shapely.polygons(self.middles[rows])
        return polygons

    def beside(self, drawn: Objects) -> tuple[Ints, Ints]:
        """Numbers of the texts the middle of which may meet an edge of a geometry as drawn (m,), and of those
        geometries; edges that close a line all but closed are among them."""
        points, owner = shapely.get_coordinates(drawn, return_index=True)
        local, edge = self.frame.points(points), np.flatnonzero(owner[1:] == owner[:-1])
        edges = boxes_around(np.stack([local[edge], local[edge + 1]], axis=1))
        near, far = may_meet(boxes_around(self.middles), np.add(edges, (-CLOSED, -CLOSED, CLOSED, CLOSED)))
        return np.flatnonzero(near), np.unique(owner[edge[far]])


def written_of(features: Features) -> Written:
    """The texts among features of one drawing whose box can be told."""
    corners = text_corners(features)
    there = ~np.isnan(corners[:, 0, 0])
    corners = corners if there.all() else corners[there]
    frame = frame_around(boxes_around(corners))
    return Written(features.take(there), frame, frame.points(corners.reshape(-1, 2)).reshape(-1, 4, 2))
