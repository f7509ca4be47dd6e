"""A label that nobody can read is missed where it stands: by the thing in whose area it is, or by the point beside it.

Findings at texts of a card with ``label`` among its ``common``; what the card ``explains`` follows. Of several such
texts in an area each may be the one that is missed there: then the nearest to it has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import shapely

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

BESIDE = 5.0
"""Units of the drawing: as far from its point as a number is looked for."""

CORNERS = 3
"""Less encloses nothing."""

MOST = 500
"""Of more texts nobody looks for the things that miss them."""


def labelled(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    heads = [n for n, f in enumerate(findings) if "label" in rules[f.code].common and f.place.at is not None]
    if not 0 < len(heads) <= MOST:
        return
    meant = {code for n in heads for code in rules[findings[n].code].explains}
    for number, finding in enumerate(findings):
        if finding.code in meant:
            fits = [n for n in heads if finding.code in rules[findings[n].code].explains]
            away = [(_away(findings[n], finding, things), n) for n in fits]
            nearest, head = min(away, default=(inf, 0))
            if nearest < inf:
                yield head, number


def _away(text: Finding, missed: Finding, things: Things) -> float:
    """From the text to the thing that misses one, or to the spot where one is missed that no thing asks for; inf where
    it cannot be its own."""
    spot = shapely.Point(text.place.at)
    found = [inf]
    if not missed.place.handles and missed.place.at is not None and missed.place.file == text.place.file:
        found.append(_within(shapely.Point(missed.place.at), spot, BESIDE))
    for place in (missed.place, *missed.others):
        handle = place.handles[-1:] if place.file == text.place.file else ()
        thing = things.geometry(place.file, handle[0]) if handle else None
        if isinstance(thing, shapely.LineString) and len(thing.coords) > CORNERS:
            thing = shapely.Polygon(thing.coords)
        if thing is not None:
            found.append(_within(thing, spot, BESIDE if thing.geom_type == "Point" else 0.0))
    return min(found)


def _within(thing: shapely.Geometry, spot: shapely.Point, reach: float) -> float:
    away = float(shapely.distance(thing, spot))
    return away if away <= reach else inf
