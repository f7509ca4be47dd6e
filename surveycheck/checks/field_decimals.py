"""Values with more decimals than their field."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import judged
from surveycheck.rule.number import decimal_of, decimals_of


@check
def field_decimals(inputs: Inputs) -> Iterator[Defect]:
    """Yields numbers with more decimals than ``decimals`` of the table ``fields``. Zeros at the end do not count: the
    value fits its field with them or without."""
    for cell, decimals in judged(inputs, lambda row: row["type"] == "float" and bool(row["decimals"]), _too_many):
        facts: dict[str, Fact] = {**cell.facts, "decimals": decimals, "allowed": int(cell.row["decimals"])}
        yield Defect(cell.record, facts=facts, field=cell.field)


def _too_many(row: Row, value: str) -> int | None:
    """How many decimals the value has, where that is more than allowed."""
    number = decimal_of(value)
    decimals = 0 if number is None else decimals_of(number)
    return decimals if decimals > int(row["decimals"]) else None
