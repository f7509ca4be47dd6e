"""Where a drawing's site is, and what lies far from it."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import PLACED


def strays(bounds: Floats, distance: float) -> tuple[Bools, Floats]:
    """Things (n,) with ``bounds`` (n, 4) far from where most of them are, and their distance (n,) from there.

    Things whose boxes lie no farther apart than ``distance`` along x, and then along y, belong together; the group
    with more than half of all things is the site. Without such a group nothing is far from anything.
    """
    west, south, east, north = np.ascontiguousarray(bounds.T)
    site = _largest(_groups(west, east, distance))
    if site.any():
        inner = np.flatnonzero(site)
        site = np.zeros(len(bounds), np.bool_)
        site[inner[_largest(_groups(south[inner], north[inner], distance))]] = True
    if site.sum() * 2 <= len(bounds):
        return np.zeros(len(bounds), np.bool_), np.zeros(len(bounds))
    across, up = _beyond(west, east, site), _beyond(south, north, site)
    away = np.hypot(across, up)
    return ~site & (away > distance), away


def shown_boxes(features: Features) -> Floats:
    """Boxes (n, 4), as drawn, around what the references of one drawing show, at all levels: a block whose things have
    their own coordinates is inserted at the origin. NaN where nothing is shown."""
    entities = features.drawings[int(features.source[0])].entities
    rows = np.flatnonzero(entities.space == PLACED)
    outer = entities.parent[rows].astype(np.int64)
    while (deeper := entities.space[outer] == PLACED).any():
        outer = np.where(deeper, entities.parent[outer], outer)
    own = np.isin(outer, features.row)
    boxes, outer = shapely.bounds(entities.geometry[rows[own]]), outer[own]
    number = np.zeros(len(entities), np.int64)
    number[features.row] = np.arange(len(features))
    low, high = np.full((len(features), 2), np.inf), np.full((len(features), 2), -np.inf)
    seen = ~np.isnan(boxes[:, 0])
    np.minimum.at(low, number[outer[seen]], boxes[seen, :2])
    np.maximum.at(high, number[outer[seen]], boxes[seen, 2:])
    found: Floats = np.hstack((low, high))
    found[~np.isfinite(low[:, 0])] = np.nan
    return found


def _beyond(low: Floats, high: Floats, site: Bools) -> Floats:
    """How far each span lies outside of those of the site (n,)."""
    beyond: Floats = np.maximum(np.maximum(low[site].min() - high, low - high[site].max()), 0.0)
    return beyond


def _groups(low: Floats, high: Floats, distance: float) -> Ints:
    """Number of the group of each span (n,) of least and greatest value: a gap wider than ``distance`` parts them."""
    if _unbroken(low, high, distance / 2):
        return np.zeros(len(low), np.int64)
    order = np.argsort(low)
    reach = np.maximum.accumulate(high[order])
    new = np.append(False, low[order[1:]] > reach[:-1] + distance)
    group = np.empty(len(low), np.int64)
    group[order] = np.cumsum(new)
    return group


MOST_CELLS = 100_000


def _unbroken(low: Floats, high: Floats, cell: float) -> bool:
    """Do spans leave no cell of a line empty? Then no gap between them is as wide as two cells, and nothing need be
    sorted to see it."""
    first = low.min(initial=np.inf)
    if not 0 < high.max(initial=-np.inf) - first < MOST_CELLS * cell:
        return False
    begin, end = (np.floor((edges - first) / cell).astype(np.int64) for edges in (low, high))
    count = int(end.max()) + 1
    covered = np.cumsum(np.bincount(begin, minlength=count) - np.append(0, np.bincount(end, minlength=count)[:-1]))
    return bool((covered > 0).all())


def _largest(group: Ints) -> Bools:
    mask: Bools = group == np.argmax(np.bincount(group)) if len(group) else np.zeros(0, np.bool_)
    return mask
