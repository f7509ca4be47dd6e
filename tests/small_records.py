"""Records and rows by hand, and a check run over them."""

from __future__ import annotations

from typing import Any

from surveycheck.model import Record, record_of
from surveycheck.rule import Defect, Inputs, Limit, Row, Selection
from surveycheck.rule.check import CheckFunction


def record(table: str, number: int = 0, /, **values: str) -> Record:
    return record_of("a.xml", table, number, f"/r/{table}[{number + 1}]", number + 1, values)


def rows(table: str, *values: dict[str, str]) -> tuple[Row, ...]:
    return tuple(Row(table, number, value) for number, value in enumerate(values, 2))


def run(
    function: CheckFunction,
    subjects: list[Record],
    tables: dict[str, tuple[Row, ...]] | None = None,
    others: dict[str, list[Record]] | None = None,
    settings: dict[str, Any] | None = None,
    **parameters: Any,
) -> list[Defect]:
    """The defects of a check over these records."""
    inputs = Inputs(
        Selection(records=tuple(subjects)),
        {name: Selection(records=tuple(found)) for name, found in (others or {}).items()},
        tables=tables or {},
        settings=settings or {},
    )
    return list(function(inputs, **parameters))


def limit(value: float) -> Limit:
    return Limit.constant(value)
