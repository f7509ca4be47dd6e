"""Dates that come in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, check
from surveycheck.rule.fields import date_of


@check
def dates_in_order(
    inputs: Inputs, *, order: tuple[str, ...], name: str = "", most: Limit | None = None
) -> Iterator[Defect]:
    """``order``: pairs ``EARLIER<=LATER`` of fields. A field that the subject does not have is looked up in the only
    record of the further selection ``others``; one of the two must be its own. The same day is in order; what is no
    date is another rule's. ``name``: the field that names the subject; the other date is the witness. Case: from the
    second pair on, the earlier field of the pair, for words of its own; ``apart``: the dates of the first pair lie more
    than ``most`` (days) apart."""
    others = inputs.other("others").records
    for record in inputs.records:
        for pair in order:
            first, second = (part.strip() for part in pair.split("<="))
            one, two = _holder(record, others, first), _holder(record, others, second)
            if record is not one and record is not two:
                continue
            early, late = date_of(one.get(first)), date_of(two.get(second))
            found = _judged(early, late, most if pair == order[0] else None)
            if found is None:
                continue
            facts = {"field": first, "date": one.get(first), "expected": two.get(second), "name": record.get(name)}
            case = "apart" if found else first if pair != order[0] else ""
            elsewhere = tuple(Value(r, f) for r, f in ((one, first), (two, second)) if r is not record)
            beside = elsewhere or (Value(record, first),)
            yield Defect(record, None, {**facts, **found}, beside, second if two is record else first, case)


def _judged(early: date | None, late: date | None, most: Limit | None) -> dict[str, Fact] | None:
    """None where the dates are in order; what they are apart by too much; nothing where they run backwards."""
    if early is None or late is None:
        return None
    days = (late - early).days
    if days < 0:
        return {}
    return {"difference": days, "limit": most.value} if most is not None and days > most.value else None


def _holder(record: Record, others: tuple[Record, ...], field: str) -> Record:
    return others[0] if len(others) == 1 and not record.has(field) else record
