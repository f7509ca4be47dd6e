"""Solids, faces and hatches as geometry."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.canvas import Canvas, is_ring
from surveycheck.geometry.curves import Strings, leads, ranges, starts, with_bulges
from surveycheck.geometry.loops import areas_of_loops
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import AREA, LINE, PLACED

CROSSED = ("SOLID", "TRACE")
"""Their third and fourth corner are swapped: 1, 2, 4, 3 is the way round."""

FACES = (*CROSSED, "3DFACE")
HATCHES = ("HATCH", "MPOLYGON")


def put_faces(canvas: Canvas) -> None:
    """SOLID, TRACE and 3DFACE with three or four corners. What is a line in plan, as an upright face, is a line."""
    if not canvas.any_of(FACES):
        return
    e = canvas.entities
    face = canvas.of(*FACES)
    canvas.shape[face] = AREA
    count = np.diff(e.start)
    rows = np.flatnonzero(face & canvas.sound & ((count == 3) | (count == 4)))
    if not len(rows):
        return
    order = np.where(canvas.of(*CROSSED)[rows, None], (0, 1, 3, 2, 0), (0, 1, 2, 3, 0))
    three = count[rows] == 3
    order[three] = (0, 1, 2, 2, 0)
    corners = canvas.world(e.xyz[(e.start[rows, None] + order).ravel()], np.repeat(rows, 5)).reshape(-1, 5, 2)
    flat = _flat(corners)
    if not flat.all():
        rings = shapely.remove_repeated_points(shapely.linearrings(corners[~flat]))  # a triangle repeats a corner
        canvas.geometry[rows[~flat]] = shapely.polygons(rings)
    canvas.shape[rows[flat]] = LINE
    canvas.geometry[rows[flat]] = shapely.linestrings(_longest(corners[flat]))


def _flat(corners: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Rings (n, 5, 2) all of whose corners stand on one line, as exactly as doubles tell."""
    own = corners[:, 1:4] - corners[:, :1]
    cross = np.stack([own[:, i, 0] * own[:, j, 1] - own[:, i, 1] * own[:, j, 0] for i, j in ((0, 1), (0, 2), (1, 2))])
    size, noise = np.abs(own).max(axis=(1, 2)), np.spacing(np.abs(corners).max(axis=(1, 2)))
    return np.asarray(np.abs(cross).max(axis=0) <= 8.0 * size * noise, np.bool_)


def _longest(corners: Floats) -> Floats:
    """The two corners (n, 2, 2) that are farthest apart."""
    i, j = np.triu_indices(4, 1)
    best = np.hypot(*np.moveaxis(corners[:, i] - corners[:, j], 2, 0)).argmax(axis=1)
    n = np.arange(len(corners))
    return np.stack([corners[n, i[best]], corners[n, j[best]]], axis=1)


def put_hatches(canvas: Canvas) -> None:
    """HATCH and MPOLYGON: their loops as one area each."""
    e = canvas.entities
    hatch = canvas.of(*HATCHES)
    canvas.shape[hatch] = AREA
    if not len(e.loop):
        return
    row = np.searchsorted(e.start, e.loop, side="right") - 1
    end = np.minimum(np.append(e.loop[1:], e.start[-1]), e.start[row + 1])
    keep = canvas.sound[row] & hatch[row] & (end > e.loop)
    row, begin, counts = row[keep], e.loop[keep], (end - e.loop)[keep]
    if not len(row):
        return
    run, k = ranges(counts)
    vertex = begin[run] + k
    strings = with_bulges(e.xyz[vertex], e.bulge[vertex], starts(counts), np.ones(len(row), np.bool_))
    endless = np.bincount(np.repeat(row, np.diff(strings.start))[np.isnan(strings.points[:, 0])], minlength=len(hatch))
    if endless.any():
        keep = endless[row] == 0
        strings = Strings(strings.points[np.repeat(keep, np.diff(strings.start))], starts(np.diff(strings.start)[keep]))
        row = row[keep]
    flat = canvas.world(strings.points, np.repeat(row, np.diff(strings.start)))
    ring = is_ring(flat, strings.start)
    lengths = np.diff(strings.start)
    owners, areas = areas_of_loops(flat[np.repeat(ring, lengths)], starts(lengths[ring]), row[ring])
    canvas.geometry[owners] = areas
    _put_upright(canvas, Strings(flat, strings.start), row, ring)


def _put_upright(canvas: Canvas, strings: Strings, row: Ints, ring: Bools) -> None:
    """Hatches whose plane stands upright: in plan they are a line, that of their first loop."""
    moved = canvas.tilted[row] | (canvas.entities.space[row] == PLACED)
    first = leads(row) & ~ring & moved & (np.diff(strings.start) > 1)
    for k in np.flatnonzero(first).tolist():
        points = strings.points[strings.start[k] : strings.start[k + 1]]
        if canvas.geometry[row[k]] is None and (points != points[0]).any():
            canvas.shape[row[k]] = LINE
            canvas.geometry[row[k]] = shapely.linestrings(points)
