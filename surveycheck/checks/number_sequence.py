"""Numbers that occur twice or leave a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Place, Record, Value, check
from surveycheck.rule.number import decimal_of

WITNESSES = 50
"""So many missing numbers of one gap are named."""

RING = 3
"""Points that an outline needs at least."""


@check
def number_sequence(inputs: Inputs, *, field: str, group: str, prefix: str = "J", order: str = "") -> Iterator[Defect]:
    """Numbers ``prefix`` + digits in ``field``, for the records with one value of ``group``. Yields each repeated
    number (case ``twice``) and each gap. Where every group has a number 1, each counts for itself; otherwise they share
    one sequence, in which points of neighbours have one number. Numbers of another form are another rule's; where
    there is a gap they are witnesses: one of them may be the missing one. Case ``order``: the numbers of a group are
    right, but those in the field ``order``, which all of its records fill differently, leave a gap from 1 on. Groups of
    fewer than ``RING`` records are not judged by their order: their members strayed from another group, whose gap they
    witness."""
    groups: dict[str, list[tuple[int, Record]]] = {}
    odd: dict[str, tuple[Value, ...]] = {}
    for record in inputs.records:
        match = re.fullmatch(re.escape(prefix) + r"0*(\d{1,6})", record.get(field), re.ASCII)
        if match:
            groups.setdefault(record.get(group), []).append((int(match[1]), record))
        elif len(odd.get(record.get(group), ())) < WITNESSES:
            odd[record.get(group)] = (*odd.get(record.get(group), ()), Value(record, field))
    found = [defect for key, members in groups.items() for defect in _repeated(key, members, field, prefix)]
    if all(any(number == 1 for number, _ in members) for members in groups.values()):
        for key, members in groups.items():
            found += _gaps(key, members, field, prefix, odd.get(key, ()))
    else:
        strange = tuple(value for values in odd.values() for value in values)
        found += _gaps("", [m for members in groups.values() for m in members], field, prefix, strange)
    yield from found
    if order and not found and not odd:
        rings = {key: [record for _, record in sorted(own, key=lambda m: m[0])] for key, own in groups.items()}
        strays = [record for records in rings.values() if len(records) < RING for record in records]
        for key, records in rings.items():
            if len(records) >= RING:
                yield from _orders(key, records, field, order, strays)


def _orders(key: str, records: list[Record], field: str, order: str, strays: list[Record]) -> Iterator[Defect]:
    """At the first record whose order is none of those from 1 on; at the very first where all go up with the numbers,
    which is how a whole sequence is shifted. Strays that say what is missing are witnesses."""
    said = [decimal_of(record.get(order)) for record in records]
    whole = {int(number): record for number, record in zip(said, records, strict=True) if number is not None}
    if len(whole) != len(records) or any(number != int(number) for number in said if number is not None):
        return
    missing = sorted({*range(1, len(records) + 1)} - whole.keys())
    if missing:
        beyond = sorted(whole.keys() - {*range(1, len(records) + 1)})
        shifted = min(whole) > 1 and list(whole) == sorted(whole)
        told = min(whole) if shifted else beyond[0]
        facts: dict[str, Fact] = {"key": key, "point": whole[told].get(field), "value": str(told)}
        facts["expected"] = "、".join(map(str, missing[:WITNESSES]))
        others = tuple(Value(whole[number], order) for number in beyond[:WITNESSES] if number != told)
        lost = tuple(stray for stray in strays if decimal_of(stray.get(order)) in missing)
        yield Defect(whole[told], facts=facts, others=(*others, *lost[:WITNESSES]), field=order, case="order")


def _repeated(key: str, members: list[tuple[int, Record]], field: str, prefix: str) -> Iterator[Defect]:
    first: dict[int, Record] = {}
    for number, record in members:
        if number in first:
            facts: dict[str, Fact] = {"key": key, "point": f"{prefix}{number}"}
            yield Defect(record, facts=facts, others=(first[number],), field=field, case="twice")
        first.setdefault(number, record)


def _gaps(
    key: str, members: list[tuple[int, Record]], field: str, prefix: str, odd: tuple[Value, ...]
) -> Iterator[Defect]:
    """One defect a gap, at the record after it; ``expected`` are the first and last missing numbers, which are also
    named as witnesses by their key; ``odd``: further witnesses."""
    before = 0
    for number, record in sorted(members, key=lambda m: m[0]):
        if number > before + 1:
            missing = f"{prefix}{before + 1}" + (f"–{prefix}{number - 1}" if number - before > 2 else "")
            facts: dict[str, Fact] = {
                "key": key,
                "point": f"{prefix}{number}",
                "expected": missing,
                "count": number - before - 1,
            }
            lost = tuple(Place(key=f"{prefix}{n}") for n in range(before + 1, min(number, before + 1 + WITNESSES)))
            yield Defect(record, facts=facts, others=(*lost, *odd), field=field)
        before = max(before, number)
