"""``waive``, ``accept``, ``reject`` and the options of ``check``, as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_dxf import rings

from surveycheck.cli.main import main
from surveycheck.waivers import beside, read_asked, read_decided


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "plan.dxf").write_bytes(rings([(0, 0), (10, 10), (10, 0), (0, 10)]))
    return tmp_path / "plan.dxf"


def report(path: Path, *more: str) -> tuple[int, dict]:
    file = path.with_name("report.json")
    status = main(["check", str(path), "--json", str(file), *more])
    return status, json.loads(file.read_text(encoding="utf-8"))


def worded(reason: str = "as built") -> list[str]:
    return ["--reason", reason, "--clause", "S3", "--name", "王工"]


def test_from_asking_to_passing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, found = report(path)
    ids = [f["id"] for f in found["findings"] if f["severity"] in "BCD"]
    rest = [f for f in found["findings"] if f["severity"] not in "BCD"]
    assert (status, bool(ids)) == (1, True)
    mine, saved = path.with_name("mine.toml"), ["--report", str(path.with_name("report.json"))]
    for one in ids:
        assert main(["waive", str(path), one, *worded(), *saved]) == 0
    assert report(path)[0] == 1
    assert "waiver asked for" in capsys.readouterr().out
    for one in ids:
        assert main(["accept", str(path), one, "--name", "李检", "--decisions", str(mine)]) == 0
    assert "as built" in capsys.readouterr().out
    status, after = report(path, "--decisions", str(mine))
    assert status == (1 if any(f["severity"] == "A" for f in rest) else 0)
    assert [f["state"] for f in after["findings"] if f["id"] in ids] == ["waived"] * len(ids)
    assert main(["waive", str(path), ids[0], *worded("another"), *saved]) == 0
    status, after = report(path, "--decisions", str(mine))
    assert (status, after["waivers"][0]["entries"][-1]["state"]) == (1, "asked")
    assert main(["reject", str(path), ids[0], "--name", "李检", "--note", "no", "--decisions", str(mine)]) == 0
    assert [d.accepted for d in read_decided(mine).decisions][-1] is False
    assert main(["waive", str(path), ids[0], "--withdraw"]) == 0
    assert ids[0] not in [w.about.id for w in read_asked(beside(path)).waivers]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["waive", "PATH", "GEO-99-nothing", *worded()], "no finding GEO-99-nothing"),
        (["waive", "PATH", "GEO-02-1", "--reason", "r", "--clause", "c"], "--name is missing"),
        (["waive", "PATH", "GEO-02-1", "--withdraw"], "no such file"),
        (["accept", "PATH", "GEO-02-1", "--name", "x", "--decisions", "mine.toml"], "there are no waivers"),
        (["accept", "PATH", "GEO-02-1", "--name", "x"], "--decisions is missing"),
        (["check", "PATH", "--decisions", "nowhere.toml"], "no such file: nowhere.toml"),
    ],
)
def test_wrong_usage(path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str) -> None:
    assert main([str(path) if a == "PATH" else a for a in arguments]) == 2
    assert words in capsys.readouterr().err
    assert sorted(p.name for p in path.parent.iterdir()) == ["plan.dxf"]


def test_damaged_files_end_with_their_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    beside(path).write_text('format = "surveycheck-waivers/1"\n[[waiver]]\n', encoding="utf-8")
    assert main(["check", str(path)]) == 3
    assert "plan.dxf.waivers.toml line 2" in capsys.readouterr().err
    assert main(["check", str(path), "--waivers", str(beside(path))]) == 2
    beside(path).unlink()
    mine = path.with_name("mine.toml")
    mine.write_text("x = \n", encoding="utf-8")
    assert main(["check", str(path), "--decisions", str(mine), "--json", str(mine)]) == 2
    assert mine.read_text(encoding="utf-8") == "x = \n"
    assert main(["check", str(path), "--decisions", str(mine)]) == 2
    assert "mine.toml line 1" in capsys.readouterr().err
