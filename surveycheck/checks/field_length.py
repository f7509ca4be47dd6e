"""Values longer than their field."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.fields import Cell, filled
from surveycheck.rule.number import decimal_of


@check
def field_length(inputs: Inputs) -> Iterator[Defect]:
    """Yields texts with more characters, and numbers with more digits, than ``length`` of the table ``fields``. Leading
    zeros, sign and point are no digits; a length of 4 with 2 decimals holds 99.99. A number that is none is another
    rule's."""
    for cell in filled(inputs, lambda row: bool(row["length"])):
        size, allowed = _size(cell), int(cell.row["length"])
        if size > allowed:
            facts: dict[str, Fact] = {**cell.facts, "count": size, "allowed": allowed}
            yield Defect(cell.record, facts=facts, field=cell.field)


def _size(cell: Cell) -> int:
    """Characters of a text; digits of a number: those of its whole part and all decimals of the field. More decimals
    than that are the question of another rule, so only the whole part can be too long."""
    if cell.row["type"] not in ("int", "float"):
        return len(cell.value)
    number = decimal_of(cell.value)
    if number is None:
        return 0
    whole = str(abs(int(number))).lstrip("0")
    return len(whole) + int(cell.row["decimals"] or 0)
