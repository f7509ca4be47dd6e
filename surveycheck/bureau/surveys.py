"""Check surveys that are typed: which tables there are to fill in, and a workbook of what stands in them."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import LedgerError, LotUnit, survey_of
from surveycheck.model import Document
from surveycheck.office import take_survey
from surveycheck.pack import Pack, sheet_plan
from surveycheck.read import read_survey
from surveycheck.report.columns import Column
from surveycheck.report.sheet import Table
from surveycheck.report.wish import Wish
from surveycheck.report.write import safe_name
from surveycheck.report.xlsx import workbook

NAME = "检测数据.xlsx"
FIRST = 2
"""Row of a sheet below its headings."""

Typed = Mapping[str, Sequence[Mapping[str, str]]]
"""Table → rows, each by field."""


@dataclass(frozen=True)
class SurveyColumn:
    """``choices``: what may stand there, empty for anything; ``needed``: something must."""

    field: str
    title: str
    title_en: str
    choices: tuple[str, ...]
    needed: bool


@dataclass(frozen=True)
class SurveyForm:
    """A table of check measurements to fill in; ``table`` is its key."""

    table: str
    title: str
    title_en: str
    columns: tuple[SurveyColumn, ...]


class Surveys(Opened):
    """Calls as of ``surveycheck.office``, with the same errors."""

    def take_survey(self, unit: LotUnit, file: Path, inspector: str) -> None:
        """Keep a spreadsheet of check measurements."""
        take_survey(self.ledger, unit, file, inspector)

    def survey_forms(self, unit: LotUnit) -> tuple[SurveyForm, ...]:
        """The tables of the unit's pack; none where it has none."""
        pack = self.pack_of(unit.pack)
        titles = {row["table"]: row for row in pack.table("tables")}
        found = (row["table"] for row in pack.table("check_tables"))
        return tuple(
            SurveyForm(name, titles[name]["title"], titles[name]["title_en"], _columns(pack, name)) for name in found
        )

    def typed_survey(self, unit: LotUnit) -> Typed:
        """The rows of the check survey that is kept of the unit."""
        with self.ledger.read() as connection:
            survey = survey_of(connection, unit.id)
        if survey is None:
            return {}
        plan = sheet_plan(self.pack_of(unit.pack))
        with tempfile.TemporaryDirectory(prefix="surveycheck-survey-") as folder:
            file = Path(folder) / safe_name(survey.name)
            file.write_bytes(survey.content)
            return _rows(read_survey(file, plan))

    def type_survey(self, unit: LotUnit, typed: Typed, inspector: str) -> None:
        """Keep what was typed, as a workbook with a sheet for each table in which something stands."""
        sheets = [_sheet(form, typed.get(form.table, ())) for form in self.survey_forms(unit)]
        sheets = [sheet for sheet in sheets if sheet.rows]
        if not sheets:
            raise LedgerError("还没有录入任何检测值", "no measurement has been typed yet")
        with tempfile.TemporaryDirectory(prefix="surveycheck-survey-") as folder:
            file = Path(folder) / NAME
            file.write_bytes(workbook(sheets, Wish(), unit.name, inspector))
            take_survey(self.ledger, unit, file, inspector)


def _columns(pack: Pack, table: str) -> tuple[SurveyColumn, ...]:
    lists: dict[str, list[str]] = {}
    for row in pack.table("codes"):
        lists.setdefault(row["list"], []).append(row["code"])
    return tuple(
        SurveyColumn(
            row["field"],
            row["title"] + (f"（{row['unit']}）" if row["unit"] else ""),
            row["title_en"] + (f" ({row['unit']})" if row["unit"] else ""),
            tuple(lists.get(row["list"], ())),
            row["constraint"] == "M",
        )
        for row in pack.table("fields")
        if row["table"] == table and not row.yes("key")
    )


def _sheet(form: SurveyForm, rows: Sequence[Mapping[str, str]]) -> Table:
    """Empty rows between others stay, so that a complaint names the row that was typed. Raises LedgerError where a
    value that is needed is missing."""
    columns = tuple(Column(one.field, (one.title, one.title_en), 20) for one in form.columns)
    cells = [[row.get(one.field, "").strip() for one in form.columns] for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    for number, row in enumerate(cells, FIRST):
        for one, value in zip(form.columns, row, strict=True):
            if one.needed and not value and any(row):
                zh, en = (
                    f"{form.title} 第 {number} 行：缺“{one.title}”",
                    f"{form.title_en}, row {number}: no {one.title_en}",
                )
                raise LedgerError(zh, en)
    return Table((form.title, form.title_en), columns, cells)


def _rows(document: Document) -> Typed:
    found: dict[str, list[dict[str, str]]] = {}
    for record in document.records:
        found.setdefault(record.table, []).append({name: record.get(name) or "" for name in record.values})
    return found
