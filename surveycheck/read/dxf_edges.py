"""Edges of a hatch's path, put one behind the other; arcs of ellipses and splines as points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from surveycheck.geometry.curves import chords, distinct, leads, ranges, starts
from surveycheck.model.columns import Bools, Floats, Ints

JOINED = 1e-6
"""Ends of edges closer than this (drawing units, and relative to their size) are one point."""

POINTS_PER_SPAN = 16


@dataclass(frozen=True, eq=False)
class Edges:
    """Points (m, 3) of edges ``edge`` (ascending), with their bulges; ``loop`` is the loop of each edge."""

    xyz: Floats
    bulge: Floats
    edge: Ints
    loop: Ints


def chained(edges: Edges) -> tuple[Floats, Floats, Ints]:
    """Vertices, bulges and loop numbers: edges in their order, turned round where only that joins them."""
    if not len(edges.edge):
        return np.zeros((0, 3)), np.zeros(0), np.zeros(0, np.int64)
    begin = np.flatnonzero(leads(edges.edge))
    counts = np.diff(np.append(begin, len(edges.edge)))
    loop = edges.loop[edges.edge[begin]]
    turned = _turned(edges.xyz[begin, :2], edges.xyz[begin + counts - 1, :2], loop)
    run, k = ranges(counts)
    back = turned[run]
    place = begin[run] + np.where(back, counts[run] - 1 - k, k)
    xyz = edges.xyz[place]
    bulge = np.where(back, -edges.bulge[np.maximum(place - 1, 0)], edges.bulge[place])
    bulge[k == counts[run] - 1] = 0.0
    first, last = begin, begin + counts - 1
    following = _following(loop)
    joined = _close(xyz[last, :2], xyz[first[following], :2])
    keep = np.ones(len(xyz), np.bool_)
    keep[last[joined & (counts > 1)]] = False
    return xyz[keep], bulge[keep], loop[run][keep]


def _following(loop: Ints) -> Ints:
    """The edge after each edge, round the loop."""
    begin = np.flatnonzero(leads(loop))
    ends = np.append(begin[1:], len(loop)) - 1
    following = np.arange(1, len(loop) + 1)
    following[ends] = begin
    return following


def _close(a: Floats, b: Floats) -> Bools:
    with np.errstate(invalid="ignore"):
        size = np.maximum(np.abs(a).max(axis=1), 1.0)
        close: Bools = np.abs(a - b).max(axis=1) <= np.minimum(JOINED * size, JOINED * 1000)
    return close


def _turned(first: Floats, last: Floats, loop: Ints) -> Bools:
    """Which edges run against their loop. Loops whose edges join as they are cost nothing."""
    turned = np.zeros(len(loop), np.bool_)
    bounds = starts(np.diff(np.append(np.flatnonzero(leads(loop)), len(loop))))
    open_ = ~_close(last, first[_following(loop)])
    for number in distinct(np.searchsorted(bounds, np.flatnonzero(open_), side="right") - 1):
        mine = slice(int(bounds[number]), int(bounds[number + 1]))
        turned[mine] = _oriented(first[mine], last[mine])
    return turned


def _oriented(first: Floats, last: Floats) -> Bools:
    """One loop: each edge begins where the one before it ends, if that can be had."""
    turned = np.zeros(len(first), np.bool_)
    if len(first) < 2:
        return turned
    nexts = np.stack([first[1], last[1]])
    turned[0] = np.hypot(*(nexts - first[0]).T).min() < np.hypot(*(nexts - last[0]).T).min()
    end = first[0] if turned[0] else last[0]
    for i in range(1, len(first)):
        turned[i] = np.hypot(*(last[i] - end)) < np.hypot(*(first[i] - end))
        end = first[i] if turned[i] else last[i]
    return turned


def ellipse_points(groups: list[tuple[int, float]]) -> Floats | None:
    """An arc of an ellipse: centre 10, 20, end of the major axis 11, 21, ratio 40, angles 50 and 51, sense 73."""
    value: dict[int, float] = {}
    for code, number in groups:
        value.setdefault(code, number)
    needed = [value.get(code, np.nan) for code in (10, 20, 11, 21, 40, 50, 51)]
    if not np.isfinite(needed).all() or value[40] == 0:
        return None
    x, y, major_x, major_y, ratio, begin, end = needed
    sense = -1.0 if value.get(73, 1) == 0 else 1.0
    a0, a1 = (np.radians(a) for a in (begin, end))
    sweep = np.mod(end - begin, 360.0)
    t0, t1 = (np.arctan2(np.sin(a) / ratio, np.cos(a)) for a in (a0, a1))
    turn = 2 * np.pi if sweep == 0 else np.mod(t1 - t0, 2 * np.pi)
    count = int(chords(np.array([np.hypot(major_x, major_y)]), np.array([turn]))[0])
    t = (t0 + turn * np.arange(count + 1) / count) * sense
    cos, sin = np.cos(t), np.sin(t) * ratio
    points = np.column_stack([x + major_x * cos - major_y * sin, y + major_y * cos + major_x * sin, np.zeros(len(t))])
    if sweep == 0:
        points[-1] = points[0]
    return points


def spline_points(groups: list[tuple[int, float]]) -> Floats | None:
    """A spline: degree 94, knots 40, control points 10 and 20, weights 42; else the fit points 11 and 21."""
    values = {code: [v for c, v in groups if c == code] for code in (94, 40, 10, 20, 42, 11, 21)}
    control = _columns(values[10], values[20])
    degree = int(values[94][0]) if values[94] and np.isfinite(values[94][0]) else 3
    knots = np.array(values[40])
    if control is not None and len(knots) >= len(control) + degree + 1 and 0 < degree < len(control):
        weights = np.array(values[42]) if len(values[42]) == len(control) else np.ones(len(control))
        return _evaluated(control, weights, knots, degree)
    return _columns(values[11], values[21])


def _columns(x: list[float], y: list[float]) -> Floats | None:
    if len(x) < 2 or len(x) != len(y) or not np.isfinite([*x, *y]).all():
        return None
    return np.column_stack([x, y, np.zeros(len(x))])


def _evaluated(control: Floats, weights: Floats, knots: Floats, degree: int) -> Floats | None:
    """Points of a rational B-spline, by de Boor's recursion on homogeneous coordinates."""
    ends = knots[degree : len(control) + 1]
    spans = [(a, b) for a, b in pairwise(ends) if b > a]
    if not spans or not np.isfinite(knots).all():
        return None
    steps = np.arange(POINTS_PER_SPAN) / POINTS_PER_SPAN
    parameters = np.append(np.concatenate([a + (b - a) * steps for a, b in spans]), spans[-1][1])
    last = int(np.searchsorted(knots, spans[-1][1], side="left")) - 1
    span = np.clip(np.searchsorted(knots, parameters, side="right") - 1, degree, last)
    homogeneous = np.column_stack([control[:, :2] * weights[:, None], weights])
    points = homogeneous[span[:, None] - degree + np.arange(degree + 1)]
    for level in range(1, degree + 1):
        for j in range(degree, level - 1, -1):
            low, high = knots[span - degree + j], knots[span + 1 + j - level]
            share = ((parameters - low) / np.where(high > low, high - low, 1.0))[:, None]
            points[:, j] = (1.0 - share) * points[:, j - 1] + share * points[:, j]
    with np.errstate(all="ignore"):
        flat = points[:, degree, :2] / points[:, degree, 2:]
    return np.column_stack([flat, np.zeros(len(flat))])
