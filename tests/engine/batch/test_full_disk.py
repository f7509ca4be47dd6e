"""The disk of a PostgreSQL server is full: the batch ends with a sentence, and what was recorded stays."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import batches
import postgres
import psycopg
import pytest

from surveycheck.ledger import LedgerError, open_ledger

SIZE = "90M"
LEFT = 600_000
"""Bytes that are free when the batch begins: for some results, and not for all."""


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small disk in memory; only root may make one, and not everywhere. The server runs as somebody else, who sees
    nothing of the folders of tests."""
    mount = shutil.which("mount")
    if postgres.programs() is None or mount is None or not postgres._is_root():
        pytest.skip("no PostgreSQL server, or nobody who may mount a disk")
    place = Path(tempfile.mkdtemp(prefix="disk-"))
    words = (mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place)
    made = subprocess.run(words, capture_output=True, check=False)
    if made.returncode:
        place.rmdir()
        pytest.skip("no disk can be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        shutil.rmtree(place, ignore_errors=True)


def fill(disk: Path, filler: Path) -> None:
    """Bit by bit: the server writes, too, and may take room that was free a moment ago."""
    with filler.open("wb") as stream:
        while (room := shutil.disk_usage(disk).free - LEFT) > 0:
            stream.write(bytes(min(room, 200_000)))
            stream.flush()


def test_a_full_disk_of_a_server_ends_it_and_loses_nothing(disk: Path, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 60)
    with postgres.server(disk) as folder:
        with psycopg.connect(f"host={folder} user={postgres.USER} dbname=postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE full_one")
        ledger = open_ledger(postgres.url(folder, "full_one"))
        batches.done(ledger, paths[:2], batches.quick())
        filler = disk / "filler"
        fill(disk, filler)
        with pytest.raises(LedgerError, match="No space left") as told:
            batches.done(ledger, paths, batches.quick())
        assert told.value.loss
        filler.unlink()
        kept = batches.results(ledger)
        assert 2 <= len(kept) < 60
        done = batches.done(ledger, paths, batches.quick())
        assert sum(one.already for one in done) == len(kept)
        assert batches.results(ledger) == [path.stem for path in paths]
        ledger.close()
