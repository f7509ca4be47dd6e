"""A thing that has a record and is not drawn, and what should lie in it: no other thing of its kind holds that.

Rules of areas that must lie inside others have these as their further selection ``holders``. What does not even touch
the nearest of them lies in none; where just one record of such a role is without its thing, that one is missed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import shapely

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

HOLDERS = "holders"

MOST = 200
"""Of more findings nobody looks for one missing thing."""


def unheld(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    missing: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        role = finding.facts.get("role")
        if isinstance(role, str) and finding.facts.get("key") and finding.place.xpath and not finding.place.handles:
            missing.setdefault(role, []).append(number)
    single = {role: own[0] for role, own in missing.items() if len(own) == 1}
    held = [n for n, f in enumerate(findings) if single and HOLDERS in rules[f.code].others and f.place.handles]
    for number in held if len(held) <= MOST else ():
        heads = [single[r] for r in rules[findings[number].code].others[HOLDERS].roles if r in single]
        if len(heads) == 1 and _apart(findings[number], things):
            yield heads[0], number


def _apart(finding: Finding, things: Things) -> bool:
    """Does a thing lie wholly outside the nearest that could hold it?"""
    nearest = next((p for p in finding.others if p.handles), None)
    own = things.geometry(finding.place.file, finding.place.handles[-1])
    other = things.geometry(nearest.file, nearest.handles[-1]) if nearest is not None else None
    return own is not None and (other is None or not bool(shapely.overlaps(own, other) | shapely.within(own, other)))
