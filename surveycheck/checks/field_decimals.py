"""Values with more decimals than their field."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.fields import filled
from surveycheck.rule.number import decimal_of, decimals_of


@check
def field_decimals(inputs: Inputs) -> Iterator[Defect]:
    """Yields numbers with more decimals than ``decimals`` of the table ``fields``. Zeros at the end do not count: the
    value fits its field with them or without."""
    for cell in filled(inputs, lambda row: row["type"] == "float" and bool(row["decimals"])):
        number = decimal_of(cell.value)
        if number is None:
            continue
        allowed = int(cell.row["decimals"])
        if decimals_of(number) > allowed:
            facts: dict[str, Fact] = {**cell.facts, "decimals": decimals_of(number), "allowed": allowed}
            yield Defect(cell.record, facts=facts, field=cell.field)
