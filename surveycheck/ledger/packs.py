"""Where the packs are that results and lots go by: installed ones have a name, others are folders."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from surveycheck.ledger import tables
from surveycheck.pack import Pack, is_installed


def remember(connection: Connection, pack: Pack) -> None:
    """Keep where a pack is that is not installed, by its digest."""
    if is_installed(pack):
        return
    table, path = tables.pack_folder, str(Path(pack.folder).absolute())
    mine = table.c.digest == pack.digest
    if connection.execute(select(table.c.path).where(mine)).scalar() != path:
        connection.execute(delete(table).where(mine))
        connection.execute(insert(table).values(digest=pack.digest, name=pack.name, path=path))


def checked_by(connection: Connection, submission: int) -> str:
    """What to load the pack by that a submission was last checked by; "" where it never was."""
    run = tables.run
    checked = select(run.c.pack, run.c.pack_digest).where(run.c.submission_id == submission, run.c.fault == "")
    row = connection.execute(checked.order_by(run.c.id.desc()).limit(1)).first()
    return "" if row is None else whereabouts(connection, row.pack, row.pack_digest)


def packs_used(connection: Connection) -> tuple[str, ...]:
    """What to load the packs by that results are of, each once."""
    run = tables.run
    rows = connection.execute(select(run.c.pack, run.c.pack_digest).where(run.c.fault == "").distinct()).all()
    return tuple(sorted({whereabouts(connection, row.pack, row.pack_digest) for row in rows if row.pack}))


def whereabouts(connection: Connection, name: str, digest: str) -> str:
    """What to load a pack by: the folder in which it was last, where it is still there, else its name."""
    table = tables.pack_folder
    path = connection.execute(select(table.c.path).where(table.c.digest == digest)).scalar()
    return str(path) if path is not None and Path(path).is_dir() else name
