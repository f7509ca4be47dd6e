"""Dates that no survey of this pack can bear."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.fields import date_of, judged


@check
def date_plausible(inputs: Inputs, *, between: tuple[str, ...]) -> Iterator[Defect]:
    """Yields values of date fields (tables ``fields`` and ``keys``) before the first or after the last day of
    ``between``; both days are allowed. What is no date is another rule's."""
    first, last = (date_of(text) for text in between)

    def outside(_: Row, value: str) -> bool | None:
        day = date_of(value)
        if day is None or first is None or last is None or first <= day <= last:
            return None
        return True

    for cell, _ in judged(inputs, lambda row: row["type"] == "date", outside, keys=True):
        facts = {**cell.facts, "lower": between[0], "upper": between[1]}
        yield Defect(cell.record, facts=facts, field=cell.field)
