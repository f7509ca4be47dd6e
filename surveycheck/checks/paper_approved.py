"""Papers that nobody approved, or only after the work had begun."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.number import EMPTY


@check
def paper_approved(inputs: Inputs, *, paper: str, person: str, day: str, before: str) -> Iterator[Defect]:
    """Subjects: records of papers. Yields those without ``person`` or ``day`` (one defect a paper), and (case ``late``)
    those approved after the date ``before`` of the only record of the further selection ``others``; the same day is in
    time. What is no date is another rule's. ``paper``: the field that names the paper."""
    others = inputs.other("others").records
    for record in inputs.records:
        facts: dict[str, Fact] = {"title": record.get(paper)}
        empty = [field for field in (person, day) if record.get(field) in EMPTY]
        if empty:
            yield Defect(record, facts={**facts, "field": "、".join(empty)}, field=empty[0])
            continue
        approved = date_of(record.get(day))
        begun = date_of(others[0].get(before)) if len(others) == 1 else None
        if approved is not None and begun is not None and approved > begun:
            facts |= {"field": day, "date": record.get(day), "expected": others[0].get(before)}
            yield Defect(record, facts=facts, others=(Value(others[0], before),), field=day, case="late")
