"""Batches for tests: small deliverables, and stand-ins for their checks that take no time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

from command_line import SQUARE, dxf
from sqlalchemy import select

from surveycheck.batch import Answer, Asked, Done, Here, Waiting, prints, run_batch
from surveycheck.ledger import Ledger, open_ledger, tables
from surveycheck.model import Identity, PackInfo, Report
from surveycheck.pack import load_pack

GEOMETRY = load_pack("geometry", examples=False)
REPORT = Report(
    engine={"version": "test"},
    pack=PackInfo("geometry", GEOMETRY.edition, GEOMETRY.digest, "user", ""),
    name="",
    files=(),
    started="2026-01-01T00:00:00+00:00",
    seconds=0.0,
    complete=True,
    left_out=(),
    runs=(),
    findings=(),
    grade=None,
    passes=True,
)


def written(folder: Path, count: int) -> tuple[Path, ...]:
    """So many drawings, each different."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"D{number:03d}.dxf" for number in range(count))
    for number, path in enumerate(paths):
        path.write_bytes(dxf([(x + number, y) for x, y in SQUARE]))
    return paths


def answer(one: Waiting) -> Answer:
    """A report on every deliverable, of one project for every four; every fifth does not pass."""
    number = int(one.path.stem[1:])
    identity = (Identity("project_number", "项目编号", "project number", f"P{number // 4}"),)
    return Answer(replace(REPORT, name=one.path.stem, passes=number % 5 != 0, identity=identity))


def incomplete(one: Waiting) -> Answer:
    """A report on what could not be read whole."""
    return Answer(replace(REPORT, name=one.path.stem, complete=False, losses=("坏",), losses_en=("bad",)))


def quick(log: Path | None = None, seconds: float = 0.0) -> Callable[..., Answer]:
    """A stand-in for a check, which notes what it was asked for."""

    def check(one: Waiting, *_: object) -> Answer:
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(one.path.name + "\n")
        time.sleep(seconds * Random().random())
        return answer(one)

    return check


def done(
    ledger: Ledger, paths: tuple[Path, ...], check: Callable[..., Answer], jobs: int = 2, **more: object
) -> tuple[Done, ...]:
    """The batch."""
    return run(ledger, paths, check, jobs, lambda *_: None, **more)


def run(
    ledger: Ledger,
    paths: tuple[Path, ...],
    check: Callable[..., Answer],
    jobs: int = 2,
    tell: Callable[..., None] = lambda *_: None,
    wait: Callable[..., None] = lambda *_: None,
    **more: object,
) -> tuple[Done, ...]:
    """The batch, with who is told."""
    asked = Asked(pack="geometry", **more)  # type: ignore[arg-type]
    return run_batch(ledger, paths, prints(asked, [GEOMETRY]), Here(jobs, check), tell, wait)


def results(ledger: Ledger) -> list[str]:
    """The names of the submissions that have a result, one for each result."""
    with ledger.read() as connection:
        joined = select(tables.submission.c.name).join(tables.run)
        return sorted(connection.execute(joined).scalars())


if __name__ == "__main__":  # FOLDER LEDGER LOG SECONDS: the batch as a program of its own
    folder, where, log, seconds = sys.argv[1:]
    book = open_ledger(where)
    done(book, tuple(sorted(Path(folder).iterdir())), quick(Path(log), float(seconds)))
    book.close()
