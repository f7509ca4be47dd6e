"""Values that are not of their field's type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import Cell, date_of, judged
from surveycheck.rule.number import decimal_of

LEAST = 3
"""So many other dates must be written alike before the only one that is not is told."""


@check
def field_type(inputs: Inputs, *, alike: bool = False) -> Iterator[Defect]:
    """Yields values of int, float and date fields (tables ``fields`` and ``keys``) that are no whole number, no number
    in plain decimals, no date (cases ``int``, ``float``, ``date``). ``12.0`` is a whole number as to its value but not
    as it is written. ``alike``: case ``form``, the only date of a file that is written unlike all the others, ``LEAST``
    at least, which have one form."""
    for cell, kind in judged(inputs, lambda row: row["type"] not in ("", "text"), _misfit, keys=True):
        yield Defect(cell.record, facts={**cell.facts, "type": kind}, field=cell.field, case=kind)
    files: dict[str, list[tuple[Cell, str]]] = {}
    for cell, form in judged(inputs, lambda row: alike and row["type"] == "date", _form, keys=True):
        files.setdefault(cell.record.file, []).append((cell, form))
    for cells in files.values():
        yield from _unlike(cells)


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


def _form(_: Row, value: str) -> str | None:
    """How a date is written: each number is one ``#``; None for what is no date."""
    return re.sub(r"\d+", "#", value.strip()) if date_of(value) is not None else None


def _unlike(cells: list[tuple[Cell, str]]) -> Iterator[Defect]:
    counts = Counter(form for _, form in cells)
    usual, others = counts.most_common(1)[0]
    if len(counts) != 2 or others < LEAST or len(cells) - others != 1:
        return
    cell = next(cell for cell, form in cells if form != usual)
    like = next(cell for cell, form in cells if form == usual)
    facts: dict[str, Fact] = {**cell.facts, "type": "date", "kind": "form", "expected": like.value, "count": others}
    yield Defect(cell.record, facts=facts, field=cell.field, case="form")
