"""What sums are made of: submissions of a span of days, and their defects by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import begin_of, day_of, end_of
from surveycheck.ledger.figures import Submitted

AT_ONCE = 500
"""Ids that are asked for in one question."""


@dataclass(frozen=True)
class Defect:
    """A rule: in how many submissions it found something, and how much; ``severity``: the worst class of it."""

    code: str
    title: str
    title_en: str
    severity: str
    submissions: int
    findings: int


def span(first: date | None, last: date | None, firm: int | None = None) -> list[ColumnElement[bool]]:
    """Submissions that were received on these days (in China, both included)."""
    own = tables.submission
    where = [own.c.received >= begin_of(first)] if first else []
    where += [own.c.received < end_of(last)] if last else []
    return where + ([own.c.firm_id == firm] if firm is not None else [])


def submitted(connection: Connection, where: Sequence[ColumnElement[bool]]) -> list[Submitted]:
    """Those submissions, in the order of their id."""
    own = tables.submission
    names = ("id", "received", "firm_id", "project_id", "stage", "level", "passes", "earlier_id")
    rows = connection.execute(select(*(own.c[name] for name in names)).where(*where).order_by(own.c.id))
    days: dict[str, str] = {}
    found = []
    for number, received, firm, project, stage, level, passes, earlier in rows:
        hour = received[:13]  # a month begins with an hour: one reckoning for all that came within it
        if hour not in days:
            days[hour] = day_of(f"{hour}:00:00Z" if received.endswith("Z") else received)[:7]
        first = None if project is None else earlier is None
        found.append(Submitted(number, days[hour], firm, project, stage, level, passes, first))
    return found


def defects(connection: Connection, where: Sequence[ColumnElement[bool]], least: int = 1) -> list[Defect]:
    """Rules by how many of those submissions they found something in, by their last results; from ``least`` on."""
    own, code, rule = tables.submission, tables.run_code, tables.rule
    count, findings = func.count(), func.sum(code.c.findings)
    told = select(code.c.code, func.min(code.c.severity), count, findings)
    joined = told.join_from(own, code, code.c.run_id == own.c.last_run_id).where(code.c.severity != "note", *where)
    grouped = joined.group_by(code.c.code).having(count >= least)
    rows = connection.execute(grouped.order_by(count.desc(), findings.desc(), code.c.code)).all()
    named = {row.code: row for row in connection.execute(select(rule))}
    return [
        Defect(c, named[c].title if c in named else "", named[c].title_en if c in named else "", s, int(n), int(f))
        for c, s, n, f in rows
    ]


def named(connection: Connection, table: Table, ids: Sequence[int], *columns: str) -> dict[int, Mapping[str, Any]]:
    """Rows of a table by their id."""
    found: dict[int, Mapping[str, Any]] = {}
    every = sorted(set(ids))
    for part in (every[i : i + AT_ONCE] for i in range(0, len(every), AT_ONCE)):
        asked = select(table.c.id, *(table.c[name] for name in columns)).where(table.c.id.in_(part))
        found |= {row["id"]: dict(row) for row in connection.execute(asked).mappings()}
    return found
