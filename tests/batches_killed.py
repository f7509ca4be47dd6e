"""A batch that is killed again and again: FOLDER LEDGER LOG KILLS. Prints how often it was killed before its end.

Everything is imported once; each batch is a fork, so that fifty of them take seconds.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

import batches

from surveycheck.ledger import open_ledger

LINE = len("D000.dxf\n")
LONGEST = 20.0
"""Seconds that a batch is given to come to the moment at which it is killed."""


def main(folder: str, where: str, log: str, kills: int, seed: int) -> int:
    random = Random(seed)
    file = Path(log)
    file.touch()
    killed = 0
    for _ in range(kills):
        size = file.stat().st_size
        child = os.fork()
        if child == 0:
            _batch(folder, where, log)
        _wait(file, size, random.choice((0, 0, 1, 2, 3, 4, 6)))
        time.sleep(random.uniform(0.0, 0.05))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        killed += os.WIFSIGNALED(status)
    print(killed)
    return 0


def _wait(file: Path, size: int, checks: int) -> None:
    """Until so many checks more have begun; their lines are of one length."""
    until = time.monotonic() + LONGEST
    while file.stat().st_size < size + checks * LINE and time.monotonic() < until:
        time.sleep(0.001)


def _batch(folder: str, where: str, log: str) -> None:
    try:
        book = open_ledger(where)
        batches.done(book, tuple(sorted(Path(folder).iterdir())), batches.quick(Path(log), 0.02))
    finally:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], *map(int, sys.argv[4:])))  # type: ignore[arg-type]
