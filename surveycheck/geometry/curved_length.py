"""Exact lengths of things with arcs: what shapely holds of them are chords, which are shorter."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.arc_lengths import bezier_lengths, bulge_lengths, ellipse_lengths
from surveycheck.geometry.canvas import upright
from surveycheck.geometry.curves import ranges
from surveycheck.geometry.drawn_curves import SPLINES, splines_of
from surveycheck.geometry.ellipses import turns
from surveycheck.geometry.splines import beziers, faults
from surveycheck.model import Features
from surveycheck.model.columns import Floats, Ints
from surveycheck.model.drawing import Entities

POLYLINES = ("LWPOLYLINE", "POLYLINE")


def exact_lengths(features: Features) -> Floats:
    """Lengths in plan (n,) of lines, and of the borders of areas, in drawing units; NaN without geometry.

    Those of CIRCLE, ARC, ELLIPSE, SPLINE, HELIX and of polylines with bulges are those of the curves. HATCHes, and
    circles, arcs and bulges in a plane that is tilted, have the length of their chords (``curves.SAGITTA``).
    """
    lengths: Floats = np.array(shapely.length(features.geometry), np.float64)
    for source in np.flatnonzero(np.bincount(features.source)):
        own = np.flatnonzero((features.source == source) & np.isfinite(lengths))
        lengths[own] = _exact(features.drawings[source].entities, features.row[own].astype(np.int64), lengths[own])
    return lengths


def _exact(e: Entities, rows: Ints, chords: Floats) -> Floats:
    """Lengths of rows that have a geometry."""
    found = chords.copy()
    level = upright(e)[rows]
    for types, lengths_of, wanted in (
        (("CIRCLE", "ARC"), _round, level),
        (("ELLIPSE",), _ellipses, np.ones_like(level)),
        (SPLINES, _splines, np.ones_like(level)),
        (POLYLINES, _polylines, level & _bent(e)[rows]),
    ):
        mine = np.flatnonzero(e.type.take(rows).where(types.__contains__) & wanted)
        if len(mine):
            found[mine] = lengths_of(e, rows[mine])
    return found


def _bent(e: Entities) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Rows with a bulge."""
    before = np.concatenate([np.zeros(1, np.int64), np.cumsum(e.bulge != 0)])
    return np.asarray(before[e.start[1:]] > before[e.start[:-1]], np.bool_)


def _round(e: Entities, rows: Ints) -> Floats:
    """Radius · sweep. Equal angles are a full circle."""
    sweep = np.mod(e.angle[rows, 1] - e.angle[rows, 0], 360.0)
    whole = e.type.take(rows).where("CIRCLE".__eq__) | (sweep == 0)
    lengths: Floats = e.radius[rows] * np.radians(np.where(whole, 360.0, sweep))
    return lengths


def _ellipses(e: Entities, rows: Ints) -> Floats:
    centre, u, v = (e.xyz[e.start[rows] + k, :2] for k in range(3))
    first, sweep, _ = turns(e.angle[rows])
    return ellipse_lengths(u - centre, v - centre, first, sweep)


def _splines(e: Entities, rows: Ints) -> Floats:
    lengths = np.full(len(rows), np.nan)
    sound = np.flatnonzero(faults(splines_of(e, rows)) == 0)
    for mine, curves in beziers(splines_of(e, rows[sound])) if len(sound) else ():
        lengths[sound[mine]] = np.bincount(curves.spline, bezier_lengths(curves), len(mine))
    return lengths


def _polylines(e: Entities, rows: Ints) -> Floats:
    """The segments of each, the one behind the last vertex only where the polyline is closed by its flag."""
    counts = e.start[rows + 1] - e.start[rows]
    run, k = ranges(counts)
    last = k == counts[run] - 1
    vertex = e.start[rows][run] + k
    span = e.xyz[np.where(last, e.start[rows][run], vertex + 1), :2] - e.xyz[vertex, :2]
    chord = np.where(last & ((e.flags[rows][run] & 1) == 0), 0.0, np.hypot(span[:, 0], span[:, 1]))
    lengths = np.zeros(len(rows))
    np.add.at(lengths, run, bulge_lengths(chord, e.bulge[vertex]))
    return lengths
