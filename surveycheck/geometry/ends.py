"""Ends of lines: what they meet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True, eq=False)
class Ends:
    """Both ends of n lines, first ends before last ends.

    ``line`` (2n,) number of the line, ``xy`` (2n, 2), ``degree`` (2n,) how many further ends lie within the tolerance.
    """

    line: Ints
    xy: Floats
    degree: Ints


def ends_of(lines: Objects, tolerance: float) -> Ends:
    """The ends of LineStrings, and how many other ends each meets within ``tolerance`` (m)."""
    number = np.arange(len(lines))
    xy = shapely.get_coordinates([*shapely.get_point(lines, 0), *shapely.get_point(lines, -1)])
    points = shapely.points(xy)
    one, two = near_pairs(shapely.STRtree(points), points, "dwithin", tolerance)
    degree = np.bincount(one[one != two], minlength=len(points)).astype(np.int64)
    return Ends(np.concatenate([number, number]), xy, degree)


def nearest_other(points: Floats, owner: Ints, lines: Objects, reach: float) -> tuple[Floats, Ints]:
    """For each point (k, 2) of the line ``owner``: distance to the nearest other line and its number.

    Lines farther than ``reach`` are not seen: distance inf, number -1.
    """
    distance, number = np.full(len(points), np.inf), np.full(len(points), -1, np.int64)
    places = shapely.points(points)
    point, line = near_pairs(shapely.STRtree(lines), places, "dwithin", reach)
    other = owner[point] != line
    point, line = point[other], line[other]
    away = shapely.distance(places[point], lines[line])
    order = np.lexsort((line, away, point))
    first = order[np.append(True, point[order][1:] != point[order][:-1])] if len(order) else order
    distance[point[first]], number[point[first]] = away[first], line[first]
    return distance, number


def both_ends_meet(lines: Objects, tolerance: float) -> Bools:
    """Lines whose two ends each meet the end of another, different line: pieces of a network or of a ring (n,).

    Two copies of one line are one line here.
    """
    meets = np.zeros(len(lines), np.bool_)
    if len(lines) < 2:
        return meets
    forms = shapely.to_wkb(shapely.normalize(lines))
    _, first = np.unique(np.array(forms, dtype=object), return_index=True)
    ends = ends_of(lines[first], tolerance)
    half = len(first)
    own = np.hypot(*(ends.xy[:half] - ends.xy[half:]).T) <= tolerance
    degree = ends.degree - np.concatenate([own, own])
    meets[first] = (degree[:half] > 0) & (degree[half:] > 0)
    return meets
