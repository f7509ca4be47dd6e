"""One value that several findings of a rule are held against: where so many contradict it, it is what they share.

Of a card with ``witness`` among its ``common``: three buildings above the limit of one parcel are one cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding
from surveycheck.rule import Rule

LEAST = 3
"""Two may each be wrong."""

VALUE = 3
"""Steps of the path of a value of a record."""


def witnessed(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    held: dict[tuple[str, str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        if "witness" in rules[finding.code].common and finding.severity != "note":
            for place in finding.others:
                if place.xpath.count("/") >= VALUE:
                    held.setdefault((finding.code, place.file, place.xpath), []).append(number)
    for own in held.values():
        yield from ((own[0], n) for n in own[1:] if len(own) >= LEAST)
