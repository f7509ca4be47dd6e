"""``ledger where`` and ``ledger init``: where the ledger is, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run

from surveycheck.ledger import own_place


@pytest.fixture(autouse=True)
def _nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SURVEYCHECK_LEDGER", raising=False)


def test_where_makes_none(run: Run, tmp_path: Path) -> None:
    shown = run("ledger", "where", "--ledger", "bureau.sqlite")
    assert shown.status == 0
    assert str(tmp_path / "bureau.sqlite") in shown.out
    assert not (tmp_path / "bureau.sqlite").exists()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_init_makes_it_and_where_tells_what_it_holds(run: Run, tmp_path: Path, lang: str) -> None:
    made = run("ledger", "init", "--ledger", "新 台账.sqlite", "--lang", lang)
    assert (tmp_path / "新 台账.sqlite").exists()
    assert run("ledger", "where", "--ledger", "新 台账.sqlite", "--lang", lang).out == made.out
    assert {"zh": "成果", "en": "submissions"}[lang] in made.out


def test_the_environment_names_it_where_no_option_does(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SURVEYCHECK_LEDGER", "by-environment.sqlite")
    assert "by-environment.sqlite" in run("ledger", "where").out
    assert "by-option.sqlite" in run("ledger", "where", "--ledger", "by-option.sqlite").out
    monkeypatch.delenv("SURVEYCHECK_LEDGER")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "data"))
    assert str(own_place()) in run("ledger", "where").out


@pytest.mark.parametrize(
    ("where", "status"),
    [("nonsense://", 2), ("oracle://x/y", 2), ("junk.sqlite", 2), ("postgresql://nobody@/none?host=/nowhere", 3)],
)
def test_what_is_no_ledger_and_what_cannot_be_reached(run: Run, tmp_path: Path, where: str, status: int) -> None:
    (tmp_path / "junk.sqlite").write_bytes(b"no database at all" * 100)
    shown = run("ledger", "init", "--ledger", where)
    assert (shown.status, shown.out) == (status, "")
    assert shown.err.count("\n") == 1
