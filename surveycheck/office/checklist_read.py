"""A checklist that was filled in: its rows, read without believing any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from surveycheck.ledger import LedgerError, Remark, today
from surveycheck.ledger.headings import bare
from surveycheck.office.checklist_sheet import COLUMNS
from surveycheck.report.xlsx import LEADING
from surveycheck.sheets import TROUBLE, Sheet, SheetCell, read_plain, read_workbook
from surveycheck.sheets.cell import FATAL

HEADS = {bare(word): column.name for column in COLUMNS for word in (*column.head, column.name)}
NEEDED = ("item", "result")
HEADING_WITHIN = 30
WORDS = {
    "pass": ("通过", "合格", "符合", "是", "有", "√", "✓", "✔", "pass", "passed", "ok", "yes"),
    "fail": ("不通过", "不合格", "不符合", "否", "无", "×", "✗", "✘", "x", "fail", "failed", "no"),
    "not-applicable": ("不适用", "无此项", "/", "—", "-", "na", "n/a", "not applicable", "not-applicable"),
}
RESULT = {word: name for name, every in WORDS.items() for word in every}
CLASS = re.compile(r"([ABCD])类?", re.IGNORECASE)
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?")


@dataclass(frozen=True)
class Filled:
    """A row with a result. ``unit``: beginning of a digest, else number of the project or name. ``day`` and
    ``inspector`` are "" where nothing is said."""

    sheet: str
    row: int
    unit: str
    item: str
    result: str
    severity: str
    note: str
    evidence: str
    inspector: str
    day: str


def read_checklist(file: Path) -> tuple[tuple[Filled, ...], tuple[Remark, ...]]:
    """The rows with a result, and what is wrong with cells (each refused). Raises BookError for what cannot be read,
    LedgerError where no sheet has such headings, OSError."""
    content = file.read_bytes()
    book = read_workbook(content) if content.startswith(b"PK") else read_plain(content, file.stem)
    rows: list[Filled] = []
    remarks: list[Remark] = []
    found = False
    for sheet in (one for one in book.sheets if not one.hidden):
        for row, columns in _heads(sheet):
            found = True
            every = list(_filled(sheet, row, columns))
            rows += [one for one in every if isinstance(one, Filled)]
            remarks += [one for one in every if isinstance(one, Remark)]
    if not found:
        raise LedgerError(
            f"{file.name} 不是检查单：需要一行标题，含项目代码、结果，以及成果摘要或项目编号",
            f"{file.name} is no checklist: it wants a row of headings with item, result, and digest or project",
        )
    return tuple(rows), tuple(remarks)


def _heads(sheet: Sheet) -> Iterator[tuple[int, dict[str, int]]]:
    """The row of the headings, where there is one, with the column of each."""
    for row, cells in sheet.rows():
        if row > HEADING_WITHIN:
            return
        columns = {HEADS[bare(cell.text)]: number for number, cell in cells.items() if bare(cell.text) in HEADS}
        if all(name in columns for name in NEEDED) and ("digest" in columns or "project" in columns):
            yield row, columns
            return


def _filled(sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[Filled | Remark]:
    for row, cells in sheet.rows():
        held = {name: cells[column] for name, column in columns.items() if column in cells}
        if row > head and "result" in held and held["result"].text.strip():
            wrong = list(_wrong(sheet.name, held))
            yield from wrong
            if not wrong:
                yield _row(sheet.name, row, held)


def _wrong(sheet: str, held: Mapping[str, SheetCell]) -> Iterator[Remark]:
    for name, cell in held.items():
        fine = cell.trouble not in FATAL and (name == "date" or cell.trouble not in ("date", "merged"))
        if cell.trouble and not fine and name not in ("lot", "place", "title", "how"):
            yield _remark(sheet, cell, TROUBLE[cell.trouble])
    result = held["result"]
    if _word(result) not in RESULT:
        yield _remark(sheet, result, ("不是通过、不通过或不适用", "neither pass, fail nor not applicable"))
    severity = held.get("severity")
    if severity is not None and severity.text.strip() and not CLASS.fullmatch(severity.text.strip()):
        yield _remark(sheet, severity, ("不是 A、B、C、D 类", "none of the classes A, B, C, D"))
    if "date" in held and _day(held["date"].text) is None:
        yield _remark(sheet, held["date"], ("不是今天或以前的日期（年-月-日）", "no day up to today (YYYY-MM-DD)"))


def _remark(sheet: str, cell: SheetCell, words: tuple[str, str]) -> Remark:
    zh, en = words
    return Remark(sheet, cell.row, cell.place, f"“{cell.text}”{zh}", f"“{cell.text}” is {en}", refused=True)


def _word(cell: SheetCell) -> str:
    return cell.text.strip().casefold()


def _day(text: str) -> str | None:
    """An ISO day; "" for nothing, None for what is no day, or a later one than today."""
    found = DAY.fullmatch(text.strip())
    if not text.strip() or found is None:
        return None if text.strip() else ""
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return day.isoformat() if day <= today() else None


def _row(sheet: str, row: int, held: Mapping[str, SheetCell]) -> Filled:
    def text(name: str) -> str:
        said = held[name].text.strip() if name in held else ""
        return said[1:] if said.startswith("'") and said[1:].startswith(LEADING) else said

    unit = next((text(name) for name in ("digest", "project", "name") if text(name)), "")
    severity = CLASS.fullmatch(text("severity"))
    return Filled(
        sheet,
        row,
        unit,
        text("item"),
        RESULT[_word(held["result"])],
        severity[1].upper() if severity else "",
        text("note"),
        text("evidence"),
        text("inspector"),
        _day(text("date")) or "",
    )
