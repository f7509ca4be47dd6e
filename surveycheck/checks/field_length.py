"""Values longer than their field."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import judged
from surveycheck.rule.number import decimal_of


@check
def field_length(inputs: Inputs) -> Iterator[Defect]:
    """Yields texts with more characters, and numbers with more digits, than ``length`` of the table ``fields``. Leading
    zeros, sign and point are no digits; a length of 4 with 2 decimals holds 99.99. A number that is none is another
    rule's."""
    for cell, size in judged(inputs, lambda row: bool(row["length"]), _too_long):
        facts: dict[str, Fact] = {**cell.facts, "count": size, "allowed": int(cell.row["length"])}
        yield Defect(cell.record, facts=facts, field=cell.field)


def _too_long(row: Row, value: str) -> int | None:
    """The size of a value, where it is more than allowed."""
    size = _size(row, value)
    return size if size > int(row["length"]) else None


def _size(row: Row, value: str) -> int:
    """Characters of a text; digits of a number: those of its whole part and all decimals of the field. More decimals
    than that are the question of another rule, so only the whole part can be too long."""
    if row["type"] not in ("int", "float"):
        return len(value)
    number = decimal_of(value)
    if number is None:
        return 0
    whole = str(abs(int(number))).lstrip("0")
    return len(whole) + int(row["decimals"] or 0)
