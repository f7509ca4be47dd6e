"""Claims: a program says what it checks now, so that no other one checks it, too.

A claim ends with the result, or some time after its holder last said that it goes on. Nothing else rests on it: a
result is recorded once whoever has made it. Times are those of the database, which all who share it agree on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlalchemy import Connection, delete, insert, select, text, update

from surveycheck.ledger import tables

LASTS = 120.0
"""Seconds that a claim outlasts its holder's last word: a machine that stands still for a while keeps what it does."""

CLOCKS = {"sqlite": "(julianday('now') - 2440587.5) * 86400", "postgresql": "extract(epoch from clock_timestamp())"}

Gone = Callable[[str], bool]
"""Is the holder known to be no more?"""


def claimed(connection: Connection, submission: int, work: str, holder: str, gone: Gone = lambda _: False) -> bool:
    """Claim a submission for a work (``Prints.work``); False where another holder has it. In a transaction that
    writes; of two who come at once the second one waits for the first."""
    table, now = tables.claim, _now(connection)
    connection.execute(select(tables.submission.c.id).where(tables.submission.c.id == submission).with_for_update())
    mine = (table.c.submission_id == submission, table.c.work == work)
    there = connection.execute(select(table.c.holder, table.c.until).where(*mine)).first()
    if there is not None and there.holder != holder and there.until > now and not gone(there.holder):
        return False
    connection.execute(delete(table).where(*mine))
    connection.execute(insert(table).values(submission_id=submission, work=work, holder=holder, until=now + LASTS))
    return True


def prolonged(connection: Connection, holder: str) -> None:
    """The holder goes on."""
    table = tables.claim
    connection.execute(update(table).where(table.c.holder == holder).values(until=_now(connection) + LASTS))


def released(connection: Connection, holder: str, submission: int | None = None) -> None:
    """The holder has done with a submission, or with all."""
    table = tables.claim
    which = [table.c.submission_id == submission] if submission is not None else []
    connection.execute(delete(table).where(table.c.holder == holder, *which))


def left(connection: Connection, submissions: Collection[int], work: str) -> tuple[tuple[str, float], ...]:
    """Of submissions that are claimed for a work: who holds each, and the seconds until that is over, unless the
    holder says that it goes on."""
    table, now = tables.claim, _now(connection)
    rows = connection.execute(select(table.c.submission_id, table.c.holder, table.c.until).where(table.c.work == work))
    return tuple((row.holder, max(0.0, row.until - now)) for row in rows if row.submission_id in submissions)


def _now(connection: Connection) -> float:
    return float(connection.execute(text(f"SELECT {CLOCKS[connection.dialect.name]}")).scalar_one())
