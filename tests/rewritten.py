"""pytest rewrites the asserts of every file of tests and keeps the byte code. In a fresh clone each process of
pytest-xdist would do it for all of them at the same time; here each begins at another place, and leaves out what the
others have done already."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

try:
    from _pytest.assertion import rewrite
except ImportError:  # another pytest: each process does all by itself
    rewrite = SimpleNamespace()

TESTS = Path(__file__).parent
NEEDED = ("PYC_TAIL", "_rewrite_test", "_write_pyc", "assertstate_key", "get_cache_dir", "try_makedirs")


def pytest_sessionstart(session: pytest.Session) -> None:
    mine = getattr(session.config, "workerinput", None)
    if mine is None or sys.dont_write_bytecode or not all(hasattr(rewrite, name) for name in NEEDED):
        return
    files = sorted(TESTS.rglob("test_*.py"))
    first = len(files) * int(mine["workerid"].removeprefix("gw")) // int(mine["workercount"])
    for file in (*files[first:], *files[:first]):
        write(file, session.config)


def write(file: Path, config: pytest.Config) -> None:
    """The byte code of a file of tests, where there is none. What is older than the file pytest itself makes anew."""
    folder = rewrite.get_cache_dir(file)
    kept = folder / (file.stem + rewrite.PYC_TAIL)
    if not kept.exists() and rewrite.try_makedirs(folder):
        state = config.stash[rewrite.assertstate_key]
        rewrite._write_pyc(state, *reversed(rewrite._rewrite_test(file, config)), kept)
