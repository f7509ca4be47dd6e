"""A ledger: an SQLite file, by default the user's own, or a PostgreSQL database."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.upgrade import brought_up

logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())  # what it logs is for developers, not for the screen

SUFFIX = ".sqlite"
BUSY = 30.0
"""Seconds that a writer waits for another program's transaction; ours take milliseconds."""


@dataclass(frozen=True)
class Ledger:
    """``read`` and ``write`` give a connection in a transaction; a write is done whole or not at all, also when the
    program is killed in it."""

    engine: Engine
    place: str

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with spoken(self.place), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        with spoken(self.place), self.engine.connect() as connection:
            connection = connection.execution_options(surveycheck_write=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        self.engine.dispose()


def own_place() -> Path:
    """The user's own ledger."""
    return Path(platformdirs.user_data_dir("surveycheck", appauthor=False)) / f"ledger{SUFFIX}"


def open_ledger(where: str | Path | None = None) -> Ledger:
    """The ledger at a path (SQLite) or a URL (``sqlite:///…``, ``postgresql://user@host/name``), by default the
    user's own; it is made where there is none, and brought to this program's form where it is older.

    Raises LedgerError: no such driver or server, a file that is no ledger, one that a newer program has made.
    """
    url = _url(own_place() if where is None else where)
    place = url.render_as_string(hide_password=True)
    with spoken(place):
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _server(url)
        ledger = Ledger(engine, place)
        brought_up(engine, place)
    return ledger


def file_of(where: str | Path | None = None) -> Path | None:
    """The file of the ledger at a path or URL; None where it is a server's. Raises LedgerError for what is neither."""
    url = _url(own_place() if where is None else where)
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


@contextmanager
def spoken(place: str) -> Iterator[None]:
    """What a database says, as a LedgerError that names it."""
    try:
        yield
    except DBAPIError as error:
        said = "".join(str(error.orig).strip().splitlines()[:1] if error.orig else [str(error)])
        no_database = type(error) is DatabaseError  # the plain class is a file that SQLite does not know
        raise LedgerError(f"台账 {place} 无法使用：{said}", f"the ledger {place}: {said}", not no_database) from error


def _url(where: str | Path) -> URL:
    text = str(where)
    if isinstance(where, Path) or "://" not in text:
        return URL.create("sqlite", database=str(Path(text).expanduser().absolute()))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise LedgerError(f"不是台账地址：{text}", f"not the address of a ledger: {text}") from error
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _sqlite(url: URL) -> Engine:
    file = Path(url.database or "")
    if url.database and url.database != ":memory:":
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            zh, en = f"无法建立文件夹 {file.parent}：{error.strerror}", f"cannot make {file.parent}: {error.strerror}"
            raise LedgerError(zh, en) from error
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, record: object) -> None:
        # WAL: who reads does not wait for who writes; FULL: what is committed outlasts a power cut.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its turn at once: two that first read would else each keep the other from writing.
        writes = connection.get_execution_options().get("surveycheck_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _server(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise LedgerError(
            f"没有 {url.drivername} 的驱动：PostgreSQL 需要 pip install 'surveycheck[postgres]'",
            f"no driver for {url.drivername}: PostgreSQL wants pip install 'surveycheck[postgres]'",
        ) from error
