"""What inspectors note of the units of a sample: results of manual items, and check surveys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import today
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.inspectors import inspector_id
from surveycheck.ledger.people import happened
from surveycheck.ledger.units import LotUnit, owner
from surveycheck.manual import Result
from surveycheck.model import SEVERITIES, ManualEntry
from surveycheck.seal import digests_of, digests_of_file

RESULTS = {"pass": ("通过", "pass"), "fail": ("不通过", "fail"), "not-applicable": ("不适用", "not applicable")}
LARGEST = 64 * 1024 * 1024
"""Bytes of a check survey: a spreadsheet of some hundred thousand points."""


@dataclass(frozen=True)
class Survey:
    """A check survey as it was handed in."""

    name: str
    content: bytes
    sha256: str
    inspector: str
    date: str


def note_result(connection: Connection, unit: LotUnit, entry: ManualEntry, told: Result, evidence: Path | None) -> None:
    """Keep the result of a manual item of a unit; an earlier one is replaced. The file of evidence stays where it is,
    its path and SHA-256 are kept. Raises LedgerError for an unknown result or class, and for an inspector who was not
    drawn for the unit; OSError."""
    may_look(connection, unit, told.name)
    if told.result not in RESULTS:
        raise LedgerError(f"没有这种结果：{told.result}", f"there is no such result: {told.result}")
    severity = (told.severity or entry.usual) if told.result == "fail" else ""
    if severity and severity not in SEVERITIES:
        raise LedgerError(f"没有 {severity} 类", f"there is no class {severity}")
    table = tables.manual_result
    digest = digests_of_file(evidence)[0].sha256 if evidence is not None else ""
    where = str(evidence.absolute()) if evidence is not None else told.evidence
    values = {"result": told.result, "severity": severity, "note": told.note.strip(), "inspector": told.name}
    values |= {"evidence": where, "evidence_sha256": digest, "date": told.date or today().isoformat()}
    connection.execute(delete(table).where(table.c.submission_id == unit.id, table.c.item == entry.item))
    connection.execute(insert(table).values(submission_id=unit.id, item=entry.item, **values))
    zh, en = RESULTS[told.result]
    _event(connection, unit, f"{entry.title}：{zh} {severity}", f"{entry.title_en or entry.title}: {en} {severity}")


def results_of(connection: Connection, submission: int) -> tuple[Result, ...]:
    """What was noted of a unit, by item."""
    table = tables.manual_result
    rows = connection.execute(select(table).where(table.c.submission_id == submission).order_by(table.c.item))
    return tuple(
        Result(row["item"], row["result"], row["severity"], row["note"], row["evidence"], row["inspector"], row["date"])
        for row in rows.mappings()
    )


def keep_survey(connection: Connection, unit: LotUnit, file: Path, inspector: str) -> Survey:
    """Keep a spreadsheet of check measurements of a unit; an earlier one is replaced. Raises LedgerError for one that
    is too large, and for an inspector who was not drawn for the unit; OSError."""
    may_look(connection, unit, inspector)
    if file.stat().st_size > LARGEST:
        raise LedgerError(f"{file} 超过 {LARGEST >> 20} MB", f"{file} is larger than {LARGEST >> 20} MB")
    content, table = file.read_bytes(), tables.check_survey
    made = Survey(file.name, content, digests_of(content).sha256, inspector, today().isoformat())
    connection.execute(delete(table).where(table.c.submission_id == unit.id))
    connection.execute(insert(table).values(submission_id=unit.id, **vars(made)))
    _event(connection, unit, f"检测数据 {made.name}", f"check survey {made.name}")
    return made


def survey_of(connection: Connection, submission: int) -> Survey | None:
    """The check survey of a unit."""
    table = tables.check_survey
    row = connection.execute(select(table).where(table.c.submission_id == submission)).mappings().first()
    return None if row is None else Survey(**{name: row[name] for name in Survey.__dataclass_fields__})


def may_look(connection: Connection, unit: LotUnit, inspector: str) -> None:
    """Raises LedgerError where the inspector is unknown, was not drawn for the unit, or keeps away from its firm."""
    own = inspector_id(connection, inspector)
    if unit.inspectors and inspector not in unit.inspectors:
        zh, en = "、".join(unit.inspectors), ", ".join(unit.inspectors)
        raise LedgerError(
            f"{inspector} 未被抽中检查 {unit.name}（抽中：{zh}）",
            f"{inspector} was not drawn for {unit.name} (drawn: {en})",
        )
    away, firm = tables.avoidance, tables.firm
    joined = away.join(firm, away.c.firm_id == firm.c.id)
    barred = select(away.c.firm_id).select_from(joined).where(away.c.inspector_id == own, firm.c.name == unit.firm)
    if connection.execute(barred).first() is not None:
        raise LedgerError(f"{inspector} 回避 {unit.firm}", f"{inspector} keeps away from {unit.firm}")


def _event(connection: Connection, unit: LotUnit, zh: str, en: str) -> None:
    words = (f"{unit.name}：{zh.strip()}", f"{unit.name}: {en.strip()}")
    happened(connection, "inspected", words, *owner(connection, unit.id), unit.id)
