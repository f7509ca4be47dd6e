"""A value that slipped into the next record: that one has it twice, this one lacks it.

The schema tells of the one that stands there twice (facts ``kind`` = content, ``name``), and that one is lacking, or a
rule that knows its field does. What is then wrong with the value that stands there twice follows from it, whichever of
the two is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from surveycheck.model import Finding
from surveycheck.run.accounted import record_path

RECORD, VALUE = 3, 4
"""Steps of the path of a record, and of one of its values (the first is empty)."""

_TWICE = re.compile(r"(.+)\[\d+\]")
_NUMBER = re.compile(r"(.*)\[(\d+)\]")


def slipped(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    told = [n for n, f in enumerate(findings) if f.facts.get("kind") == "content" and f.place.xpath]
    twice = [(n, name) for n in told if (name := _twice(findings[n]))]
    lacking = [n for n, f in enumerate(findings) if twice and f.place.xpath.count("/") == RECORD - 1]
    for head, name in twice:
        record = record_path(findings[head].place)
        for number in lacking:
            if (
                _lacks(findings[number], name)
                and findings[number].place.file == findings[head].place.file
                and _beside(findings[number], record)
            ):
                yield head, number
        yield from (
            (head, number)
            for number, finding in enumerate(findings)
            if number != head
            and finding.place.file == findings[head].place.file
            and finding.place.xpath == f"{record}/{name}"
        )


def _lacks(finding: Finding, name: str) -> bool:
    """Does it say that a record lacks this value?"""
    facts = finding.facts
    return facts.get("field") == name or f" child element {name} " in f"{facts.get('note_en', '')} "


def _twice(finding: Finding) -> str:
    """The name of a value that its record has more than once, "" where the finding is about something else."""
    steps = finding.place.xpath.split("/")
    found = _TWICE.fullmatch(steps[-1]) if len(steps) == VALUE else None
    return found[1] if found and found[1] == finding.facts.get("name") else ""


def _beside(finding: Finding, record: str) -> bool:
    """Is it about the record before or behind this one, of the same table?"""
    one, two = _NUMBER.fullmatch(record_path(finding.place)), _NUMBER.fullmatch(record)
    return one is not None and two is not None and one[1] == two[1] and abs(int(one[2]) - int(two[2])) == 1
