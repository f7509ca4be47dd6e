"""Ledgers for tests: the same tests on SQLite and on a real PostgreSQL server.

A test module takes ``from ledgers import ledger_place, postgres_folder`` and the fixture ``ledger_place``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import postgres
import pytest

from surveycheck.ledger import Ledger, open_ledger

NUMBERS = count()


@pytest.fixture(scope="session")
def postgres_folder() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL server (Debian: apt-get install postgresql): the ledger is tried on SQLite alone")
    with postgres.server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty ledger that is not made yet. A database is gone with its test: hundreds of them would be
    gigabytes that the disk has to write and to remove."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger" / "台账.sqlite")
        return
    folder = request.getfixturevalue("postgres_folder")
    name = f"ledger_{next(NUMBERS)}"
    _told(folder, f"CREATE DATABASE {name}")
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
