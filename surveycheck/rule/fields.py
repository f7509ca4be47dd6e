"""Values of records beside the rows of the tables ``fields`` and ``keys`` that describe them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from surveycheck.model import Record
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.number import EMPTY
from surveycheck.rule.row import Row
from surveycheck.rule.select import Selection

Verdict = TypeVar("Verdict")

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


def judged(
    inputs: Inputs, wanted: Callable[[Row], bool], judge: Callable[[Row, str], Verdict | None], keys: bool = False
) -> Iterator[tuple[Cell, Verdict]]:
    """The filled values of the selected records of which ``judge`` says something (not None), each with what it says.

    Asked are values whose row of the table ``fields`` (with ``keys`` also of ``keys``) is ``wanted``; ``wanted`` is
    asked once a row, ``judge`` once for each different text of a column with few. By table, field and record.
    """
    described = _rows(inputs.tables.get("fields", ()), "field", wanted)
    for table, more in (_rows(inputs.tables.get("keys", ()), "key", wanted) if keys else {}).items():
        described[table] = (*described.get(table, ()), *more)
    for own in by_table(inputs.subjects, described):
        for field, row in described[own[0].table]:
            yield from _judged(own, field, row, judge)


def _judged(
    own: Sequence[Record], field: str, row: Row, judge: Callable[[Row, str], Verdict | None]
) -> Iterator[tuple[Cell, Verdict]]:
    for start, part in own[0].records.column(rows_of(own), field):
        said = [None if text in EMPTY else judge(row, text) for text in part.texts]
        for at in np.flatnonzero(np.array([verdict is not None for verdict in said])[part.code]).tolist():
            number = part.code[at]
            verdict = said[number]
            if verdict is not None:
                yield Cell(own[start + at], row, field, part.texts[number]), verdict


def rows_of(own: Sequence[Record]) -> NDArray[np.int64]:
    """The rows of records of one table of one file."""
    return np.fromiter((record.row for record in own), np.int64, len(own))


def by_table(selection: Selection, tables: Iterable[str]) -> Iterator[Sequence[Record]]:
    """The records of each of these tables, those of each file for themselves, in their order."""
    for records in (selection.tables[table] for table in tables if table in selection.tables):
        files: dict[int, list[Record]] = {}
        for record in records:
            files.setdefault(id(record.records), []).append(record)
        yield from files.values()


def _rows(rows: tuple[Row, ...], column: str, wanted: Callable[[Row], bool]) -> dict[str, tuple[tuple[str, Row], ...]]:
    """Table → its fields, each with its row."""
    found: dict[str, tuple[tuple[str, Row], ...]] = {}
    for row in filter(wanted, rows):
        found[row["table"]] = (*found.get(row["table"], ()), (row[column], row))
    return found


def unit_of(inputs: Inputs, table: str, field: str) -> str | None:
    """The unit of a field by the table ``fields``; None where that does not have it."""
    rows = inputs.tables.get("fields", ())
    return next((row["unit"] for row in rows if row["table"] == table and row["field"] == field), None)


def date_of(text: str) -> date | None:
    """The date that a text writes: 2026-03-01 (also with a time), 2026/3/1, 2026.3.1, 2026年3月1日, 20260301."""
    match = next((m for pattern in _DATES if (m := pattern.fullmatch(text.strip()))), None)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None
