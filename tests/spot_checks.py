"""A small ledger, a lot and its draw for tests of the commands of spot checks."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from command_line import Run
from filled_ledger import Given, hand_in
from ledgers import new_ledger

from surveycheck.ledger import draw_lot, open_ledger
from surveycheck.ledger.clock import today

SOON = (today() + timedelta(days=3)).isoformat()
"""Not tomorrow: midnight may come while a test runs."""

CLOSE = ("ledger", "lot", "close", "一批", "--source", "示例彩票 第7期", "--day", SOON)


@pytest.fixture(autouse=True)
def nine_submissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine submissions of two firms."""
    monkeypatch.setenv("SURVEYCHECK_LEDGER", str(tmp_path / "bureau.sqlite"))
    ledger = new_ledger(tmp_path / "bureau.sqlite")
    with ledger.write() as connection:
        hand_in(connection, *(Given(f"SL-{n}", f"示例{'一二'[n % 2]}院") for n in range(9)))
    ledger.close()


def people(run: Run) -> None:
    for name in ("李检", "王核", "赵审"):
        assert run("ledger", "inspector", "add", name, "--office", "示例站").status == 0


def draw_later(tmp_path: Path) -> None:
    """As tomorrow's command does."""
    ledger = open_ledger(tmp_path / "bureau.sqlite")
    with ledger.write() as connection:
        draw_lot(connection, "一批", "583", f"{SOON}T23:00:00+08:00")
    ledger.close()


def closed_and_drawn(run: Run, tmp_path: Path) -> list[str]:
    """The projects that were drawn."""
    people(run)
    assert run(*CLOSE).status == 0
    draw_later(tmp_path)
    return re.findall(r"SL-\d", run("draw", "一批").out)
