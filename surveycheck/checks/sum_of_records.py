"""Totals that are not the sum of their records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.formula import Formula
from surveycheck.rule.formula import formula as parsed
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY, beyond, decimal_of, total, written

WITNESSES = 200
"""So many addends are named in a finding: enough for people, and for causes that meet in one of them."""


FEW = 20
"""Of so many addends the drawn things are named, too."""


@check
def sum_of_records(
    inputs: Inputs,
    *,
    totals: tuple[str, ...],
    addend: str,
    listed: str = "",
    link: tuple[str, ...] = (),
    tolerance: Limit,
    name: str = "",
    single: bool = False,
    owner: str = "",
) -> Iterator[Defect]:
    """``totals``: fields of each subject, ``FIELD`` or ``FIELD where NAME=VALUE & …`` (only such addends; ``<`` and
    ``>`` compare numbers). The addends are the records of the further selection ``addends`` that agree in all of
    ``link`` (``THEIRS=OURS``); ``addend`` is a formula over each of them, ``1`` counts them; ``listed``: another one,
    what the addends state themselves, looked at where the first says nothing (case ``listed``). Yields totals that
    differ from the sum by more than ``tolerance`` (of the total), in decimal arithmetic. Where a value is no number
    nothing is said: that is another rule's; nor without addends at all; ``single``: nor where there are several
    subjects, as the sum may be that of all of them. ``owner``: ``THEIRS=FIELD``, every record of the further selection
    ``owners`` has an addend whose FIELD has the key in its field THEIRS: those that have none are the first witnesses.
    What is drawn of few addends (further selection ``shapes``) stands beside them."""
    records = inputs.other("addends").records
    rounding = str(inputs.settings.get("rounding", "half-up"))
    pairs = [tuple(part.strip() for part in text.split("=")) for text in link]
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        groups.setdefault(tuple(record.get(theirs) for theirs, _ in pairs), []).append(record)

    @cache
    def summed(key: tuple[str, ...], condition: str, added: str = addend) -> _Sum:
        return _sum(_meeting(groups.get(key, []), condition), parsed(added), rounding)

    shown = shown_by(inputs, inputs.other("shapes").features)
    known = {tuple(parent.get(ours) for _, ours in pairs) for parent in inputs.records}
    astray = [key for key in groups if key not in known]
    lacking = _lacking(inputs.other("owners").records, records, owner) if owner else ()
    for parent in inputs.records if records and (len(inputs.records) == 1 or not single) else ():
        for text in totals:
            field, _, condition = (part.strip() for part in text.partition(" where "))
            key = tuple(parent.get(ours) for _, ours in pairs)
            own = summed(key, condition)
            defects = _compared(parent, own, field, condition, tolerance, name)
            if listed and not defects:
                again = _compared(parent, summed(key, condition, listed), field, condition, tolerance, name)
                defects = [replace(defect, case="listed") for defect in again]
            for defect in defects:
                found = [summed(other, condition) for other in astray]
                if key not in groups and len(pairs) == 1:
                    defect = _without_any(defect, parent, records[0].table, *pairs[0])
                things = tuple(t for r in own.records for t in shown(r)) if own.count <= FEW else ()
                defect = replace(defect, others=(*lacking, *defect.others, *things))
                yield _with_astray(defect, [s for s in found if s.value], tolerance.value)


def _lacking(owners: tuple[Record, ...], addends: tuple[Record, ...], owner: str) -> tuple[Value, ...]:
    """The keys of owners that have no addend."""
    theirs, _, field = (part.strip() for part in owner.partition("="))
    there = {record.get(field) for record in addends}
    return tuple(Value(r, theirs) for r in owners if r.get(theirs) not in (*EMPTY, *there))[:WITNESSES]


def _without_any(defect: Defect, parent: Record, table: str, theirs: str, ours: str) -> Defect:
    """The defect with the key that no addend has, and where it stands."""
    missed: dict[str, Fact] = {"expected": table, "link": theirs, "value": parent.get(ours)}
    return replace(defect, facts={**defect.facts, **missed}, others=(*defect.others, Value(parent, ours)))


def _with_astray(defect: Defect, found: list[_Sum], limit: float) -> Defect:
    """The defect with the records that belong to nobody and would make the sum right, added or in the place of all the
    others, as further witnesses."""
    difference, said = (written(defect.facts[n]) for n in ("difference", "said"))  # type: ignore[arg-type]
    fits = [s for s in found if s.value and not min(beyond(difference - s.value, limit), beyond(said - s.value, limit))]
    lost = tuple(r for s in fits for r in s.records)
    return replace(defect, others=(*lost[:WITNESSES], *defect.others)) if lost else defect


@dataclass(frozen=True)
class _Sum:
    """What the addends of one group come to (None: a value is no number), how many they are, some of them as
    what is added, and they themselves."""

    value: Decimal | None
    count: int
    witnesses: tuple[Record | Value, ...]
    records: tuple[Record, ...]


def _sum(added: list[Record], addend: Formula, rounding: str) -> _Sum:
    value = total(addend.value(lambda part, r=r: decimal_of(r.get(part)), rounding) for r in added)  # type: ignore[misc]
    return _Sum(value, len(added), _witnesses(added, addend), tuple(added))


def _compared(parent: Record, own: _Sum, field: str, condition: str, tolerance: Limit, name: str) -> list[Defect]:
    said, computed = decimal_of(parent.get(field)), own.value
    limit = tolerance.of(float(said or 0))
    if said is None or computed is None or not beyond(said - computed, limit):
        return []
    facts: dict[str, Fact] = {
        "field": field,
        "said": Written(said),
        "computed": float(computed),
        "count": own.count,
        "limit": round(limit, 6),
    }
    facts |= {"difference": float(Decimal(said - computed)), "name": parent.get(name), "formula": condition}
    return [Defect(parent, facts=facts, others=own.witnesses, field=field)]


def _witnesses(added: list[Record], addend: Formula) -> tuple[Record | Value, ...]:
    """The values that were added, or the records that were counted."""
    some = added[:WITNESSES]
    return tuple(Value(r, part) for r in some for part in addend.names) if addend.names else tuple(some)


def _meeting(records: list[Record], condition: str) -> list[Record]:
    """``NAME=VALUE & NAME>NUMBER``; an empty condition is always met."""
    tests = [tuple(part.strip() for part in re.split("([=<>])", test, maxsplit=1)) for test in condition.split("&")]
    return [r for r in records if all(_met(r.get(test[0]), *test[1:]) for test in tests if test[0])]


def _met(said: str, sign: str, wanted: str) -> bool:
    """Text is compared as it stands; ``<`` and ``>`` compare numbers, and what is no number meets neither."""
    if sign == "=":
        return said == wanted
    number, bound = decimal_of(said), decimal_of(wanted)
    return number is not None and bound is not None and (number > bound if sign == ">" else number < bound)
