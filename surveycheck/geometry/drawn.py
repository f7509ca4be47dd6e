"""What is drawn, as shapely geometry: vertices, bulges, radii, knots and extrusions become points, lines and areas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surveycheck.geometry.canvas import Canvas
from surveycheck.geometry.drawn_areas import put_faces, put_hatches
from surveycheck.geometry.drawn_curves import put_arcs, put_ellipses, put_splines
from surveycheck.geometry.drawn_lines import put_lines, put_points
from surveycheck.geometry.room import make_room
from surveycheck.model.drawing import Entities

NO_SHAPE = np.zeros(0, np.int8)
NO_GEOMETRY = np.empty(0, object)
"""Columns of entities before they are ``shaped``."""


def shaped(entities: Entities) -> Entities:
    """The same entities, with the columns ``shape`` and ``geometry`` as the others say. Never raises, whatever the
    numbers are. What has no shape keeps NOTHING; what has one that its numbers do not bear has no geometry."""
    canvas = Canvas(entities)
    for put in (put_points, put_lines, put_arcs, put_ellipses, put_splines, put_faces, put_hatches):
        make_room()
        put(canvas)
    return replace(entities, shape=canvas.shape, geometry=canvas.geometry)
