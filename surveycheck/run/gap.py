"""Records that are gone leave a gap in the numbers of their table, and too few of them: that is one cause.

A card ``explains`` the code of a rule that looks for gaps: then both follow from each other in one table of one file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding
from surveycheck.rule import Rule

GAPS = "numbering"
"""The check that tells of a gap; its place is the record behind it."""


def gaps(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    found = {
        (f.code, *_table(f)): n
        for n, f in reversed([*enumerate(findings)])
        if rules[f.code].check == GAPS and _table(f)
    }
    for number, finding in enumerate(findings) if found else ():
        for code in rules[finding.code].explains:
            head = found.get((code, *_table(finding)))
            if head is not None and head != number:
                yield min(head, number), max(head, number)


def _table(finding: Finding) -> tuple[str, ...]:
    """The file and the table of its record; empty where it is about none."""
    steps = finding.place.xpath.split("/")
    return (finding.place.file, steps[2].split("[")[0]) if len(steps) > 2 else ()
