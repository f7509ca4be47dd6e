"""Batches: deliverables a minute, what the ledger and the processes cost beside bare checks, and writes a second.

python tests/benchmarks/batch.py [COUNT]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import batches
import submissions

from surveycheck import inspect
from surveycheck.batch import Asked, Here, packs, prints, run_batch
from surveycheck.ledger import handed, open_ledger, record, submission_id

COUNT = 12
WRITES = 200


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def batch(folder: Path, paths: tuple[Path, ...], jobs: int) -> None:
    asked = Asked()
    ledger = open_ledger(folder / f"{jobs}.sqlite")
    run_batch(ledger, paths, prints(asked, packs(asked)), Here(jobs))
    ledger.close()


def writes(folder: Path, path: Path) -> float:
    """Results of a deliverable of the usual size that are recorded in a second, each in a transaction of its own."""
    ledger, report, what = open_ledger(folder / "writes.sqlite"), inspect(path), handed(path)

    def write() -> None:
        for number in range(WRITES):
            with ledger.write() as connection:
                record(connection, submission_id(connection, what), f"{number:064d}", report)

    took = seconds(write)
    ledger.close()
    return WRITES / took


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = tuple(one.path for one in submissions.submissions(folder / "in", count))
        inspect(paths[0])
        bare = seconds(lambda: [inspect(path) for path in paths])
        print(f"bare checks          {60 * count / bare:6.1f} a minute")
        for jobs in (1, 2):
            took = seconds(lambda jobs=jobs: batch(folder, paths, jobs))  # type: ignore[misc]
            print(f"batch, {jobs} at a time    {60 * count / took:6.1f} a minute ({took / bare:.2f} of bare checks)")
        again = seconds(lambda: batch(folder, paths, 2))
        print(f"nothing left to do   {again:6.2f} s")
        small = batches.written(folder / "small", 100)
        ledger = open_ledger(folder / "small.sqlite")
        took = seconds(lambda: batches.done(ledger, small, batches.quick()))
        ledger.close()
        print(f"without any check    {100 / took:6.1f} a second")
        print(f"results recorded     {writes(folder, paths[0]):6.1f} a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
