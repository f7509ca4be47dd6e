"""Points and texts, lines and polylines as geometry."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.canvas import Canvas
from surveycheck.geometry.curves import Strings, ranges, starts, straight, with_bulges
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import AREA, LINE, POINT, TEXT

TEXTS = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
PLACES = ("POINT", "INSERT", "SHAPE")
POLYLINES = ("LWPOLYLINE", "POLYLINE")
PATHS = ("LINE", "LEADER", "MLINE")
MESH = 16 | 64
"""Flags of a POLYLINE that is a polygon mesh or a polyface mesh: no line."""


def put_points(canvas: Canvas) -> None:
    """Texts, points, and what stands at a point."""
    e = canvas.entities
    text = canvas.of(*TEXTS)
    place = text | canvas.of(*PLACES)
    canvas.shape[place] = np.where(text[place], TEXT, POINT)
    rows = np.flatnonzero(place & canvas.sound)
    canvas.geometry[rows] = shapely.points(canvas.world(e.xyz[e.start[rows]], rows))


def put_lines(canvas: Canvas) -> None:
    """Lines, leaders along their vertices, multilines along what their parallel lines follow, and polylines."""
    e = canvas.entities
    path, polyline = canvas.of(*PATHS), canvas.of(*POLYLINES)
    mesh = canvas.of("POLYLINE") & ((e.flags & MESH) != 0)
    strung = path | (polyline & ~mesh)
    by_flag = polyline & ((e.flags & 1) == 1)
    canvas.shape[strung] = np.where(by_flag[strung], AREA, LINE)
    strung &= canvas.sound
    curved = np.concatenate([np.zeros(1, np.int64), np.cumsum(e.bulge != 0)])
    curved_row = polyline & (curved[e.start[1:]] > curved[e.start[:-1]])
    for rows, make in (
        (np.flatnonzero(strung & ~curved_row), _straight),
        (np.flatnonzero(strung & curved_row), _curved),
    ):
        if len(rows):
            begin, counts = e.start[rows], e.start[rows + 1] - e.start[rows]
            canvas.put_strings(make(canvas, begin, counts, by_flag[rows]), rows)


def _straight(canvas: Canvas, begin: Ints, counts: Ints, closed: Bools) -> Strings:
    xyz = canvas.entities.xyz
    return straight(xyz if canvas.tilted.any() else np.ascontiguousarray(xyz[:, :2]), begin, counts, closed)


def _curved(canvas: Canvas, begin: Ints, counts: Ints, closed: Bools) -> Strings:
    run, k = ranges(counts)
    vertex = begin[run] + k
    return with_bulges(canvas.entities.xyz[vertex], canvas.entities.bulge[vertex], starts(counts), closed)
