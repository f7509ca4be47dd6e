"""Results of checks. The same check of the same files is recorded once, however often it is done."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveycheck.ledger import tables
from surveycheck.ledger.people import happened, of_identity
from surveycheck.ledger.submissions import belongs
from surveycheck.model import Finding, ManualEntry, Report
from surveycheck.report import from_json, seal_of, to_json
from surveycheck.report.verdict import level_words
from surveycheck.seal import digests_of
from surveycheck.seal.canonical import canonical

KINDS = ("batch", "inspection", "accepted")
INCOMPLETE = "不完整"
LEVELS = ("优", "良", "合格", "不合格", "通过", "不通过", INCOMPLETE)
"""What the last result of a submission may say: its level (a pack may have names of its own); without one, whether it
passes; or that nobody can tell."""

WORDS = {"通过": ("通过", "Passed"), "不通过": ("不通过", "Not passed"), INCOMPLETE: (INCOMPLETE, "Incomplete")}


def fingerprint(engine: str, pack: str, edition: str, asked: Mapping[str, object]) -> str:
    """What a result depends on beside the files: version of the program, digest and edition of the pack, settings and
    whatever else was asked (``asked``, JSON values)."""
    return digests_of(canonical({"engine": engine, "pack": pack, "edition": edition, "asked": dict(asked)})).sha256


def is_recorded(connection: Connection, submission: int, print_: str) -> bool:
    """Is the result of this very check there?"""
    table = tables.run
    where = (table.c.submission_id == submission, table.c.fingerprint == print_)
    return connection.execute(select(table.c.id).where(*where)).first() is not None


def record(connection: Connection, submission: int, print_: str, report: Report, kind: str = "batch") -> int | None:
    """Record a result, with project, firm and stage as the deliverable says; None where it was there already."""
    run = _added(connection, {"submission_id": submission, "fingerprint": print_, "kind": kind, **_row(report)})
    if run is None:
        return None
    packed = zlib.compress(to_json(report).encode("utf-8"), 6)
    connection.execute(insert(tables.run_report).values(run_id=run, packed=packed))
    if codes := _codes(report):
        connection.execute(insert(tables.run_code), [{"run_id": run, **row} for row in codes])
    project, firm = _belongs(connection, submission, report)
    _rules_named(connection, report)
    level = standing(report)
    if kind != "batch" or not _is_inspected(connection, submission):
        _last(connection, submission, run, level, _passes(report), report.grade.score if report.grade else None)
    zh, en = standing_words(level)
    words = (f"{report.name}：{zh}", f"{report.name}: {en}")
    happened(connection, kind, words, project, firm, submission)
    return run


def hold_again(connection: Connection, submission: int, print_: str) -> None:
    """A result that was recorded before is the one that holds now: what was noted since was taken back."""
    table = tables.run
    where = (table.c.submission_id == submission, table.c.fingerprint == print_)
    run = connection.execute(select(table.c.id).where(*where)).scalar_one()
    report = report_of(connection, run)
    if report is not None:
        score = report.grade.score if report.grade else None
        _last(connection, submission, run, standing(report), _passes(report), score)


def _is_inspected(connection: Connection, submission: int) -> bool:
    """Does the result that holds know what people have found? One without it does not take its place."""
    table, own = tables.run, tables.submission
    last = select(table.c.kind).join_from(own, table, table.c.id == own.c.last_run_id).where(own.c.id == submission)
    return connection.execute(last).scalar() == "inspection"


def _belongs(connection: Connection, submission: int, report: Report) -> tuple[int | None, int | None]:
    """Project and firm, now known. What this reading does not tell, such as one that was stopped, stays as it was."""
    project, firm = of_identity(connection, report.identity)
    table = tables.submission.c
    before = select(table.project_id, table.firm_id, table.stage).where(table.id == submission)
    known = connection.execute(before).one()
    project, firm = project or known.project_id, firm or known.firm_id
    belongs(connection, submission, project, firm, report.stage.name if report.stage else known.stage)
    return project, firm


def record_fault(connection: Connection, submission: int, print_: str, fault: tuple[str, str]) -> int | None:
    """Record that a deliverable could not be checked, and why (Chinese, English)."""
    row = {"submission_id": submission, "fingerprint": print_, "kind": "batch", "complete": False, "passes": None}
    run = _added(connection, {**row, "fault": fault[0], "fault_en": fault[1]})
    if run is not None:
        _last(connection, submission, run, INCOMPLETE, None, None)
        happened(connection, "fault", fault, submission=submission)
    return run


def report_of(connection: Connection, run: int) -> Report | None:
    """The whole report of a result; None where it could not be checked."""
    packed = connection.execute(select(tables.run_report.c.packed).where(tables.run_report.c.run_id == run)).scalar()
    return None if packed is None else from_json(zlib.decompress(packed).decode("utf-8"))


def standing(report: Report) -> str:
    """One of ``LEVELS``."""
    return standing_of((report.grade.level if report.grade else None) or "", report.complete, report.passes)


def standing_of(level: str, complete: bool, passes: bool) -> str:
    """One of ``LEVELS``: the level where there is one, else whether a complete check passes."""
    return level or (INCOMPLETE if not complete else "通过" if passes else "不通过")


def standing_words(level: str) -> tuple[str, str]:
    """One of ``LEVELS`` in Chinese and English; "" is not checked yet."""
    if not level:
        return ("未检查", "Not checked")
    return WORDS.get(level) or level_words(level)


def _passes(report: Report) -> bool | None:
    """Of an incomplete check only a level that does not pass is sure: a veto, which nothing unseen can undo."""
    if report.complete:
        return report.passes
    return False if report.grade and report.grade.level and not report.grade.passes else None


def _last(
    connection: Connection, submission: int, run: int, level: str, passes: bool | None, score: float | None
) -> None:
    """The submission knows the result that holds: the newest, but of an inspection rather than of a batch."""
    own = update(tables.submission).where(tables.submission.c.id == submission)
    connection.execute(own.values(last_run_id=run, level=level, passes=passes, score=score))


def _rules_named(connection: Connection, report: Report) -> None:
    """What the rules that found something, and the items that failed, are called."""
    cards, table = report.cards or {}, tables.rule
    found: dict[str, Finding | ManualEntry] = {f.code: f for f in report.findings}
    found |= {entry.item: entry for entry in failed_by_hand(report)}
    add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    for code in sorted(found):  # in one order for all writers, so that none waits for another in a circle
        card = cards.get(code, {})
        row = {name: card.get(name) or getattr(found[code], name) for name in ("title", "title_en")}
        named = add(table).values(code=code, **row)
        connection.execute(named.on_conflict_do_update(index_elements=[table.c.code], set_=row))


def _added(connection: Connection, row: Mapping[str, object]) -> int | None:
    table = tables.run
    add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    once = add(table).values(row).on_conflict_do_nothing(index_elements=["submission_id", "fingerprint"])
    found = connection.execute(once.returning(table.c.id)).scalar()
    return None if found is None else int(found)


def failed_by_hand(report: Report) -> tuple[ManualEntry, ...]:
    """The manual items that an inspector has failed: each is one defect of its class."""
    return tuple(entry for entry in (report.manual.entries if report.manual else ()) if entry.result == "fail")


def _row(report: Report) -> dict[str, object]:
    counts = Counter[str](f.severity for f in report.findings if f.state == "open")
    counts.update(entry.severity for entry in failed_by_hand(report))
    grade = report.grade
    return {
        "started": report.started,
        "seconds": report.seconds,
        "pack": report.pack.name,
        "edition": report.pack.edition,
        "pack_digest": report.pack.digest,
        "engine": str(report.engine.get("version", "")),
        "standard": grade.standard if grade else "",
        "level": (grade.level or "") if grade else "",
        "score": grade.score if grade else None,
        "complete": report.complete,
        "passes": report.passes if report.complete else None,
        **{name.lower(): counts[name] for name in ("A", "B", "C", "D")},
        "notes": counts["note"],
        "seal": seal_of(report).content.sha256,
    }


def _codes(report: Report) -> list[dict[str, object]]:
    """Open findings by rule: the class is that of the rule's worst one; where there are defects, notes do not count.
    A manual item that failed stands as a rule with one."""
    by_hand = [(entry.item, entry.severity) for entry in failed_by_hand(report)]
    rows: list[dict[str, object]] = [
        {"code": item, "severity": severity, "findings": 1, "causes": 1} for item, severity in by_hand
    ]
    for run in report.runs:
        every = [f for f in run.findings if f.state == "open"]
        found = [f for f in every if f.severity != "note"] or every
        if found:
            worst = min(f.severity for f in found)
            rows.append(
                {"code": run.code, "severity": worst, "findings": len(found), "causes": len({f.cause for f in found})}
            )
    return rows
