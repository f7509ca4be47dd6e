"""Tables and paragraphs of a DOCX as WordprocessingML (ECMA-376 part 1, §17): widths in twentieths of a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from surveycheck.report.paper.blocks import Cell, Cells, Table
from surveycheck.report.paper.docx_widths import MARGIN, fitted

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACE = f'xmlns:w="{MAIN}"'
INK, QUIET, LINE, HEAD = "1B2430", "5A6675", "D3D9DF", "F1F4F7"
TONES = {
    "A": "8F1530",
    "B": "B1480A",
    "C": "7A6200",
    "D": "3F5F80",
    "note": QUIET,
    "best": "0B6E5B",
    "good": "0A5AA8",
    "fair": "7A5A00",
    "bad": "A01C34",
    "open": "4B5563",
    "warn": "A01C34",
    "quiet": QUIET,
}
CLASSES = ("A", "B", "C", "D", "note")
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (§2.2)."""


def safe(text: str) -> str:
    """The text with what XML cannot hold written as its number."""
    return NOT_XML.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def parsed(xml: str) -> Any:
    """An element that python-docx takes."""
    from docx.oxml import parse_xml

    return parse_xml(xml)


def run(text: str, color: str = "", bold: bool = False, half_points: int = 0, fill: str = "", font: str = "") -> str:
    """Letters of one look. ``fill``: the colour behind them."""
    look = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    look += "<w:b/>" if bold else ""
    look += f'<w:color w:val="{color}"/>' if color else ""
    look += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else ""
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(name: str) -> str:
    """A number that the program which opens the file fills in: PAGE, NUMPAGES."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def paragraph(runs: str, style: str = "", more: str = "") -> str:
    """``more``: further properties, in the order of the schema behind the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def box(content: str, width: int, borders: str = "", fill: str = "", more: str = "") -> str:
    """A cell of a table; content is one or more paragraphs."""
    told = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    told += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{told}{more}</w:tcPr>{content}</w:tc>'


def edge(side: str, color: str, eighths: int) -> str:
    """A border of a cell or table, so many eighths of a point wide."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>'


def grid(rows: Sequence[str], widths: Sequence[int], borders: str = "", margin: int = MARGIN) -> str:
    """A table of rows that are written already, as wide as its columns. One with borders stands in by its margin, else
    these would stand outside of the text."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    indent = f'<w:tblInd w:w="{margin}" w:type="dxa"/>' if borders else ""
    inside = f'<w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/>'
    return (
        f'<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inside}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(cells: str, head: bool = False) -> str:
    """A row that is not cut by the end of a page; a ``head`` is repeated on each page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def table(block: Table, whole: int) -> str:
    """A table with its first row repeated; a form has a frame around every cell."""
    widths = fitted(block, whole)
    rights = [column.right for column in block.columns]
    titles = [run(column.title, bold=True) for column in block.columns]
    head = "".join(
        box(_line(title, right), width, fill=HEAD) for title, width, right in zip(titles, widths, rights, strict=True)
    )
    rows = [row(head, True), *(row(_cells(cells, widths, rights)) for cells in block.rows)]
    color, size = (QUIET, 4) if block.form else (LINE, 4)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if block.form else ("top", "bottom", "insideH")
    return grid(rows, widths, "".join(edge(side, color, size) for side in sides))


def _cells(cells: Cells, widths: Sequence[int], rights: Sequence[bool]) -> str:
    return "".join(box(_cell(c, right), width) for c, width, right in zip(cells, widths, rights, strict=True))


def _cell(cell: str | Cell, right: bool) -> str:
    if isinstance(cell, str):
        return _line(run(cell), right)
    text, tone = cell.text, cell.tone
    if tone in CLASSES:
        said = run(text, TONES[tone], True)
    else:
        font = "Consolas" if tone == "code" else ""
        said = run(text, TONES.get(tone, ""), tone in ("strong", "warn"), font=font)
    found = _line(said, right, cell.indent)
    if cell.below:
        font = "Consolas" if tone == "digest" else ""
        found += _line(run(cell.below, QUIET, half_points=14, font=font), right, cell.indent)
    return found


def _line(runs: str, right: bool, indent: int = 0) -> str:
    more = f'<w:ind w:left="{220 * indent}"/>' if indent else ""
    return paragraph(runs, "TableText", more + ('<w:jc w:val="right"/>' if right else ""))
