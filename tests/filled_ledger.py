"""Ledgers with submissions for tests: invented firms and projects, results without a report behind them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from surveycheck.ledger import add_inspector, firm_id, project_id, tables


@dataclass(frozen=True)
class Given:
    """A submission as a test wants it; ``checked``: it has a result."""

    project: str
    firm: str = "示例一院"
    stage: str = "竣工验收"
    received: str = "2026-07-10T02:00:00Z"
    district: str = ""
    qualification: str = ""
    checked: bool = True
    level: str = "良"
    score: float = 80.0

    def name(self, number: int) -> str:
        return f"成果{number}"


def hand_in(connection: Connection, *every: Given) -> list[int]:
    """Their ids, in order; the digest of the ``n``-th of the ledger is that of its number."""
    made = []
    for one in every:
        number = len(connection.execute(select(tables.submission.c.id)).all()) + 1
        firm = firm_id(connection, one.firm, qualification=one.qualification) if one.firm else None
        project = project_id(connection, one.project, "test", district=one.district) if one.project else None
        values = {"name": one.name(number), "stage": one.stage, "received": one.received, "path": ""}
        values |= {"digest": hashlib.sha256(str(number).encode()).hexdigest(), "pack": "ningbo"}
        row = (
            insert(tables.submission)
            .values(**values, project_id=project, firm_id=firm)
            .returning(tables.submission.c.id)
        )
        own = int(connection.execute(row).scalar_one())
        if one.checked:
            result(connection, own, level=one.level, score=one.score)
        made.append(own)
    return made


def result(connection: Connection, submission: int, kind: str = "batch", print_: str = "f", **values: object) -> int:
    """A result without a report."""
    row = {"complete": True, "passes": True, "pack": "ningbo", "level": "良", "score": 80.0, **values}
    made = insert(tables.run).values(submission_id=submission, kind=kind, fingerprint=print_ * 64, **row)
    return int(connection.execute(made.returning(tables.run.c.id)).scalar_one())


def people(connection: Connection, count: int = 4) -> None:
    """Inspectors 甲一, 甲二, …"""
    for number in range(count):
        add_inspector(connection, f"甲{'一二三四五六'[number]}", "示例检验站")
