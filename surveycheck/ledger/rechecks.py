"""Re-checks: what a later submission has mended of what a notice listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.notices import Notice, close_notice, notice_of, still_open
from surveycheck.ledger.people import happened
from surveycheck.ledger.runs import failed_by_hand, report_of
from surveycheck.ledger.submissions import belongs
from surveycheck.model import Finding, Report
from surveycheck.report import Comparison, compare

ALL = "all"
"""Every manual item that the notice lists."""

OFFERED = 200
"""Submissions among which one can choose."""


@dataclass(frozen=True)
class Recheck:
    """``found`` compares the reports; the numbers are of findings that count (classes A to D). ``passes`` of the new
    result; ``closed``: all is mended, so the notice was closed by it."""

    notice: Notice
    submission_id: int
    run_id: int
    found: Comparison
    fixed: int
    still: int
    new: int
    unknown: int
    passes: bool | None
    closed: bool


def resubmission(connection: Connection, notice: Notice) -> int | None:
    """The newest submission of the same project and stage after the one that the notice is about, with a result."""
    own = tables.submission
    if notice.project_id is None:
        return None
    later = select(own.c.id).where(
        own.c.project_id == notice.project_id,
        own.c.stage == notice.stage,
        own.c.id > notice.submission_id,
        own.c.last_run_id.is_not(None),
    )
    found = connection.execute(later.order_by(own.c.id.desc()).limit(1)).scalar()
    return None if found is None else int(found)


def later(connection: Connection, number: str) -> tuple[tuple[int, str, str], ...]:
    """What was handed in after the submission of a notice and has a result, the newest first, and at most ``OFFERED``:
    id, name and time of receipt. Of one whose project could not be read somebody must say which of these it is."""
    own, notice = tables.submission, notice_of(connection, number)
    found = select(own.c.id, own.c.name, own.c.received).where(
        own.c.id > notice.submission_id, own.c.last_run_id.is_not(None), own.c.project_id.is_not(None)
    )
    rows = connection.execute(found.order_by(own.c.id.desc()).limit(OFFERED))
    return tuple((row.id, row.name, row.received) for row in rows)


def recheck(
    connection: Connection, number: str, by: str, submission: int | None = None, seen: Collection[str] = ()
) -> Recheck:
    """Compare what the notice was about with the resubmission (by default the newest one), and record what became of
    it. Where the new result is complete and passes, and nothing of what counts is left, new or unknown, the notice is
    closed; else it stays open, for a further one or a decision. What an inspector had found is unknown until somebody
    has looked again: in the new result, or now (``seen``: the manual items that ``by`` has seen mended).

    Raises LedgerError: no such notice, one that is closed, nobody who re-checks, no resubmission, one of another
    project, or one that could not be checked.
    """
    notice = notice_of(connection, number)
    still_open(notice)
    if not by.strip():
        raise LedgerError("请写明复查人", "say who re-checks")
    again = _again(connection, notice, submission)
    row = connection.execute(select(tables.submission).where(tables.submission.c.id == again)).mappings().first()
    old = report_of(connection, notice.run_id)
    new = None if row is None or row["last_run_id"] is None else report_of(connection, row["last_run_id"])
    if row is None or old is None or new is None:
        zh, en = f"再次提交的成果 {again} 没有可用的检查结果", f"submission {again} has no result to compare"
        raise LedgerError(zh, en)
    notice = _claimed(connection, notice, row)
    found = compare(old, new)
    by_hand = compare_by_hand(old, new, seen)
    numbers = {
        "fixed": _counting(found.fixed) + by_hand["fixed"],
        "still": _counting(tuple(pair.new for pair in found.still)) + by_hand["still"],
        "new": _counting((*found.appeared, *found.reopened)) + by_hand["new"],
        "unknown": _counting(found.unknown)
        + sum(max(before, after) for _, before, after in found.unlisted)
        + by_hand["unknown"],
    }
    left = by_hand["still"] + by_hand["new"] + by_hand["unknown"]
    settled = found.settled and row["passes"] is True and not left
    _record(connection, notice, again, int(row["last_run_id"]), numbers, row["passes"], by)
    if settled:
        close_notice(connection, notice, "mended", by)
    return Recheck(notice, again, int(row["last_run_id"]), found, **numbers, passes=row["passes"], closed=settled)


def compare_by_hand(old: Report, new: Report, seen: Collection[str]) -> Counter[str]:
    """What became of the manual items that had failed, and which ones fail now. Raises LedgerError for an item in
    ``seen`` that had not."""
    before = {entry.item for entry in failed_by_hand(old)}
    strange = sorted(set(seen) - before - {ALL})
    if strange:
        zh, en = "、".join(sorted(before)) or "—", ", ".join(sorted(before)) or "—"
        raise LedgerError(
            f"通知书没有列出人工项目 {'、'.join(strange)}（列出的：{zh}）",
            f"the notice lists no manual item {', '.join(strange)} (it lists: {en})",
        )
    mended = before if ALL in seen else set(seen)
    now = {entry.item: entry.result for entry in (new.manual.entries if new.manual else ())}
    states = {"fail": "still", "pass": "fixed", "not-applicable": "fixed"}
    found = Counter("fixed" if item in mended else states.get(now.get(item, ""), "unknown") for item in before)
    found["new"] = sum(entry.item not in before for entry in failed_by_hand(new))
    return found


def _again(connection: Connection, notice: Notice, submission: int | None) -> int:
    """The submission to look at: that which is named, where it can be one after the notice; else the newest."""
    again = resubmission(connection, notice) if submission is None else submission
    if again is None:
        more = notice.project_id is None
        raise LedgerError(
            f"通知书 {notice.number} 之后没有同一项目、同一阶段的再次提交"
            + ("：该成果未能读出项目，请指明再次提交的成果" if more else ""),
            f"nothing was handed in for that project and stage after notice {notice.number}"
            + (": its project could not be read, so say which one was" if more else ""),
            option="--submission" if more else "",
        )
    own = tables.submission
    there = connection.execute(select(own.c.project_id, own.c.stage).where(own.c.id == again)).first()
    other = there is not None and notice.project_id is not None and tuple(there) != (notice.project_id, notice.stage)
    if again <= notice.submission_id or other:
        raise LedgerError(
            f"成果 {again} 不是通知书 {notice.number} 所指项目和阶段的再次提交",
            f"submission {again} is not what was handed in again for the project and stage of notice {notice.number}",
        )
    return again


def _claimed(connection: Connection, notice: Notice, again: RowMapping) -> Notice:
    """A submission that could not be read belongs to what whoever re-checks says was handed in again for it, and so
    does what happened to it: the later one is no first one. Gives the notice as it stands then."""
    if notice.project_id is not None or again["project_id"] is None:
        return notice
    own, event = notice.submission_id, tables.event
    belongs(connection, own, again["project_id"], again["firm_id"], again["stage"])
    whose = {"project_id": again["project_id"], "firm_id": again["firm_id"]}
    connection.execute(update(event).where(event.c.submission_id == own).values(whose))
    return notice_of(connection, notice.number)


def _counting(findings: tuple[Finding, ...]) -> int:
    return sum(finding.severity != "note" for finding in findings)


def _record(
    connection: Connection, notice: Notice, again: int, run: int, numbers: dict[str, int], passes: bool | None, by: str
) -> None:
    """A re-check of the same submission again (by a newer result of it) takes the place of the one before; the timeline
    keeps both."""
    table = tables.recheck
    connection.execute(delete(table).where(table.c.notice_id == notice.id, table.c.submission_id == again))
    row = {"notice_id": notice.id, "submission_id": again, "run_id": run, "passes": passes, "date": now(), "by": by}
    connection.execute(insert(table).values({**row, **numbers}))
    zh = "已改正 {fixed}，仍存在 {still}，新出现 {new}，无法判断 {unknown}".format(**numbers)
    en = "fixed {fixed}, still there {still}, new {new}, unknown {unknown}".format(**numbers)
    words = (f"整改通知书 {notice.number} 复查：{zh}（{by}）", f"re-check for notice {notice.number}: {en} ({by})")
    happened(connection, "recheck", words, notice.project_id, notice.firm_id, again)
