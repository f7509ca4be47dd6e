"""Where neighbours do not draw their common border alike: nodes that one of them lacks, and edges that run beside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import shapely

from surveycheck.geometry.edges import Edges, edges_of
from surveycheck.geometry.near import most_near, near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ordering import ranks
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True, eq=False)
class Corners:
    """Vertices as drawn, each once: the number of the area (k,) and the place (k, 2)."""

    area: Ints
    xy: Floats


@dataclass(frozen=True, eq=False)
class Sides:
    """Sides: the number of the area (k,), both ends and the middle, of arcs that of the arc (k, 2)."""

    area: Ints
    first: Floats
    last: Floats
    middle: Floats


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


def straight_sides(area: Ints, first: Floats, last: Floats) -> Sides:
    """Sides without arcs."""
    return Sides(area, first, last, (first + last) / 2)


def missing_nodes(areas: Objects, corners: Corners, limit: float) -> list[Mismatch]:
    """Areas on whose border, to ``limit`` (m), a corner of another one lies without a corner of their own there.

    Also where three meet: the side of one that passes the common corner of two others needs a corner there. Areas
    without drawn corners (circles, splines) lack none. By area and place.
    """
    edges = edges_of(areas)
    own = _open(corners.xy, edges)
    xy, owner = corners.xy[own], corners.area[own]
    near = _nearest(xy, owner, _around(areas, edges, xy, limit), limit + LENGTH_NOISE)
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


def sides_beside(areas: Objects, sides: Sides, limit: float, reach: float, angle: float) -> list[Mismatch]:
    """Sides of one area that run along the border of another, farther than ``limit`` and no farther than ``reach`` (m)
    from it: straight ones by less than ``angle`` (degrees) off its direction, arcs with both ends and the middle.
    An arc that only leaves a line as a tangent does not. Each stretch of such sides of a pair once, from either side,
    at the place that is farthest off."""
    edges = edges_of(areas)
    open_side = _open(sides.first, edges) & _open(sides.last, edges)
    own = Sides(sides.area[open_side], sides.first[open_side], sides.last[open_side], sides.middle[open_side])
    places = np.concatenate([own.first, own.last, own.middle])
    owner = np.concatenate([own.area] * 3)
    near = _nearest(places, owner, _around(areas, edges, places, reach), reach + LENGTH_NOISE)
    rows = _all_three(near, len(own.area), len(areas))
    away = near.distance[rows]
    keep = _along(places, near, rows, angle) | _bent(own)[near.point[rows[:, 0]]]
    keep &= away.max(axis=1, initial=0.0) > limit + LENGTH_NOISE
    return _stretches(areas, places, owner, near, rows[keep], reach)


def _open(xy: Floats, edges: Edges) -> Bools:
    """Places (n, 2) at which an edge begins or ends that no neighbour shares: elsewhere all borders meet in corners."""
    ends = np.concatenate([edges.first[edges.alone], edges.last[edges.alone]])
    mask: Bools = np.isin(_plain(xy), _plain(ends))
    return mask


def _plain(xy: Floats) -> np.ndarray:
    return np.ascontiguousarray(xy, np.float64).view(np.complex128).ravel()


def _around(areas: Objects, edges: Edges, xy: Floats, reach: float) -> Sides:
    """All edges of the areas that come near one of the places (n, 2)."""
    places = shapely.points(np.unique(xy, axis=0))
    near = np.unique(near_pairs(shapely.STRtree(areas), places, "dwithin", reach + LENGTH_NOISE)[1])
    mine = np.flatnonzero(np.isin(edges.area, near))
    return straight_sides(edges.area[mine], edges.first[mine], edges.last[mine])


def _nearest(xy: Floats, owner: Ints, sides: Sides, reach: float) -> Nearest:
    """The border of every other area within ``reach`` of points (n, 2) that belong to ``owner`` (n,)."""
    first, last, area = sides.first, sides.last, sides.area
    lines = shapely.linestrings(np.stack([first, last], axis=1)) if len(area) else np.empty(0, object)
    point, edge = near_pairs(shapely.STRtree(lines), shapely.points(xy), "dwithin", reach, most_near(len(lines)))
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


def _all_three(near: Nearest, sides: int, areas: int) -> Ints:
    """Rows of ``near`` (k, 3): first end, last end and middle of a side that all come near the same area."""
    key = (near.point % max(1, sides)) * areas + near.area
    which = near.point // max(1, sides)
    parts = [np.flatnonzero(which == n) for n in range(3)]
    common = reduce(np.intersect1d, [key[part] for part in parts])
    found = [part[np.searchsorted(key[part], common)] for part in (p[np.argsort(key[p])] for p in parts)]
    return np.column_stack(found)


def _bent(sides: Sides) -> Bools:
    """Which sides are arcs."""
    mask: Bools = np.abs(sides.middle - (sides.first + sides.last) / 2).max(axis=1, initial=0.0) > LENGTH_NOISE
    return mask


def _along(places: Floats, near: Nearest, rows: Ints, angle: float) -> Bools:
    """Straight sides that keep their distance, and whose feet move on with them."""
    one, two = rows[:, 0], rows[:, 1]
    length = np.hypot(*(places[near.point[one]] - places[near.point[two]]).T)
    moved = np.hypot(*(near.foot[one] - near.foot[two]).T)
    leaves = np.abs(near.distance[one] - near.distance[two])
    turn = np.radians(angle)
    mask: Bools = (leaves <= length * np.sin(turn) + LENGTH_NOISE) & (moved >= length * np.cos(turn) - LENGTH_NOISE)
    return mask


def _stretches(areas: Objects, places: Floats, owner: Ints, near: Nearest, sides: Ints, reach: float) -> list[Mismatch]:
    """One for each stretch: the places of one side hang together, and those of a pair of areas within ``reach``."""
    rows, number = np.unique(sides, return_inverse=True)
    number = number.reshape(-1, 3)
    rank = ranks(areas)
    by_rank = np.argsort(rank)
    mine, other = rank[owner[near.point[rows]]], rank[near.area[rows]]
    pair = np.minimum(mine, other) * len(areas) + np.maximum(mine, other)
    spots, away = places[near.point[rows]], near.distance[rows]
    points = shapely.points(spots)
    a, b = near_pairs(shapely.STRtree(points), points, "dwithin", reach + LENGTH_NOISE)
    links = np.concatenate([number[:, :2], number[:, 1:], np.column_stack([a, b])[pair[a] == pair[b]]])
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
