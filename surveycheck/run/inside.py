"""Two values of one record that were exchanged: each stands where the other should.

What is found at either of them has one cause where each is written as the other field is by the other records of the
table, and as its own is by none (a word where all have numbers), or where rules tell of each number that it should be
what the other one says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from surveycheck.model import Finding, Place, Record
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.run.accounted import Rows

FEW = 3
"""A finding with more witnesses than that is about none of them in particular."""

MOST = 12
"""Of a record with more values at fault nobody looks for two that are exchanged."""

MANY = 500
"""Records with values at fault that are looked into; where more is wrong nobody looks for two that are exchanged."""

LOOKED = 200
"""So many other records tell how a field is written."""

MEANT = ("computed", "drawn", "permit", "actual")
"""Facts that tell what a stated number should be."""

PART = 0.001
"""Exchanged, two numbers are so much nearer to what they should be: totals are rounded."""

CENT = 0.015
"""Two numbers that are each written to a centimetre agree."""

_SIGNS = ((re.compile("[0-9]+"), "9"), (re.compile("[A-Za-z]+"), "A"), (re.compile("[\u4e00-\u9fff]+"), "字"))

Faults = dict[str, list[int]]
"""Of a record: the findings by number that each of its fields is touched by."""


def inside(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    faults: dict[tuple[str, str], tuple[Record, Faults]] = {}
    for number, finding in enumerate(findings):
        for place in (finding.place, *(finding.others if len(finding.others) <= FEW else ())):
            record, name = rows.at(place), _field(place)
            if record is not None and name and finding.severity != "note":
                _, own = faults.setdefault((record.file, record.xpath), (record, {}))
                own.setdefault(name, []).append(number)
    for record, own in islice((pair for pair in faults.values() if len(pair[1]) > 1), MANY):
        names = sorted(own) if len(own) <= MOST else []
        looks = {name: _looks(record, name, rows) for name in names}
        for one, two in combinations(names, 2):
            if looks[one].as_the_other(looks[two]) or _meant(findings, record, own, one, two):
                numbers = sorted({*own[one], *own[two]})
                yield from ((numbers[0], n) for n in numbers[1:])


def _field(place: Place) -> str:
    steps = place.xpath.split("/")
    return steps[3] if len(steps) == 4 else ""


@dataclass(frozen=True)
class _Looks:
    """How a field is written in a record, and how in the others of its table."""

    own: str
    others: frozenset[str]

    def as_the_other(self, other: _Looks) -> bool:
        """Does each look as the other field does in the other records, and as its own field does in none of them?"""
        return self.own in other.others - self.others and other.own in self.others - other.others


def _looks(record: Record, name: str, rows: Rows) -> _Looks:
    others = [r for r in rows.model.tables.get(record.table, ())[: LOOKED + 1] if r.xpath != record.xpath]
    texts = {r.get(name) for r in others}.difference(EMPTY)
    return _Looks(_look(record.get(name)), frozenset(map(_look, texts)))


def _look(text: str) -> str:
    for sign, stands in _SIGNS:
        text = sign.sub(stands, text)
    return text


def _meant(findings: Sequence[Finding], record: Record, own: Faults, one: str, two: str) -> bool:
    """Should each number be what the other one says?"""
    first, second = decimal_of(record.get(one)), decimal_of(record.get(two))
    if first is None or second is None or first == second:
        return False
    slack = max(CENT, PART * float(abs(first - second)))
    sides = ((one, float(second)), (two, float(first)))
    return all(any(abs(m - said) <= slack for m in _tells(findings, record, own[name], name)) for name, said in sides)


def _tells(findings: Sequence[Finding], record: Record, numbers: Sequence[int], name: str) -> Iterator[float]:
    """What the findings at a value say that it should be."""
    for finding in (findings[n] for n in numbers):
        if finding.place.file == record.file and finding.place.xpath == f"{record.xpath}/{name}":
            values = (finding.facts.get(word) for word in MEANT)
            yield from (float(v) for v in values if isinstance(v, int | float) and not isinstance(v, bool))
