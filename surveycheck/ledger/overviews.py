"""Units outside the sample that are looked over (概查), and what fails a lot whatever else was found (veto)."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, delete, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import today
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.inspections import may_look
from surveycheck.ledger.inspectors import inspector_id
from surveycheck.ledger.lots import lot_named
from surveycheck.ledger.people import happened
from surveycheck.ledger.runs import report_of
from surveycheck.ledger.units import other_unit, owner
from surveycheck.model import Part, Report
from surveycheck.spotcheck import Overview

VETOES = {
    "forged": ("伪造成果（GB/T 24356-2023，6.4.2）", "forged results (GB/T 24356-2023, 6.4.2)"),
    "deviation": (
        "技术路线有重大偏差（GB/T 24356-2023，6.4.2）",
        "a major deviation of the technical route (GB/T 24356-2023, 6.4.2)",
    ),
}
"""Reasons of the standard, by a word for them."""


def overlook(
    connection: Connection, lot: str, word: str, counts: tuple[int, int] | None, inspector: str, note: str = ""
) -> Overview:
    """Keep the overview of a unit outside the sample: its defects of the classes A and B, as counted by the inspector,
    else as its newest check has them. An earlier one is replaced. Raises LedgerError as ``other_unit`` and
    ``may_look``, and where there is no complete check to take the counts from."""
    stored, unit = other_unit(connection, lot, word)
    may_look(connection, unit, inspector)
    a, b = counts if counts is not None else _counted(connection, unit.id, unit.name)
    if min(a, b) < 0:
        raise LedgerError("缺陷数不能小于 0", "there cannot be fewer than 0 defects")
    table = tables.overview
    connection.execute(delete(table).where(table.c.lot_id == stored.id, table.c.submission_id == unit.id))
    values = {"a": a, "b": b, "note": note.strip(), "inspector": inspector, "date": today().isoformat()}
    connection.execute(insert(table).values(lot_id=stored.id, submission_id=unit.id, **values))
    words = (f"{unit.name} 概查：A {a}，B {b}", f"{unit.name}, overview: A {a}, B {b}")
    happened(connection, "overview", words, *owner(connection, unit.id), unit.id)
    return Overview(unit.digest, unit.name, a, b)


def overviews_of(connection: Connection, lot: int) -> tuple[Overview, ...]:
    """The overviews of a lot, in the order of the units' digests."""
    table, one = tables.overview, tables.submission
    joined = table.join(one, table.c.submission_id == one.c.id)
    wanted = select(one.c.digest, one.c.name, table.c.a, table.c.b).select_from(joined).where(table.c.lot_id == lot)
    return tuple(Overview(*row) for row in connection.execute(wanted.order_by(one.c.digest)))


def veto(connection: Connection, lot: str, reason: str, inspector: str, reason_en: str = "") -> None:
    """Keep what fails a lot regardless: a word of ``VETOES``, or a reason. Raises LedgerError for an empty one, and an
    unknown lot or inspector."""
    stored, words = (
        lot_named(connection, lot),
        VETOES.get(reason, (reason.strip(), reason_en.strip() or reason.strip())),
    )
    inspector_id(connection, inspector)
    if not words[0]:
        raise LedgerError("请写明理由", "say the reason: it is empty")
    row = {"reason": words[0], "reason_en": words[1], "inspector": inspector, "date": today().isoformat()}
    connection.execute(insert(tables.veto).values(lot_id=stored.id, **row))
    happened(connection, "veto", (f"批 {lot} 否决：{words[0]}", f"veto on {lot}: {words[1]}"))


def vetoes_of(connection: Connection, lot: int) -> tuple[tuple[str, str], ...]:
    """What fails a lot regardless, in the order in which it was noted (Chinese, English)."""
    table = tables.veto
    rows = connection.execute(
        select(table.c.reason, table.c.reason_en).where(table.c.lot_id == lot).order_by(table.c.id)
    )
    return tuple((row.reason, row.reason_en) for row in rows)


def counted(report: Report) -> Counter[str]:
    """Defects by class as the grade counts them; open findings where there is no grade."""
    if report.grade is None:
        return Counter(finding.severity for finding in report.findings if finding.state == "open")
    found: Counter[str] = Counter()
    for part in report.grade.parts:
        _add(part, found)
    return found


def _add(part: Part, found: Counter[str]) -> None:
    found.update(cut.severity for cut in part.deductions)
    for inner in part.parts:
        _add(inner, found)


def _counted(connection: Connection, submission: int, name: str) -> tuple[int, int]:
    table = tables.run
    newest = select(table.c.id).where(table.c.submission_id == submission).order_by(table.c.id.desc()).limit(1)
    run = connection.execute(newest).scalar()
    report = report_of(connection, run) if run is not None else None
    if report is None or not report.complete or (report.grade is not None and report.grade.level is None):
        raise LedgerError(
            f"{name} 最近一次检查没有得出完整的结果，请写明 A 类、B 类缺陷数",
            f"the newest check of {name} is not complete: say how many defects of the classes A and B there are",
            option="--a --b",
        )
    found = counted(report)
    return found["A"], found["B"]
