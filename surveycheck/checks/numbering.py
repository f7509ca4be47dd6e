"""Running numbers of letters and digits that leave a gap, or that two tables use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from surveycheck.rule import Defect, Fact, Inputs, Place, Record, Where, check
from surveycheck.rule.words import unspaced

WITNESSES = 50
"""So many missing numbers of one gap, and so many records with a doubled number, are named."""


@check
def numbering(inputs: Inputs, *, field: str, apart: bool = False) -> Iterator[Defect]:
    """Numbers such as ``DS014``: a stem and digits. Those with one stem run on without a gap, wherever they begin; one
    number stands in one table only (case ``twice``; twice in one table is another rule's). Yields each gap at the
    record behind it: ``expected`` are the missing numbers, also named by their key; records with a number that is
    there twice are witnesses, for one of them may be the missing one. Values without digits say nothing; width and
    blanks do not matter. ``apart``:
    every table of every file has numbers of its own."""
    stems: dict[tuple[str, str, str], list[tuple[int, Record]]] = {}
    for record in inputs.records:
        match = re.fullmatch(r"(.*?)(\d{1,9})", unspaced(record.get(field)), re.ASCII)
        if match:
            own = (record.file, record.table) if apart else ("", "")
            stems.setdefault((*own, match[1]), []).append((int(match[2]), record))
    for (*_, stem), members in stems.items():
        members.sort(key=lambda member: member[0])
        yield from _twice(stem, members, field)
        yield from _gaps(stem, members, field)


def _twice(stem: str, members: list[tuple[int, Record]], field: str) -> Iterator[Defect]:
    for (number, one), (other, two) in pairwise(members):
        if number == other and one.table != two.table:
            facts = {"name": stem, "value": two.get(field), "table": one.table}
            yield Defect(two, facts=facts, others=(one,), field=field, case="twice")


def _gaps(stem: str, members: list[tuple[int, Record]], field: str) -> Iterator[Defect]:
    doubled = [r for (a, r), (b, s) in pairwise(members) if a == b for r in (r, s)][:WITNESSES]
    for (before, _), (number, record) in pairwise(members):
        if number <= before + 1:
            continue
        width = len(record.get(field)) - len(stem)
        lost = [f"{stem}{n:0{width}d}" for n in range(before + 1, min(number, before + 1 + WITNESSES))]
        last = f"{stem}{number - 1:0{width}d}"
        facts: dict[str, Fact] = {"name": stem, "value": record.get(field), "count": number - before - 1}
        facts["table"] = record.table
        facts["expected"] = lost[0] + (f"–{last}" if number - before > 2 else "")
        others: tuple[Where, ...] = (*(Place(key=key) for key in lost), *doubled)
        yield Defect(record, facts=facts, others=others, field=field)
