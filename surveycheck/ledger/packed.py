"""A result that goes to another ledger: what travels beside its report, and how it is taken over there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.people import FIRM, PROJECT, firm_id, happened, project_id
from surveycheck.ledger.runs import record, report_of
from surveycheck.ledger.submissions import Handed, belongs, submission_id
from surveycheck.model import Report

FORM = "surveycheck-package/1"
HEX = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Sender:
    """Whose package it is: its file, its SHA-256, the key that has signed it, whose that is, and when. Without a
    signature the last three are ""."""

    package: str
    sha256: str
    key: str = ""
    signer: str = ""
    signed: str = ""


def packed(connection: Connection, submission: int) -> tuple[dict[str, Any], Report]:
    """What the ledger says of a submission (``surveycheck-package/1``), and the report of its last result. Raises
    LedgerError where there is no such submission, or no report."""
    own, run = tables.submission, tables.run
    row = connection.execute(select(own).where(own.c.id == submission)).mappings().first()
    report = None if row is None or row["last_run_id"] is None else report_of(connection, row["last_run_id"])
    if row is None or report is None:
        zh, en = (
            f"成果 {submission} 不在台账中，或没有检查报告",
            f"submission {submission}: not there, or no report of it",
        )
        raise LedgerError(zh, en)
    last = connection.execute(select(run).where(run.c.id == row["last_run_id"])).mappings().one()
    about: dict[str, Any] = {"format": FORM, "packed": now()}
    about["submission"] = {n: row[n] for n in ("name", "stage", "pack", "received", "digest", "files", "bytes")}
    about["run"] = {n: last[n] for n in ("fingerprint", "kind", "started", "engine", "pack", "edition", "pack_digest")}
    about["project"] = _row(connection, tables.project, row["project_id"], ("number", *PROJECT))
    about["firm"] = _row(connection, tables.firm, row["firm_id"], ("name", *FIRM))
    return about, report


def taken_over(
    connection: Connection, about: Mapping[str, Any], report: Report, sender: Sender, by: str
) -> tuple[int, bool]:
    """Record a result that another office has made, with its project and firm, as it is; gives the submission, and
    whether it was new. What the package says must have been held against its digests before. Raises LedgerError for
    what is no package of ours."""
    handed, fingerprint = _sound(about, report)
    own = submission_id(connection, handed, str(about["submission"]["pack"]), str(about["submission"]["received"]))
    run = record(connection, own, fingerprint, report, "accepted")
    if run is None:
        return own, False
    project_, firm_ = _people(connection, about, sender, own)
    row = {name: getattr(sender, name) for name in ("package", "sha256", "key", "signer", "signed")}
    connection.execute(insert(tables.acceptance).values(run_id=run, accepted=now(), by=by, **row))
    who = sender.signer or sender.key or "—"
    words = (f"接收互认成果：{report.name}（{who} 签名）", f"taken over: {report.name} (signed by {who})")
    happened(connection, "accepted", words, project_, firm_, own)
    return own, True


def _people(
    connection: Connection, about: Mapping[str, Any], sender: Sender, own: int
) -> tuple[int | None, int | None]:
    """Project and firm as the package names them; what it does not name stays as the report has it."""
    table, project, firm = tables.submission, about["project"], about["firm"]
    there = connection.execute(select(table.c.project_id, table.c.firm_id).where(table.c.id == own)).one()
    project_, firm_ = there.project_id, there.firm_id
    if project:
        rest = {name: str(project.get(name, "")) for name in PROJECT}
        project_ = project_id(connection, str(project["number"]), sender.package, **rest)
    if firm:
        firm_ = firm_id(connection, str(firm["name"]), **{name: str(firm.get(name, "")) for name in FIRM})
    belongs(connection, own, project_, firm_, str(about["submission"]["stage"]))
    return project_, firm_


def _sound(about: Mapping[str, Any], report: Report) -> tuple[Handed, str]:
    """Raises LedgerError where fields are missing or of another kind."""
    try:
        told, run = about["submission"], about["run"]
        digest, fingerprint = str(told["digest"]), str(run["fingerprint"])
        same = about["format"] == FORM and run["started"] == report.started and run["pack_digest"] == report.pack.digest
        if not same or not HEX.fullmatch(digest) or not HEX.fullmatch(fingerprint):
            raise ValueError("digest")
        if any(
            about[n] is not None and not str(about[n][k]).strip() for n, k in (("project", "number"), ("firm", "name"))
        ):
            raise ValueError("name")
        return Handed(str(told["name"]), "", digest, int(told["files"]), int(told["bytes"])), fingerprint
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        zh, en = (
            "包内的登记信息与报告不符或不完整",
            "what the package says of its report is incomplete, or of another one",
        )
        raise LedgerError(zh, en) from error


def _row(connection: Connection, table: Any, number: int | None, names: tuple[str, ...]) -> dict[str, str] | None:
    if number is None:
        return None
    row = connection.execute(select(table).where(table.c.id == number)).mappings().one()
    return {name: row[name] for name in names}
