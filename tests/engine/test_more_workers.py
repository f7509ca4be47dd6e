"""Tests that share what is dear to make are given to one worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from more_workers import Grouped, group_of

TESTS = Path(__file__).resolve().parents[1]
MARKED = [path for path in sorted(TESTS.rglob("test_*.py")) if "mark.xdist_group" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_mark_of_a_group_is_understood(path: Path) -> None:
    assert group_of(path) or path == Path(__file__)


def test_tests_of_a_group_go_together_and_the_others_alone(pytestconfig: pytest.Config) -> None:
    scheduler = Grouped.__new__(Grouped)
    scheduler.config = pytestconfig
    grouped = [f"tests/ui/test_supervision_on_screen.py::{name}" for name in "ab"]
    alone = [f"tests/engine/test_more_workers.py::{name}" for name in "ab"]
    assert len({scheduler._split_scope(node) for node in grouped}) == 1
    assert len({scheduler._split_scope(node) for node in alone}) == 2
