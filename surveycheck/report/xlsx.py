"""Report → XLSX. Texts of a deliverable stay texts: nothing of them is ever a formula, an error or a number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING, Any

from surveycheck.model import Report
from surveycheck.report.columns import Cell, Column
from surveycheck.report.sheet import Row, Table
from surveycheck.report.tables import tables
from surveycheck.report.verdict import verdict
from surveycheck.report.visible import visible
from surveycheck.report.wish import Made, Wish
from surveycheck.report.words import SEVERITY

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST = 32_767
"""Characters of a cell, in units of UTF-16 (ECMA-376; Excel's limits)."""

LAST_ROW = 1_048_576
"""Rows of a sheet (Excel's limits). What is more goes on in a further sheet."""

LEADING = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What spreadsheets may take for the beginning of a formula, where somebody edits the cell or saves it as CSV."""

CUT = ("…〔过长，已截断：全文见 JSON 报告〕", "… [cut: too long for a cell; the JSON report has all of it]")
OFTEN = 2000
"""Rows between two signs of life."""

FINDINGS_SHARE = 0.2
"""How far the workbook is while the rows of one sheet are written: nobody knows how many there will be."""

COLOURS = {"A": "F6D5DB", "B": "FBE0CC", "C": "FBF0C4", "D": "DCE7F2", "note": "ECEFF2"}
TONES = {"best": "0B6E5B", "good": "0A5AA8", "fair": "7A5A00", "bad": "A01C34", "open": "4B5563"}
HEAD = "E8EDF3"
A3, A4 = 8, 9
"""Sizes of paper by their number in ECMA-376."""

LINE = 15.0
"""Points of one line of text."""

WORDY = 1.25
"""How much more room words take than letters."""

LATIN = 1.3
"""Widths of a letter below which a text is mostly of words."""

MOST_LINES = 27
"""Lines of a row (Excel's limit is 409 points)."""

ROOMY = 5000
"""Rows of a sheet that get room for their lines; beyond, the program that opens it must see to it."""

MANY = 14
"""Columns from which on a sheet is printed on A3."""


def write_xlsx(report: Report, wish: Wish) -> Made:
    """One workbook, a sheet for each table of the report."""
    return {"xlsx": to_xlsx(report, wish)}


def to_xlsx(report: Report, wish: Wish, last: int = LAST_ROW) -> bytes:
    """The workbook's bytes; a table of more than ``last`` rows with its head goes on in further sheets."""
    creator = f"surveycheck {report.engine.get('version', '')}"
    return workbook(tables(report, wish.language), wish, report.name, creator, TONES[verdict(report).tone], last)


def workbook(
    every: Sequence[Table], wish: Wish, title: str, creator: str, colour: str = "", last: int = LAST_ROW
) -> bytes:
    """A sheet for each table. ``colour``: of the verdict, in B3 of the first one."""
    from openpyxl import Workbook  # a check that writes no workbook does not wait for it

    book = Workbook(write_only=True)
    book.properties.creator = creator
    book.properties.title = safe_text(title)
    for number, table in enumerate(every):
        wish.step(number / len(every))
        for part, some in enumerate(_parts(iter(table.rows), last - 1), 1):
            name = table.name[wish.language] + (f" ({part})" if part > 1 else "")
            _sheet(book, name, table, some, wish, colour if number == 0 else "")
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def safe_text(text: str, language: int = 0) -> str:
    """A text as a cell may hold it: what cannot be seen is shown by its number, what is too long is cut and says so."""
    shown = visible(text)
    if len(shown) * 2 <= LONGEST:
        return shown
    units = shown.encode("utf-16-le")
    if len(units) // 2 <= LONGEST:
        return shown
    kept = units[: 2 * (LONGEST - len(CUT[language]))]
    return kept.decode("utf-16-le", "ignore") + CUT[language]


def _parts(every: Iterator[Row], size: int) -> Iterator[Iterator[Row]]:
    """The rows in parts of at most ``size``; one part at least. Each is to be used up before the next one."""
    first: Row | None = next(every, None)
    if first is None:
        yield iter(())
    while first is not None:
        yield chain((first,), islice(every, size - 1))
        first = next(every, None)


def _sheet(book: Workbook, name: str, table: Table, some: Iterator[Row], wish: Wish, colour: str) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    for number, column in enumerate(table.columns, 1):
        indent = column.kind not in ("number", "count")
        sheet.column_dimensions[get_column_letter(number)].width = column.width + indent
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A3 if len(table.columns) > MANY else A4
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.gridLines = True
    sheet.oddHeader.center.text, sheet.oddFooter.right.text = "&A", "&P / &N"  # name of the sheet, page of pages
    sheet.sheet_properties.pageSetUpPr = _fit_to_page()
    maker = _Maker(sheet, wish.language)
    if (lines := _head_lines(table.columns, wish.language)) > 1:
        sheet.row_dimensions[1].height = LINE * lines
    sheet.append([maker.head(column) for column in table.columns])
    shapes = [maker.shape(column) for column in table.columns]
    count = 1
    for row in some:
        if count < ROOMY and (lines := _lines(table.columns, row)) > 1:
            sheet.row_dimensions[count + 1].height = LINE * lines
        sheet.append([shape(value) for shape, value in zip(shapes, row, strict=True)])
        count += 1
        if not count % OFTEN:
            wish.step(FINDINGS_SHARE)
    last = f"{get_column_letter(len(table.columns))}{count}"
    if table.filters and count > 1:
        sheet.auto_filter.ref = f"A1:{last}"
    if table.classes is not None and count > 1:
        _class_colours(sheet, get_column_letter(table.classes + 1), count, wish.language)
    for number, column in enumerate(table.columns, 1):
        if column.name in table.choices:
            _choices(sheet, f"{get_column_letter(number)}2:{get_column_letter(number)}{count}", table, column)
    if colour:
        _tone(sheet, wish.language, colour)


def _choices(sheet: Any, cells: str, table: Table, column: Column) -> None:
    """What may be filled in is offered; something else is refused by the program that edits it."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(table.choices[column.name])
    offered = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    offered.add(cells)
    sheet.data_validations.append(offered)


def _lines(columns: Sequence[Column], row: Row) -> int:
    """Lines that the longest text of a row takes in its column: not every program makes room for them by itself."""
    long = [(c.width, v) for c, v in zip(columns, row, strict=True) if c.kind == "long" and isinstance(v, str)]
    return min(MOST_LINES, max((_lines_of(text, width) for width, text in long), default=1))


def _head_lines(columns: Sequence[Column], language: int) -> int:
    """The same of the heads, which are bold."""
    return max((_lines_of(c.head[language], c.width, 1.1) for c in columns), default=1)


def _lines_of(text: str, width: int, bold: float = 1.0) -> int:
    """Words are not parted, so that lines of several words end before the edge."""
    wide = _wide(text) * bold
    words = wide > width and " " in text and _wide(text) < LATIN * len(text)
    return ceil(wide * WORDY / width) if words else ceil(wide / width)


def _wide(text: str) -> int:
    """A Chinese character is two wide."""
    return sum(1 + (c > "\u2e7f") for c in text)


def _fit_to_page() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)


def _class_colours(sheet: Any, letter: str, count: int, language: int) -> None:
    """By conditional formats: they follow what people type, and cost nothing for a cell."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    for severity, colour in COLOURS.items():
        words = dict.fromkeys((SEVERITY[severity][language], severity))
        formula = "OR(" + ",".join(f'${letter}2="{said}"' for said in words) + ")"
        fill = PatternFill(bgColor=colour, fill_type="solid")
        sheet.conditional_formatting.add(f"{letter}2:{letter}{count}", FormulaRule(formula=[formula], fill=fill))


def _tone(sheet: Any, language: int, colour: str) -> None:
    """The verdict, in the second row of the overview, in its colour."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Font

    sheet.conditional_formatting.add("B3", FormulaRule(formula=["TRUE"], font=Font(bold=True, color=colour)))


class _Maker:
    """Cells of a sheet. Styles are made once."""

    def __init__(self, sheet: Any, language: int) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        self._language, self._sheet, self._cell = language, sheet, WriteOnlyCell
        text = {"horizontal": "left", "vertical": "top", "indent": 1}  # a number at the left would touch it
        self._long = self._style(alignment=Alignment(wrap_text=True, **text))
        self._text = self._style(alignment=Alignment(**text))
        self._top = self._style(alignment=Alignment(vertical="top"))
        self._quoted = self._style(alignment=Alignment(wrap_text=True, **text), quotePrefix=True)
        self._number = self._style(alignment=Alignment(vertical="top"), number_format="0.000")
        self._left = self._style(alignment=Alignment(vertical="top", horizontal="left"))
        look = {"font": Font(bold=True), "fill": PatternFill("solid", HEAD)}
        left = Alignment(wrap_text=True, horizontal="left", vertical="center", indent=1)
        self._head = self._style(alignment=left, **look)
        right = Alignment(wrap_text=True, horizontal="right", vertical="center")
        self._head_right = self._style(alignment=right, **look)

    def _style(self, **styles: object) -> Any:
        """A set of styles as openpyxl keeps it, shared by all cells that look like it."""
        cell = self._cell(self._sheet)
        if styles.pop("quotePrefix", False):
            cell.quotePrefix = True
        for name, style in styles.items():
            setattr(cell, name, style)
        return cell._style

    def head(self, column: Column) -> Any:
        """The cell above a column, aligned as what stands below it."""
        style = self._head_right if column.kind in ("number", "count") else self._head
        return self._made(safe_text(column.head[self._language], self._language), style, "s")

    def shape(self, column: Column) -> Callable[[Cell], Any]:
        """How values of a column become cells. Numbers are numbers, everything else is a text."""
        text_style = self._long if column.kind == "long" else self._text
        number_style = {"number": self._number, "long": self._left}.get(column.kind, self._top)

        def cell(value: Cell) -> Any:
            if value is None or value == "":
                return None
            if isinstance(value, str):
                text = safe_text(value, self._language)
                return self._made(text, self._quoted if text.startswith(LEADING) else text_style, "s")
            return self._made(value, number_style, "n")

        return cell

    def _made(self, value: object, style: Any, kind: str) -> Any:
        """The type is said here: openpyxl would take ``=…`` for a formula and ``#N/A`` for an error."""
        cell = self._cell(self._sheet)
        cell._value, cell.data_type, cell._style = value, kind, style
        return cell
