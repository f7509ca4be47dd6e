"""What does a record explain? A total that would be right with the record, or without it.

A record whose key is doubled, whose kind is empty, that refers to nothing or has no shape is counted twice, or not at
all: totals elsewhere are off by just what it says; where several refer to the one that is gone, by their sum. So it is
with a card's ``explains``: of the findings that it names those follow whose ``difference`` is a number of the record,
or what the rule would have added for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from surveycheck.model import Finding, Model, Place, Record
from surveycheck.rule import Rule
from surveycheck.rule.formula import formula
from surveycheck.rule.number import decimal_of

CENT = 0.015
"""Two numbers that are each written to a centimetre (a square centimetre) agree."""

MANY = 500
"""Of so many findings of one rule the records are looked into; where more is wrong nobody looks for one record."""

_RECORD = re.compile(r"(/[^/]+/([^/\[]+)\[(\d+)\])(/|$)")


@dataclass(frozen=True)
class Rows:
    """The records of a model by file and path, looked up when they are asked for."""

    model: Model
    _tables: dict[str, dict[tuple[str, int], Record]] = field(default_factory=dict)

    def at(self, place: Place) -> Record | None:
        """The record that a place names, or that a value of it stands in."""
        found = _RECORD.match(place.xpath)
        if found is None:
            return None
        path, table, number = found[1], found[2], int(found[3])
        if table not in self._tables:
            self._tables[table] = {(r.file, r.number): r for r in self.model.tables.get(table, ())}
        record = self._tables[table].get((place.file, number - 1))
        return record if record is not None and record.xpath == path else None


def record_path(place: Place) -> str:
    """The path of the record that a place names or lies in, "" for none."""
    found = _RECORD.match(place.xpath)
    return found[1] if found else ""


def accounted(findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: the follower's difference is what the head's record adds."""
    open_ = [n for n, f in enumerate(findings) if f.severity != "note" and difference_of(f) is not None]
    for code in sorted({f.code for f in findings if rules[f.code].explains}):
        heads = [n for n, f in enumerate(findings) if f.code == code and f.severity != "note"]
        named = rules[code].explains
        left = [n for n in open_ if rules[findings[n].code].stage in named or findings[n].code in named]
        if left and len(heads) <= MANY:
            yield from _by_amount(findings, rules, rows, heads, left)


def _by_amount(
    findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows, heads: list[int], left: list[int]
) -> Iterator[tuple[int, int]]:
    known = [(n, r) for n in heads if (r := _record_of(findings[n], rows)) is not None]
    for code in sorted({findings[n].code for n in left}) if known else ():
        off: dict[int, list[int]] = {}
        at: dict[tuple[str, str], list[int]] = {}
        for number in (n for n in left if findings[n].code == code):
            off.setdefault(round(abs(difference_of(findings[number]) or 0) * 100), []).append(number)
            at.setdefault((findings[number].place.file, record_path(findings[number].place)), []).append(number)
        for head, record in known:
            sums = [n for a in amounts(record, rules[code]) for n in _near(off, a) if _alike(findings[n], a)]
            own = [
                n
                for n in at.get((record.file, record.xpath), ())
                if any(_alike(findings[n], a) for a in _numbers(record))
            ]
            yield from ((head, number) for number in sorted({*sums, *own} - {head}))
        for head, amount in _together(findings, known, rows):
            yield from ((head, n) for n in _near(off, amount) if n != head and _alike(findings[n], amount))


def _record_of(finding: Finding, rows: Rows) -> Record | None:
    """The record that a finding stands at; of one at a drawn thing its first witness."""
    witness = finding.others[0] if finding.place.handles and finding.others else finding.place
    return rows.at(witness)


def _together(
    findings: Sequence[Finding], known: list[tuple[int, Record]], rows: Rows
) -> Iterator[tuple[int, Decimal]]:
    """Of the records of one table that miss one key, or that one finding names: the first, and each sum of a field of
    all of them that is written with decimals."""
    groups: dict[tuple[str, ...], list[tuple[int, Record]]] = {}
    for number, record in known:
        facts = findings[number].facts
        if facts.get("expected") and facts.get("link") and facts.get("value"):
            key = (str(facts["expected"]), str(facts["link"]), str(facts["value"]))
            groups.setdefault((*key, record.file, record.table), []).append((number, record))
    named = [[(number, record), *_others(findings[number], number, record, rows)] for number, record in known]
    for group in (own for own in (*groups.values(), *named) if len(own) > 1):
        for name in group[0][1].values:
            numbers = [decimal_of(record.get(name)) for _, record in group]
            added = [n for n in numbers if n is not None]
            if len(added) == len(group) and any(n.as_tuple().exponent != 0 for n in added):
                yield group[0][0], abs(sum(added, Decimal(0)))


def _others(finding: Finding, number: int, record: Record, rows: Rows) -> Iterator[tuple[int, Record]]:
    """The further records of the same table that a finding names."""
    found = (rows.at(place) for place in finding.others)
    yield from ((number, one) for one in found if one is not None and one.table == record.table)


def _near(off: Mapping[int, list[int]], amount: Decimal) -> Iterator[int]:
    cents = round(float(amount) * 100)
    return (number for c in range(cents - 2, cents + 3) for number in off.get(c, ()))


def amounts(record: Record, rule: Rule) -> set[Decimal]:
    """What the rule would add for the record, where it reads its table; and every number that is written with decimals:
    counts agree by chance."""
    found = {n for n in _numbers(record) if n.as_tuple().exponent != 0}
    added = added_by(record, rule)
    return found if added is None else found | {added}


def added_by(record: Record, rule: Rule) -> Decimal | None:
    """The parameter ``addend`` of the rule over the record; None where it adds nothing of this table."""
    addend = rule.params.get("addend")
    reads = {table for select in rule.others.values() for table in select.records}
    if not isinstance(addend, str) or record.table not in reads:
        return None
    values = record.values
    value = formula(addend).value(lambda name: decimal_of(values.get(name, "")))
    return None if not value else abs(value)


def _numbers(record: Record) -> set[Decimal]:
    """The numbers of a record; of one below zero also twice as much: so far a sum is off that has its sign turned."""
    found = [n for text in record.values.values() if (n := decimal_of(text))]
    return {abs(n) for n in found} | {-2 * n for n in found if n < 0}


def difference_of(finding: Finding) -> float | None:
    """How far a stated value is off, None where the finding is about no value of a record, or tells no difference."""
    value = finding.facts.get("difference")
    return float(value) if isinstance(value, int | float) and finding.place.xpath else None


def _alike(finding: Finding, amount: Decimal) -> bool:
    difference = difference_of(finding)
    return difference is not None and abs(abs(difference) - float(amount)) <= CENT
