"""What a sheet of a workbook is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from surveycheck.report.columns import Cell, Column
from surveycheck.report.words import Pair

Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """``filters``: people want to filter it. ``classes``: the column (from 0) that holds a class, None without.
    ``choices``: by the name of a column what may be filled in there."""

    name: Pair
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    filters: bool = True
    classes: int | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def of(zh: object, en: object, language: int) -> str:
    chosen = (en or zh) if language else zh
    return "" if chosen is None else str(chosen)
