"""Which results are there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from surveycheck.ledger import tables


@dataclass(frozen=True)
class Recorded:
    """A result in short. ``passes`` is None where it is not complete; ``fault`` says why there is no report (Chinese,
    English)."""

    run: int
    complete: bool
    passes: bool | None
    level: str
    score: float | None
    fault: tuple[str, str]


def recorded(connection: Connection, submission: int, prints: Collection[str]) -> Recorded | None:
    """The result of a submission with one of these fingerprints: a complete one before others, the newest first."""
    table = tables.run
    where = (table.c.submission_id == submission, table.c.fingerprint.in_(list(prints)))
    order = (table.c.complete.desc(), table.c.id.desc())
    row = connection.execute(select(table).where(*where).order_by(*order).limit(1)).mappings().first()
    if row is None:
        return None
    fault = (row["fault"], row["fault_en"])
    return Recorded(row["id"], row["complete"], row["passes"], row["level"], row["score"], fault)


def last_run(connection: Connection) -> int:
    """The number of the newest result of all; 0 where there is none."""
    return connection.execute(select(func.max(tables.run.c.id))).scalar() or 0


def incomplete(connection: Connection, submission: int) -> int:
    """How many results of a submission are not complete."""
    table = tables.run
    where = (table.c.submission_id == submission, table.c.complete.is_(False))
    return connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one()
