"""Ends of a network that meet nothing: what kind of miss each is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.ops import substring

from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.network import LOOP, Network
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True)
class Loose:
    """An end at ``at`` (2,) of line ``line``, and what it misses: line ``other`` (-1: nothing) by ``gap`` (m).

    ``kind``: ``short`` (it ends before the other line), ``over`` (it runs past it by ``gap``), ``near`` (it lies beside
    an end of the other, not on it), ``end`` (nothing lies within reach).
    """

    line: int
    at: Floats
    kind: str
    gap: float
    other: int


def loose_ends(network: Network, reach: float, tolerance: float) -> Iterator[Loose]:
    """The ends that touch no other line, and not their own farther on, within ``tolerance`` (m), in order of place; of
    two ends that are each other's nearest only the first. ``reach`` (m): how far a miss may be."""
    line, xy = network.ends
    point, piece, away = network.beside(xy, line, reach)
    met = np.zeros(len(line), np.bool_)
    met[point[away <= tolerance]] = True
    partner, gap = _nearest_ends(network, reach, tolerance)
    begin = np.searchsorted(point, np.arange(len(line) + 1))
    for i in np.flatnonzero(~met)[np.lexsort(np.round(xy[~met].T[::-1], 6))].tolist():
        mine = np.arange(begin[i], begin[i + 1])
        if not len(mine):
            yield Loose(int(line[i]), xy[i], "end", 0.0, -1)
            continue
        owner = network.pieces.owner[piece[mine]]
        over, past = _overshoot(network, i, np.unique(owner), reach, tolerance)
        if over >= 0:
            yield Loose(int(line[i]), xy[i], "over", past, over)
        elif partner[i] < 0:
            first = np.lexsort((owner, away[mine]))[0]
            yield Loose(int(line[i]), xy[i], "short", float(away[mine][first]), int(owner[first]))
        elif not (partner[partner[i]] == i and not met[partner[i]] and _before(xy[partner[i]], xy[i])):
            yield Loose(int(line[i]), xy[i], "near", float(gap[i]), int(line[partner[i]]))


def _before(one: Floats, two: Floats) -> bool:
    return bool(tuple(np.round(one, 6)) < tuple(np.round(two, 6)))


def _nearest_ends(network: Network, reach: float, tolerance: float) -> tuple[Ints, Floats]:
    """For each end the nearest end of another line within reach (-1: none), and its distance."""
    line, xy = network.ends
    partner, gap = np.full(len(line), -1, np.int64), np.full(len(line), np.inf)
    places = shapely.points(xy)
    one, two = near_pairs(shapely.STRtree(places), places, "dwithin", reach)
    other = line[one] != line[two]
    one, two = one[other], two[other]
    away = np.hypot(*(xy[one] - xy[two]).T)
    order = np.lexsort((*np.round(xy[two].T[::-1], 6), np.round(away, 6), one))
    first = order[np.append(True, one[order][1:] != one[order][:-1])] if len(order) else order
    partner[one[first]], gap[one[first]] = two[first], away[first]
    return partner, gap


def _overshoot(network: Network, end: int, others: Ints, reach: float, tolerance: float) -> tuple[int, float]:
    """The line among ``others`` that the end has run past, within reach along its own line, and by how much."""
    line, _ = network.ends
    own = network.lines[line[end]]
    along = own if end < len(line) // 2 else shapely.reverse(own)
    stub, rest = substring(along, 0, reach), substring(along, min(LOOP * reach, own.length), own.length)
    best, past = -1, np.inf
    for other in others.tolist():
        shape = network.lines[other] if other != line[end] else rest
        if shapely.distance(stub, shape) <= tolerance:
            met = shapely.intersection(stub, shape)
            spots = met if not met.is_empty else shapely.get_point(shapely.shortest_line(stub, shape), 0)
            behind = float(np.min(shapely.line_locate_point(stub, shapely.points(shapely.get_coordinates(spots)))))
            best, past = (other, behind) if behind < past else (best, past)
    return best, past


def isolated(network: Network, tolerance: float) -> Bools:
    """Lines (n,) that touch no other line of the network within ``tolerance`` (m)."""
    lines: Objects = network.lines
    one, two = near_pairs(shapely.STRtree(lines), lines, "dwithin", tolerance)
    mask = np.ones(len(lines), np.bool_)
    mask[one[one != two]] = False
    return mask
