"""Edges of a hatch's path, put one behind the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import distinct, leads, ranges, starts
from surveycheck.model.columns import Bools, Floats, Ints

JOINED = 1e-6
"""Ends of edges closer than this (drawing units, and relative to their size) are one point."""


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
