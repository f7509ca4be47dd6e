"""Values longer than their field."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.fields import filled
from surveycheck.rule.number import decimal_of


@check
def field_length(inputs: Inputs) -> Iterator[Defect]:
    """Yields texts with more characters, and numbers with more digits, than ``length`` of the table ``fields``. Leading
    zeros, zeros after the last decimal, sign and point are no digits of a number; a number that is none is another
    rule's. In this pack's tables ``F(4,2)`` holds four digits, two of them decimals."""
    for cell in filled(inputs):
        length = cell.row["length"]
        if not length:
            continue
        size = len(cell.value)
        if cell.row["type"] in ("int", "float"):
            number = decimal_of(cell.value)
            if number is None:
                continue
            whole = str(abs(int(number)))
            size = (0 if whole == "0" else len(whole)) + (int(cell.row["decimals"] or 0))
            # Decimals beyond those allowed are the question of another rule: only the whole part can overflow here.
        if size > int(length):
            yield Defect(cell.record, facts={**cell.facts, "count": size, "allowed": int(length)}, field=cell.field)
