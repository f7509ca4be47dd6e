"""Ledgers for tests: the same tests on SQLite and on a real PostgreSQL server.

A test module takes ``from ledgers import ledger, ledger_place, postgres_folder`` and the fixture ``ledger``, or
``ledger_place`` where the test is about how one is made. To make all tables anew for each of some hundred tests would
take a minute: a fresh ledger is a copy of one that was made once a process.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import postgres
import pytest

from surveycheck.ledger import Ledger, open_ledger

NUMBERS = count()
FRESH = "fresh"
"""The database of PostgreSQL that others are copies of."""


@functools.cache
def _fresh() -> bytes:
    """The file of a ledger of SQLite with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "fresh.sqlite"
        open_ledger(file).close()
        return file.read_bytes()


def new_ledger(file: Path) -> Ledger:
    """A ledger with nothing in it, in a file that is not there yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_fresh())
    return open_ledger(file)


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL server (Debian: apt-get install postgresql): the ledger is tried on SQLite alone")
    with postgres.server() as folder:
        _told(folder, f"CREATE DATABASE {FRESH}")
        open_ledger(postgres.url(folder, FRESH)).close()
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a ledger that is not made yet; for a test that asks for ``ledger`` it is there. A database is gone
    with its test: hundreds of them would be gigabytes that the disk has to write and to remove."""
    made = "ledger" in request.fixturenames
    if request.param == "sqlite":
        file = tmp_path / "ledger" / "台账.sqlite"
        if made:
            new_ledger(file).close()
        yield str(file)
        return
    folder = request.getfixturevalue("postgres_folder")
    name = f"ledger_{next(NUMBERS)}"
    _told(folder, f"CREATE DATABASE {name}" + (f" TEMPLATE {FRESH}" if made else ""))
    yield postgres.url(folder, name)
    _told(folder, f"DROP DATABASE {name} WITH (FORCE)")


def _told(folder: str, command: str) -> None:
    import psycopg

    with psycopg.connect(f"host={folder} user={postgres.USER} dbname=postgres", autocommit=True) as connection:
        connection.execute(command)  # type: ignore[arg-type]


@pytest.fixture
def ledger(ledger_place: str) -> Iterator[Ledger]:
    made = open_ledger(ledger_place)
    yield made
    made.close()
