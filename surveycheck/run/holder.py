"""Where one thing alone is not drawn, what should lie in a thing of its kind lies in none: that is one cause.

The record without a shape says its role (fact ``role``); a card whose further selection ``holders`` has that role finds
what lies wholly outside of those that are drawn. Where two records lack their shape nobody can say in which it lay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import shapely

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

CORNERS = 3
"""Less encloses nothing."""

PART = 0.001
"""Of its area: so near is the part outside to the whole of it."""


def unheld(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    missing: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        if "role" in finding.facts and "key" in finding.facts and finding.place.xpath:
            missing.setdefault(str(finding.facts["role"]), []).append(number)
    alone = {role: own[0] for role, own in missing.items() if len(own) == 1}
    for number, finding in enumerate(findings) if alone else ():
        holders = rules[finding.code].others.get("holders")
        heads = [alone[role] for role in holders.roles if role in alone] if holders else []
        if heads and _wholly(finding, things):
            yield heads[0], number


def _wholly(finding: Finding, things: Things) -> bool:
    """Does all of its thing lie outside? In a drawing that is not in metres nobody can say."""
    area, handle = finding.facts.get("area"), finding.place.handles[-1:]
    thing = things.geometry(finding.place.file, handle[0]) if handle else None
    if thing is None or not isinstance(area, float) or len(shapely.get_coordinates(thing)) < CORNERS:
        return False
    filled = shapely.Polygon(thing.coords) if thing.geom_type == "LineString" else thing
    return bool(abs(shapely.area(filled) - area) <= PART * area)
