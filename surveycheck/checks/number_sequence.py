"""Numbers that occur twice or leave a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Place, Record, Value, check

WITNESSES = 50
"""So many missing numbers of one gap are named."""


@check
def number_sequence(inputs: Inputs, *, field: str, group: str, prefix: str = "J") -> Iterator[Defect]:
    """Numbers ``prefix`` + digits in ``field``, for the records with one value of ``group``. Yields each repeated
    number (case ``twice``) and each gap. Where every group has a number 1, each counts for itself; otherwise they share
    one sequence, in which points of neighbours have one number. Numbers of another form are another rule's; where
    there is a gap they are witnesses: one of them may be the missing one."""
    groups: dict[str, list[tuple[int, Record]]] = {}
    odd: dict[str, tuple[Value, ...]] = {}
    for record in inputs.records:
        match = re.fullmatch(re.escape(prefix) + r"0*(\d{1,6})", record.get(field), re.ASCII)
        if match:
            groups.setdefault(record.get(group), []).append((int(match[1]), record))
        elif len(odd.get(record.get(group), ())) < WITNESSES:
            odd[record.get(group)] = (*odd.get(record.get(group), ()), Value(record, field))
    for key, members in groups.items():
        yield from _repeated(key, members, field, prefix)
    if all(any(number == 1 for number, _ in members) for members in groups.values()):
        for key, members in groups.items():
            yield from _gaps(key, members, field, prefix, odd.get(key, ()))
    else:
        strange = tuple(value for values in odd.values() for value in values)
        yield from _gaps("", [m for members in groups.values() for m in members], field, prefix, strange)


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
