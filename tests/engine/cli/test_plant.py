"""``surveycheck plant``: exit status, words, files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mutation import SAMPLES

from surveycheck.cli.main import main

CLEAN = str(SAMPLES / "clean")


def test_copy_and_key_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant", CLEAN, "GEO-02", "--seed", "7", "--out", str(tmp_path / "x"), "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert "GEO-02" in shown
    assert "clean.answers.json" in shown
    assert (tmp_path / "x" / "clean" / "矢量数据").is_dir()
    assert json.loads((tmp_path / "x" / "clean.answers.json").read_text(encoding="utf-8"))[0]["code"] == "GEO-02"


@pytest.mark.parametrize(("lang", "said"), [("zh", "相邻两边交叉"), ("en", "two sides beside each other cross")])
def test_what_was_planted_is_told_in_the_language(
    lang: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plant", CLEAN, "GEO-02", "--out", str(tmp_path / "x"), "--lang", lang]) == 0
    assert said in capsys.readouterr().out


def test_key_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant", CLEAN, "ATT-01", "--out", str(tmp_path), "--json", "-"]) == 0
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["ATT-01"]


def test_list_names_rules_with_a_planter(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plant", "--list", "--pack", "geometry", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "GEO-01" in shown
    assert "geometry" in shown


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["plant"], "CODE"),
        (["plant", CLEAN], "CODE"),
        (["plant", CLEAN, "GEO-02"], "--out"),
        (["plant", CLEAN, "GEO-2", "--out", "x"], "GEO-02"),
        (["plant", CLEAN, "CRS-11", "--out", "x"], "CRS-11"),
        (["plant", CLEAN, "GEO-02", "--out", f"{CLEAN}/x"], "inside"),
        (["plant", CLEAN, "GEO-02", "--out", str(SAMPLES)], "already"),
        (["plant", CLEAN, "GEO-02", "--out", "x", "--json", "key.json"], "--json"),
        (["plant", f"{CLEAN}x", "GEO-02", "--out", "x"], "clean"),
    ],
)
def test_wrong_usage_is_said_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    expected: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*words, "--lang", "en"]) == 2
    assert expected in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
