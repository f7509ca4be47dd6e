"""A list of projects as a spreadsheet has it: rows that can be taken, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.headings import HEADINGS, column_of, yes_or_no
from surveycheck.sheets import TROUBLE, Book, Sheet, SheetCell, read_plain, read_workbook
from surveycheck.sheets.cell import FATAL

HEADING_WITHIN = 30
"""Rows above the headings: titles, notes, dates of the export."""


@dataclass(frozen=True)
class Remark:
    """What is said of a cell (``row`` and ``column`` as the program shows them, Chinese, English). ``refused``: the row
    cannot be taken."""

    sheet: str
    row: int
    column: str
    zh: str
    en: str
    refused: bool = False


@dataclass(frozen=True)
class ListedProject:
    """``values`` by the columns of ``HEADINGS``; ``contract`` apart: None where nothing is said."""

    row: int
    values: Mapping[str, str]
    contract: bool | None = None


@dataclass(frozen=True)
class Listed:
    """``columns``: column → heading as written. ``unused``: headings that nobody knows."""

    sheet: str
    projects: tuple[ListedProject, ...]
    remarks: tuple[Remark, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[Remark, ...]:
        return tuple(remark for remark in self.remarks if remark.refused)


def read_projects(content: bytes, name: str) -> Listed:
    """The projects in the bytes of a CSV or XLSX: of the first sheet with a heading for the number and another one.
    Raises BookError for what cannot be read, LedgerError where no sheet has such headings or one has them twice."""
    book: Book = read_workbook(content) if content.startswith(b"PK") else read_plain(content, name)
    for sheet in (one for one in book.sheets if not one.hidden):
        for row, cells in sheet.rows():
            if row > HEADING_WITHIN:
                break
            found = {column: cell for column, cell in cells.items() if column_of(cell.text)}
            names = [column_of(cell.text) for cell in found.values()]
            if "number" in names and len(names) > 1:
                return _of_sheet(sheet, row, cells, found)
    words = "、".join(HEADINGS["number"][:3])
    raise LedgerError(
        f"{name} 中没有项目表：需要一行标题，含项目编号（{words} …）和另一列",
        f"{name} holds no list of projects: it wants a row of headings, with the number of the project and another one",
    )


def _of_sheet(sheet: Sheet, head: int, cells: Mapping[int, SheetCell], found: Mapping[int, SheetCell]) -> Listed:
    columns: dict[str, int] = {}
    for column, cell in found.items():
        own = column_of(cell.text)
        if own in columns:
            first = cells[columns[own]]
            raise LedgerError(
                f"{sheet.name} 的 {first.place} 和 {cell.place} 是同一列：{first.text}、{cell.text}；请删去一列",
                f"{first.place} and {cell.place} of {sheet.name} are one column: {first.text}, {cell.text}; delete one",
            )
        columns[own] = column
    remarks: list[Remark] = []
    projects: list[ListedProject] = []
    before: dict[str, ListedProject] = {}
    for row, own_cells in sheet.rows():
        held = {name: own_cells[column] for name, column in columns.items() if column in own_cells}
        if row <= head or not held:
            continue
        said = list(_remarks(sheet.name, row, held))
        project = _project(row, held)
        twin = before.setdefault(project.values.get("number", ""), project)
        if not any(one.refused for one in said) and twin is not project:
            said.append(_twice(sheet.name, held["number"], project, twin))
        remarks += said
        if not any(one.refused for one in said) and twin is project:
            projects.append(project)
    unused = tuple(cell.text for column, cell in cells.items() if column not in found)
    return Listed(sheet.name, tuple(projects), tuple(remarks), {n: cells[c].text for n, c in columns.items()}, unused)


def _project(row: int, held: Mapping[str, SheetCell]) -> ListedProject:
    values = {name: " ".join(cell.text.split()) for name, cell in held.items() if name != "contract"}
    return ListedProject(row, values, yes_or_no(held["contract"].text) if "contract" in held else None)


def _remarks(sheet: str, row: int, held: Mapping[str, SheetCell]) -> Iterator[Remark]:
    if "number" not in held:
        first = next(iter(held.values()))
        yield Remark(sheet, row, first.place, "没有项目编号", "has no number of a project", refused=True)
    for name, cell in held.items():
        if cell.trouble:
            refused = cell.trouble in FATAL or (name == "number" and cell.trouble in ("date", "merged"))
            zh, en = TROUBLE[cell.trouble]
            yield Remark(sheet, row, cell.place, f"“{cell.text}”{zh}", f"“{cell.text}” is {_is(en)}", refused)
        elif name == "number" and cell.number:
            zh = f"“{cell.text}”是数字：前面的 0 若有，已丢失"
            yield Remark(sheet, row, cell.place, zh, f"“{cell.text}” is a number: leading zeros would be lost")
    if "contract" in held and yes_or_no(held["contract"].text) is None:
        text, place = held["contract"].text, held["contract"].place
        yield Remark(sheet, row, place, f"“{text}”不是“是”或“否”，不采用", f"“{text}” is neither yes nor no: not used")


def _is(words: str) -> str:
    return words.removeprefix("is ")


def _twice(sheet: str, cell: SheetCell, project: ListedProject, twin: ListedProject) -> Remark:
    same = project.values == twin.values and project.contract == twin.contract
    zh = f"项目 {cell.text} 在第 {twin.row} 行已有" + ("，相同，跳过" if same else "，内容不同")
    en = f"project {cell.text} stands in row {twin.row} already" + (
        ": the same, passed over" if same else ", with others"
    )
    return Remark(sheet, cell.row, cell.place, zh, en, refused=not same)
