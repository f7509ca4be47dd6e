"""Values outside their code list or their range."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.fields import Cell, filled
from surveycheck.rule.number import decimal_of


@check
def field_domain(inputs: Inputs) -> Iterator[Defect]:
    """Yields values that their code list (table ``codes``) does not hold, and numbers (case ``range``) below ``lower``
    or above ``upper`` of the table ``fields``; the bounds themselves are allowed."""
    lists: dict[str, set[str]] = {}
    for row in inputs.tables.get("codes", ()):
        lists.setdefault(row["list"], set()).add(row["code"])
    for cell in filled(inputs, lambda row: bool(row["list"]) or _bounded(row)):
        name = cell.row["list"]
        if name and cell.value not in lists.get(name, set()):
            yield Defect(cell.record, facts={**cell.facts, "list": name}, field=cell.field)
        elif _bounded(cell.row) and _outside(cell):
            facts = {**cell.facts, "lower": cell.row["lower"] or "−∞", "upper": cell.row["upper"] or "∞"}
            yield Defect(cell.record, facts=facts, field=cell.field, case="range")


def _bounded(row: Row) -> bool:
    return row["type"] in ("int", "float") and bool(row["lower"] or row["upper"])


def _outside(cell: Cell) -> bool:
    """Below the lower or above the upper bound; what is no number is neither."""
    number, lower, upper = (decimal_of(text) for text in (cell.value, cell.row["lower"], cell.row["upper"]))
    if number is None:
        return False
    return (lower is not None and number < lower) or (upper is not None and number > upper)
