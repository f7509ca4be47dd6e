"""``surveycheck compare``: reports and deliverables, exit status, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import dxf, written

from surveycheck.cli.main import main

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
TWICE = [(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
BOW = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0), (10.0, 10.0)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, data in (
        ("good.dxf", dxf(SQUARE)),
        ("bad.dxf", dxf(TWICE, layer="A")),
        ("again.dxf", dxf(BOW, TWICE[::-1], layer="A")),
        ("half.dxf", dxf(SQUARE)[:-30]),
        ("broken.json", b'{"schema": 1}'),
        ("bytes.json", b"\xff\xfe\x00"),
    ):
        written(tmp_path / name, data)
    main(["check", "bad.dxf", "--json", "bad.json"])
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "status", "counts"),
    [
        ("good.dxf", "good.dxf", 0, {}),
        ("bad.json", "good.dxf", 0, {"fixed": 1}),
        ("bad.dxf", "bad.json", 1, {"still": 1}),
        ("bad.json", "again.dxf", 1, {"still": 1, "new": 1}),
        ("good.dxf", "bad.json", 1, {"new": 1}),
        ("bad.dxf", "half.dxf", 3, None),
    ],
)
def test_exit_status_and_counts(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, status: int, counts: dict[str, int] | None
) -> None:
    capsys.readouterr()
    assert main(["compare", old, new, "--json", "-"]) == status
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    if counts is not None:
        assert {state: n for state, n in document["counts"].items() if n} == counts
    assert document["counts"]["fixed"] == 0 or status != 3
    assert document["settled"] is (status == 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["broken.json", "good.dxf"], "broken.json"),
        (["good.dxf", "bytes.json"], "bytes.json"),
        (["good.dxf", "good.dxf", "--json", "good.dxf"], "good.dxf"),
        (["good.dxf", "good.dxf", "--json", "none/such.json"], "such.json"),
        (["good.dxf", "good.dxf", "--earlier", "bad"], "bad.dxf"),
        (["good.dxf", "good.dxf", "--tolerance", "nan"], "--tolerance"),
    ],
)
def test_wrong_use(folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], expected: str) -> None:
    before = (folder / "good.dxf").read_bytes()
    capsys.readouterr()
    assert main(["compare", *words]) == 2
    assert expected in capsys.readouterr().err
    assert (folder / "good.dxf").read_bytes() == before


def test_the_program_compares_in_a_process_of_its_own_and_writes_the_json(folder: Path) -> None:
    command = [sys.executable, "-m", "surveycheck.cli.main", "compare", "good.dxf", "bad.json", "--lang", "en"]
    done = subprocess.run(
        [*command, "--earlier", "bad.dxf", "--json", "out.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Reopened 1" in done.stdout) == (1, True), done.stderr
    assert json.loads((folder / "out.json").read_text(encoding="utf-8"))["counts"]["reopened"] == 1
