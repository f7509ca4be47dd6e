"""Serial numbers at the end of codes, where all others follow the order of their records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import decimal_of

FEWEST = 6
"""Of fewer records nobody can tell that they are in order."""

MOST = 2
"""So many may be out of order: one with a slip, or two that were exchanged."""

Numbered = tuple[Record, str, int]
"""A record, what stands before its serial number, and the number."""


@check
def serials_in_order(inputs: Inputs, *, field: str, group: str, by: str, digits: int) -> Iterator[Defect]:
    """Records with one value of ``group``, whose ``field`` ends in a serial number of ``digits``. Where it grows by one
    from record to record, but for one or two of them (``MOST``), yields those whose number is not between those before
    and behind it, with the number that is missing there. A record whose identifier ``by`` is not between its
    neighbours' either stands elsewhere in the file, which is no defect."""
    groups: dict[str, list[Numbered]] = {}
    for record in inputs.records:
        match = re.fullmatch(rf"(.*?)(\d{{{digits}}})", record.get(field), re.ASCII)
        if match:
            groups.setdefault(record.get(group), []).append((record, match[1], int(match[2])))
    for own in groups.values():
        yield from _out_of_order(own, field, by, digits)


def _out_of_order(own: Sequence[Numbered], field: str, by: str, digits: int) -> Iterator[Defect]:
    apart = [number - place for place, (_, _, number) in enumerate(own)]
    (usual, count), *_ = Counter(apart).most_common(1) or [(0, 0)]
    if len(own) < FEWEST or len(own) - count > MOST:
        return
    for place, (record, start, number) in enumerate(own):
        right = [n for n in (place - 1, place + 1) if 0 <= n < len(own) and apart[n] == usual]
        if apart[place] == usual or not any((own[n][2] - number) * (n - place) <= 0 for n in right):
            continue
        if all(_ordered(own[n][0], record, by) == (n < place) for n in right):
            facts: dict[str, Fact] = {"table": record.table, "field": field, "value": record.get(field)}
            facts["expected"] = f"{start}{place + usual:0{digits}d}"
            others = tuple(Value(own[n][0], field) for n in right)
            yield Defect(record, facts=facts, others=others, field=field)


def _ordered(one: Record, other: Record, by: str) -> bool:
    """Does the one come before the other by its identifier?"""
    first, second = decimal_of(one.get(by)), decimal_of(other.get(by))
    return first is not None and second is not None and first < second
