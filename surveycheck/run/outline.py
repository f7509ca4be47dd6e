"""A whole outline that stands elsewhere: turned, scaled, or drawn again in another place.

Two signs. All its corners but one (that around which it was turned) are without their points (a card with ``outline``
among its ``common``): then the points that are found beside it, and what is found at those points, follow. Or of the
things of a layer that are found beside one other thing it is half of the layer, and three at least (``beside``): that
many do not go wrong one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from surveycheck.model import Finding, Place
from surveycheck.model.drawing import AREA
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

FEWEST = 3
HALF = 0.5

Pairs = Iterator[tuple[int, int]]
Witness = tuple[str, str]
"""File, and handle or record."""


def elsewhere(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Pairs:
    """(head, follower) by number."""
    corners: dict[tuple[str, str, str], list[int]] = {}
    beside: dict[tuple[str, str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        if "outline" in rules[finding.code].common and finding.place.handles:
            corners.setdefault((finding.code, finding.place.file, finding.place.handles[-1]), []).append(number)
        if "beside" in rules[finding.code].common and finding.others and finding.others[0].handles:
            beside.setdefault((finding.code, finding.others[0].file, finding.others[0].handles[-1]), []).append(number)
    for (_, file, handle), own in corners.items():
        outline = things.geometry(file, handle) if len(own) >= FEWEST else None
        if outline is not None and nearly_all(outline, len(own)):
            yield from _following(findings, rules, own, (file, handle))
    for own in beside.values():
        if len(own) >= FEWEST and _half_of_layer(findings[own[0]].place, {_thing(findings[n]) for n in own}, things):
            yield from ((own[0], n) for n in own[1:])


def nearly_all(outline: shapely.Geometry, wrong: int) -> bool:
    """Are so many wrong corners all those of an area, or all but one?"""
    if not isinstance(outline, shapely.Polygon):
        return False
    corners = shapely.get_num_coordinates(outline) - 1 - len(outline.interiors)
    return bool(wrong >= max(FEWEST, corners - 1))


def _following(findings: Sequence[Finding], rules: Mapping[str, Rule], own: Sequence[int], outline: Witness) -> Pairs:
    """Its other corners, the points found beside it, and what is found of the rows that three of those points have in
    common: a point that still lies on the outline is not found itself."""
    yield from ((own[0], n) for n in own[1:])
    card = rules[findings[own[0]].code]
    points = [n for n, f in enumerate(findings) if card.code in rules[f.code].also and outline in _witnesses(f.others)]
    yield from ((own[0], n) for n in points)
    at = {witness for n in points for witness in _witnesses((findings[n].place,))}
    told = [n for n, f in enumerate(findings) if f.code in card.also and not f.place.handles]
    rows = Counter(
        (findings[n].code, _row(findings[n])) for n in told if not at.isdisjoint(_witnesses(findings[n].others))
    )
    for number in told:
        key = (findings[number].code, _row(findings[number]))
        if key[1] and rows[key] >= FEWEST:
            yield own[0], number


def _row(finding: Finding) -> Witness | None:
    """The row that a finding about a part of it names last."""
    last = finding.others[-1] if finding.others else None
    return (last.file, last.xpath) if last is not None and last.xpath else None


def _witnesses(places: Sequence[Place]) -> set[Witness]:
    return {(place.file, place.handles[-1]) for place in places if place.handles}


def _thing(finding: Finding) -> str:
    return finding.place.handles[-1] if finding.place.handles else ""


def _half_of_layer(place: Place, found: set[str], things: Things) -> bool:
    """Are these (at least three) half of the areas of their layer?"""
    for drawing in things.model.drawings:
        if drawing.file == place.file:
            entities = drawing.entities
            there = entities.layer.where(place.layer.__eq__) & (entities.shape == AREA)
            return len(found) >= max(FEWEST, HALF * int(np.count_nonzero(there)))
    return False
