"""Notices about all of a lot that does not pass, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from surveycheck.ledger import tables
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.lots import lot_named
from surveycheck.ledger.noticed import Term, ToIssue
from surveycheck.ledger.notices import Notice, issue_notice

PLACE = "{n}"
Words = tuple[str, str]


@dataclass(frozen=True)
class LotNotices:
    """``left``: units about which there is none, though they do not pass, and why (Chinese, English)."""

    issued: tuple[Notice, ...]
    left: tuple[tuple[str, Words], ...]


def issue_for_lot(
    connection: Connection, name: str, wanted: ToIssue, term: Callable[[int], Term], first: int = 1
) -> LotNotices:
    """Issue a notice about every unit of a lot whose last result does not pass, in the order of their numbers;
    ``wanted.number`` holds ``{n}``, which counts from ``first``. ``term``: of a submission. One about which a notice is
    open, or that could not be checked at all, is left. Raises LedgerError as ``issue_notice``, and where there is none
    to issue; then nothing is issued."""
    if PLACE not in wanted.number:
        raise LedgerError(f"编号中需要 {PLACE}，如 整改〔2026〕{PLACE}号", f"the number needs {PLACE} for its count")
    lot = lot_named(connection, name)
    issued: list[Notice] = []
    left: list[tuple[str, Words]] = []
    for own, unit, fault in _failing(connection, lot.id):
        there = _open(connection, own)
        if there or fault is None:
            held = (f"已有未结案的通知书 {there}", f"notice {there} is still open")
            left.append((unit, held if there else ("未能检查，没有可以列出的问题", "it could not be checked")))
            continue
        number = wanted.number.replace(PLACE, str(first + len(issued)))
        issued.append(issue_notice(connection, own, replace(wanted, number=number, term=term(own)), lot.id))
    if not issued:
        zh, en = f"批 {name} 中没有需要发出通知的成果", f"there is nothing to notify of in the lot {name}"
        raise LedgerError(zh, en)
    return LotNotices(tuple(issued), tuple(left))


def _failing(connection: Connection, lot: int) -> list[tuple[int, str, str | None]]:
    """Submission, name, and None where there is no report of its last result."""
    unit, own, report = tables.lot_unit, tables.submission, tables.run_report
    joined = unit.join(own, own.c.id == unit.c.submission_id)
    joined = joined.outerjoin(report, report.c.run_id == own.c.last_run_id)
    told = select(own.c.id, own.c.name, report.c.run_id).select_from(joined)
    rows = connection.execute(told.where(unit.c.lot_id == lot, own.c.passes.is_not(True)).order_by(own.c.id))
    return [(row.id, row.name, None if row.run_id is None else "") for row in rows]


def _open(connection: Connection, submission: int) -> str | None:
    table = tables.notice
    same = (table.c.submission_id == submission, table.c.closed == "")
    return connection.execute(select(table.c.number).where(*same)).scalar()
