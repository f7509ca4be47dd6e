"""Bytes of a CSV or XLSX in, sheets of cells out, each with what a spreadsheet program did to it."""

from surveycheck.sheets.cell import TROUBLE as TROUBLE
from surveycheck.sheets.cell import Book as Book
from surveycheck.sheets.cell import BookError as BookError
from surveycheck.sheets.cell import Sheet as Sheet
from surveycheck.sheets.cell import SheetCell as SheetCell
from surveycheck.sheets.cell import column_letters as column_letters
from surveycheck.sheets.plain import read_plain as read_plain
from surveycheck.sheets.workbook import read_workbook as read_workbook
