"""Objections of a firm to a notice, and what is decided on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select, update

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now, today
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.notices import Notice, close_notice, notice_of, still_open
from surveycheck.ledger.people import happened

UPHELD, REJECTED = "upheld", "rejected"


@dataclass(frozen=True)
class Objection:
    """``late``: filed after the day until which the firm may object; None where nobody has said that day."""

    id: int
    notice: str
    filed: str
    text: str
    late: bool | None
    decided: str
    outcome: str
    reason: str
    by: str


def object_to(connection: Connection, number: str, text: str, day: date | None = None) -> Objection:
    """File an objection, which came in on ``day`` (today). One that is late is recorded, and said to be late: whether
    it is heard is for people to say. Raises LedgerError: no such notice, one that is closed, an empty text, a day on
    which it cannot have come in, one that is not decided yet."""
    notice, at = notice_of(connection, number), (day or today()).isoformat()
    still_open(notice)
    if not text.strip():
        raise LedgerError("请写明异议的内容", "say what the objection is")
    _possible(notice, at)
    if _open(connection, notice.id) is not None:
        zh, en = f"通知书 {number} 已有未决定的异议", f"an objection to notice {number} is not decided yet"
        raise LedgerError(zh, en)
    connection.execute(insert(tables.objection).values(notice_id=notice.id, filed=at, text=text.strip()))
    late = at > notice.objection_deadline if notice.objection_deadline else None
    zh, en = ("（逾期）", " (late)") if late else ("", "")
    words = (f"对整改通知书 {number} 提出异议{zh}：{text}", f"objection to notice {number}{en}: {text}")
    happened(connection, "objection", words, notice.project_id, notice.firm_id, notice.submission_id)
    return objections(connection, number)[-1]


def _possible(notice: Notice, at: str) -> None:
    """Raises LedgerError for a day before the notice was issued, and for one that is still to come: a slip of the pen
    would make an objection late, or in time."""
    issued, now_ = str(notice.document.get("issued", "")), today().isoformat()
    if at < issued:
        zh, en = f"收到日期 {at} 早于通知书的发出日期 {issued}", f"{at} is before {issued}, when the notice was issued"
        raise LedgerError(zh, en)
    if at > now_:
        zh, en = f"收到日期 {at} 晚于今天 {now_}", f"{at} is still to come: today is {now_}"
        raise LedgerError(zh, en)


def decide_objection(connection: Connection, number: str, outcome: str, reason: str, by: str) -> Objection:
    """Decide the open objection to a notice: ``upheld`` withdraws the notice, ``rejected`` leaves it as it is. Raises
    LedgerError: none is open, no reason or nobody who decides."""
    notice = notice_of(connection, number)
    there = _open(connection, notice.id)
    if there is None:
        zh, en = f"通知书 {number} 没有未决定的异议", f"no objection to notice {number} waits for a decision"
        raise LedgerError(zh, en)
    if outcome not in (UPHELD, REJECTED) or not reason.strip() or not by.strip():
        raise LedgerError(
            "决定须为成立或不成立，并写明理由和决定人",
            "a decision is upheld or rejected, with a reason and somebody who decides",
        )
    own = update(tables.objection).where(tables.objection.c.id == there)
    connection.execute(own.values(decided=now(), outcome=outcome, reason=reason.strip(), by=by))
    zh, en = ("成立", "upheld") if outcome == UPHELD else ("不成立", "rejected")
    words = (f"对 {number} 的异议{zh}：{reason}（{by}）", f"objection to {number} {en}: {reason} ({by})")
    happened(connection, "decided", words, notice.project_id, notice.firm_id, notice.submission_id)
    if outcome == UPHELD and not notice.closed:
        close_notice(connection, notice, "withdrawn", by)
    return objections(connection, number)[-1]


def objections(connection: Connection, number: str) -> tuple[Objection, ...]:
    """All objections to a notice, in their order."""
    notice = notice_of(connection, number)
    table = tables.objection
    rows = connection.execute(select(table).where(table.c.notice_id == notice.id).order_by(table.c.id)).mappings()
    until = notice.objection_deadline
    same = ("id", "filed", "text", "decided", "outcome", "reason", "by")
    return tuple(
        Objection(notice=number, late=row["filed"] > until if until else None, **{name: row[name] for name in same})
        for row in rows
    )


def _open(connection: Connection, notice: int) -> int | None:
    table = tables.objection
    found = connection.execute(select(table.c.id).where(table.c.notice_id == notice, table.c.decided == "")).scalar()
    return None if found is None else int(found)
