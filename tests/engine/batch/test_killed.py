"""Killed at any moment, a batch leaves a whole ledger, and the next one does what is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import batches
import psutil
import pytest
from sqlalchemy import func, select

from surveycheck.ledger import Ledger, open_ledger, tables

KILLS = {"sqlite": 24, "postgresql": 24}
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
KILLED = Path(batches.__file__).with_name("batches_killed.py")


def whole(ledger: Ledger) -> None:
    """Every result has its report, its event and its project; SQLite finds no damage."""
    with ledger.read() as connection:
        if ledger.engine.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").first() is None
        counts = {
            name: connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()
            for name in ("run", "run_report", "event")
        }
        told = select(tables.submission.c.project_id.is_(None)).join(tables.run)
        assert not any(connection.execute(told).scalars())
    assert len(set(counts.values())) == 1, counts


@posix
def test_at_any_moment(ledger_place: str, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 90)
    kills = KILLS["postgresql" if ledger_place.startswith("postgresql") else "sqlite"]
    log = tmp_path / "log"
    command = [sys.executable, KILLED, tmp_path / "in", ledger_place, log, str(kills), "7"]
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True, timeout=600)
    killed = int(done.stdout)
    ledger = open_ledger(ledger_place)
    whole(ledger)
    before = batches.results(ledger)
    batches.done(ledger, paths, batches.quick(log))
    whole(ledger)
    assert batches.results(ledger) == [path.stem for path in paths]
    checked = Counter(log.read_text(encoding="utf-8").split())
    assert killed > kills // 2
    assert 0 < len(before) < len(paths)
    # what was checked more than once was in flight when the batch was killed: at most as many as there are jobs
    assert sum(checked.values()) <= len(paths) + 2 * kills
    ledger.close()


@posix
def test_the_program_itself_with_real_checks(tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 4)
    where = tmp_path / "ledger.sqlite"
    command = [sys.executable, "-m", "surveycheck.cli.main", "batch", str(tmp_path / "in"), "--ledger", str(where)]
    command += ["--jobs", "2", "--pack", "geometry"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    children: list[psutil.Process] = []
    until = time.monotonic() + 60
    while not children and time.monotonic() < until:
        children = psutil.Process(program.pid).children(recursive=True)
        time.sleep(0.05)
    assert children
    program.send_signal(signal.SIGKILL)
    program.wait()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    last = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    assert last.returncode == 0, last.stdout
    ledger = open_ledger(where)
    assert batches.results(ledger) == [path.stem for path in paths]
    ledger.close()
