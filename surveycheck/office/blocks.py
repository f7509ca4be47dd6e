"""Tables of a spot check as blocks of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from surveycheck.office.words import say
from surveycheck.report.columns import Cell as Value
from surveycheck.report.numbers import plain_number
from surveycheck.report.paper.blocks import Block, Cell, Column, Facts, Heading, NewPage, Table, Text
from surveycheck.report.sheet import Table as Rows

DIGEST = re.compile("[0-9a-f]{64}")
"""On paper in groups: a cell is narrower than it is long."""

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


@dataclass(frozen=True)
class Annex:
    """A table, what is said before it ("" for nothing), and who signs below it: keys of words."""

    table: Rows
    before: str = ""
    signed: Sequence[str] = ()


def annexes(every: Sequence[Annex], language: int) -> list[Block]:
    """Annexes A, B, … each on a page of its own."""
    found: list[Block] = []
    for number, one in enumerate(every):
        title = say("annex", language, letter="ABCDEFGHIJ"[number], title=one.table.name[language])
        found += [*([NewPage()] if number else []), Heading(1, title)]
        found += [Text(one.before, "quiet")] if one.before else []
        found += block(one.table, language, form=True)
        found += [Facts([(say(name, language), "") for name in one.signed])] if one.signed else []
    return found


def _cell(value: Value, is_class: bool) -> str | Cell:
    if value is None:
        return ""
    if isinstance(value, str) and DIGEST.fullmatch(value):
        return Cell(" ".join(value[i : i + 16] for i in range(0, 64, 16)), "code")
    if isinstance(value, str):
        return Cell(value, value) if is_class and value else value
    return plain_number(value)
