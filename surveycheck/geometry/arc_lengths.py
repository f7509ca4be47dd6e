"""Exact lengths of curves: arcs in closed form, ellipses by Carlson's integrals, splines by Gauss-Legendre."""

from __future__ import annotations

from dataclasses import replace
from math import comb

import numpy as np

from surveycheck.geometry.splines import Beziers
from surveycheck.model.columns import Floats, Ints

NODES = 12
SETTLED = 1e-11
"""Halves of a piece of a spline agree with the whole so well, as a share of the length of their curve, or are cut."""

MOST_CUTS = 40
MOST_PIECES = 64
"""Pieces of a curve beyond which it is not cut any more, on average of those that are worked on together."""

NOISE = 2.0**-48
"""Share of the reach of a curve's points that sums over it carry as rounding: nothing below it ever settles."""
AT_ONCE = 1 << 14
TOGETHER = 1e-3
"""Carlson's arguments are close enough: a series of the fifth order leaves less than a double shows."""


def bulge_lengths(chord: Floats, bulge: Floats) -> Floats:
    """Lengths (n,) of segments with chords (n,) and bulges (n,), the tangents of a quarter of the sweep (DXF reference,
    LWPOLYLINE 42): radius · sweep = chord · (1 + b²) / 4b · 4 arctan b."""
    with np.errstate(all="ignore"):
        longer = np.where(bulge == 0, 1.0, np.arctan(bulge) / bulge * (1.0 + bulge * bulge))
    lengths: Floats = chord * longer
    return lengths


def ellipse_lengths(u: Floats, v: Floats, first: Floats, sweep: Floats) -> Floats:
    """Lengths (n,) of c + cos t · u + sin t · v from ``first`` over ``sweep`` (radians), u and v (n, 2).

    The squared speed is a² cos² φ + b² sin² φ, with φ = t + δ/2 counted from where it is fastest: the length is
    a (E(φ₁) - E(φ₀)), E the elliptic integral of the second kind with the parameter 1 - b²/a² (DLMF 19.2.5).
    """
    with np.errstate(all="ignore"):
        uu, vv, uv = (u * u).sum(axis=1), (v * v).sum(axis=1), (u * v).sum(axis=1)
        half, turn = np.hypot((vv - uu) / 2.0, uv), np.arctan2(uv, (vv - uu) / 2.0) / 2.0
        fastest = np.sqrt((uu + vv) / 2.0 + half)
        across = np.abs(u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]) / fastest
        ratio = np.where(fastest > 0, across / fastest, 0.0)
        begin = first + turn
        lengths: Floats = fastest * (_second_kind(begin + sweep, ratio) - _second_kind(begin, ratio))
    return np.where(fastest == 0, 0.0, lengths)


def _second_kind(angle: Floats, ratio: Floats) -> Floats:
    """E(φ) with the parameter m = 1 - ratio²: whole half turns, and sin φ R_F - m/3 sin³ φ R_D of the rest
    (DLMF 19.25.9)."""
    turns = np.round(angle / np.pi)
    rest = angle - turns * np.pi
    whole = 2.0 * turns * _quarter(np.ones_like(ratio), np.zeros_like(ratio), ratio)
    return whole + _quarter(np.sin(rest), np.cos(rest), ratio)


def _quarter(sin: Floats, cos: Floats, ratio: Floats) -> Floats:
    """E of an angle within a quarter turn. A segment run there and back (ratio 0) has the sine."""
    x, y = cos * cos, cos * cos + (ratio * sin) ** 2
    flat = y == 0
    first, second = _carlson(np.where(flat, 1.0, x), np.where(flat, 1.0, y))
    value: Floats = sin * first - (1.0 - ratio * ratio) / 3.0 * sin**3 * second
    return np.where(flat, sin, value)


def _carlson(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """R_F(x, y, 1) and R_D(x, y, 1) by duplication (Carlson 1995, *Numerical computation of real or complex elliptic
    integrals*; series of DLMF 19.36.1 and 19.36.2): not both of x and y are 0."""
    z, total, share = np.ones_like(x), np.zeros_like(x), 1.0
    while (np.maximum(np.abs(x - z), np.abs(y - z)) > TOGETHER * z).any():  # a NaN is not above
        root = np.sqrt(x * y) + np.sqrt(y * z) + np.sqrt(z * x)
        total += share / (np.sqrt(z) * (z + root))
        share /= 4.0
        x, y, z = (x + root) / 4.0, (y + root) / 4.0, (z + root) / 4.0
    return _first(x, y, z), 3.0 * total + share * _third(x, y, z)


def _first(x: Floats, y: Floats, z: Floats) -> Floats:
    mean = (x + y + z) / 3.0
    p, q = 1.0 - x / mean, 1.0 - y / mean
    r = -p - q
    e2, e3 = p * q - r * r, p * q * r
    value: Floats = (1.0 - e2 / 10.0 + e3 / 14.0 + e2 * e2 / 24.0 - 3.0 * e2 * e3 / 44.0) / np.sqrt(mean)
    return value


def _third(x: Floats, y: Floats, z: Floats) -> Floats:
    mean = (x + y + 3.0 * z) / 5.0
    p, q = 1.0 - x / mean, 1.0 - y / mean
    r = -(p + q) / 3.0
    pq, rr = p * q, r * r
    e2, e3, e4, e5 = pq - 6.0 * rr, (3.0 * pq - 8.0 * rr) * r, 3.0 * (pq - rr) * rr, pq * rr * r
    series = 1.0 - 3.0 * e2 / 14.0 + e3 / 6.0 + 9.0 * e2 * e2 / 88.0 - 3.0 * e4 / 22.0 - 9.0 * e2 * e3 / 52.0
    value: Floats = (series + 3.0 * e5 / 26.0) / (mean * np.sqrt(mean))
    return value


def bezier_lengths(curves: Beziers) -> Floats:
    """Lengths (s,) of Bézier curves, by Gauss-Legendre: a piece is cut in half until its halves agree with it."""
    count = len(curves.spline)
    parts = [_settled(curves, np.arange(k, min(k + AT_ONCE, count))) for k in range(0, count, AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0)


def _settled(curves: Beziers, own: Ints) -> Floats:
    """Lengths of the curves ``own``, which are worked on near their own beginning: far from it the last digits of their
    coordinates would keep short curves from ever settling."""
    curves, own = _near_zero(curves, own), np.arange(len(own))
    curve, begin, width = own, np.zeros(len(own)), 1.0
    whole = _over(curves, curve, begin, width)
    reach = np.ptp(curves.points[own], axis=1).max(axis=1)
    enough, found = np.maximum(whole * SETTLED, reach * NOISE), np.zeros(len(own))
    for _ in range(MOST_CUTS):
        if len(curve) > MOST_PIECES * max(len(own), MOST_PIECES):
            break
        width /= 2.0
        halves = np.stack([_over(curves, curve, begin, width), _over(curves, curve, begin + width, width)])
        open_ = np.abs(halves.sum(axis=0) - whole) > enough[curve]
        np.add.at(found, curve[~open_], halves.sum(axis=0)[~open_])
        if not open_.any():
            return found
        curve, whole = np.repeat(curve[open_], 2), halves[:, open_].T.ravel()
        begin = np.stack([begin[open_], begin[open_] + width], axis=1).ravel()
    np.add.at(found, curve, whole)
    return found


def _near_zero(curves: Beziers, own: Ints) -> Beziers:
    """The curves ``own`` with their first points at the origin; points of rational ones are multiplied by weights."""
    points, weight = curves.points[own], None if curves.weight is None else curves.weight[own]
    shares = np.ones(points.shape[:2]) if weight is None else weight
    first = points[:, :1] / shares[:, :1, None]
    return replace(curves, spline=curves.spline[own], points=points - shares[:, :, None] * first, weight=weight)


def _over(curves: Beziers, curve: Ints, begin: Floats, width: float) -> Floats:
    """Length (k,) of pieces of curves from the parameters ``begin`` on."""
    node, share = np.polynomial.legendre.leggauss(NODES)
    t = begin[:, None] + width * (node + 1.0) / 2.0
    basis, slope = _bernstein(t, curves.degree)
    run = np.einsum("kni,kid->knd", slope, curves.points[curve])
    if curves.weight is not None:  # (X / w)' = (X' w - X w') / w²
        weight = curves.weight[curve]
        below, falls = (np.einsum("kni,ki->kn", each, weight)[:, :, None] for each in (basis, slope))
        run = (run * below - np.einsum("kni,kid->knd", basis, curves.points[curve]) * falls) / (below * below)
    lengths: Floats = np.hypot(run[:, :, 0], run[:, :, 1]) @ share * (width / 2.0)
    return lengths


def _bernstein(t: Floats, p: int) -> tuple[Floats, Floats]:
    """Bernstein polynomials of degree p at parameters (k, n), as (k, n, p + 1), and their derivatives."""
    lower, basis = (_of_degree(t[:, :, None], each) for each in (p - 1, p))
    slope = p * (np.pad(lower, ((0, 0), (0, 0), (1, 0))) - np.pad(lower, ((0, 0), (0, 0), (0, 1))))
    return basis, slope


def _of_degree(t: Floats, p: int) -> Floats:
    i = np.arange(p + 1)
    return np.array([comb(p, int(n)) for n in i], np.float64) * t**i * (1.0 - t) ** (p - i)
