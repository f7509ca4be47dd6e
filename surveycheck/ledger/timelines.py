"""What happened: to a project, stage by stage, and to a firm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, or_, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import months
from surveycheck.ledger.credit import Credit, entries
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.figures import Tally, by, tally
from surveycheck.ledger.gathered import Defect, defects, span, submitted
from surveycheck.ledger.lists import notices, submissions
from surveycheck.ledger.paging import Filter
from surveycheck.ledger.rows import NoticeRow, SubmissionRow

MOST = 1000
TWICE = 2
"""Submissions from which on a firm's defect is a repeated one."""


@dataclass(frozen=True)
class Happening:
    """An entry of a timeline. ``at``: RFC 3339 in UTC."""

    at: str
    kind: str
    text: str
    text_en: str
    submission_id: int | None


@dataclass(frozen=True)
class ProjectStory:
    """``stages``: what was handed in for each stage, the oldest first, in the order in which the stages began."""

    number: str
    name: str
    stages: tuple[tuple[str, tuple[SubmissionRow, ...]], ...]
    notices: tuple[NoticeRow, ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True)
class FirmStory:
    """``repeated``: rules that found something in two submissions or more; ``trend``: by month of receipt."""

    name: str
    all: Tally
    trend: tuple[tuple[str, Tally], ...]
    repeated: tuple[Defect, ...]
    notices: tuple[NoticeRow, ...]
    credit: tuple[Credit, ...]
    happenings: tuple[Happening, ...]


def project_story(connection: Connection, number: str) -> ProjectStory:
    """Raises LedgerError where there is no such project."""
    own = tables.project
    row = connection.execute(select(own.c.id, own.c.name).where(own.c.number == number)).first()
    if row is None:
        zh, en = f"台账中没有项目 {number}", f"no project {number} in the ledger"
        raise LedgerError(zh, en, option="surveycheck ledger list projects")
    handed = submissions(connection, Filter(project=number), limit=MOST).rows[::-1]
    stages: dict[str, list[SubmissionRow]] = {}
    for one in handed:
        stages.setdefault(one.stage, []).append(one)
    event = tables.event
    ids = select(tables.submission.c.id).where(tables.submission.c.project_id == row.id)
    said = _happenings(connection, or_(event.c.project_id == row.id, event.c.submission_id.in_(ids)))
    told = notices(connection, Filter(project=number), limit=MOST).rows
    return ProjectStory(number, row.name, tuple((s, tuple(r)) for s, r in stages.items()), told, said)


def firm_story(connection: Connection, name: str, first: date | None = None, last: date | None = None) -> FirmStory:
    """Of all that a firm has handed in, or of some days. Raises LedgerError where there is no such firm."""
    number = connection.execute(select(tables.firm.c.id).where(tables.firm.c.name == name)).scalar()
    if number is None:
        zh, en = f"台账中没有单位“{name}”", f"no firm “{name}” in the ledger"
        raise LedgerError(zh, en, option="surveycheck ledger list firms")
    where = span(first, last, number)
    rows = submitted(connection, where)
    found = by(rows, lambda row: row.month)
    ends = sorted(found)
    every = months(_day(ends[0]), _day(ends[-1])) if ends else ()
    return FirmStory(
        name,
        tally(rows),
        tuple((month, found.get(month, Tally())) for month in every),
        tuple(defects(connection, where, TWICE)),
        notices(connection, Filter(firm=name), limit=MOST).rows,
        entries(connection, name, first, last),
        _happenings(connection, tables.event.c.firm_id == number),
    )


def _day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _happenings(connection: Connection, where: ColumnElement[bool]) -> tuple[Happening, ...]:
    """The newest ones, the oldest of them first."""
    own = tables.event
    asked = select(own.c.at, own.c.kind, own.c.text, own.c.text_en, own.c.submission_id).where(where)
    rows = connection.execute(asked.order_by(own.c.id.desc()).limit(MOST)).all()
    return tuple(Happening(*row) for row in reversed(rows))
