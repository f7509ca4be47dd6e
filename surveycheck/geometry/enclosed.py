"""Areas that ellipses and closed splines enclose, from the curves themselves."""

from __future__ import annotations

from math import comb

import numpy as np

from surveycheck.geometry.drawn_curves import splines_of
from surveycheck.geometry.ellipses import turns
from surveycheck.geometry.splines import Beziers, beziers, faults
from surveycheck.model.columns import Floats, Ints
from surveycheck.model.drawing import Entities

NODES_OF_RATIONAL = 24


def ellipse_areas(e: Entities, rows: Ints) -> Floats:
    """π |u × v| of whole ELLIPSEs with conjugate radii u and v; NaN for arcs, which enclose nothing."""
    centre, u, v = (e.xyz[e.start[rows] + k, :2] for k in range(3))
    (a, b), (c, d) = (u - centre).T, (v - centre).T
    return np.where(turns(e.angle[rows])[2], np.pi * np.abs(a * d - b * c), np.nan)


def spline_areas(e: Entities, rows: Ints) -> Floats:
    """Half the integral of x dy - y dx along SPLINEs that end where they begin; NaN for broken ones.

    Gauss-Legendre over each span of knots: with as many nodes as the degree this is exact for splines without weights
    (the integrand has degree 2p - 1); with weights ``NODES_OF_RATIONAL`` nodes leave nothing that a double shows for
    arcs of up to a quarter turn.
    """
    areas = np.full(len(rows), np.nan)
    sound = np.flatnonzero(faults(splines_of(e, rows)) == 0)
    for mine, curves in beziers(splines_of(e, rows[sound])) if len(sound) else ():
        own = np.bincount(curves.spline, _swept(curves), len(mine))
        areas[sound[mine]] = np.abs(own)
    return areas


def _swept(curves: Beziers) -> Floats:
    """Area (s,) that the ray from the spline's origin sweeps along each curve, positive counter-clockwise."""
    p = curves.degree
    node, share = np.polynomial.legendre.leggauss(p if curves.weight is None else NODES_OF_RATIONAL)
    t = ((node + 1.0) / 2.0)[:, None]
    basis = _bernstein(t, p)
    lower = _bernstein(t, p - 1) * p
    slope = np.pad(lower, ((0, 0), (1, 0))) - np.pad(lower, ((0, 0), (0, 1)))
    point, run = basis @ curves.points, slope @ curves.points
    if curves.weight is not None:  # (X / w) × (X / w)' = X × X' / w²
        point = point / (curves.weight @ basis.T)[:, :, None]
        run = run / (curves.weight @ basis.T)[:, :, None]
    cross = point[:, :, 0] * run[:, :, 1] - point[:, :, 1] * run[:, :, 0]
    swept: Floats = cross @ share / 4.0
    return swept


def _bernstein(t: Floats, p: int) -> Floats:
    """Bernstein polynomials of degree p at parameters (k, 1), as (k, p + 1)."""
    i = np.arange(p + 1)
    return np.array([comb(p, int(n)) for n in i], np.float64) * t**i * (1.0 - t) ** (p - i)
