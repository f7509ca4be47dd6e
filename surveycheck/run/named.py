"""Nothing has a key that others refer to, and one record has a wrong one, or none: that is the one which is meant.

A record whose key repeats that of another, or is empty, is missed under its own. Where all that misses something in its
table misses one and the same key, and just one record there shows such a key, both have one cause. Two records that
miss each other's key crosswise have one, too: one of the two keys is wrong. So have those that miss a record under
several of its keys (its number here, its identifier there), one under each: it is the one record that is gone. Where
a table has no record at all, whatever misses one misses the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import dist

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.accounted import Rows, record_path

NEAR = 0.01
"""Metres: a record's coordinates and the thing that is drawn there."""

Field = tuple[str, str]
"""A table and one of its fields."""


def named(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number. Followers say which table (fact ``expected``) and field (fact ``link``) lacks which
    ``value`` or ``key``; heads name them in ``explains``."""
    missing = _missing(findings)
    for code in sorted({f.code for f in findings if rules[f.code].explains}) if missing else ():
        heads: dict[Field, list[int]] = {}
        for number, finding in enumerate(findings):
            if finding.code == code and finding.severity != "note":
                for field in _fields(finding):
                    heads.setdefault(field, []).append(number)
        for field, followers in missing.items():
            own, keys = heads.get(field, []), {key for key, _ in followers}
            records = {(findings[n].place.file, record_path(findings[n].place)) for n in own}
            if len(records) == 1 and len(keys) == 1:
                named_ = rules[code].explains
                yield from (
                    (own[0], n)
                    for _, n in followers
                    if {findings[n].code, rules[findings[n].code].stage}.intersection(named_)
                )


def crosswise(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower): what stands at A misses one key of B, and what stands at B one key of A."""
    missing = {wanted: found for wanted, found in _missing(findings).items() if len({key for key, _ in found}) == 1}
    for wanted, found in missing.items():
        for own in sorted({own for _, n in found for own in _touched(findings[n])}):
            others = missing.get(own, []) if own < wanted else []
            back = [n for _, n in others if wanted in _touched(findings[n])]
            numbers = sorted({*back, *(n for _, n in found if own in _touched(findings[n]))}) if back else []
            yield from ((numbers[0], n) for n in numbers[1:])


def gone(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower): several records miss one key of a table, and others one other key of it under another field.
    A key that only one record says may be mistyped; where its one shape stands there too, it is not."""
    tables: dict[str, list[list[tuple[str, int]]]] = {}
    for (table, _), found in _missing(findings).items():
        tables.setdefault(table, []).append(found)
    shapes = _shapes(findings)
    for table, fields in tables.items():
        shape = shapes.get(table, [])
        single = all(len({key for key, _ in found}) == 1 for found in fields) and len(shape) < 2
        several = len(fields) > 1 and all(len(found) > 1 for found in fields)
        if single and (several or shape):
            numbers = sorted({*shape, *(n for found in fields for _, n in found)})
            yield from ((numbers[0], n) for n in numbers[1:])


def untold(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower): drawn things whose table has no record at all: it was left out as a whole."""
    for table, numbers in _shapes(findings).items():
        if not rows.model.tables.get(table):
            yield from ((numbers[0], n) for n in numbers[1:])


def undrawn(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower): records without a thing, where nothing of their kind is drawn (fact ``count`` 0): it was left
    out of the drawing as a whole."""
    tables: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        table = record_path(finding.place).rpartition("/")[2].split("[")[0]
        if finding.facts.get("count") == 0 and finding.facts.get("table") == table and "key" in finding.facts:
            tables.setdefault(table, []).append(number)
    for numbers in tables.values():
        yield from ((numbers[0], n) for n in numbers[1:])


def renamed(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower): a drawn thing whose key no record has, and the record without a thing that stands there."""
    drawn = {
        (table, findings[n].place.file, findings[n].place.handles[-1]): n
        for table, numbers in _shapes(findings).items()
        for n in numbers
    }
    at = _by_spot(findings) if drawn else {}
    for number, finding in enumerate(findings) if drawn else ():
        witness = finding.others[0] if finding.others and finding.place.xpath else None
        if witness is not None and witness.handles:
            table = record_path(finding.place).rpartition("/")[2].split("[")[0]
            head = drawn.get((table, witness.file, witness.handles[-1]))
            if head is not None and "expected" not in finding.facts and _one_spot(finding, findings[head]):
                yield head, number
                yield from ((head, n) for spot in _keys_of(finding) for n in at.get(spot, ()))


def _one_spot(one: Finding, other: Finding) -> bool:
    """Do both stand at one place, where both say one?"""
    here, there = one.place.at, other.place.at
    return here is None or there is None or dist(here, there) <= NEAR


def _by_spot(findings: Sequence[Finding]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        found.setdefault((finding.place.file, finding.place.xpath), []).append(number)
    return found


def _keys_of(renamed_: Finding) -> list[tuple[str, str]]:
    """The very key of a record: its number is missing in a series, or stands beside a gap."""
    record, names = record_path(renamed_.place), str(renamed_.facts.get("field", "")).split("+")
    return [(renamed_.place.file, f"{record}/{name}") for name in names]


def _shapes(findings: Sequence[Finding]) -> dict[str, list[int]]:
    """Of each table the drawn things whose key none of its records has: not those one field of which is another."""
    found: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        table, key = finding.facts.get("table"), finding.facts.get("key")
        other = "expected" in finding.facts or "field" in finding.facts
        if finding.place.handles and isinstance(table, str) and key and not other:
            found.setdefault(table, []).append(number)
    return found


def _missing(findings: Sequence[Finding]) -> dict[Field, list[tuple[str, int]]]:
    found: dict[Field, list[tuple[str, int]]] = {}
    for number, finding in enumerate(findings):
        table, field = finding.facts.get("expected"), finding.facts.get("link")
        key = finding.facts.get("value", finding.facts.get("key"))
        if isinstance(table, str) and isinstance(field, str) and isinstance(key, str):
            found.setdefault((table, field), []).append((key, number))
    return found


def _touched(finding: Finding) -> set[Field]:
    steps = [place.xpath.split("/") for place in (finding.place, *finding.others)]
    return {(step[2].split("[")[0], step[3]) for step in steps if len(step) > 3} | set(_fields(finding))


def _fields(finding: Finding) -> Iterator[Field]:
    """The fields that a finding is about: one that it stands at, or several (fact ``field``: ``A+B``)."""
    table = record_path(finding.place).rpartition("/")[2].split("[")[0]
    said = finding.facts.get("field")
    names = said.split("+") if isinstance(said, str) else [finding.place.xpath.rpartition("/")[2]]
    return ((table, name) for name in names if table)
