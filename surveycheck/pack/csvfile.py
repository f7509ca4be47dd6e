"""Tables of a pack, CSV or XLSX → rows. What a spreadsheet program did to them is read, or refused with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from surveycheck.pack.columns import CERTAINTIES, EVERY, NUMBER, TABLES, WHOLE, Table
from surveycheck.pack.faults import Faults
from surveycheck.rule import Row
from surveycheck.sheets import TROUBLE, Book, BookError, Sheet, SheetCell, read_plain, read_workbook
from surveycheck.sheets.damage import like_a_date, lost_zeros

ENDINGS = (".csv", ".xlsx", ".xlsm")
NAME = re.compile(r"[a-z][a-z0-9_]*")
UNNAMED = re.compile(r"(sheet|工作表|表)\s*\d*", re.IGNORECASE)
"""What programs call a sheet that nobody named."""


@dataclass(frozen=True)
class CsvTable:
    """``file`` as faults show it. The rows have a value (stripped text) for every column."""

    name: str
    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_tables(path: Path, file: str, faults: Faults) -> Iterator[CsvTable]:
    """The tables of a file, held to what the engine knows of them; a fault for what cannot be read. A CSV is a table.
    In a workbook every sheet is one, by its name; a single sheet that nobody named goes by the name of the file."""
    try:
        content = path.read_bytes()
        book = read_plain(content, path.stem) if path.suffix.lower() == ".csv" else read_workbook(content)
    except BookError as error:
        faults.add(file, error.line, "", error.zh, error.en)
        return
    except OSError as error:
        faults.add(file, 0, "", f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}")
        return
    for name, sheet in _named(book, path, file, faults):
        whole = file if path.suffix.lower() == ".csv" else f"{file}[{sheet.name}]"
        if table := _table(name, whole, sheet, faults):
            yield table


def _named(book: Book, path: Path, file: str, faults: Faults) -> Iterator[tuple[str, Sheet]]:
    """Each table's name and sheet. A hidden sheet is neither taken in silence nor left out in silence."""
    filled = [sheet for sheet in book.sheets if sheet.cells or path.suffix.lower() == ".csv"]
    if not filled:
        faults.add(file, 0, "", "工作簿是空的", "the workbook is empty")
    for sheet in filled:
        name = path.stem if len(filled) == 1 and UNNAMED.fullmatch(sheet.name) else sheet.name.strip()
        if sheet.hidden:
            zh, en = (
                f"工作表 {sheet.name} 是隐藏的；请取消隐藏或删除",
                f"the sheet {sheet.name} is hidden; unhide or delete it",
            )
            faults.add(f"{file}[{sheet.name}]", 0, "", zh, en)
        elif path.suffix.lower() != ".csv" and not NAME.fullmatch(name):
            zh = f"工作表名 {sheet.name} 不是表名（小写字母、数字、下划线，如 codes）"
            en = f"the name of the sheet, {sheet.name}, is no name of a table (lower-case letters, digits, _, as codes)"
            faults.add(f"{file}[{sheet.name}]", 0, "", zh, en)
        else:
            yield name, sheet


def _table(name: str, file: str, sheet: Sheet, faults: Faults) -> CsvTable | None:
    lines = [(n, cells) for n, cells in sheet.rows() if not _comment(cells)]
    if not lines:
        faults.add(file, 1, "", "缺少列名行", "the row of column names is missing")
        return None
    (head, named), *body = lines
    columns = [named[c].text if c in named else "" for c in range(1, max(named) + 1)]
    _header(name, file, head, columns, faults)
    rows = []
    for number, cells in body:
        if max(cells) > len(columns):
            zh = f"该行有 {max(cells)} 格，多于 {len(columns)} 列（含逗号的格要加双引号）"
            en = f"the row has {max(cells)} cells for {len(columns)} columns (a cell with a comma wants double quotes)"
            faults.add(file, number, "", zh, en)
        _sound(name, file, columns, cells, faults)
        values = {column: cells[c].text if c in cells else "" for c, column in enumerate(columns, 1)}
        rows.append(Row(name, number, values))
    table = CsvTable(name, file, tuple(columns), tuple(rows))
    _check(table, TABLES.get(name, Table((), ())), faults)
    _zeros(table, faults)
    return table


def _comment(cells: Mapping[int, SheetCell]) -> bool:
    first = cells[min(cells)]
    return first.text.startswith("#") and not first.trouble


def _sound(name: str, file: str, columns: list[str], cells: Mapping[int, SheetCell], faults: Faults) -> None:
    """Nothing that a spreadsheet program has changed is taken for what was meant."""
    known = TABLES.get(name, Table((), ()))
    for c, cell in cells.items():
        column, trouble = columns[c - 1] if c <= len(columns) else "", cell.trouble
        if not trouble and column in known.key and like_a_date(cell.text):
            trouble = "date"
        if trouble == "exponent" and known.cells.get(column) in (NUMBER, WHOLE):
            continue
        if trouble:
            zh, en = TROUBLE[trouble]
            faults.add(
                file, cell.row, column, f"{cell.place} {cell.text!r} {zh}", f"{cell.place} {cell.text!r} is {en}"
            )


def _zeros(table: CsvTable, faults: Faults) -> None:
    """Codes of one list that have lost the leading zeros which others of it show."""
    if table.name != "codes":
        return
    lists: dict[str, list[Row]] = {}
    for row in table.rows:
        lists.setdefault(row["list"], []).append(row)
    for rows in lists.values():
        found = lost_zeros([row["code"] for row in rows])
        for row in rows:
            if row["code"] in found:
                shorn(table.file, row, found[row["code"]], faults)


def shorn(file: str, row: Row, wide: str, faults: Faults) -> None:
    """The fault of a code without its leading zeros."""
    code = row["code"]
    zh = f"{code!r} 像是丢了前导零的 {wide}（Excel 把代码当作数字）；请以文本重新填写"
    en = f"{code!r} looks like {wide} without its leading zeros (Excel takes codes for numbers); enter it anew as text"
    faults.add(file, row.number, "code", zh, en)


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
