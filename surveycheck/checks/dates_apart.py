"""Two dates of one record that lie too far apart."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Value, check
from surveycheck.rule.fields import date_of


@check
def dates_apart(inputs: Inputs, *, first: str, last: str, most: Limit, name: str = "") -> Iterator[Defect]:
    """Yields records whose date ``last`` is more than ``most`` days after ``first``; the first one is the place, the
    other the witness. What is no date, and dates in the wrong order, are other rules'. ``name``: the field that names
    a record."""
    for record in inputs.records:
        early, late = date_of(record.get(first)), date_of(record.get(last))
        if early is None or late is None or (late - early).days <= most.value:
            continue
        facts: dict[str, Fact] = {"name": record.get(name), "date": record.get(first), "expected": record.get(last)}
        facts |= {"difference": (late - early).days, "limit": most.value}
        yield Defect(record, facts=facts, others=(Value(record, last),), field=first)
