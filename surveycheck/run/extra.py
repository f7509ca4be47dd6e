"""A thing that was drawn and that nothing knows of: whatever is found at it comes of its being there.

A drawn thing of a table, none of whose records is without a thing: no record has lost it under another key. It is one
too many, or its record is missing; what it overlaps, leaves a gap to or has no label for, it does as the thing that
should not be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.accounted import record_path

DRAWN, RECORDED = "shape-without-record", "record-without-shape"
"""The checks that tell of a thing without a record, and of a record without a thing."""

FEW = 20
"""Of more things of a table without a record none is one too many: their records are missing."""

NAMED = 3
"""A finding with more witnesses than that is about none of them in particular."""


def extra(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: what is found at such a thing, and what says that it has no record."""
    things: dict[str, list[int]] = {}
    lost: set[str] = set()
    for number, finding in enumerate(findings):
        if rules[finding.code].check == DRAWN and finding.place.handles:
            things.setdefault(str(finding.facts.get("table", "")), []).append(number)
        elif rules[finding.code].check == RECORDED:
            lost.add(record_path(finding.place).rpartition("/")[2].split("[")[0])
    own = {
        (findings[n].place.file, findings[n].place.handles[-1]): n
        for table, numbers in things.items()
        for n in numbers
        if table not in lost and len(numbers) <= FEW
    }
    for number, finding in enumerate(findings) if own else ():
        for place in (finding.place, *(finding.others if len(finding.others) <= NAMED else ())):
            head = own.get((place.file, place.handles[-1])) if place.handles else None
            if head is not None and head != number and finding.severity != "note":
                yield min(head, number), max(head, number)
