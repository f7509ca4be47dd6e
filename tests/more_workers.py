"""How tests are given to the processes of pytest-xdist.

One worker more than there are processors: many tests wait for a window, a process or a server. And the tests of a file
with ``pytestmark = pytest.mark.xdist_group(…)`` go to one worker, the largest groups first: pytest-xdist 3.8 does so
itself (``--dist loadgroup``), but not with pytest 9.2, whose items no longer keep the name that it gives them.
"""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

GROUP = re.compile(r"^pytestmark = .*xdist_group\(\"([^\"]+)\"\)", re.MULTILINE)


def pytest_xdist_auto_num_workers() -> int:
    """What ``-n auto`` means."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """For ``--dist loadgroup``; xdist's own for all the others."""
    return Grouped(config, log) if config.getvalue("dist") == "loadgroup" else None


class Grouped(LoadScopeScheduling):
    """Each test for itself, but those of a group together."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(self.config.rootpath / nodeid.split("::")[0]) or nodeid


@functools.cache
def group_of(file: Path) -> str:
    """The group that a file of tests names, "" for none."""
    found = GROUP.search(file.read_text(encoding="utf-8"))
    return found[1] if found else ""
