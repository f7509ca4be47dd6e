"""A spreadsheet of check measurements → records as an XML would have them, and what is wrong with it, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from surveycheck.model import Document, RecordsBuilder
from surveycheck.model.sheets import SheetPlan, SheetTable
from surveycheck.rule.number import decimal_of
from surveycheck.sheets import TROUBLE, Book, BookError, Sheet, SheetCell, read_plain, read_workbook
from surveycheck.sheets.damage import like_a_date

MOST = 64_000_000
"""Bytes of a file; a larger one is refused by whoever opens it."""

HEADINGS = 12
"""Rows in which the headings are looked for."""

_UNIT = re.compile(r"\(([^()]*)\)$")
SPELLINGS = {"m": ("m", "米"), "m²": ("m²", "㎡", "m2", "平方米")}

LENIENT = ("formula",)
"""Troubles of a cell whose value may be used all the same: a formula that was computed."""


@dataclass(frozen=True)
class Complaint:
    """Something wrong, at ``sheet`` and ``place`` (``B7``; "" for the whole), in ``row`` (0 for the whole). ``heading``
    is that of the column. Both texts are predicates that stand behind the place."""

    sheet: str
    place: str
    row: int
    heading: str
    zh: str
    en: str

    @property
    def where(self) -> str:
        parts = (self.sheet, self.place, self.heading)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True)
class _Heading:
    row: int
    table: SheetTable
    fields: Mapping[int, str]
    texts: Mapping[int, str]


def read_check_sheets(content: bytes, path: str, plan: SheetPlan) -> tuple[Document | None, tuple[Complaint, ...]]:
    """The records of every sheet whose headings are those of a table; None where there is none. Values are as written:
    what is damaged stays so, and is complained of."""
    name = PurePosixPath(path.rpartition(":")[2]).stem
    try:
        book = _book(content, name)
    except BookError as error:
        return None, (Complaint("", "", error.line, "", error.zh, error.en),)
    builder, found = RecordsBuilder(path), False
    complaints: list[Complaint] = []
    for sheet in book.sheets:
        heading = _heading(sheet, plan)
        if heading is not None:
            found = True
            complaints += _headings(sheet, heading)
            complaints += _records(sheet, heading, builder)
    if not found:
        return None, (_unknown(plan),)
    return Document(path, "", "", "", "", {}, builder.build()), tuple(complaints)


def _book(content: bytes, name: str) -> Book:
    return read_workbook(content) if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") else read_plain(content, name)


def _unknown(plan: SheetPlan) -> Complaint:
    names = "、".join(table.table for table in plan.tables)
    zh = f"没有找到检测数据的表头（{names} 的列名；必须有检测对象、检测方式和检测值各列）"
    en = f"no headings of check measurements ({names}): what is checked, its precision and its values are wanted"
    return Complaint("", "", 0, "", zh, en)


def _heading(sheet: Sheet, plan: SheetPlan) -> _Heading | None:
    """The first row whose words are the headings of a table; of several tables the one that knows most of them."""
    for row, cells in list(sheet.rows())[:HEADINGS]:
        texts = {column: cell.text.strip() for column, cell in cells.items()}
        best: _Heading | None = None
        for table in plan.tables:
            fields = {column: field for column, text in texts.items() if (field := _field(text, table))}
            whole = all(any(field in fields.values() for field in group) for group in table.wanted)
            if whole and (best is None or len(fields) > len(best.fields)):
                best = _Heading(row, table, fields, texts)
        if best is not None:
            return best
    return None


def _field(text: str, table: SheetTable) -> str:
    """The field that a heading means; a unit in brackets behind it does not matter here."""
    word = SheetPlan.word(text)
    return table.columns.get(word) or table.columns.get(_UNIT.sub("", word), "")


def _headings(sheet: Sheet, heading: _Heading) -> Iterator[Complaint]:
    """Fields that two columns claim; units that are none of the field's; one coordinate without the other."""
    yield from _halves(sheet, heading)
    seen: dict[str, int] = {}
    for column, field in heading.fields.items():
        text, place = heading.texts[column], SheetCell(heading.row, column, "").place
        if field in seen:
            other = heading.texts[seen[field]]
            yield Complaint(
                sheet.name, place, heading.row, text, f"与“{other}”是同一列", f"means the same as “{other}”"
            )
        seen.setdefault(field, column)
        unit = _UNIT.search(SheetPlan.word(text))
        known = SheetPlan.word(text) in heading.table.columns
        wanted = heading.table.numbers.get(field)
        if unit and wanted and not known and unit[1] not in SPELLINGS.get(wanted, (wanted,)):
            zh = f"的单位是 {unit[1]}，应为 {wanted}：请换算"
            yield Complaint(
                sheet.name, place, heading.row, text, zh, f"is in {unit[1]}; {wanted} is wanted: convert it"
            )


def _halves(sheet: Sheet, heading: _Heading) -> Iterator[Complaint]:
    """A coordinate whose other one has no column: the words over columns that nobody knows are told."""
    there = set(heading.fields.values())
    for field in heading.table.together if there.intersection(heading.table.together) else ():
        if field not in there:
            column = next(c for c, own in heading.fields.items() if own in heading.table.together)
            place = SheetCell(heading.row, column, "").place
            words = [text for c, text in heading.texts.items() if text and c not in heading.fields]
            zh = f"旁缺 {field} 一列" + (f"（不认识的列名：{'、'.join(words)}）" if words else "")
            en = f"has no column {field} beside it" + (f" (unknown headings: {', '.join(words)})" if words else "")
            yield Complaint(sheet.name, place, heading.row, heading.texts[column], zh, en)


def _records(sheet: Sheet, heading: _Heading, builder: RecordsBuilder) -> list[Complaint]:
    """Every row below the headings that holds something is a record."""
    complaints: list[Complaint] = []
    root, table, number = builder.step(sheet.name or "sheet", 0, -1), heading.table, 0
    for row, cells in sheet.rows():
        own = {column: cells[column] for column in heading.fields if column in cells and cells[column].text.strip()}
        if row <= heading.row or not own:
            continue
        number += 1
        values: dict[str, str] = {}
        for column, cell in own.items():
            field = heading.fields[column]
            values.setdefault(field, cell.text.strip())
            complaints += _cell(sheet, heading, column, cell)
        if table.number:
            values.setdefault(table.number, f"{sheet.name}-{row}")
        builder.add(
            builder.step(table.table, number, root), row, list(values), list(values.values()), [row] * len(values)
        )
    return complaints


def _cell(sheet: Sheet, heading: _Heading, column: int, cell: SheetCell) -> Iterator[Complaint]:
    """What is wrong with one cell: what a spreadsheet program did to it, else a number that is none."""
    text = heading.texts[column]
    trouble = cell.trouble or ("date" if like_a_date(cell.text.strip()) else "")
    if trouble and trouble not in LENIENT:
        zh, en = TROUBLE[trouble]
        said = f"“{cell.text}”" if cell.text else ""
        yield Complaint(sheet.name, cell.place, cell.row, text, said + zh, f"{said} {en}".strip())
    elif heading.fields[column] in heading.table.numbers and decimal_of(cell.text) is None:
        yield Complaint(sheet.name, cell.place, cell.row, text, f"“{cell.text}”不是数", f"“{cell.text}” is no number")
