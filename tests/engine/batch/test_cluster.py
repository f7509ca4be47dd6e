"""The same work by workers of a Dask cluster: real processes, the same results, whoever is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import batches
import certificates
import psutil
import pytest
from sqlalchemy import select

from surveycheck.batch import Asked, Cluster, Done, Here, prints, run_batch
from surveycheck.batch.cluster import ClusterError
from surveycheck.ledger import Ledger, open_ledger, report_of, tables
from surveycheck.report import to_json

pytest.importorskip("distributed", reason="the extra cluster is not installed")
ENVIRONMENT = {**os.environ, "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
LOCAL = "tcp://127.0.0.1:0"
PLAIN: Mapping[str, str] = {}


def started(*words: str, more: Mapping[str, str] = PLAIN) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
    environment = ENVIRONMENT | dict(more)
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@contextmanager
def cluster(
    workers: int, host: str = LOCAL, more: Mapping[str, str] = PLAIN
) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """The address of a scheduler on this machine alone, and its workers, each a process. ``more``: of their
    environment."""
    scheduler = started("dask_scheduler", "--host", host, "--no-dashboard", "--no-show", more=more)
    running: list[subprocess.Popen[str]] = []
    try:
        address = _said(scheduler, r"Scheduler at:\s+(t(?:cp|ls)://\S+)")
        for _ in range(workers):
            worker = started("dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard", more=more)
            running.append(worker)
            _said(worker, r"(Registered to)")
        yield address, running
    finally:
        for program in (*running, scheduler):
            program.kill()
            program.wait()


def _said(program: subprocess.Popen[str], pattern: str) -> str:
    """What a program says when it is ready; the rest of what it says is read away."""
    assert program.stderr is not None
    said = []
    for line in program.stderr:
        said.append(line)
        found = re.search(pattern, line)
        if found:
            threading.Thread(target=program.stderr.read, daemon=True).start()
            return found[1]
    raise AssertionError("".join(said))


def run(ledger: Ledger, paths: tuple[Path, ...], checkers: Here | Cluster, tell=lambda *_: None) -> tuple[Done, ...]:  # type: ignore[no-untyped-def]
    asked = Asked(pack="geometry")
    return run_batch(ledger, paths, prints(asked, [batches.GEOMETRY]), checkers, tell)


def reports(ledger: Ledger) -> dict[str, dict]:
    """What is recorded, but for times."""
    with ledger.read() as connection:
        rows = connection.execute(select(tables.submission.c.name, tables.run.c.id).join(tables.run)).all()
        found = {row.name: json.loads(to_json(report_of(connection, row.id))) for row in rows}  # type: ignore[arg-type]
    return {
        name: {**report["seal"]["content"], "name": report["deliverable"]["name"]} for name, report in found.items()
    }


def bare(one: Done) -> Done:
    """Without what depends on the order in which they end."""
    return replace(one, seconds=0.0, run=None)


def test_workers_give_the_same_results_also_when_one_is_lost(tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 6)
    paths[3].write_bytes(paths[3].read_bytes()[:60])
    here, there = (open_ledger(tmp_path / f"{name}.sqlite") for name in ("here", "there"))
    wanted = run(here, paths, Here(2))
    with cluster(2) as (address, workers):
        killed: list[int] = []

        def kill_one(*_: object) -> None:
            if not killed:
                killed.append(workers[0].pid)
                workers[0].kill()

        found = run(there, paths, Cluster(address), kill_one)
    assert list(map(bare, found)) == list(map(bare, wanted))
    assert {one.verdict for one in wanted} == {"passes", "incomplete"}
    assert reports(there) == reports(here)
    here.close()
    there.close()


def test_with_certificates_of_one_authority_and_no_others(tmp_path: Path) -> None:
    """As the documents say: both sides show certificates, and who has another one is not let in."""
    batches.written(tmp_path / "in", 4)
    ours, theirs = (certificates.dask(certificates.made(tmp_path / name)) for name in ("ours", "theirs"))
    words = ("-m", "surveycheck.cli.main", "batch", tmp_path / "in", "--pack", "geometry", "--lang", "en")

    def batch(name: str, address: str, own: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *map(str, words), "--ledger", str(tmp_path / name), "--cluster", address]
        environment = ENVIRONMENT | dict(own)
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)

    with cluster(1, "tls://127.0.0.1:0", ours) as (address, _):
        assert address.startswith("tls://")
        wrong = ours | {"DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(tmp_path / "in" / "D000.dxf")}
        sides = zip("abcd", (address,) * 4, (ours, theirs, PLAIN, wrong), strict=True)
        done, strange, bare_, none = (batch(*one) for one in sides)
    assert (done.returncode, done.stderr) == (0, "")
    for refused, said in ((strange, "cannot reach the cluster"), (bare_, "wants certificates"), (none, "certificates")):
        assert (refused.returncode, said in refused.stderr) == (3, True), refused.stderr
        assert "Traceback" not in refused.stderr
    ledger = open_ledger(tmp_path / "a")
    assert batches.results(ledger) == [f"D00{number}" for number in range(4)]
    ledger.close()


def test_no_scheduler_and_no_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveycheck.batch.cluster.CONNECT", "1s")
    paths = batches.written(tmp_path / "in", 1)
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with pytest.raises(ClusterError, match="cannot reach"):
        run(ledger, paths, Cluster("tcp://127.0.0.1:9"))
    with cluster(0) as (address, _), pytest.raises(ClusterError, match="no workers"):
        run(ledger, paths, Cluster(address))
    assert batches.results(ledger) == []
    ledger.close()


def test_a_scheduler_that_goes_away_does_not_keep_the_batch(tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 8)
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with cluster(1) as (address, _):

        def end_it(*_: object) -> None:
            for program in psutil.Process().children():
                if any("dask_scheduler" in word for word in program.cmdline()):
                    program.kill()

        with pytest.raises(ClusterError, match="lost"):
            run(ledger, paths, Cluster(address), end_it)
    assert 0 < len(batches.results(ledger)) < 8
    ledger.close()
