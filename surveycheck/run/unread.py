"""An element under a name that nobody reads: what misses it misses nothing else.

A field with a misspelt name is empty for every rule that asks for it; a record of a table that there is none of is
missed by its key, by what was drawn for it, and by totals that are off by just what it says (``explains``, as
``run/accounted.py`` has it). The schema tells which element that is (facts ``kind`` = content, ``name``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from surveycheck.model import Finding
from surveycheck.run.accounted import Rows, record_path

ALIKE = 0.6
"""So alike (``difflib``, case aside) are a misspelt name and the one that was meant."""

MOST = 200
"""Of more elements without a place nobody looks for those that miss them."""

RECORD, FIELD = 3, 4
"""Steps of the path of a record, and of one of its values (the first is empty)."""


def unread(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: the element that is not read, and what misses it."""
    heads = [n for n, f in enumerate(findings) if f.facts.get("kind") == "content" and f.place.xpath and not f.others]
    for number in heads if len(heads) <= MOST else ():
        steps = findings[number].place.xpath.split("/")
        if len(steps) == FIELD:
            yield from ((number, n) for n in _missing_field(findings, number))
        elif len(steps) == RECORD:
            yield from ((number, n) for n in _missing_record(findings, number, rows))


def _missing_field(findings: Sequence[Finding], head: int) -> Iterator[int]:
    """What says that a field of this very record is empty whose name is like the one that stands there."""
    place, name = findings[head].place, str(findings[head].facts.get("name", "")).casefold()
    for number, finding in enumerate(findings):
        field = finding.facts.get("field", finding.facts.get("key"))
        if number == head or not isinstance(field, str) or finding.place.file != place.file:
            continue
        said = finding.facts.get("value", "")
        same = finding.place.xpath == record_path(place) and said == ""
        if same and SequenceMatcher(None, name, field.casefold()).ratio() >= ALIKE:
            yield number


def _missing_record(findings: Sequence[Finding], head: int, rows: Rows) -> Iterator[int]:
    """What misses a key that the record says, or a record that says ``name`` in a table of a name like its own."""
    record, own = rows.at(findings[head].place), str(findings[head].facts.get("name", ""))
    values = set(record.values.values()) - {""} if record is not None else set()
    for number, finding in enumerate(findings) if values else ():
        key = finding.facts.get("key", finding.facts.get("value"))
        table = finding.facts.get("expected", finding.facts.get("table"))
        if number == head or not isinstance(table, str):
            continue
        alike = SequenceMatcher(None, own.casefold(), table.casefold()).ratio() >= ALIKE
        if (alike and key is None and finding.facts.get("count") == 0) or (
            isinstance(key, str) and (key.split(" / ")[0] in values or (alike and finding.facts.get("name") in values))
        ):
            yield number
