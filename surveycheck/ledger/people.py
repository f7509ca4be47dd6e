"""Projects and firms: found by what names them, made where they are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.model import Identity

PROJECT = ("name", "place", "district", "client", "kind")
FIRM = ("code", "qualification", "certificate")


def known(connection: Connection, table: Table, unique: str, value: str, rest: Mapping[str, str]) -> int:
    """The id of the row whose column ``unique`` has this value; made where there is none. Cells of ``rest`` that are
    empty there are filled in, and what was said before stays."""
    own = table.c[unique]
    row = connection.execute(select(table).where(own == value)).mappings().first()
    if row is None:
        add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        connection.execute(add(table).values({unique: value, **rest}).on_conflict_do_nothing(index_elements=[own]))
        row = connection.execute(select(table).where(own == value)).mappings().one()
    more = {name: text for name, text in rest.items() if text and not row[name]}
    if more:
        connection.execute(update(table).where(table.c.id == row["id"]).values(more))
    return int(row["id"])


def project_id(connection: Connection, number: str, source: str, **rest: str) -> int:
    """The project of that number. ``source``: who told of it first (``deliverable``, a file's name)."""
    return known(
        connection, tables.project, "number", number, {"source": source, "created": now(), **_kept(rest, PROJECT)}
    )


def firm_id(connection: Connection, name: str, **rest: str) -> int:
    """The firm of that name."""
    return known(connection, tables.firm, "name", name, _kept(rest, FIRM))


def of_identity(connection: Connection, identity: Iterable[Identity]) -> tuple[int | None, int | None]:
    """Project and firm that a deliverable says it is of (``Report.identity``); None for what it does not say."""
    told = {one.item: one.value for one in identity}
    number, firm = told.get("project_number", ""), told.get("firm", "")
    words = {
        "name": told.get("project_name", ""),
        **{key: told.get(key, "") for key in ("place", "district", "client")},
    }
    return (
        project_id(connection, number, "deliverable", **words) if number else None,
        firm_id(connection, firm, **{key: told.get(key, "") for key in FIRM[1:]}) if firm else None,
    )


def happened(
    connection: Connection,
    kind: str,
    words: tuple[str, str],
    project: int | None = None,
    firm: int | None = None,
    submission: int | None = None,
) -> None:
    """An entry of the timeline, in Chinese and English."""
    row = {"at": now(), "kind": kind, "text": words[0], "text_en": words[1]}
    connection.execute(insert(tables.event).values(**row, project_id=project, firm_id=firm, submission_id=submission))


def _kept(rest: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: rest.get(name, "") for name in names}
