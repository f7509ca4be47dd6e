"""What does a corner explain that was drawn beside its point, that has none, that is too near to the next one, or that
is missing at a point? The piece between the outline as drawn and as it would be with the corner at its point, without
it, or with one more: what is found there, and an area that is off by just so much. Where all corners are wrong,
or all but one around which it was turned, whatever is found of the area is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import shapely

from surveycheck.model import Finding
from surveycheck.model.columns import Floats
from surveycheck.rule import Rule
from surveycheck.run.outline import nearly_all
from surveycheck.run.upon import NEAR, Things

Thing = tuple[str, tuple[str, ...]]
CORNERS = 3
ROUNDING = 0.002
"""m²: an area said and an area drawn are rounded before they are held against each other."""


def explained(
    findings: Sequence[Finding], rules: Mapping[str, Rule], parents: Mapping[int, int], things: Things
) -> dict[int, int]:
    """Parents of findings that have none yet, and that a corner beside its point accounts for (``explains``)."""
    found: dict[int, int] = {}
    for code in sorted({f.code for f in findings if rules[f.code].explains}):
        about = _about(findings, rules[code].explains)
        for (file, handles), heads in _moved(findings, code).items():
            touching = [n for n in about.get((file, handles), ()) if n not in parents and n not in found]
            drawn = things.geometry(file, handles[-1]) if touching else None
            if drawn is not None:
                meant = _meant(drawn, [findings[n] for n in heads])
                wrong = nearly_all(drawn, len(heads))
                fits = (n for n in touching if wrong or any(_accounts(drawn, one, findings[n]) for one in meant))
                found |= dict.fromkeys(fits, heads[0])
        found |= _without_corner(findings, code, about, {**parents, **found}, things)
    return found


def _without_corner(
    findings: Sequence[Finding],
    code: str,
    about: Mapping[Thing, Sequence[int]],
    known: Mapping[int, int],
    things: Things,
) -> dict[int, int]:
    """Points of an area (the first witness) at which it has no corner: what would be right with one there."""
    found: dict[int, int] = {}
    for number, finding in enumerate(findings):
        if finding.code != code or not finding.others or finding.place.at is None or not finding.others[0].handles:
            continue
        file, handles = finding.others[0].file, finding.others[0].handles
        there = (n for n in about.get((file, handles), ()) if n != number)
        touching = [n for n in there if n not in known and n not in found]
        drawn = things.geometry(file, handles[-1]) if touching else None
        meant = None if drawn is None else _with_corner(drawn, finding.place.at)
        if drawn is not None and meant is not None:
            found |= {n: number for n in touching if _accounts(drawn, meant, findings[n])}
    return found


def _with_corner(drawn: shapely.Geometry, at: tuple[float, float]) -> shapely.Geometry | None:
    """The area with one more corner, in the edge that is nearest to it; None where it is none, or has holes."""
    if not isinstance(drawn, shapely.Polygon) or drawn.interiors:
        return None
    ring = shapely.get_coordinates(drawn.exterior)
    edges = shapely.linestrings(np.stack([ring[:-1], ring[1:]], axis=1))
    nearest = int(np.argmin(shapely.distance(edges, shapely.points(at))))
    meant = shapely.Polygon(np.insert(ring, nearest + 1, at, axis=0))
    return meant if meant.is_valid else None


def _moved(findings: Sequence[Finding], code: str) -> dict[Thing, list[int]]:
    """Of each thing the findings of the rule that know the corner and its point, or that it has none."""
    moved: dict[Thing, list[int]] = {}
    for number, finding in enumerate(findings):
        place, witness = finding.place, finding.others[0] if finding.others else None
        known = witness is None or (witness.handles and witness.at)
        if finding.code == code and place.handles and place.at and known:
            moved.setdefault((place.file, place.handles), []).append(number)
    return moved


def _about(findings: Sequence[Finding], explains: Collection[str]) -> dict[Thing, list[int]]:
    """Of each thing the findings of the named rules that touch it, by number: looked up, for there may be thousands."""
    about: dict[Thing, list[int]] = {}
    for number, finding in enumerate(findings):
        if finding.code in explains:
            for thing in dict.fromkeys((p.file, p.handles) for p in (finding.place, *finding.others)):
                about.setdefault(thing, []).append(number)
    return about


def _meant(drawn: shapely.Geometry, heads: Sequence[Finding]) -> list[shapely.Geometry]:
    """The area as it may be meant. Of two corners too near to each other (``length``, or within a ``tolerance`` their
    ``distance`` from the one that is told) either may be surplus."""
    repeated = "tolerance" in heads[0].facts
    length = heads[0].facts.get("distance" if repeated else "length")
    if not isinstance(length, float) or heads[0].others:
        mended = _mended(drawn, heads)
        return [] if mended is None else [mended]
    if len(heads) > 1 or not isinstance(drawn, shapely.Polygon):
        return []
    corners = shapely.get_coordinates(drawn.exterior)[:-1]
    near = np.hypot(*(corners - np.array(heads[0].place.at)).T) <= (length if repeated else length / 2) + NEAR
    rest = [np.delete(corners, n, axis=0) for n in np.flatnonzero(near).tolist() if len(corners) > CORNERS]
    return [shapely.Polygon(ring, drawn.interiors) for ring in rest]


def _mended(drawn: shapely.Geometry, heads: Sequence[Finding]) -> shapely.Geometry | None:
    """The area with its corners at their points, and without those that have none; None where it is none."""
    if not isinstance(drawn, shapely.Polygon):
        return None
    rings = [_moved_corners(shapely.get_coordinates(ring)[:-1], heads) for ring in (drawn.exterior, *drawn.interiors)]
    if any(len(ring) < CORNERS for ring in rings):
        return None
    meant = shapely.Polygon(rings[0], rings[1:])
    return meant if meant.is_valid else None


def _moved_corners(corners: Floats, heads: Sequence[Finding]) -> Floats:
    now, kept = corners.copy(), np.ones(len(corners), np.bool_)
    for finding in heads:
        near = np.hypot(*(corners - np.array(finding.place.at)).T) <= NEAR
        if finding.others:
            now[near] = finding.others[0].at
        else:
            kept &= ~near
    return now[kept]


def _accounts(drawn: shapely.Geometry, meant: shapely.Geometry, finding: Finding) -> bool:
    """An area that would be right with the corners at their points; any other spot that lies between."""
    difference, limit = finding.facts.get("difference"), finding.facts.get("limit")
    if isinstance(difference, int | float):
        slack = ROUNDING + (float(limit) if isinstance(limit, int | float) else 0.0)
        return bool(abs(meant.area - drawn.area - difference) <= slack)
    if finding.place.at is None or not drawn.is_valid:
        return False
    between = shapely.symmetric_difference(drawn, meant)
    return bool(shapely.distance(between, shapely.points(finding.place.at)) <= NEAR)
