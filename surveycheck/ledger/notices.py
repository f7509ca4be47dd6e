"""Notices to rectify: issued, and closed in the end. What one says is kept as it was issued, with its digest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now, today
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.noticed import ToIssue, document
from surveycheck.ledger.people import happened
from surveycheck.ledger.runs import report_of
from surveycheck.seal import digests_of
from surveycheck.seal.canonical import canonical

FURTHER = "further"
DECIDED = "decided"
OUTCOMES = {
    "mended": ("已整改，复查通过", "mended, the re-check passes"),
    FURTHER: ("未整改到位，另发通知", "not all is mended: a further notice"),
    "withdrawn": ("异议成立，通知撤销", "the objection was upheld: withdrawn"),
    DECIDED: ("经办人决定结案", "closed by decision"),
}
"""How a notice ends; after ``further`` and ``decided`` more words may stand, behind a colon."""


@dataclass(frozen=True)
class Notice:
    """A notice as it was issued. ``document`` is what it says (``noticed.document``); ``closed`` and ``outcome`` are ""
    while it is open."""

    id: int
    number: str
    submission_id: int
    run_id: int
    project_id: int | None
    firm_id: int | None
    stage: str
    issued: str
    deadline: str
    objection_deadline: str
    by: str
    closed: str
    outcome: str
    sha256: str
    document: Mapping[str, Any]


def issue_notice(
    connection: Connection, submission: int, wanted: ToIssue, lot: int | None = None, day: date | None = None
) -> Notice:
    """Issue a notice about the last result of a submission; an open one about an earlier submission of the same project
    and stage is closed by it. ``lot``: of which it says what became of it; ``day``: the day of issue, today by default.

    Raises LedgerError: no such submission or result, one that passes or is not in the lot, a number that is taken, a
    deadline gone by.
    """
    own, at = _submission(connection, submission), day or today()
    _sound(connection, own, wanted, at)
    report = report_of(connection, own["last_run_id"])
    if report is None:
        raise LedgerError(
            f"成果 {own['name']} 未能检查（{own['fault']}），没有可以列出的问题",
            f"{own['name']} could not be checked ({own['fault_en']}): there is nothing to list",
        )
    about = {name: own[name] or "" for name in ("project", "project_name", "firm", "stage", "digest", "level")}
    said = document(report, wanted, at, about) | _of_lot(connection, lot, submission)
    text = canonical(said)
    until = "" if wanted.term.days is None else (at + timedelta(days=wanted.term.days)).isoformat()
    row = {"number": wanted.number, "submission_id": submission, "lot_id": lot, "run_id": own["last_run_id"]}
    row |= {"issued": now(), "deadline": wanted.deadline.isoformat(), "objection_deadline": until, "by": wanted.by}
    row |= {"document": text.decode("utf-8"), "sha256": digests_of(text).sha256}
    row["earlier_id"] = _replaced(connection, own, wanted.number)
    connection.execute(insert(tables.notice).values(row))
    words = (
        f"发出整改通知书 {wanted.number}，{wanted.deadline.isoformat()} 前完成（{wanted.by}）",
        f"notice {wanted.number} to rectify until {wanted.deadline.isoformat()} ({wanted.by})",
    )
    happened(connection, "notice", words, own["project_id"], own["firm_id"], submission)
    return notice_of(connection, wanted.number)


def _of_lot(connection: Connection, lot: int | None, submission: int) -> dict[str, Any]:
    if lot is None:
        return {}
    own, unit, said = tables.lot, tables.lot_unit, tables.verdict
    joined = own.join(unit, (unit.c.lot_id == own.c.id) & (unit.c.submission_id == submission))
    told = select(own.c.name, said.c.verdict).select_from(joined.outerjoin(said, said.c.lot_id == own.c.id))
    row = connection.execute(told.where(own.c.id == lot)).first()
    if row is None:
        raise LedgerError(f"成果 {submission} 不在这个批中", f"submission {submission} is not in that lot")
    return {"lot": {"name": row.name, "verdict": row.verdict or ""}}


def notice_of(connection: Connection, number: str) -> Notice:
    """The notice of that number. Raises LedgerError where there is none."""
    own, handed = tables.notice, tables.submission
    told = select(own, handed.c.project_id, handed.c.firm_id, handed.c.stage)
    found = told.join_from(own, handed, handed.c.id == own.c.submission_id).where(own.c.number == number)
    row = connection.execute(found).mappings().first()
    if row is None:
        zh, en = (
            f"没有整改通知书 {number}",
            f"there is no notice {number}",
        )
        raise LedgerError(zh, en, option="surveycheck ledger list notices")
    same = {name: row[name] for name in Notice.__dataclass_fields__ if name != "document"}
    return Notice(**same, document=json.loads(row["document"] or "{}"))


def open_about(connection: Connection) -> frozenset[int]:
    """Submissions about which a notice is open."""
    table = tables.notice
    return frozenset(connection.execute(select(table.c.submission_id).where(table.c.closed == "")).scalars())


def close_notice(connection: Connection, notice: Notice, outcome: str, by: str, more: str = "") -> None:
    """Close an open notice; ``outcome``: one of ``OUTCOMES``, ``more``: why. Raises LedgerError where it is closed,
    and for a decision without a reason or somebody who takes it."""
    still_open(notice)
    if outcome == DECIDED and not (more.strip() and by.strip()):
        raise LedgerError("决定结案须写明理由和经办人", "a decision to close wants a reason and somebody who decides")
    said = f"{outcome}：{more}" if more else outcome
    own = update(tables.notice).where(tables.notice.c.id == notice.id)
    connection.execute(own.values(closed=now(), outcome=said))
    zh, en = outcome_words(said)
    by_zh, by_en = (f"（{by}）", f" ({by})") if by else ("", "")
    words = (f"整改通知书 {notice.number} 结案：{zh}{by_zh}", f"notice {notice.number} closed: {en}{by_en}")
    happened(connection, "closed", words, notice.project_id, notice.firm_id, notice.submission_id)


def still_open(notice: Notice) -> None:
    """Raises LedgerError for a notice that is closed."""
    if notice.closed:
        zh, en = outcome_words(notice.outcome)
        raise LedgerError(f"整改通知书 {notice.number} 已结案：{zh}", f"notice {notice.number} is closed: {en}")


def outcome_words(outcome: str) -> tuple[str, str]:
    """How a notice ended, in Chinese and English."""
    kind, _, more = outcome.partition("：")
    zh, en = OUTCOMES.get(kind, (kind, kind))
    return (f"{zh}：{more}", f"{en}: {more}") if more else (zh, en)


def _submission(connection: Connection, submission: int) -> RowMapping:
    own, project, firm, run = tables.submission, tables.project, tables.firm, tables.run
    told = select(
        own,
        project.c.number.label("project"),
        project.c.name.label("project_name"),
        firm.c.name.label("firm"),
        run.c.fault,
        run.c.fault_en,
    )
    joined = told.outerjoin_from(own, project, project.c.id == own.c.project_id)
    joined = joined.outerjoin(firm, firm.c.id == own.c.firm_id).outerjoin(run, run.c.id == own.c.last_run_id)
    row = connection.execute(joined.where(own.c.id == submission)).mappings().first()
    if row is None:
        zh, en = f"台账中没有成果 {submission}", f"no submission {submission} in the ledger"
        raise LedgerError(zh, en, option="surveycheck ledger list submissions")
    return row


def _sound(connection: Connection, own: RowMapping, wanted: ToIssue, at: date) -> None:
    """Raises LedgerError for a notice that cannot be."""
    if own["last_run_id"] is None:
        zh, en = f"成果 {own['name']} 还没有检查结果", f"{own['name']} has not been checked yet"
        raise LedgerError(zh, en)
    if own["passes"]:
        zh, en = f"成果 {own['name']} 的结果为{own['level']}，不需要整改", f"{own['name']} passes: nothing to rectify"
        raise LedgerError(zh, en)
    if not wanted.number.strip() or not wanted.by.strip():
        raise LedgerError("请给出通知书编号和经办人", "a notice needs a number and somebody who issues it")
    if wanted.deadline < at:
        zh, en = f"期限 {wanted.deadline} 早于发出日期 {at}", f"the deadline {wanted.deadline} is before {at}"
        raise LedgerError(zh, en)
    table = tables.notice
    if connection.execute(select(table.c.id).where(table.c.number == wanted.number)).first():
        zh, en = f"编号 {wanted.number} 已经用过", f"the number {wanted.number} is taken"
        raise LedgerError(zh, en)
    same = (table.c.submission_id == own["id"], table.c.closed == "")
    there = connection.execute(select(table.c.number).where(*same)).scalar()
    if there is not None:
        zh, en = f"该成果已有未结案的通知书 {there}", f"notice {there} about this submission is still open"
        raise LedgerError(zh, en)


def _replaced(connection: Connection, own: RowMapping, number: str) -> int | None:
    """The open notice about an earlier submission of the same project and stage, which is closed now."""
    if own["project_id"] is None:
        return None
    table, handed = tables.notice, tables.submission
    before = (handed.c.project_id == own["project_id"], handed.c.stage == own["stage"], handed.c.id < own["id"])
    found = select(table.c.number).join_from(table, handed, handed.c.id == table.c.submission_id)
    last = connection.execute(found.where(table.c.closed == "", *before).order_by(table.c.id.desc()).limit(1)).scalar()
    if last is None:
        return None
    notice = notice_of(connection, last)
    close_notice(connection, notice, FURTHER, "", number)
    return notice.id
