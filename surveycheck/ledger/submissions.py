"""What was handed in. A submission is its files: the same bytes again are the same submission."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.seal import digests_of, digests_of_file
from surveycheck.seal.canonical import canonical


@dataclass(frozen=True)
class Handed:
    """``digest``: ``digest_of`` its path. ``size`` in bytes."""

    name: str
    path: str
    digest: str
    files: int
    size: int


def handed(path: Path) -> Handed:
    """The deliverable at ``path``: a file, by its SHA-256; a folder, by that of the canonical list of the paths and
    SHA-256 of its files. Nothing is read as anything yet. Raises OSError."""
    if path.is_file():
        digests, size = digests_of_file(path)
        return Handed(path.stem, str(path), digests.sha256, 1, size)
    rows, total = [], 0
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        digests, size = digests_of_file(file)
        rows.append([file.relative_to(path).as_posix(), digests.sha256])
        total += size
    return Handed(path.name, str(path), digests_of(canonical(sorted(rows))).sha256, len(rows), total)


def submission_id(connection: Connection, what: Handed, pack: str = "", received: str = "") -> int:
    """The submission of these bytes, recorded now where it is new."""
    table = tables.submission
    add = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    row = {"name": what.name, "path": what.path, "digest": what.digest, "files": what.files, "bytes": what.size}
    row |= {"pack": pack, "received": received or now()}
    connection.execute(add(table).values(row).on_conflict_do_nothing(index_elements=[table.c.digest]))
    return int(connection.execute(select(table.c.id).where(table.c.digest == what.digest)).scalar_one())


def belongs(connection: Connection, submission: int, project: int | None, firm: int | None, stage: str) -> int | None:
    """What reading has told of a submission; gives the submission before it of the same project and stage. It is put
    between its neighbours, in whichever order results come."""
    table = tables.submission
    own = table.c.id == submission
    earlier = connection.execute(select(table.c.earlier_id).where(own)).scalar_one()
    if project is not None and earlier is None:
        # Of two results of one project, in two programs, the second waits for the first.
        connection.execute(select(tables.project.c.id).where(tables.project.c.id == project).with_for_update())
        same = (table.c.project_id == project, table.c.stage == stage)
        before = select(table.c.id).where(*same, table.c.id < submission).order_by(table.c.id.desc()).limit(1)
        after = select(table.c.id).where(*same, table.c.id > submission).order_by(table.c.id).limit(1)
        earlier, later = (connection.execute(query).scalar() for query in (before, after))
        connection.execute(update(table).where(table.c.id == later).values(earlier_id=submission))
    values = {"project_id": project, "firm_id": firm, "stage": stage, "earlier_id": earlier}
    connection.execute(update(table).where(own).values(values))
    return None if earlier is None else int(earlier)
