"""Where lines of a network pass over each other without a common node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely

from surveycheck.geometry.exact import true_crossing
from surveycheck.geometry.near import MOST_OVERLAYS, near_pairs
from surveycheck.geometry.network import Network
from surveycheck.geometry.ordering import ordered_pairs, ranks
from surveycheck.geometry.vertices import vertices_of
from surveycheck.model.columns import Bools, Floats, Ints, Objects

STEPS = 12
"""A line is followed from a crossing by doubling steps, from one tolerance to four thousand, until it has left the
other line by more than the tolerance."""


@dataclass(frozen=True, eq=False)
class Passing:
    """k spots ``at`` (k, 2) at which lines ``one`` and ``two`` (k,) pass from one side of each other to the other."""

    one: Ints
    two: Ints
    at: Floats

    def take(self, rows: Bools) -> Passing:
        return Passing(self.one[rows], self.two[rows], self.at[rows])


def passings(network: Network, reach: float, tolerance: float, height: float) -> Passing:
    """The spots at which two different lines cross and do not both have a vertex or an end, within ``tolerance`` (m).

    What only touches is none, nor where an end of either that meets nothing lies within ``reach`` (m; that is the
    question of dangles), nor where the heights as drawn differ by more than ``height`` (m). By place; arcs cross where
    they do, not where their chords do.
    """
    found = _spots(network)
    found = found.take(~_ended(network, found, reach, tolerance) & ~_noded(network, found, tolerance))
    found = found.take(_changes_side(network, found.one, found.two, found.at, tolerance))
    found = found.take(_changes_side(network, found.two, found.one, found.at, tolerance))
    found = _once(found, tolerance)
    apart = np.array([_apart(network, *each) for each in zip(found.one, found.two, found.at, strict=True)], np.float64)
    found = found.take(apart <= height)
    spots = [true_crossing(network.of(one), network.of(two), at) for one, two, at in _each(found)]
    return replace(found, at=np.array(spots, np.float64).reshape(-1, 2))


def _each(found: Passing) -> Iterator[tuple[int, int, Floats]]:
    yield from zip(found.one.tolist(), found.two.tolist(), found.at, strict=True)


def _spots(network: Network) -> Passing:
    """Every point that two lines have in common."""
    lines = network.lines
    one, two = near_pairs(shapely.STRtree(lines), lines, "intersects", most=MOST_OVERLAYS)
    pairs = ordered_pairs(np.column_stack([one, two])[one < two], ranks(lines))
    shared = shapely.intersection(lines[pairs[:, 0]], lines[pairs[:, 1]])
    each, number = shapely.get_parts(shared, return_index=True)
    point = shapely.get_type_id(each) == shapely.GeometryType.POINT
    at = shapely.get_coordinates(each[point])
    pairs = pairs[number[point]]
    order = np.lexsort((*np.round(at.T[::-1], 6),))
    return Passing(pairs[order, 0], pairs[order, 1], at[order])


def _ended(network: Network, found: Passing, reach: float, tolerance: float) -> Bools:
    """Where an end of either line, which touches no other line, is no farther than ``reach``. One that does is a node:
    what passes beside it misses it."""
    line, xy = network.ends
    touching, _, _ = network.beside(xy, line, tolerance)
    loose = np.setdiff1d(np.arange(len(line)), touching)
    spot, end = near_pairs(shapely.STRtree(shapely.points(xy[loose])), shapely.points(found.at), "dwithin", reach)
    ended = np.zeros(len(found.at), np.bool_)
    owner = line[loose[end]]
    ended[spot[(owner == found.one[spot]) | (owner == found.two[spot])]] = True
    return ended


def _noded(network: Network, found: Passing, tolerance: float) -> Bools:
    """Where both lines have a vertex."""
    pieces = network.pieces
    corners = shapely.points(np.concatenate([pieces.first, pieces.last]))
    owner = np.concatenate([pieces.owner, pieces.owner])
    spot, corner = near_pairs(shapely.STRtree(corners), shapely.points(found.at), "dwithin", tolerance)
    has = np.zeros((2, len(found.at)), np.bool_)
    for k, lines in enumerate((found.one, found.two)):
        has[k, spot[owner[corner] == lines[spot]]] = True
    return np.asarray(has.all(axis=0), np.bool_)


def _changes_side(network: Network, lines: Ints, others: Ints, at: Floats, tolerance: float) -> Bools:
    """Does each line, followed both ways from the spot, come out on different sides of the other line?"""
    forth = _side(network, lines, others, at, tolerance, 1.0)
    back = _side(network, lines, others, at, tolerance, -1.0)
    mask: Bools = forth * back < 0
    return mask


def _side(network: Network, lines: Ints, others: Ints, at: Floats, tolerance: float, way: float) -> Floats:
    """Side (k,) of the other line, +1 or -1, at which each line first is farther from it than the tolerance; 0 if it
    ends before."""
    own, other, length = network.lines[lines], network.lines[others], network.length[lines]
    start = shapely.line_locate_point(own, shapely.points(at))
    side = np.zeros(len(at))
    open_ = np.ones(len(at), np.bool_)
    for step in tolerance * 2.0 ** np.arange(STEPS + 1):
        place = start + way * step
        ring = network.ring[lines]
        open_ &= ring | ((place >= 0) & (place <= length))
        spot = shapely.line_interpolate_point(own, np.where(ring, np.mod(place, length), place))
        out = open_ & (side == 0) & (shapely.distance(spot, other) > tolerance)
        if out.any():
            side[out] = _hand(other[out], shapely.get_coordinates(spot[out]), tolerance)
    return side


def _hand(lines: Objects, spots: Floats, tolerance: float) -> Floats:
    """On which hand of the line each spot lies."""
    along = shapely.line_locate_point(lines, shapely.points(spots))
    length = shapely.length(lines)
    before = shapely.get_coordinates(shapely.line_interpolate_point(lines, np.maximum(along - tolerance, 0.0)))
    behind = shapely.get_coordinates(shapely.line_interpolate_point(lines, np.minimum(along + tolerance, length)))
    run, ray = behind - before, spots - before
    return np.asarray(np.sign(run[:, 0] * ray[:, 1] - run[:, 1] * ray[:, 0]), np.float64)


def _once(found: Passing, tolerance: float) -> Passing:
    """Of several spots of one pair within the tolerance the first."""
    keep = np.ones(len(found.at), np.bool_)
    seen: dict[tuple[int, int], list[Floats]] = {}
    for i, (one, two) in enumerate(zip(found.one.tolist(), found.two.tolist(), strict=True)):
        earlier = seen.setdefault((one, two), [])
        keep[i] = all(np.hypot(*(found.at[i] - spot)) > tolerance for spot in earlier)
        if keep[i]:
            earlier.append(found.at[i])
    return found.take(keep)


def _apart(network: Network, one: int, two: int, at: Floats) -> float:
    """How far apart in height (m) two lines are where they cross."""
    heights = [_height(network, int(line), at) for line in (one, two)]
    return abs(heights[0] - heights[1])


def _height(network: Network, line: int, at: Floats) -> float:
    """Height of a line at a spot, between the vertices beside it; of what has no vertices of its own the first."""
    xyz = vertices_of(network.part.features.take(np.array([line])), network.part.frame).xyz
    if len(xyz) < 2 or not np.ptp(xyz[:, 2]):
        return float(xyz[0, 2]) if len(xyz) else 0.0
    if network.ring[line]:
        xyz = np.concatenate([xyz, xyz[:1]])
    run = xyz[1:, :2] - xyz[:-1, :2]
    with np.errstate(all="ignore"):
        share = np.nan_to_num(np.clip(((at - xyz[:-1, :2]) * run).sum(axis=1) / (run**2).sum(axis=1), 0.0, 1.0))
    away = np.hypot(*(xyz[:-1, :2] + share[:, None] * run - at).T)
    k = int(np.argmin(away))
    return float(xyz[k, 2] + share[k] * (xyz[k + 1, 2] - xyz[k, 2]))
