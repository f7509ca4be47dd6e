"""Values outside their code list or their range."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.fields import filled
from surveycheck.rule.number import decimal_of


@check
def field_domain(inputs: Inputs) -> Iterator[Defect]:
    """Yields values that their code list (table ``codes``) does not hold, and numbers (case ``range``) below ``lower``
    or above ``upper`` of the table ``fields``; the bounds themselves are allowed."""
    lists: dict[str, set[str]] = {}
    for row in inputs.tables.get("codes", ()):
        lists.setdefault(row["list"], set()).add(row["code"])
    for cell in filled(inputs):
        name = cell.row["list"]
        if name and cell.value not in lists.get(name, set()):
            yield Defect(cell.record, facts={**cell.facts, "list": name}, field=cell.field)
        number, lower, upper = (decimal_of(t) for t in (cell.value, cell.row["lower"], cell.row["upper"]))
        if cell.row["type"] not in ("int", "float") or number is None:
            continue
        if (lower is not None and number < lower) or (upper is not None and number > upper):
            facts = {**cell.facts, "lower": cell.row["lower"] or "−∞", "upper": cell.row["upper"] or "∞"}
            yield Defect(cell.record, facts=facts, field=cell.field, case="range")
