"""Gives the readers inputs that are made worse and worse, for so many seconds, and keeps those that they do not stand.

    python -m tests.fuzz.run --seconds 600 --seed 1 --target dxf

An input that breaks something is written to ``--out`` (default ``tests/fuzz/found``), to be mended and moved into the
corpus. Exit status 1 when there is any. The same seed tries the same inputs in the same order.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

from fuzz.judge import TARGETS, judge  # noqa: E402
from fuzz.mutate import mutated  # noqa: E402

CORPUS = HERE / "corpus"
MOST_SECONDS = 10.0
"""One input of this size may take so long, on a busy machine."""
MOST_MEMORY = 1500 * 1024**2
"""Bytes by which one input may raise the process's peak."""
HANGS = 60
"""After so many seconds within one input the process is ended, with the place where it stands."""


@dataclass
class Outcome:
    """What a run has found: inputs tried, and the first input of each kind of break with what was said."""

    tried: int = 0
    slowest: float = 0.0
    broken: dict[str, tuple[bytes, str]] = field(default_factory=dict)


def seeds(target: str) -> list[bytes]:
    """The corpus of a target, in order of the names."""
    folder = CORPUS / ("dxf" if target == "inspect" else target)
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]


def inputs(target: str, seed: int) -> Iterator[bytes]:
    """Endless: seeds changed, and now and then what came of it changed again."""
    chance = random.Random(f"{target} {seed}")
    corpus = seeds(target)
    pool = list(corpus)
    while True:
        data = mutated(chance, target, chance.choice(pool), chance.choice(corpus))
        if len(data) < 20_000 and chance.random() < 0.05:
            pool[len(corpus) :] = [*pool[len(corpus) :], data][-40:]
        yield data


def fuzz(target: str, seed: int, seconds: float, most: int | None = None, keep: Path | None = None) -> Outcome:
    """Tries inputs until the time (or the number) is up."""
    outcome = Outcome()
    end = time.monotonic() + seconds
    for data in inputs(target, seed):
        if time.monotonic() >= end or outcome.tried == most:
            return outcome
        if keep:  # so that it is there if the process dies of it
            (keep / "current").write_bytes(data)
        _try(target, data, outcome)
    raise AssertionError("unreachable")


def _try(target: str, data: bytes, outcome: Outcome) -> None:
    begin, peak = time.monotonic(), _peak()
    outcome.tried += 1
    try:
        judge(target, data, outcome.tried)
        taken = time.monotonic() - begin
        outcome.slowest = max(outcome.slowest, taken)
        assert taken < MOST_SECONDS, f"slow: {taken:.1f} s"
        assert _peak() - peak < MOST_MEMORY, "memory"
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        told = str(error) if isinstance(error, AssertionError) else ""
        kind = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {told.split(':')[0]}"
        if kind not in outcome.broken or len(data) < len(outcome.broken[kind][0]):
            outcome.broken[kind] = (data, traceback.format_exc())


def _peak() -> int:
    """Peak memory of this process in bytes; 0 where the system does not say."""
    with contextlib.suppress(ImportError):
        import resource

        return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * 1024
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=TARGETS, default="dxf")
    parser.add_argument("--out", type=Path, default=HERE / "found")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    faulthandler.enable()
    begin = time.process_time()
    watched = _Watched(given.out)
    outcome = watched.fuzz(given.target, given.seed, given.seconds)
    for kind, (data, text) in sorted(outcome.broken.items()):
        path = given.out / f"{given.target}-{hashlib.sha256(data).hexdigest()[:12]}"
        path.write_bytes(data)
        print(f"{kind}\n  {path}\n{text}")
    spent = time.process_time() - begin
    print(
        f"{given.target}: {outcome.tried} inputs, {spent:.0f} s of CPU, slowest {outcome.slowest:.2f} s, "
        f"{len(outcome.broken)} kinds of break"
    )
    return 1 if outcome.broken else 0


@dataclass(frozen=True)
class _Watched:
    """A run whose current input is on disk, and which is ended where it hangs."""

    out: Path

    def fuzz(self, target: str, seed: int, seconds: float) -> Outcome:
        faulthandler.dump_traceback_later(seconds + HANGS, exit=True)
        try:
            return fuzz(target, seed, seconds, keep=self.out)
        finally:
            faulthandler.cancel_dump_traceback_later()
            (self.out / "current").unlink(missing_ok=True)


if __name__ == "__main__":
    raise SystemExit(main())
