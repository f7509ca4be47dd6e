"""Where two areas lie on one another, what stands in them does so too: labels of two buildings of which one was moved.

A finding about two things follows from one about two areas whose card names its rule, where either thing stands in one
of the areas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import shapely

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

MOST = 50
"""Of more areas that lie on one another, or things that do, nobody looks for which follow from which."""

CORNERS = 3
"""Less encloses nothing."""


def heaped(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    pairs = [n for n, f in enumerate(findings) if len(_handles(f)) > 1 and f.severity != "note"]
    heads = [n for n in pairs if rules[findings[n].code].also]
    named = {code for n in heads for code in rules[findings[n].code].also}
    left = [n for n in pairs if findings[n].code in named]
    if not heads or not 0 < len(left) <= MOST:
        return
    areas = {n: found for n in heads[:MOST] if (found := _areas(findings[n], things))}
    for number in left:
        own = [g for g in _geometries(findings[number], things) if g.geom_type == "Point"]
        for head, around in areas.items():
            named_there = findings[number].code in rules[findings[head].code].also
            inside = len(own) > 1 and all(any(area.covers(point) for area in around) for point in own)
            if head != number and named_there and inside:
                yield head, number
                break


def _handles(finding: Finding) -> list[tuple[str, str]]:
    """Of the place and the first of the others."""
    return [(p.file, p.handles[-1]) for p in (finding.place, *finding.others[:1]) if p.handles]


def _geometries(finding: Finding, things: Things) -> list[shapely.Geometry]:
    found = (things.geometry(file, handle) for file, handle in _handles(finding))
    return [geometry for geometry in found if geometry is not None]


def _areas(finding: Finding, things: Things) -> list[shapely.Geometry]:
    """Two areas, one of which reaches into the other."""
    drawn = [shapely.Polygon(g.coords) if _ring(g) else g for g in _geometries(finding, things)]
    areas = [g for g in drawn if g.geom_type == "Polygon" and g.is_valid]
    return areas if len(areas) > 1 and areas[0].intersects(areas[1]) else []


def _ring(geometry: shapely.Geometry) -> bool:
    return geometry.geom_type == "LineString" and len(geometry.coords) > CORNERS and geometry.is_closed
