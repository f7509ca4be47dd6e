"""What the lists of the ledger are made of. Times are RFC 3339 in UTC, days ISO; "" and None: not known, or not yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self


@dataclass(frozen=True)
class Listed:
    """A row of a list; its fields are columns of the query."""

    @classmethod
    def of(cls, row: Mapping[str, Any], *_: object) -> Self:
        """Texts that are not there are ""."""
        told = {one.name: row[one.name] for one in fields(cls)}
        return cls(**{name: "" if value is None and name in cls._texts() else value for name, value in told.items()})

    @classmethod
    def _texts(cls) -> frozenset[str]:
        return frozenset(one.name for one in fields(cls) if one.type in ("str", str))


@dataclass(frozen=True)
class ProjectRow(Listed):
    """``stage``, ``level`` and ``received`` are those of its newest submission."""

    id: int
    number: str
    name: str
    place: str
    district: str
    client: str
    kind: str
    source: str
    submissions: int
    stage: str
    level: str
    received: str


@dataclass(frozen=True)
class FirmRow(Listed):
    """``passed`` and ``failed`` of its ``submissions``; of the others nobody can tell."""

    id: int
    name: str
    code: str
    qualification: str
    certificate: str
    submissions: int
    passed: int
    failed: int


@dataclass(frozen=True)
class SubmissionRow(Listed):
    """``level``, ``passes``, ``score``, the defects by class, ``complete`` and ``fault`` are of its last result, which
    is run ``last_run_id`` (None: not checked yet). ``earlier_id``: the one before of its project and stage."""

    id: int
    name: str
    project: str
    project_name: str
    firm: str
    stage: str
    path: str
    pack: str
    received: str
    digest: str
    files: int
    level: str
    passes: bool | None
    score: float | None
    complete: bool | None
    a: int | None
    b: int | None
    c: int | None
    d: int | None
    fault: str
    fault_en: str
    started: str
    earlier_id: int | None
    last_run_id: int | None


@dataclass(frozen=True)
class RunRow(Listed):
    """A result. ``kind``: batch, inspection or accepted (from another office)."""

    id: int
    submission_id: int
    name: str
    kind: str
    started: str
    pack: str
    edition: str
    level: str
    score: float | None
    complete: bool
    passes: bool | None
    a: int
    b: int
    c: int
    d: int
    fault: str
    fault_en: str


@dataclass(frozen=True)
class LotRow(Listed):
    """``number`` and ``entered`` once it is drawn; ``verdict``, ``level`` and ``score`` once it is judged."""

    id: int
    name: str
    closed: str
    source: str
    day: str
    edition: str
    units: int
    size: int
    number: str
    entered: str
    verdict: str
    level: str
    score: float | None


@dataclass(frozen=True)
class DrawingRow(Listed):
    """``drawn`` of the ``units`` of a lot."""

    id: int
    lot_id: int
    lot: str
    units: int
    drawn: int
    number: str
    entered: str
    sha256: str


@dataclass(frozen=True)
class NoticeRow(Listed):
    """``days`` are left until the deadline, less than 0: overdue; None where it is closed. ``objections``: not decided
    yet. ``resubmission``: the newest later submission of its project and stage that waits for a re-check."""

    id: int
    number: str
    submission_id: int
    name: str
    project: str
    firm: str
    issued: str
    deadline: str
    objection_deadline: str
    by: str
    closed: str
    outcome: str
    rechecks: int
    objections: int
    resubmission: int | None
    days: int | None

    @classmethod
    def of(cls, row: Mapping[str, Any], *day: object) -> Self:
        left = None if row["closed"] else _between(str(day[0]), row["deadline"])
        return super().of({**row, "days": left})


def _between(first: str, last: str) -> int | None:
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None
