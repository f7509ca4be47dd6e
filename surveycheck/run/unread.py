"""An element under a name that nobody reads: what misses it misses nothing else.

A field with a misspelt name is empty for every rule that asks for it; a record of a table that there is none of is
missed by its key, by what was drawn for it, by the numbers of its table, by a count that would be enough with it, and
by totals that are off by just what it says (``explains``, as ``run/accounted.py`` has it). The schema tells which
element that is (facts ``kind`` = content, ``name``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from surveycheck.model import Finding
from surveycheck.run.accounted import Rows, record_path

ALIKE = 0.6
"""So alike (``difflib``, case aside) are a misspelt name and the one that was meant."""

BETWEEN = "—"
"""Stands between the two ends that name a line."""

MOST = 2000
"""Of more elements without a place nobody looks for those that miss them."""

RECORD, FIELD = 3, 4
"""Steps of the path of a record, and of one of its values (the first is empty)."""


def unread(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: the element that is not read, and what misses it."""
    heads = [n for n, f in enumerate(findings) if f.facts.get("kind") == "content" and f.place.xpath and not f.others]
    asked = _Asked.of(findings) if 0 < len(heads) <= MOST else None
    for number in heads if asked is not None else ():
        steps = findings[number].place.xpath.split("/")
        if asked is not None and len(steps) == FIELD:
            yield from ((number, n) for n in _missing_field(findings, number, asked))
        elif asked is not None and len(steps) == RECORD:
            yield from ((number, n) for n in _missing_record(findings, number, rows, asked))
            yield from ((number, n) for n in _too_few(findings, number, heads, asked))


@dataclass(frozen=True)
class _Asked:
    """The numbers of the findings that miss something, by what they miss: there may be thousands."""

    empty: Mapping[tuple[str, str], Sequence[int]]
    """At a record (file, path): fields that are empty."""
    keys: Mapping[str, Sequence[int]]
    """A key that a table does not have."""
    names: Mapping[str, Sequence[int]]
    """A name that a table does not have."""
    tables: Sequence[int]
    """A table without any record."""
    gaps: Mapping[str, Sequence[int]]
    """A number that a table does not have between others."""
    few: Mapping[str, Sequence[int]]
    """A table of too few records of a kind."""

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> _Asked:
        empty: dict[tuple[str, str], list[int]] = {}
        keys: dict[str, list[int]] = {}
        names: dict[str, list[int]] = {}
        tables: list[int] = []
        gaps: dict[str, list[int]] = {}
        few: dict[str, list[int]] = {}
        for number, finding in enumerate(findings):
            facts = finding.facts
            if finding.place.xpath and facts.get("value", "") == "":
                empty.setdefault((finding.place.file, finding.place.xpath), []).append(number)
            for place in finding.others if facts.get("table") else ():
                if place.key and not (place.file or place.xpath or place.handles):
                    gaps.setdefault(place.key, []).append(number)
            if _lacking(finding) > 0:
                few.setdefault(_own_table(finding), []).append(number)
            if not isinstance(_table(finding), str):
                continue
            key = facts.get("key", facts.get("value"))
            ends = str(facts.get("name", "")).split(BETWEEN)
            if len(ends) > 1:
                names.setdefault(ends[0], []).append(number)
                continue
            if isinstance(key, str):
                keys.setdefault(key.split(" / ")[0], []).append(number)
            if isinstance(name := facts.get("name"), str) and isinstance(key, str):
                names.setdefault(name, []).append(number)
            if key is None and facts.get("count") == 0:
                tables.append(number)
        return cls(empty, keys, names, tables, gaps, few)


def _table(finding: Finding) -> object:
    return finding.facts.get("expected", finding.facts.get("table"))


def _missing_field(findings: Sequence[Finding], head: int, asked: _Asked) -> Iterator[int]:
    """What says that a field of this very record is empty whose name is like the one that stands there."""
    place, name = findings[head].place, str(findings[head].facts.get("name", ""))
    for number in asked.empty.get((place.file, record_path(place)), ()):
        field = findings[number].facts.get("field", findings[number].facts.get("key"))
        if number != head and isinstance(field, str) and _alike(name, field):
            yield number


def _missing_record(findings: Sequence[Finding], head: int, rows: Rows, asked: _Asked) -> Iterator[int]:
    """What misses a key that the record says, or a record that says ``name`` in a table of a name like its own."""
    record = rows.at(findings[head].place)
    values = set(record.values.values()) - {""} if record is not None else set()
    found = {n for value in values for n in asked.keys.get(value, ())}
    near = {n for value in values for n in asked.names.get(value, ())} | set(asked.tables if values else ())
    found |= {n for n in near if _meant(findings[head], str(_table(findings[n]))) and _says(values, findings[n])}
    behind = {n for value in values for n in asked.gaps.get(value, ())}
    found |= {n for n in behind if _meant(findings[head], str(findings[n].facts["table"]))}
    yield from sorted(found - {head})


def _too_few(findings: Sequence[Finding], head: int, heads: Sequence[int], asked: _Asked) -> Iterator[int]:
    """What counts too few records of the table that is meant, and enough with those under the name of the head."""
    name = findings[head].facts.get("name")
    alike = sum(findings[n].facts.get("name") == name for n in heads)
    for table, numbers in asked.few.items():
        if _meant(findings[head], table):
            yield from (n for n in numbers if _lacking(findings[n]) <= alike)


def _lacking(finding: Finding) -> int:
    """How many are counted too few, 0 where nothing is counted."""
    allowed, count = finding.facts.get("allowed"), finding.facts.get("count")
    if not (isinstance(allowed, int) and isinstance(count, int) and finding.place.xpath):
        return 0
    return max(0, allowed - count)


def _own_table(finding: Finding) -> str:
    """The table of the record that a finding stands at."""
    return record_path(finding.place).rpartition("/")[2].split("[")[0]


def _meant(head: Finding, table: str) -> bool:
    """Is this the table that the name of the element was meant for: like it, or the one that the schema asks about?"""
    return _alike(str(head.facts.get("name", "")), table) or f" {table}" in str(head.facts.get("note_en", ""))


def _says(values: set[str], missed: Finding) -> bool:
    """Of a line that is missed between two ends the record says both."""
    ends = str(missed.facts.get("name", "")).split(BETWEEN)
    return len(ends) < 2 or values.issuperset(ends)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= ALIKE
