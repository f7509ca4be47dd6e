"""CSV of a pack → rows. UTF-8 with or without BOM; empty lines and lines that begin with # are skipped."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from surveycheck.pack.columns import CERTAINTIES, EVERY, TABLES, Table
from surveycheck.pack.faults import Faults
from surveycheck.rule import Row


@dataclass(frozen=True)
class CsvTable:
    """``file`` as faults show it. The rows have a value (stripped text) for every column."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_csv(path: Path, file: str, faults: Faults) -> CsvTable | None:
    """One table, held to what the engine knows of it; None and a fault when it cannot be read at all."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(file, line, "", "文件不是 UTF-8 编码，请另存为“CSV UTF-8”", "not UTF-8; save it as CSV UTF-8")
        return None
    except OSError as error:
        faults.add(file, 0, "", f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}")
        return None
    try:
        lines = list(_cells(text))
    except csv.Error as error:
        faults.add(file, 0, "", f"不是有效的 CSV：{error}", f"not valid CSV: {error}")
        return None
    if not lines:
        faults.add(file, 1, "", "缺少列名行", "the row of column names is missing")
        return None
    return _table(path.stem, file, lines, faults)


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of every row, the header first. A # only begins a comment where a row could begin."""
    fresh, start = True, 0

    def feed() -> Iterator[str]:
        nonlocal fresh, start
        for number, line in enumerate(text.split("\n"), 1):
            if fresh and (not line.strip() or line.lstrip().startswith("#")):
                continue
            start = number if fresh else start
            fresh = False
            yield line + "\n"

    for cells in csv.reader(feed(), strict=True):
        fresh = True
        stripped = [cell.strip() for cell in cells]
        if any(stripped):
            yield start, stripped


def _table(name: str, file: str, lines: list[tuple[int, list[str]]], faults: Faults) -> CsvTable:
    (head, columns), *body = lines
    _header(name, file, head, columns, faults)
    rows = []
    for number, cells in body:
        if len(cells) > len(columns):
            zh = f"该行有 {len(cells)} 格，多于 {len(columns)} 列（含逗号的格要加双引号）"
            en = f"the row has {len(cells)} cells for {len(columns)} columns (a cell with a comma wants double quotes)"
            faults.add(file, number, "", zh, en)
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        rows.append(Row(name, number, dict(zip(columns, padded, strict=False))))
    table = CsvTable(name, file, tuple(columns), tuple(rows))
    _check(table, TABLES.get(name, Table((), ())), faults)
    return table


def _header(name: str, file: str, line: int, columns: list[str], faults: Faults) -> None:
    wanted = (*(TABLES[name].columns if name in TABLES else ()), *EVERY)
    for column in wanted:
        if column not in columns:
            faults.add(file, line, column, f"缺少列 {column}", f"column {column} is missing")
    for position, column in enumerate(columns, 1):
        if not column:
            faults.add(file, line, "", f"第 {position} 列没有列名", f"column {position} has no name")
        elif columns.index(column) != position - 1:
            faults.add(file, line, column, f"列 {column} 重复", f"column {column} occurs twice")


def _check(table: CsvTable, known: Table, faults: Faults) -> None:
    """Keys filled and unique, cells of the right kind."""
    first: dict[tuple[str, ...], int] = {}
    for row in table.rows:
        key = tuple(row[column] for column in known.key)
        for column in known.key:
            if column in table.columns and not row[column] and column not in known.optional_key:
                faults.add(table.file, row.number, column, f"{column} 不能为空", f"{column} must not be empty")
        if known.key and first.setdefault(key, row.number) != row.number:
            words = " + ".join(known.key)
            zh, en = f"与第 {first[key]} 行的 {words} 重复", f"has the same {words} as line {first[key]}"
            faults.add(table.file, row.number, known.key[0], zh, en)
        for column, cell in known.cells.items():
            if row[column] and not cell.fits(row[column]):
                faults.add(table.file, row.number, column, f"{row[column]!r}：{cell.zh}", f"{row[column]!r} {cell.en}")
        if row["certainty"] and row["certainty"] not in CERTAINTIES:
            zh, en = f"应为 {'、'.join(CERTAINTIES)} 之一", f"must be one of {', '.join(CERTAINTIES)}"
            faults.add(table.file, row.number, "certainty", zh, en)
