"""How far the inspection of a unit is: its newest result that knows all that was noted, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from surveycheck.grade import exact_score
from surveycheck.ledger import tables
from surveycheck.ledger.inspections import results_of, survey_of
from surveycheck.ledger.runs import report_of
from surveycheck.ledger.units import LotUnit
from surveycheck.manual import Result
from surveycheck.model import ManualEntry, Report
from surveycheck.spotcheck import UnitResult
from surveycheck.spotcheck.verdict import FAIL

KIND = "inspection"
Words = tuple[str, str]


@dataclass(frozen=True)
class Inspected:
    """``report`` is that of the inspection, None where there is none; ``missing`` says why it is not complete."""

    unit: LotUnit
    run: int | None
    report: Report | None
    missing: tuple[Words, ...]

    @property
    def result(self) -> UnitResult:
        """As the verdict of the sample takes it. A unit that fails does so whatever is still to be looked at: more can
        only add defects. What was noted after the check is not in its result, so nothing is known."""
        grade, unit = self.report.grade if self.report else None, self.unit
        stale = any(words in STALE for words in self.missing)
        if self.report is None or stale:
            return UnitResult(unit.digest, unit.name, None, None, None)
        score = None if grade is None or grade.score is None else exact_score(grade.score)
        level = grade.level if grade else None
        said = self.report.complete and (grade is None or level is not None)
        failed = level == FAIL or (said and not self.report.passes)
        passes = False if failed else None if self.missing or not self.report.passes else True
        return UnitResult(unit.digest, unit.name, score, level, passes)


NEVER = ("还没有检查", "not inspected yet")
STALE = (("记录的结果在检查之后有改动，请重新检查", "what was noted has changed since: inspect it again"),)
BROKEN = ("检查没有完成", "its check is not complete")
NO_LEVEL = ("没有得出等级", "there is no level")


def inspected(connection: Connection, unit: LotUnit) -> Inspected:
    """The inspection of a unit so far."""
    table = tables.run
    mine = (table.c.submission_id == unit.id, table.c.kind == KIND)
    runs = connection.execute(select(table.c.id).where(*mine).order_by(table.c.id.desc())).scalars().all()
    noted, survey = results_of(connection, unit.id), survey_of(connection, unit.id)
    first: tuple[int, Report | None] | None = None
    for run in runs:
        report = report_of(connection, run)
        if report is not None and _knows(report, noted, survey.sha256 if survey else ""):
            return Inspected(unit, run, report, _missing(report))
        first = first or (run, report)
    if first is None:
        return Inspected(unit, None, None, (NEVER,))
    run, report = first
    return Inspected(unit, run, report, (STALE[0] if report else BROKEN,))


def _knows(report: Report, noted: tuple[Result, ...], survey: str) -> bool:
    """Was all of this in the check, and nothing else?"""
    entries = report.manual.entries if report.manual else ()
    there = {entry.item: _said(entry) for entry in entries if entry.result != "open"}
    items = {entry.item for entry in entries}
    wanted = {one.item: (one.result, one.severity, one.note, one.name, one.date) for one in noted if one.item in items}
    return there == wanted and (report.survey or {}).get("sha256", "") == survey


def _said(entry: ManualEntry) -> tuple[str, ...]:
    return entry.result, entry.severity, entry.note, entry.name, entry.date


def _missing(report: Report) -> tuple[Words, ...]:
    found: list[Words] = [] if report.complete else [BROKEN]
    open_items = [entry for entry in (report.manual.entries if report.manual else ()) if entry.result == "open"]
    if open_items:
        zh = "、".join(entry.title for entry in open_items)
        en = ", ".join(entry.title_en or entry.title for entry in open_items)
        found.append((f"人工项目未检查：{zh}", f"manual items that nobody has looked at: {en}"))
    if report.complete and report.grade is not None and report.grade.level is None:
        found.append(NO_LEVEL)
    return tuple(found)
