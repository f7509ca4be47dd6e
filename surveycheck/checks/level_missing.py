"""Levels of the ground floor that nobody has measured."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Value, Where, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY, decimal_of


@check
def level_missing(
    inputs: Inputs, *, fields: tuple[str, ...], link: str, unless: str = "", kind: str = ""
) -> Iterator[Defect]:
    """Subjects: the records of the ground-floor level. Yields each of ``fields`` that is 0, and (case ``none``) each
    building of the further selection ``buildings`` without a record; ``link``: ``THEIRS=OURS``. ``unless``:
    ``FIELD=VALUE``, buildings that have no ground floor. Of the levels (further selection ``levels``) of such a
    building those are witnesses whose ``kind`` no other building has: one of them may be meant. Empty values of a
    record are another rule's."""
    theirs, ours = (part.strip() for part in link.split("="))
    shown = shown_by(inputs, inputs.other("shapes").features)
    for record in inputs.records:
        for field in fields:
            if decimal_of(record.get(field)) == 0:
                facts = {"name": record.get(theirs), "field": field, "value": record.get(field)}
                yield Defect(record, facts=facts, field=field)
    known = {record.get(theirs) for record in inputs.records}
    name, _, value = (part.strip() for part in unless.partition("="))
    for building in inputs.other("buildings").records:
        number = building.get(ours)
        if number not in EMPTY and number not in known and not (name and building.get(name) == value):
            facts = {"name": number, "key": number, "expected": _table(inputs), "link": theirs}
            others: tuple[Where, ...] = (*shown(building), *_strange(inputs, theirs, number, kind))
            yield Defect(building, facts=facts, others=others, field=ours, case="none")


def _table(inputs: Inputs) -> str:
    return next((record.table for record in inputs.records), "")


def _strange(inputs: Inputs, link: str, number: str, kind: str) -> Iterator[Value]:
    every = inputs.other("levels").records if kind else ()
    known = {record.get(kind) for record in every if record.get(link) != number}
    for record in every:
        if known and record.get(link) == number and record.get(kind) not in known:
            yield Value(record, kind)
