"""Persons in the title blocks of sheets who are not on record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

import numpy as np

from surveycheck.geometry.cells import says, value_of
from surveycheck.geometry.sheet import plain
from surveycheck.rule import Defect, Fact, Features, Inputs, NothingToCheck, Place, Record, Row, Value, Where, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import letters, misspelt

_BETWEEN = re.compile(r"[、，,；;/\s]+")
"""What stands between several names in one cell."""

_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?")
"""What can be the name of a person; anything else in the cell is no matter of this rule."""

_MARKED = re.compile(r"[^:]*(?:[员人者]|:)")
"""In one text with the name of its field a person stands behind a colon, or behind 绘图员: 测量控制点 names nobody."""

Signed = tuple[Row, str, int]


@check
def staff_on_sheets(
    inputs: Inputs, *, field: str, items: tuple[str, ...], firm: str, table: str = "sheet", surnames: str = "surnames"
) -> Iterator[Defect]:
    """Subjects: texts of drawings. What stands behind the names of the fields ``items`` (rows of ``table``: ``words``)
    are persons, where it begins with a surname (table ``surnames``) or is nearly a name on record: 合格 and 全站仪 are
    none; the further selection ``staff`` has their records, with the name in ``field``, ``project`` the one
    record whose field ``firm`` names the survey firm. Yields each name on a sheet of that firm that no record has: the
    missing name is a witness, and the record that has it with a slip, or the only one that no sheet names. Nothing is
    said where none of the names on any sheet is on record: there the list is of other people. Raises ``NothingToCheck``
    then, and where no sheet names anybody or nobody is on record."""
    begins = tuple(row["surname"] for row in inputs.tables.get(surnames, ()))
    rows = {row["item"]: row for row in inputs.tables.get(table, ()) if row.yes("value")}
    staff = [r for r in inputs.other("staff").records if r.get(field) not in EMPTY]
    known = {letters(r.get(field)) for r in staff}
    own = [letters(r.get(firm)) for r in inputs.other("project").records if r.get(firm) not in EMPTY]
    signed = [(texts, one) for texts in _sheets(inputs.features, own) for one in _signed(texts, rows, items)]
    signed = [(texts, one) for texts, one in signed if _is_name(letters(one[1]), known, begins)]
    there = {letters(name) for _, (_, name, _) in signed}
    if not known & there:
        raise NothingToCheck
    for texts, (row, name, number) in signed:
        if letters(name) not in known:
            alone = [r for r in staff if letters(r.get(field)) not in there]
            facts: dict[str, Fact] = {"title": row["title"], "name": row["title_en"], "value": name}
            facts |= {"table": staff[0].table, "expected": staff[0].table, "link": field}
            others: tuple[Where, ...] = (Place(key=name), *_likely(name, staff, alone, field))
            yield Defect(texts[number], facts=facts, others=others)


def _is_name(word: str, known: set[str], begins: tuple[str, ...]) -> bool:
    return word.startswith(begins) or word in known or any(misspelt(word, name) for name in known)


def _sheets(texts: Features, firms: list[str]) -> Iterator[Features]:
    """The texts of each sheet that names the firm: others name people of others."""
    for n in range(len(texts.drawings)):
        own = texts.take(texts.source == n)
        if any(firm in letters(str(text)) for text in own.text for firm in firms):
            yield own


def _signed(texts: Features, rows: dict[str, Row], items: tuple[str, ...]) -> Iterator[Signed]:
    """The row of the field, a name, and the number of the text that says it."""
    names = [row["words"] for row in rows.values()]
    for row in (rows[item] for item in items if item in rows):
        words = row["words"]
        for number in np.flatnonzero(texts.labels("text").where(partial(_says, words))).tolist():
            found = value_of(texts, number, words, names)
            if found is None or (found[1] == number and not _MARKED.match(plain(str(texts.text[number])))):
                continue
            for name in _BETWEEN.split(found[0].strip()):
                if _NAME.fullmatch(name):
                    yield row, name, found[1]


def _says(words: str, text: str) -> bool:
    return says(text, words)


def _likely(name: str, staff: list[Record], alone: list[Record], field: str) -> tuple[Value, ...]:
    known = [(record, letters(record.get(field))) for record in staff]
    slips = [r for r, own in known if misspelt(own, letters(name)) or misspelt(letters(name), own)]
    found = slips if len(slips) == 1 else alone
    return (Value(found[0], field),) if len(found) == 1 else ()
