"""Tables of a spot check as blocks of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from surveycheck.office.words import say
from surveycheck.report.columns import Cell as Value
from surveycheck.report.numbers import plain_number
from surveycheck.report.paper.blocks import Block, Cell, Column, Heading, NewPage, Table, Text
from surveycheck.report.tables import Table as Rows

MOST = 1000
"""Rows of a table on paper, some forty pages; the workbook has all."""


def block(table: Rows, language: int, form: bool = False, most: int = MOST) -> list[Block]:
    """The table, or a word that it is empty; what is more than ``most`` rows is counted."""
    every = iter(table.rows)
    rows = [[_cell(value, place == table.classes) for place, value in enumerate(row)] for row in islice(every, most)]
    if not rows:
        return [Text(say("none", language))]
    columns = [
        Column(column.head[language], float(column.width), column.kind in ("count", "number"))
        for column in table.columns
    ]
    left = sum(1 for _ in every)
    return [Table(columns, rows, form=form), *([Text(say("more-rows", language, n=left), "warn")] if left else [])]


def annexes(tables: Sequence[tuple[Rows, str]], language: int) -> list[Block]:
    """Annexes A, B, … each on a page of its own, with what is said before its table ("" for nothing)."""
    found: list[Block] = []
    for number, (table, before) in enumerate(tables):
        title = say("annex", language, letter="ABCDEFGHIJ"[number], title=table.name[language])
        found += [*([NewPage()] if number else []), Heading(1, title)]
        found += [Text(before, "quiet")] if before else []
        found += block(table, language, form=True)
    return found


def _cell(value: Value, is_class: bool) -> str | Cell:
    if value is None:
        return ""
    if isinstance(value, str):
        return Cell(value, value) if is_class and value else value
    return plain_number(value)
