"""Values that are not of their field's type."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.fields import date_of, filled
from surveycheck.rule.number import decimal_of


@check
def field_type(inputs: Inputs) -> Iterator[Defect]:
    """Yields values of int, float and date fields (tables ``fields`` and ``keys``) that are no whole number, no number
    in plain decimals, no date (cases ``int``, ``float``, ``date``). ``12.0`` is a whole number as to its value but not
    as it is written."""
    for cell in filled(inputs, lambda row: row["type"] not in ("", "text"), keys=True):
        kind = cell.row["type"]
        if not _fits(kind, cell.value):
            yield Defect(cell.record, facts={**cell.facts, "type": kind}, field=cell.field, case=kind)


def _fits(kind: str, value: str) -> bool:
    if kind == "date":
        return date_of(value) is not None
    if kind == "int":
        return decimal_of(value) is not None and "." not in value
    return kind != "float" or decimal_of(value) is not None
