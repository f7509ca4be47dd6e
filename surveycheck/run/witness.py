"""One value that several findings are held against: where so many contradict it, it is what they share.

Of cards with ``witness`` among their ``common``: three buildings above the limit of one parcel are one cause, and so
are instruments and papers that all contradict one day on which the survey is said to have ended.
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
    held: dict[tuple[str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        if "witness" in rules[finding.code].common and finding.severity != "note":
            for place in finding.others:
                if place.xpath.count("/") >= VALUE:
                    held.setdefault((place.file, place.xpath), []).append(number)
    for own in held.values():
        yield from ((own[0], n) for n in own[1:] if len(own) >= LEAST)
