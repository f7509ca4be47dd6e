"""XLSX → a book of sheets, by openpyxl, once the archive has been looked through.

Links are never followed, macros never run, formulas never computed.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from surveycheck.sheets.archive import opened
from surveycheck.sheets.cell import Book, BookError, Sheet, SheetCell
from surveycheck.sheets.damage import damage

PRECISE = 10**15
"""Excel keeps fifteen digits of a number."""


def read_workbook(content: bytes) -> Book:
    """Every sheet with cells, in order, the hidden ones too (and said to be hidden). Raises BookError."""
    members = opened(content)
    written, computed = _loaded(content, False), _loaded(content, True)
    sheets = tuple(_sheet(sheet, computed[sheet.title]) for sheet in written.worksheets)
    return Book(sheets, tuple(_notes(members)))


def _loaded(content: bytes, values: bool) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
    except Exception as error:  # whatever a damaged workbook makes of it
        words = f"{type(error).__name__}: {error}"
        raise BookError(f"无法作为 XLSX 读取：{words}", f"cannot be read as XLSX: {words}") from error


def _notes(members: Mapping[str, bytes]) -> list[tuple[str, str]]:
    found = []
    if any("/externalLinks/" in name for name in members):
        found.append(("工作簿链接到别的工作簿；未跟随链接", "it links to other workbooks; the links were not followed"))
    if any(name.endswith("vbaProject.bin") for name in members):
        found.append(("工作簿含有宏；宏未运行", "it holds macros; they were not run"))
    return found


def _sheet(written: Any, computed: Any) -> Sheet:
    spans = tuple((r.min_row, r.min_col, r.max_row, r.max_col) for r in written.merged_cells.ranges)
    inside = {
        (r, c): (top, left)
        for top, left, low, right in spans
        for r in range(top, low + 1)
        for c in range(left, right + 1)
    }
    cells: dict[int, dict[int, SheetCell]] = {}
    values = {(c.row, c.column): c for c in computed._cells.values()}
    for (row, column), cell in sorted(written._cells.items()):
        first = inside.get((row, column), (row, column))
        at = written._cells.get(first, cell)
        made = _cell(row, column, at, values.get(first, at), first != (row, column))
        if made.text or made.trouble not in ("", "merged"):
            cells.setdefault(row, {})[column] = made
    return Sheet(
        written.title,
        cells,
        tuple(sorted(spans)),
        written.sheet_state != "visible",
        frozenset(n for n, d in written.row_dimensions.items() if d.hidden),
        frozenset(_hidden_columns(written)),
    )


def _hidden_columns(sheet: Any) -> list[int]:
    """A group of columns is one entry with its first and last."""
    found: list[int] = []
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            found += range(dimension.min, min(dimension.max or dimension.min, dimension.min + 200) + 1)
    return found


def _cell(row: int, column: int, written: Any, computed: Any, covered: bool) -> SheetCell:
    """One cell; ``covered``: it belongs to a merged cell whose content stands elsewhere."""
    value, shown = written.value, computed.value
    formula = written.data_type == "f"
    raw = str(getattr(value, "text", value) or "") if formula else ""
    text, trouble = _said(shown, computed)
    if formula and not trouble:
        trouble = "formula" if text else "uncomputed"
    if covered and text:
        trouble = "merged"
    number = isinstance(shown, int | float) and not isinstance(shown, bool)
    return SheetCell(row, column, text or raw, trouble, number, raw)


def _said(value: Any, cell: Any) -> tuple[str, str]:
    """The text of a value, and what is wrong with it."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, datetime | date | time | timedelta):
        return _dated(value), "date"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    text = str(value).strip()
    return text, damage(text)


def _dated(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _number(value: float, shape: str) -> tuple[str, str]:
    """As it is shown: with the leading zeros of a format such as 0000, without the noise of binary fractions."""
    if value != value or value in (float("inf"), float("-inf")):
        return str(value), "error"
    whole = value == int(value)
    if whole and abs(value) >= PRECISE:
        return f"{value:.15g}", "digits"
    text = str(int(value)) if whole else f"{value:.15g}"
    if "e" in text.lower():
        text = f"{value:.17f}".rstrip("0")
    zeros = shape.strip("_ ")
    if whole and value >= 0 and len(zeros) > 1 and set(zeros) == {"0"}:
        text = text.zfill(len(zeros))
    return text, ""
