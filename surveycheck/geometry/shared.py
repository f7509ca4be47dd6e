"""Where neighbours do not draw their common border alike: nodes that one of them lacks, and edges that run beside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.edges import Edges, edges_of
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True, eq=False)
class Corners:
    """Vertices as drawn, each once: the number of the area (k,) and the place (k, 2)."""

    area: Ints
    xy: Floats


@dataclass(frozen=True)
class Mismatch:
    """``area`` differs there from ``others`` (numbers, by place): by how much (m), and where."""

    area: int
    others: tuple[int, ...]
    distance: float
    at: Floats


@dataclass(frozen=True, eq=False)
class Nearest:
    """For points and areas that come near each other (k,): the distance, and the nearest place on the border (k, 2)."""

    point: Ints
    area: Ints
    distance: Floats
    foot: Floats


def missing_nodes(areas: Objects, corners: Corners, limit: float) -> list[Mismatch]:
    """Areas on whose border, to ``limit`` (m), a corner of another one lies without a corner of their own there.

    Also where three meet: the side of one that passes the common corner of two others needs a corner there. Areas
    without drawn corners (circles, splines) lack none. By area and place.
    """
    edges = edges_of(areas)
    own = _at_open_edges(corners, edges)
    xy, owner = corners.xy[own], corners.area[own]
    near = _nearest(xy, owner, edges, limit + LENGTH_NOISE)
    there = _corner_there(xy, corners, near, limit + LENGTH_NOISE)
    cornered = np.isin(near.area, corners.area)
    keep = np.flatnonzero(~there & cornered)
    rank = ranks(areas)
    order = keep[np.lexsort((*np.round(xy[near.point[keep]].T[::-1], 6), rank[near.area[keep]]))]
    found: list[Mismatch] = []
    for place in _together(xy[near.point[order]], near.area[order], limit):
        rows = order[place]
        others = np.unique(owner[near.point[rows]])
        first = rows[0]
        distance = float(near.distance[rows].max())
        sorted_others = tuple(int(n) for n in others[np.argsort(rank[others])])
        found.append(Mismatch(int(near.area[first]), sorted_others, distance, xy[near.point[first]]))
    return found


def edges_beside(areas: Objects, limit: float, reach: float, angle: float) -> list[Mismatch]:
    """Edges of one area that run along the border of another, farther than ``limit`` and no farther than ``reach`` (m)
    from it: by less than ``angle`` (degrees) off its direction. Each stretch of such edges of a pair once, from either
    side, at the end that is farthest off."""
    edges = edges_of(areas)
    alone = np.flatnonzero(edges.alone)
    ends = np.concatenate([edges.first[alone], edges.last[alone]])
    owner = np.concatenate([edges.area[alone]] * 2)
    near = _nearest(ends, owner, edges, reach + LENGTH_NOISE)
    one, two = _both_ends(near, len(alone), len(areas))
    along = _along(ends, near, one, two, angle)
    keep = along & (np.maximum(near.distance[one], near.distance[two]) > limit + LENGTH_NOISE)
    return _stretches(areas, ends, owner, near, one[keep], two[keep], reach)


def _at_open_edges(corners: Corners, edges: Edges) -> Bools:
    """Corners at which an edge begins or ends that no neighbour shares: elsewhere all borders meet in corners."""
    open_ends = np.concatenate([edges.first[edges.alone], edges.last[edges.alone]])
    mask: Bools = np.isin(_plain(corners.xy), _plain(open_ends))
    return mask


def _plain(xy: Floats) -> np.ndarray:
    return np.ascontiguousarray(xy, np.float64).view(np.complex128).ravel()


def _nearest(xy: Floats, owner: Ints, edges: Edges, reach: float) -> Nearest:
    """The border of every other area within ``reach`` of points (n, 2) that belong to ``owner`` (n,); of edges that no
    neighbour shares."""
    alone = np.flatnonzero(edges.alone)
    first, last, area = edges.first[alone], edges.last[alone], edges.area[alone]
    lines = shapely.linestrings(np.stack([first, last], axis=1)) if len(alone) else np.empty(0, object)
    point, edge = near_pairs(shapely.STRtree(lines), shapely.points(xy), "dwithin", reach)
    other = owner[point] != area[edge]
    point, edge = point[other], edge[other]
    foot = _foot(xy[point], first[edge], last[edge])
    distance = np.hypot(*(foot - xy[point]).T)
    order = np.lexsort((*foot.T, np.round(distance, 7), area[edge], point))
    key = np.column_stack([point, area[edge]])[order]
    best = order[np.append(True, (key[1:] != key[:-1]).any(axis=1))] if len(order) else order
    return Nearest(point[best], area[edge[best]], distance[best], foot[best])


def _foot(xy: Floats, first: Floats, last: Floats) -> Floats:
    """The nearest place (k, 2) on each edge."""
    step = last - first
    share = np.clip(np.sum((xy - first) * step, axis=1) / np.sum(step * step, axis=1), 0.0, 1.0)
    foot: Floats = first + step * share[:, None]
    return foot


def _corner_there(xy: Floats, corners: Corners, near: Nearest, limit: float) -> Bools:
    """Whether the area that a point comes near has a corner of its own there."""
    points, used = shapely.points(corners.xy), np.unique(near.point)
    one, two = near_pairs(shapely.STRtree(points), shapely.points(xy[used]), "dwithin", limit)
    size = int(max(corners.area.max(initial=0), near.area.max(initial=0))) + 1
    mask: Bools = np.isin(near.point * size + near.area, used[one] * size + corners.area[two])
    return mask


def _both_ends(near: Nearest, edges: int, areas: int) -> tuple[Ints, Ints]:
    """Rows of ``near`` of the first and the last end of an edge that come near the same area."""
    key = (near.point % max(1, edges)) * areas + near.area
    first, last = np.flatnonzero(near.point < edges), np.flatnonzero(near.point >= edges)
    _, one, two = np.intersect1d(key[first], key[last], assume_unique=True, return_indices=True)
    return first[one], last[two]


def _along(ends: Floats, near: Nearest, one: Ints, two: Ints, angle: float) -> Bools:
    """Edges that keep their distance, and whose feet move on with them."""
    length = np.hypot(*(ends[near.point[one]] - ends[near.point[two]]).T)
    moved = np.hypot(*(near.foot[one] - near.foot[two]).T)
    leaves = np.abs(near.distance[one] - near.distance[two])
    turn = np.radians(angle)
    mask: Bools = (leaves <= length * np.sin(turn) + LENGTH_NOISE) & (moved >= length * np.cos(turn) - LENGTH_NOISE)
    return mask


def _stretches(
    areas: Objects, ends: Floats, owner: Ints, near: Nearest, one: Ints, two: Ints, reach: float
) -> list[Mismatch]:
    """One for each stretch: ends of one edge hang together, and ends of the same pair of areas within ``reach``."""
    rows, place = np.unique(np.concatenate([one, two]), return_inverse=True)
    rank = ranks(areas)
    by_rank = np.argsort(rank)
    mine, other = rank[owner[near.point[rows]]], rank[near.area[rows]]
    pair = np.minimum(mine, other) * len(areas) + np.maximum(mine, other)
    spots, away = ends[near.point[rows]], near.distance[rows]
    points = shapely.points(spots)
    a, b = near_pairs(shapely.STRtree(points), points, "dwithin", reach + LENGTH_NOISE)
    same = pair[a] == pair[b]
    links = np.concatenate([place.reshape(2, -1).T, np.column_stack([a, b])[same]])
    group = _groups(len(rows), links)
    order = np.lexsort((*np.round(spots.T[::-1], 6), -np.round(away, 6), group))
    first = order[np.append(True, group[order][1:] != group[order][:-1])] if len(order) else order
    first = first[np.lexsort((*np.round(spots[first].T[::-1], 6), pair[first]))]
    return [_mismatch(by_rank, int(pair[n]), len(areas), float(away[n]), spots[n]) for n in first]


def _mismatch(by_rank: Ints, pair: int, areas: int, away: float, at: Floats) -> Mismatch:
    return Mismatch(int(by_rank[pair // areas]), (int(by_rank[pair % areas]),), away, at)


def _groups(count: int, links: Ints) -> Ints:
    """The number of the group of each of ``count`` things that links (k, 2) hold together."""
    group = np.arange(count)
    while len(links):
        low = group.copy()
        np.minimum.at(low, links[:, 0], group[links[:, 1]])
        np.minimum.at(low, links[:, 1], group[links[:, 0]])
        low = low[low]
        if (low == group).all():
            break
        group = low
    return group


def _together(xy: Floats, area: Ints, limit: float) -> list[Ints]:
    """Rows that stand at one place of one area, to ``limit`` (m); rows come sorted by area and place."""
    found: list[list[int]] = []
    for n in range(len(area)):
        same = next(
            (g for g in reversed(found[-8:]) if area[g[0]] == area[n] and np.hypot(*(xy[g[0]] - xy[n])) <= limit), None
        )
        if same is None:
            found.append([n])
        else:
            same.append(n)
    return [np.array(group, np.int64) for group in found]
