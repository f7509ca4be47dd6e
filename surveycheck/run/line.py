"""What is said of a line of a file, and what is found at a record that stands on this very line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding
from surveycheck.rule import Rule

FIRST = "first_line"
"""The fact that names a second line: a ring ends otherwise than it begins."""


def same_line(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: heads name a file and a line of it, and the followers' rules in ``explains``."""
    heads: dict[tuple[str, int], int] = {}
    for number, finding in enumerate(findings):
        place, first = finding.place, finding.facts.get(FIRST, 0)
        if rules[finding.code].explains and place.line and not place.xpath and not place.handles:
            for line in (place.line, first if isinstance(first, int) else 0):
                heads.setdefault((place.file, line), number)
    for number, finding in enumerate(findings) if heads else ():
        head = heads.get((finding.place.file, finding.place.line)) if finding.place.xpath else None
        if head is not None and finding.place.line:
            named = rules[findings[head].code].explains
            if {finding.code, rules[finding.code].stage}.intersection(named):
                yield head, number
