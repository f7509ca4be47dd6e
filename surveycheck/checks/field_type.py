"""Values that are not of their field's type."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.fields import date_of, judged
from surveycheck.rule.number import decimal_of


@check
def field_type(inputs: Inputs) -> Iterator[Defect]:
    """Yields values of int, float and date fields (tables ``fields`` and ``keys``) that are no whole number, no number
    in plain decimals, no date (cases ``int``, ``float``, ``date``). ``12.0`` is a whole number as to its value but not
    as it is written."""
    for cell, kind in judged(inputs, lambda row: row["type"] not in ("", "text"), _misfit, keys=True):
        yield Defect(cell.record, facts={**cell.facts, "type": kind}, field=cell.field, case=kind)


def _misfit(row: Row, value: str) -> str | None:
    """The type that the value does not fit."""
    kind = row["type"]
    if kind == "date":
        fits = date_of(value) is not None
    elif kind == "int":
        fits = decimal_of(value) is not None and "." not in value
    else:
        fits = kind != "float" or decimal_of(value) is not None
    return None if fits else kind
