"""Circles, arcs, ellipses and splines as geometry."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.beziers import as_chords
from surveycheck.geometry.canvas import UNREASONABLE, Canvas
from surveycheck.geometry.curves import SAGITTA, SYMBOL_SAGITTA, arcs, chords, circles, too_long
from surveycheck.geometry.ellipses import ellipses
from surveycheck.geometry.splines import Splines, faults
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import AREA, LINE, PLACED, Entities

AT_A_TIME = 8192
"""Circles that become points at once: a hundred chords each fill the caches, and all at once the memory."""

SPLINES = ("SPLINE", "HELIX")

CLOSED = 1 | 2
"""Flags of a SPLINE that is closed or periodic."""


def put_arcs(canvas: Canvas) -> None:
    """CIRCLE and ARC. A radius below zero is none; arcs are ``too_long`` or not as the circles that
    they are part of."""
    e = canvas.entities
    circle, arc = canvas.of("CIRCLE"), canvas.of("ARC")
    canvas.shape[circle], canvas.shape[arc] = AREA, LINE
    with np.errstate(invalid="ignore"):
        rows = np.flatnonzero((circle | arc) & canvas.sound & (e.radius >= 0) & (e.radius < UNREASONABLE))
    turn = np.where(circle[rows, None], (0.0, 360.0), e.angle[rows])
    whole = np.isfinite(turn).all(axis=1)
    rows, turn = rows[whole], turn[whole]
    endless = too_long(chords(e.radius[rows], np.full(len(rows), 2.0 * np.pi)))
    rows, turn = rows[~endless], turn[~endless]
    symbol = e.space[rows] == PLACED
    needed = 3 if canvas.tilted.any() else 2
    for kind in (circle[rows], arc[rows]):
        for alike, sagitta in ((kind & ~symbol, SAGITTA), (kind & symbol, SYMBOL_SAGITTA)):
            mine = np.flatnonzero(alike)
            for k in range(0, len(mine), AT_A_TIME):
                part = mine[k : k + AT_A_TIME]
                own = rows[part]
                centre, radius = e.xyz[e.start[own]], e.radius[own]
                if circle[own[0]]:
                    canvas.put_strings(circles(centre[:, :needed], radius, sagitta), own)
                else:
                    canvas.put_strings(arcs(centre, radius, turn[part], sagitta), own)


def put_ellipses(canvas: Canvas) -> None:
    """ELLIPSE: three vertices, the centre and the ends of two conjugate radii."""
    if not canvas.any_of(("ELLIPSE",)):
        return
    e = canvas.entities
    ellipse = canvas.of("ELLIPSE")
    canvas.shape[ellipse] = LINE
    rows = np.flatnonzero(ellipse & canvas.sound & (np.diff(e.start) == 3) & np.isfinite(e.angle).all(axis=1))
    if len(rows):
        centre, u, v = (e.xyz[e.start[rows] + k, :2] for k in range(3))
        canvas.put_strings(ellipses(centre, u - centre, v - centre, e.angle[rows]), rows)


def put_splines(canvas: Canvas) -> None:
    """SPLINE, and the one that a HELIX carries, by control points, knots and weights; what these do not make a curve of
    has no geometry."""
    if not canvas.any_of(SPLINES):
        return
    e = canvas.entities
    spline = canvas.of(*SPLINES)
    canvas.shape[spline] = LINE
    rows = np.flatnonzero(spline & canvas.sound)
    rows = rows[faults(splines_of(e, rows)) == 0]
    for mine, strings in as_chords(splines_of(e, rows), (e.flags[rows] & CLOSED) != 0):
        canvas.put_strings(strings, rows[mine])


def splines_of(e: Entities, rows: Ints) -> Splines:
    """The splines that rows of a drawing are."""
    count, kcount = e.start[rows + 1] - e.start[rows], e.kstart[rows + 1] - e.kstart[rows]
    return Splines(e.xyz, e.weight, e.start[rows], count, e.knot, e.kstart[rows], kcount)
