"""Values of records beside the rows of the tables ``fields`` and ``keys`` that describe them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from surveycheck.model import Record
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.number import EMPTY
from surveycheck.rule.row import Row

_DATES = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII),
    re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)


@dataclass(frozen=True)
class Cell:
    """A value that is there, and the row that describes it."""

    record: Record
    row: Row
    field: str
    value: str

    @property
    def facts(self) -> dict[str, str]:
        return {"table": self.record.table, "field": self.field, "title": self.row["title"], "value": self.value}


def filled(inputs: Inputs, wanted: Callable[[Row], bool], keys: bool = False) -> Iterator[Cell]:
    """The filled values of the selected records whose row of the table ``fields`` (with ``keys`` also of ``keys``) is
    ``wanted``; asks once a row. In the order of the records."""
    described = _rows(inputs.tables.get("fields", ()), "field", wanted)
    for table, more in (_rows(inputs.tables.get("keys", ()), "key", wanted) if keys else {}).items():
        described[table] = (*described.get(table, ()), *more)
    for record in inputs.records:
        for field, row in described.get(record.table, ()):
            value = record.get(field)
            if value not in EMPTY:
                yield Cell(record, row, field, value)


def _rows(rows: tuple[Row, ...], column: str, wanted: Callable[[Row], bool]) -> dict[str, tuple[tuple[str, Row], ...]]:
    """Table → its fields, each with its row."""
    found: dict[str, tuple[tuple[str, Row], ...]] = {}
    for row in filter(wanted, rows):
        found[row["table"]] = (*found.get(row["table"], ()), (row[column], row))
    return found


def date_of(text: str) -> date | None:
    """The date that a text writes: 2026-03-01 (also with a time), 2026/3/1, 2026.3.1, 2026年3月1日, 20260301."""
    match = next((m for pattern in _DATES if (m := pattern.fullmatch(text.strip()))), None)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
