"""Values outside their code list or their range."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import judged
from surveycheck.rule.number import decimal_of


@check
def field_domain(inputs: Inputs) -> Iterator[Defect]:
    """Yields values that their code list (table ``codes``) does not hold, and numbers (case ``range``) below ``lower``
    or above ``upper`` of the tables ``fields`` and ``keys``; the bounds themselves are allowed."""
    lists: dict[str, set[str]] = {}
    for row in inputs.tables.get("codes", ()):
        lists.setdefault(row["list"], set()).add(row["code"])

    def outside(row: Row, value: str) -> dict[str, Fact] | None:
        if row["list"] and value not in lists.get(row["list"], set()):
            return {"list": row["list"]}
        if _bounded(row) and _outside(row, value):
            return {"lower": row["lower"] or "−∞", "upper": row["upper"] or "∞"}
        return None

    for cell, more in judged(inputs, lambda row: bool(row["list"]) or _bounded(row), outside, keys=True):
        case = "" if "list" in more else "range"
        yield Defect(cell.record, facts={**cell.facts, **more}, field=cell.field, case=case)


def _bounded(row: Row) -> bool:
    return row["type"] in ("int", "float") and bool(row["lower"] or row["upper"])


_bound = lru_cache(maxsize=1024)(decimal_of)


def _outside(row: Row, value: str) -> bool:
    """Below the lower or above the upper bound; what is no number is neither."""
    number, lower, upper = decimal_of(value), _bound(row["lower"]), _bound(row["upper"])
    if number is None:
        return False
    return (lower is not None and number < lower) or (upper is not None and number > upper)
