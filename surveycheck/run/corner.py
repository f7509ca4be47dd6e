"""One corner of a line that cuts through several things: it was put into one of them, and all of them follow.

Findings of one rule (a card with ``corner`` among its ``common``) beside one and the same other thing. A corner of that
thing must lie inside one of theirs, and with the corner drawn out of the way again all of them must be right: two
buildings that cross one and the same line are two defects.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from surveycheck.model import Finding
from surveycheck.model.columns import Floats, Objects
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

FAR = 10.0
"""How far out of the way a corner is drawn, in lengths of the edge that would take its place."""

MOST = 50
"""Of more things nobody looks for one corner in all of them."""


def cornered(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    beside: dict[tuple[str, str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        if "corner" in rules[finding.code].common and finding.place.handles and finding.others:
            other = finding.others[0]
            if other.handles:
                beside.setdefault((finding.code, other.file, other.handles[-1]), []).append(number)
    for (_, file, handle), own in beside.items():
        line = things.geometry(file, handle) if 1 < len(own) <= MOST else None
        areas = [things.geometry(p.file, p.handles[-1]) for p in (findings[n].place for n in own)]
        drawn = line is not None and all(isinstance(area, shapely.Polygon) for area in areas)
        if line is not None and drawn and _one_corner(line, np.array(areas, dtype=object), _slack(findings[own[0]])):
            yield from ((own[0], n) for n in own[1:])


def _slack(finding: Finding) -> float:
    limit = finding.facts.get("limit")
    return float(limit) if isinstance(limit, int | float) else 0.05


def _one_corner(line: shapely.Geometry, areas: Objects, slack: float) -> bool:
    """Does one corner lie in an area, and is none of them wrong without it?"""
    ring = isinstance(line, shapely.Polygon)
    corners = shapely.get_coordinates(line.exterior)[:-1] if ring else shapely.get_coordinates(line)
    inner = shapely.buffer(areas, -slack)
    inside = shapely.intersects(shapely.union_all(inner), shapely.points(corners))
    for number in np.flatnonzero(inside).tolist():
        if ring and all(shapely.covers(_drawn_out(corners, number), inner)):
            return True
        rest = np.delete(corners, number, axis=0)
        if not ring and (len(rest) < 2 or not any(shapely.intersects(shapely.LineString(rest), inner))):
            return True
    return False


def _drawn_out(corners: Floats, number: int) -> shapely.Geometry:
    """The area with this corner far outside of the edge between its neighbours."""
    before, after = corners[number - 1], corners[(number + 1) % len(corners)]
    turned = shapely.is_ccw(shapely.LinearRing(corners))
    along = after - before
    out = np.array([along[1], -along[0]]) * (1.0 if turned else -1.0)
    moved = corners.copy()
    moved[number] = (before + after) / 2 + FAR * out
    drawn = shapely.Polygon(moved)
    return drawn if drawn.is_valid else shapely.Polygon()
