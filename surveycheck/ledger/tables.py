"""The ledger's tables. Times are RFC 3339 texts in UTC, dates are ISO texts: the same in SQLite and PostgreSQL.

A row is written once and stays; what changes later (a notice that is closed, an objection that is decided) has columns
that are empty until then. ``event`` tells in words what happened, for the timeline of a project or a firm.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(table: str, name: str = "", needed: bool = True, key: bool = False) -> Column[int]:
    return Column(
        name or f"{table}_id", Integer, ForeignKey(f"{table}.id"), nullable=not needed, primary_key=key, index=not key
    )


def _text(name: str, unique: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="", unique=unique)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _yes(name: str, needed: bool = True) -> Column[bool]:
    return Column(name, Boolean, nullable=not needed)


firm = Table(
    "firm",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    *map(_text, ("code", "qualification", "certificate")),
)

project = Table(
    "project",
    metadata,
    _id(),
    Column("number", Text, nullable=False, unique=True),
    *map(_text, ("name", "place", "district", "client", "kind", "source", "created")),
)

submission = Table(
    "submission",
    metadata,
    _id(),
    _of("project", needed=False),
    _of("firm", needed=False),
    *map(_text, ("name", "path", "stage", "pack", "received")),
    Column("digest", String(64), nullable=False, unique=True),
    _count("files"),
    Column("bytes", Float, nullable=False, server_default="0"),
    _of("submission", "earlier_id", needed=False),
    # What the last result says, so that lists and sums need no other table; ``passes`` is empty where nobody can tell.
    Column("last_run_id", Integer),
    _text("level"),
    _yes("passes", needed=False),
    Column("score", Float),
    *(
        Index(f"ix_submission_{'_'.join(by)}", *by)
        for by in (
            ("received", "id"),
            ("firm_id", "received", "id"),
            ("level", "received", "id"),
            ("firm_id", "level", "received", "id"),
            ("firm_id", "passes"),
            ("score", "id"),
            ("name", "id"),
        )
    ),
)

run = Table(
    "run",
    metadata,
    _id(),
    _of("submission"),
    Column("fingerprint", String(64), nullable=False),
    *map(
        _text, ("kind", "started", "pack", "edition", "pack_digest", "engine", "standard", "level", "fault", "fault_en")
    ),
    Column("seconds", Float, nullable=False, server_default="0"),
    _yes("complete"),
    _yes("passes", needed=False),
    Column("score", Float),
    *map(_count, ("a", "b", "c", "d", "notes")),
    Column("seal", String(64), nullable=False, server_default=""),
    UniqueConstraint("submission_id", "fingerprint"),
)

# Apart from the rows that lists and sums go through.
run_report = Table("run_report", metadata, _of("run", key=True), Column("packed", LargeBinary, nullable=False))

run_code = Table(
    "run_code",
    metadata,
    _of("run", key=True),
    _key("code"),
    _text("severity"),
    _count("findings"),
    _count("causes"),
    Index("ix_run_code_code", "code"),
)

# What rules and manual items are called, for lists and bulletins; as the newest result says.
rule = Table("rule", metadata, _key("code"), *map(_text, ("title", "title_en")))

# Who checks a submission now, so that no other program does. ``until``: seconds by the clock of the database; ``work``
# tells apart what is asked of it: pack, settings.
claim = Table(
    "claim",
    metadata,
    _of("submission", key=True),
    _key("work"),
    _text("holder"),
    Column("until", Float, nullable=False),
)

# Where packs were that are folders, by their digest: lots and units know theirs by it.
pack_folder = Table("pack_folder", metadata, _key("digest"), *map(_text, ("name", "path")))

# A result that another office has made: whose package it was, and who has signed it.
acceptance = Table(
    "acceptance",
    metadata,
    _of("run", key=True),
    *map(_text, ("package", "sha256", "key", "signer", "signed", "accepted", "by")),
)

inspector = Table(
    "inspector", metadata, _id(), Column("name", Text, nullable=False, unique=True), _text("office"), _yes("active")
)

avoidance = Table("avoidance", metadata, _of("inspector", key=True), _of("firm", key=True), _text("reason"))

lot = Table(
    "lot",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    *map(_text, ("pack", "pack_digest", "closed", "source", "day", "edition", "document", "sha256", "sm3")),
    _count("units"),
    _count("size"),
)

lot_unit = Table("lot_unit", metadata, _of("lot", key=True), _of("submission", key=True), _text("stratum"))

drawing = Table(
    "drawing",
    metadata,
    _id(),
    Column("lot_id", Integer, ForeignKey("lot.id"), nullable=False, unique=True),
    *map(_text, ("number", "entered", "protocol", "sha256")),
)

drawn_unit = Table("drawn_unit", metadata, _of("drawing", key=True), _of("submission", key=True), _count("place"))

drawn_inspector = Table(
    "drawn_inspector", metadata, _of("drawing", key=True), _of("submission", key=True), _of("inspector", key=True)
)

manual_result = Table(
    "manual_result",
    metadata,
    _of("submission", key=True),
    _key("item"),
    *map(_text, ("result", "severity", "note", "evidence", "evidence_sha256", "inspector", "date")),
)

check_survey = Table(
    "check_survey",
    metadata,
    Column("submission_id", Integer, ForeignKey("submission.id"), primary_key=True),
    *map(_text, ("name", "sha256", "inspector", "date")),
    Column("content", LargeBinary, nullable=False),
)

overview = Table(
    "overview",
    metadata,
    _of("lot", key=True),
    _of("submission", key=True),
    _count("a"),
    _count("b"),
    *map(_text, ("note", "inspector", "date")),
)

veto = Table("veto", metadata, _id(), _of("lot"), *map(_text, ("reason", "reason_en", "inspector", "date")))

verdict = Table(
    "verdict",
    metadata,
    Column("lot_id", Integer, ForeignKey("lot.id"), primary_key=True),
    *map(_text, ("verdict", "level", "decided", "document")),
    Column("score", Float),
)

notice = Table(
    "notice",
    metadata,
    _id(),
    Column("number", Text, nullable=False, unique=True),
    _of("submission"),
    _of("lot", needed=False),
    _of("run"),
    _of("notice", "earlier_id", needed=False),
    *map(_text, ("issued", "deadline", "objection_deadline", "document", "sha256", "by", "closed", "outcome")),
    Index("ix_notice_deadline", "deadline"),
    Index("ix_notice_closed_deadline", "closed", "deadline"),
)

objection = Table(
    "objection", metadata, _id(), _of("notice"), *map(_text, ("filed", "text", "decided", "outcome", "reason", "by"))
)

recheck = Table(
    "recheck",
    metadata,
    _id(),
    _of("notice"),
    _of("submission"),
    _of("run"),
    *map(_count, ("fixed", "still", "new", "unknown")),
    _yes("passes", needed=False),
    *map(_text, ("date", "by")),
    UniqueConstraint("notice_id", "submission_id"),
)

credit = Table(
    "credit", metadata, _id(), _of("firm"), *map(_text, ("kind", "weight", "text", "source", "date", "by", "recorded"))
)

contract = Table(
    "contract",
    metadata,
    Column("project_id", Integer, ForeignKey("project.id"), primary_key=True),
    _yes("standard"),
    *map(_text, ("source", "date")),
)

bulletin = Table(
    "bulletin",
    metadata,
    _id(),
    Column("title", Text, nullable=False, unique=True),
    *map(_text, ("first_day", "last_day", "issued", "document", "sha256")),
)

event = Table(
    "event",
    metadata,
    _id(),
    *map(_text, ("at", "kind", "text", "text_en")),
    _of("project", needed=False),
    _of("firm", needed=False),
    _of("submission", needed=False),
)
