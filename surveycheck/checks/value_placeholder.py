"""Required texts that are filled with what a program or a form leaves behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.fields import judged


@check
def value_placeholder(inputs: Inputs, *, words: tuple[str, ...], but: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Of required texts without a list of codes (tables ``fields`` and ``keys``), yields those that are as a whole one
    of ``words`` (regular expressions): NULL, N/A, a dash. Words by which people say that there is nothing (无, /) are
    answers. Codes of a list, numbers and dates are other rules', and so are the fields ``but``."""
    nothing = re.compile("|".join(f"(?:{word})" for word in words) or "(?!)")

    def wanted(row: Row) -> bool:
        required = row["required"] or row["constraint"]
        named = row["field"] or row["key"]
        return required == "M" and row["type"] == "text" and not row["list"] and named not in but

    def found(_: Row, value: str) -> bool | None:
        return True if nothing.fullmatch("".join(value.split())) else None

    for cell, _ in judged(inputs, wanted, found, keys=True):
        yield Defect(cell.record, facts=cell.facts, field=cell.field)
