"""How things stand: what is due, and how many pass from month to month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Connection, Table, func, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import begin_of, day_of, months, today

MONTHS = 12
SOON = 7
"""Days from today within which a deadline is near: a reminder for people, no limit of any standard."""


@dataclass(frozen=True)
class Month:
    """``month``: in China, ``2026-05``. By the last results of those ``submitted``; of the rest nobody can tell."""

    month: str
    submitted: int = 0
    passed: int = 0
    failed: int = 0

    @property
    def share(self) -> float | None:
        """Passed ÷ (passed + failed), 0 to 1; None where nothing is known."""
        known = self.passed + self.failed
        return self.passed / known if known else None


@dataclass(frozen=True)
class Standing:
    """``notices`` that are open, of which ``overdue`` and due ``soon``; ``objections`` nobody has decided; ``lots``
    that are not drawn, of which ``ready``: the day of their number has come. ``months``: the oldest first."""

    day: date
    submissions: int
    notices: int
    overdue: int
    soon: int
    objections: int
    lots: int
    ready: int
    months: tuple[Month, ...]


def standing(connection: Connection, day: date | None = None) -> Standing:
    """As of a day in China, today by default."""
    at = day or today()
    note, lot, drawn = tables.notice, tables.lot, tables.drawing
    still, now = note.c.closed == "", at.isoformat()
    near = (note.c.deadline >= now, note.c.deadline <= (at + timedelta(days=SOON)).isoformat())
    waiting = ~lot.c.id.in_(select(drawn.c.lot_id))
    return Standing(
        at,
        _count(connection, tables.submission),
        _count(connection, note, still),
        _count(connection, note, still, note.c.deadline < now),
        _count(connection, note, still, *near),
        _count(connection, tables.objection, tables.objection.c.decided == ""),
        _count(connection, lot, waiting),
        _count(connection, lot, waiting, lot.c.day <= now),
        by_month(connection, at),
    )


def by_month(connection: Connection, last: date) -> tuple[Month, ...]:
    """The ``MONTHS`` months up to that of a day, by when submissions were received."""
    begin = last.replace(day=1)
    for _ in range(MONTHS - 1):
        begin = (begin - timedelta(days=1)).replace(day=1)
    own = tables.submission
    hour = func.substr(own.c.received, 1, 13)  # a month in China begins with an hour of UTC
    asked = select(hour, own.c.passes, func.count()).where(own.c.received >= begin_of(begin))
    return _sums(connection.execute(asked.group_by(hour, own.c.passes)), begin, last)


def _sums(rows: Iterable[tuple[str, bool | None, int]], begin: date, last: date) -> tuple[Month, ...]:
    counts: dict[str, dict[bool | None, int]] = {month: {} for month in months(begin, last)}
    for hour, passes, count in rows:
        month = day_of(f"{hour}:00:00Z")[:7]
        if month in counts:
            counts[month][passes] = counts[month].get(passes, 0) + count
    return tuple(
        Month(month, sum(found.values()), found.get(True, 0), found.get(False, 0)) for month, found in counts.items()
    )


def stages(connection: Connection) -> tuple[str, ...]:
    """The stages that submissions are of."""
    return _said(connection, tables.submission.c.stage)


def districts(connection: Connection) -> tuple[str, ...]:
    """The districts that projects are in."""
    return _said(connection, tables.project.c.district)


def kinds(connection: Connection) -> tuple[str, ...]:
    """The kinds that projects are of."""
    return _said(connection, tables.project.c.kind)


def _said(connection: Connection, column: ColumnElement[str]) -> tuple[str, ...]:
    return tuple(connection.execute(select(column).where(column != "").distinct().order_by(column)).scalars())


def _count(connection: Connection, table: Table, *where: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())
