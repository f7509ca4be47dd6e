"""The checklist of a sample as a spreadsheet to be filled in: a row for each manual item of each unit."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from surveycheck import __version__
from surveycheck.ledger import RESULTS, Ledger, LotUnit, results_of
from surveycheck.manual import Result
from surveycheck.model import ManualEntry
from surveycheck.office.inspection import checklist
from surveycheck.pack import load_pack
from surveycheck.report.columns import Column
from surveycheck.report.sheet import Table
from surveycheck.report.wish import Wish
from surveycheck.report.xlsx import LEADING, workbook
from surveycheck.whole import write_whole

NAME = ("人工检查单", "Checklist")
SHOWN = 16
"""Digits of a digest that tell a unit."""

COLUMNS = (
    Column("lot", ("批", "Lot"), 16),
    Column("place", ("序号", "No."), 6, "count"),
    Column("project", ("项目编号", "Project"), 18),
    Column("name", ("成果", "Deliverable"), 24),
    Column("digest", ("成果摘要", "Digest"), 20),
    Column("item", ("项目代码", "Item"), 18),
    Column("title", ("检查项目", "What is checked"), 18),
    Column("how", ("检查方法", "How"), 44, "long"),
    Column("result", ("结果", "Result"), 12),
    Column("severity", ("错漏类别", "Class"), 9),
    Column("note", ("说明", "Remark"), 36, "long"),
    Column("evidence", ("证据文件", "Evidence"), 20),
    Column("inspector", ("检查员", "Inspector"), 12),
    Column("date", ("日期", "Date"), 12),
)
"""By name: what is read again stands under the same headings."""


def write_checklist(ledger: Ledger, units: Sequence[LotUnit], file: Path, lang: str = "zh") -> Path:
    """The checklist of some units with what was noted so far: XLSX, or CSV by the ending of ``file``. Raises PackError,
    OSError."""
    language = ("zh", "en").index(lang)
    rows = tuple(_rows(ledger, units, language))
    content: str | bytes
    if file.suffix.lower() == ".csv":
        content = _csv(rows, language)
    else:
        choices = {"result": tuple(words[language] for words in RESULTS.values()), "severity": ("A", "B", "C", "D")}
        table = Table(NAME, COLUMNS, rows, filters=True, choices=choices)
        content = workbook((table,), Wish(lang), units[0].lot if units else "", f"surveycheck {__version__}")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    return file


def _rows(ledger: Ledger, units: Sequence[LotUnit], language: int) -> Iterator[tuple[str | int, ...]]:
    packs = {name: load_pack(name, examples=False) for name in {unit.pack for unit in units}}
    for unit in units:
        with ledger.read() as connection:
            noted = results_of(connection, unit.id)
        for entry, result in checklist(packs[unit.pack], noted):
            yield _row(unit, entry, result, language)


def _row(unit: LotUnit, entry: ManualEntry, result: Result | None, language: int) -> tuple[str | int, ...]:
    title, how = ((entry.title, entry.title_en), (entry.how, entry.how_en))
    about = (unit.lot, unit.place, unit.project, unit.name, unit.digest[:SHOWN], entry.item)
    words = (title[language] or title[0], how[language] or how[0])
    if result is None:
        return (*about, *words, "", "", "", "", "", "")
    said = RESULTS[result.result][language]
    return (*about, *words, said, result.severity, result.note, result.evidence, result.name, result.date)


def _csv(rows: Sequence[tuple[str | int, ...]], language: int) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([column.head[language] for column in COLUMNS])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def _safe(cell: str | int) -> str:
    """What a spreadsheet program would take for a formula begins with an apostrophe, as one types it there."""
    text = str(cell)
    return f"'{text}" if text.startswith(LEADING) else text
