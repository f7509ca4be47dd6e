"""Where a process of the tests was when it died: the stacks of its threads stand with the test that it ran.

pytest writes them to the error output of the process, hours above the summary. Here they are kept in a file for each
process and read by the one that starts the others.
"""

from __future__ import annotations

import faulthandler
import tempfile
from pathlib import Path
from typing import Any, TextIO

import pytest

MOST = 80
"""Lines of a crash: the stacks of a few threads."""

RUNNERS = ("_pytest", "pluggy", "xdist", "execnet")
"""Packages whose lines of a stack say nothing of the crash."""

KEPT = pytest.StashKey[TextIO]()


def _file(run: str, worker: str) -> Path:
    return Path(tempfile.gettempdir()) / f"surveycheck-crash-{run}-{worker}.txt"


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """After pytest's own: in a process of pytest-xdist the stacks of a crash go to a file."""
    mine: dict[str, Any] | None = getattr(config, "workerinput", None)
    if mine is not None:
        config.stash[KEPT] = _file(mine["testrunuid"], mine["workerid"]).open("w", encoding="utf-8")
        faulthandler.enable(config.stash[KEPT])


def pytest_unconfigure(config: pytest.Config) -> None:
    if kept := config.stash.get(KEPT, None):
        faulthandler.disable()
        kept.close()
        Path(kept.name).unlink()


@pytest.hookimpl(optionalhook=True)
def pytest_handlecrashitem(report: pytest.TestReport) -> None:
    """What the dead process has written is a part of the failure."""
    worker = report.node.workerinput
    file = _file(worker["testrunuid"], worker["workerid"])
    if file.exists():
        lines = file.read_text("utf-8", "replace").splitlines()
        told = [line for line in lines if not any(f"site-packages/{runner}/" in line for runner in RUNNERS)]
        report.longrepr = "\n".join([str(report.longrepr), *told[:MOST]])
        file.unlink()
