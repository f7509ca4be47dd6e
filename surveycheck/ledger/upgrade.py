"""Brings a ledger to the form of this program (Alembic; ``migrations/versions``)."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text

from surveycheck.ledger.errors import LedgerError

HEAD = "0002"
"""The newest of ``migrations/versions``; a test holds it to that."""

VERSION = "alembic_version"

ALONE = Lock()
"""Alembic keeps the migration that runs in its modules: two threads at once would write through one connection."""


def brought_up(engine: Engine, place: str) -> None:
    """Make or upgrade the tables, in one transaction. Raises LedgerError for a database that is something else's, or a
    newer program's."""
    with engine.connect() as connection, connection.begin():
        found = version_of(connection, place)
    if found == HEAD:
        return
    with engine.connect() as connection:
        connection = connection.execution_options(surveycheck_write=True)
        with connection.begin():
            if version_of(connection, place) != HEAD:  # another program may have been quicker
                _upgrade(connection)


def version_of(connection: Connection, place: str) -> str | None:
    """The form of the ledger; None for an empty database."""
    names = inspect(connection).get_table_names()
    if VERSION not in names:
        if names:
            zh, en = f"{place} 是别的数据库，不是台账", f"{place} is some other database, not a ledger"
            raise LedgerError(zh, en)
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION}")).scalar()
    if found is not None and found > HEAD:
        raise LedgerError(
            f"台账 {place} 由较新版本的程序写成（{found}），请升级本程序",
            f"the ledger {place} was written by a newer program ({found}): upgrade this one",
        )
    return found


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    with ALONE:
        command.upgrade(config, "head")
