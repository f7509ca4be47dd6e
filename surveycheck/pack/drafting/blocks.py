"""A sheet → the tables on it: caption, headings, rows. It may hold several, one below the other, over many pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from surveycheck.pack.drafting.doubt import Doubts
from surveycheck.pack.drafting.headings import NUMBERING, columns_of, plain
from surveycheck.sheets import TROUBLE, Sheet, SheetCell
from surveycheck.sheets.cell import FATAL

CONTINUED = re.compile(r"^\s*[（(]?(续|接上)")
NOTE = re.compile(r"^\s*(注\s*\d*\s*[:：]|注\d|说明[:：]|note\b)", re.IGNORECASE)
LABEL = re.compile(r"(?:附?表|Table)\s*([A-Za-z]?\s*[.．]?\s*\d+(?:[.．\-－]\d+)*)", re.IGNORECASE)
NAMED = re.compile(
    r"(?:表名|属性表名|图层名|代码表?|字典)?\s*[:：=]?\s*([A-Za-z][A-Za-z0-9_]*(?:_[\w\u4e00-\u9fff]+)?)\s*"
)
TAIL = re.compile(r"(属性)?(数据)?(结构)?(描述)?(一览|定义|字典|代码)?表$")


@dataclass(frozen=True)
class Caption:
    """What stands above a table: ``label`` such as B.1, ``name`` such as ZDJBXX, ``title`` in words."""

    label: str = ""
    name: str = ""
    title: str = ""


@dataclass
class Block:
    """One table of an annex. ``rows``: the row's number and its cells by what the column is."""

    kind: str
    sheet: str
    caption: Caption
    row: int
    columns: Mapping[int, str]
    rows: list[tuple[int, dict[str, SheetCell]]] = field(default_factory=list)

    def column(self, name: str) -> int:
        return next((c for c, n in self.columns.items() if n == name), 0)


def blocks_of(sheet: Sheet, doubts: Doubts) -> list[Block]:
    """Every table on a sheet; what is left out is a doubt."""
    reader = _Reader(sheet, doubts)
    skip = 0
    for number, cells in sheet.rows():
        if number <= skip:
            continue
        heads, last = _heads(sheet, number, {c: cell.text for c, cell in cells.items()})
        kind, columns = columns_of(heads)
        if _alone(cells):
            reader.line(number, cells)
        elif kind:
            reader.head(number, kind, heads, columns)
            skip = last
        else:
            reader.row(number, cells)
    reader.settle()
    return [block for block in reader.found if block.rows]


def _alone(cells: Mapping[int, SheetCell]) -> bool:
    """One text only: in one cell, or in one that is merged across."""
    merged = any(cell.trouble == "merged" for cell in cells.values())
    return len(cells) == 1 or (merged and len({cell.text for cell in cells.values()}) == 1)


@dataclass
class _Reader:
    """Goes down a sheet. ``above``: lines since the last table; ``inside``: do rows belong to the last block?
    ``pending``: a line in one cell that is a caption if headings follow, else a doubt; ``lost``: have rows outside of
    any table been told?"""

    sheet: Sheet
    doubts: Doubts
    found: list[Block] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    pending: list[SheetCell] = field(default_factory=list)
    inside: bool = False
    lost: bool = False

    def head(self, number: int, kind: str, heads: Mapping[int, str], columns: Mapping[int, str]) -> None:
        """A row of headings: of a new table, or again of the last one, on its next page."""
        again = self.found and columns == self.found[-1].columns
        if not (again and (not self.above or CONTINUED.match(self.above[0]))):
            self.found.append(Block(kind, self.sheet.name, caption_of(self.above), number, columns))
            _unknown(self.sheet, number, heads, columns, self.doubts)
        self.above, self.pending, self.inside, self.lost = [], [], True, False

    def line(self, number: int, cells: Mapping[int, SheetCell]) -> None:
        cell = next(iter(cells.values()))
        self.above = _above(self.above, cell.text)
        self.inside = self.inside and (LABEL.match(cell.text) is None or CONTINUED.match(cell.text) is not None)
        if self.inside and len(cells) == 1 and not NOTE.match(cell.text) and not CONTINUED.match(cell.text):
            self.pending.append(cell)

    def row(self, number: int, cells: Mapping[int, SheetCell]) -> None:
        self.settle()
        self.above = []
        if self.inside:
            _add(self.found[-1], number, cells, self.doubts)
        elif not self.lost:
            zh = "从这一行起不属于识别出的表，已略过"
            en = "from this row on it belongs to no table that was recognised, and is left out"
            self.doubts.add(self.sheet.name, number, 0, zh, en)
            self.lost = True

    def settle(self) -> None:
        """What looked like a caption was none."""
        for cell in self.pending:
            zh, en = f"只有一格 {cell.text!r}，未作为行", f"one cell only, {cell.text!r}: not taken for a row"
            self.doubts.add(self.sheet.name, cell.row, cell.column, zh, en)
        self.pending = []


def _above(above: list[str], text: str) -> list[str]:
    """Captions in front of the next table; a note is none."""
    return above if NOTE.match(text) else [*above[-2:], text]


def _heads(sheet: Sheet, number: int, texts: Mapping[int, str]) -> tuple[Mapping[int, str], int]:
    """The headings that begin in this row, and the last row that they take: where cells are merged across, the names
    stand below."""
    across = [s for s in sheet.spans if s[0] == number and s[3] > s[1] and s[3] - s[1] + 1 < len(texts)]
    if not across or number + 1 not in sheet.cells:
        down = [s for s in sheet.spans if s[0] == number and s[2] > number]
        return texts, max([number, *(s[2] for s in down)]) if len(down) == len(texts) else number
    below = {c: cell.text for c, cell in sheet.cells[number + 1].items()}
    return {**texts, **below}, number + 1


def _unknown(sheet: Sheet, number: int, heads: Mapping[int, str], columns: Mapping[int, str], doubts: Doubts) -> None:
    for column, name in columns.items():
        if not name and plain(heads[column]) not in NUMBERING:
            zh, en = f"不认识列“{heads[column]}”，已略过", f"the column {heads[column]!r} is not known, and left out"
            doubts.add(sheet.name, number, column, zh, en)
        if column in sheet.hidden_columns and name:
            zh, en = (
                f"列“{heads[column]}”是隐藏的，仍已读取",
                f"the column {heads[column]!r} is hidden; it was read all the same",
            )
            doubts.add(sheet.name, number, column, zh, en)


def _add(block: Block, number: int, cells: Mapping[int, SheetCell], doubts: Doubts) -> None:
    """One row of a table; a cell that cannot be trusted is left empty and told."""
    row: dict[str, SheetCell] = {}
    for column, cell in cells.items():
        name = block.columns.get(column, "")
        if column not in block.columns and cell.text:
            zh, en = f"{cell.text!r} 在表外，已略过", f"{cell.text!r} stands outside of the table, and is left out"
            doubts.add(block.sheet, number, column, zh, en)
        elif name and cell.trouble in FATAL:
            doubts.add(block.sheet, number, column, *_told(cell, "已留空", "left empty"))
        elif name:
            row[name] = cell
            if cell.trouble not in ("", "merged"):
                doubts.add(block.sheet, number, column, *_told(cell, "请核对", "please check"))
    if row:
        block.rows.append((number, row))


def _told(cell: SheetCell, zh: str, en: str) -> tuple[str, str]:
    words = TROUBLE[cell.trouble]
    return f"{cell.text!r} {words[0]}（{zh}）", f"{cell.text!r} is {words[1]} ({en})"


def caption_of(above: list[str]) -> Caption:
    """Label, name and title out of the lines above a table."""
    label = name = title = ""
    for line in above:
        found = LABEL.search(line)
        label = re.sub(r"[\s．]", "", found.group(1).replace("．", ".")) if found else label
        name = _name(line) or name
        rest = re.sub(r"[（(][^）)]*[）)]", "", line[found.end() :] if found else line).strip(" ：:\u3000\t.")
        title = rest or title
    return Caption(label, name, TAIL.sub("", title).strip() or title)


def _name(line: str) -> str:
    """ASCII in brackets is the name of what the table describes; behind 表名：, whatever stands there."""
    for inside in re.findall(r"[（(]([^）)]*)[）)]", line):
        if found := NAMED.fullmatch(inside.strip()):
            return found.group(1)
    found = re.search(r"(?:图层名|代码)\s*[:：]\s*([A-Za-z]\w*)|表名\s*[:：]\s*([^\W\d]\w*)", line)
    return found.group(found.lastindex or 0) if found else ""
