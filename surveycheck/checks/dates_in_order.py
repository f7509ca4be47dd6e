"""Dates that come in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, Value, Where, check
from surveycheck.rule.fields import date_of


@check
def dates_in_order(inputs: Inputs, *, order: tuple[str, ...], name: str = "") -> Iterator[Defect]:
    """``order``: pairs ``EARLIER<=LATER`` of fields. A field that the subject does not have is looked up in the only
    record of the further selection ``others``. The same day is in order; what is no date is another rule's. ``name``:
    the field that names the subject; the other date is the witness. Case: from the second pair on, the earlier field of
    the pair, for words of its own."""
    others = inputs.other("others").records
    for record in inputs.records:
        for pair in order:
            first, second = (part.strip() for part in pair.split("<="))
            one, two = _holder(record, others, first), _holder(record, others, second)
            early, late = date_of(one.get(first)), date_of(two.get(second))
            if early is None or late is None or early <= late:
                continue
            facts = {"field": first, "date": one.get(first), "expected": two.get(second), "name": record.get(name)}
            case = first if pair != order[0] else ""
            elsewhere = tuple(holder for holder in (one, two) if holder is not record)
            beside: tuple[Where, ...] = elsewhere or (Value(record, first),)
            yield Defect(record, facts=facts, others=beside, field=second if two is record else first, case=case)


def _holder(record: Record, others: tuple[Record, ...], field: str) -> Record:
    return others[0] if len(others) == 1 and not record.has(field) else record
