"""Where a drawing's site is, and what lies far from it."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints


def strays(bounds: Floats, distance: float) -> tuple[Bools, Floats]:
    """Things (n,) with ``bounds`` (n, 4) far from where most of them are, and their distance (n,) from there.

    Things whose boxes lie no farther apart than ``distance`` along x, and then along y, belong together; the group
    with more than half of all things is the site. Without such a group nothing is far from anything.
    """
    site = _largest(_groups(bounds[:, [0, 2]], distance))
    if site.any():
        inner = np.flatnonzero(site)
        site = np.zeros(len(bounds), np.bool_)
        site[inner[_largest(_groups(bounds[inner][:, [1, 3]], distance))]] = True
    if site.sum() * 2 <= len(bounds):
        return np.zeros(len(bounds), np.bool_), np.zeros(len(bounds))
    low, high = bounds[site, :2].min(axis=0), bounds[site, 2:].max(axis=0)
    beyond = np.maximum(np.maximum(low - bounds[:, 2:], bounds[:, :2] - high), 0.0)
    away = np.hypot(beyond[:, 0], beyond[:, 1])
    return ~site & (away > distance), away


def _groups(spans: Floats, distance: float) -> Ints:
    """Number of the group of each span (n, 2) of least and greatest value: a gap wider than ``distance`` parts them."""
    order = np.argsort(spans[:, 0], kind="stable")
    reach = np.maximum.accumulate(spans[order, 1])
    new = np.append(False, spans[order[1:], 0] > reach[:-1] + distance)
    group = np.empty(len(spans), np.int64)
    group[order] = np.cumsum(new)
    return group


def _largest(group: Ints) -> Bools:
    mask: Bools = group == np.argmax(np.bincount(group)) if len(group) else np.zeros(0, np.bool_)
    return mask
