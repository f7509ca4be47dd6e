"""``surveycheck batch`` through ``main`` and as a program."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import SQUARE, Run, dxf

from surveycheck.batch import Asked, found, prints
from surveycheck.ledger import claims, handed, open_ledger, submission_id, tables
from surveycheck.pack import load_pack


@pytest.fixture(autouse=True)
def _own_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SURVEYCHECK_LEDGER", str(tmp_path / "ledger.sqlite"))


def received(folder: Path, **files: bytes) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder


GOOD = dxf(SQUARE)
BAD = dxf(SQUARE, [(5, 5), (15, 5), (15, 15), (5, 15), (5, 5), (15, 15)], closed=False)


def test_verdicts_status_and_what_was_there(run: Run, tmp_path: Path) -> None:
    place = received(tmp_path / "in", a_dxf=GOOD, b_dxf=BAD, c_zip=b"no zip")
    shown = run("batch", place, "--jobs", "2", "--json", "out.json", "--progress", "jsonl")
    assert shown.status == 3
    document = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    verdicts = [one["verdict"] for one in document["deliverables"]]
    assert (verdicts[0], verdicts[2]) == ("passes", "incomplete")
    assert document["deliverables"][2]["why"]
    events = [json.loads(line) for line in shown.err.splitlines()]
    assert [one["event"] for one in events] == ["deliverable"] * 3 + ["done"]
    assert [one["fraction"] for one in events] == [0.3333, 0.6667, 1.0, 1.0]
    again = run("batch", place, "--json", "-")
    assert again.status == 3
    assert all(one["already"] for one in json.loads(again.out)["deliverables"])
    (place / "c.zip").unlink()
    assert run("batch", place).status == (1 if verdicts[1] == "fails" else 0)
    (place / "b.dxf").unlink()
    assert run("batch", place).status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "文件夹"),
        (["nowhere"], "nowhere"),
        (["empty"], "没有成果"),
        (["in", "--pack", "geomtry"], "geometry"),
        (["in", "--jobs", "0"], "--jobs"),
        (["in", "--time-limit", "nan"], "--time-limit"),
        (["in", "--cluster", "host"], "tls://"),
        (["in", "--cluster", "tcp://127.0.0.1:9", "--jobs", "2"], "--jobs"),
        (["in", "--json", "in/x.json"], "in"),
        (["in", "--decisions", "none.toml"], "none.toml"),
    ],
)
def test_wrong_usage(run: Run, tmp_path: Path, arguments: list[str], words: str) -> None:
    received(tmp_path / "in", a_dxf=GOOD)
    (tmp_path / "empty").mkdir()
    shown = run("batch", *arguments)
    assert (shown.status, shown.out) == (2, "")
    assert words in shown.err
    assert not (tmp_path / "in" / "x.json").exists()


@pytest.mark.parametrize("progress", ["jsonl", "auto"])
def test_it_says_for_whom_it_waits(run: Run, tmp_path: Path, progress: str) -> None:
    """Another machine checks one of two, and stands still."""
    place = received(tmp_path / "in", a_dxf=GOOD, b_dxf=BAD)
    ledger = open_ledger(str(tmp_path / "ledger.sqlite"))
    work = prints(Asked(pack="geometry"), [load_pack("geometry")]).work
    with ledger.write() as connection:
        own = submission_id(connection, handed(place / "a.dxf"))
        assert claims.claimed(connection, own, work, "甲机|1|0.00|x")
        connection.execute(tables.claim.update().values(until=claims._now(connection) + 6))
    ledger.close()
    shown = run("batch", place, "--pack", "geometry", "--progress", progress)
    said = [line for line in shown.err.splitlines() if "甲机" in line]
    assert len(said) == 1
    assert "正在检查其中 1 份" in said[0]
    if progress == "jsonl":
        event = json.loads(said[0])
        assert (event["event"], event["count"], event["machines"]) == ("waiting", 1, ["甲机"])
        assert 0 <= event["seconds"] <= 6


def test_what_is_a_deliverable(tmp_path: Path) -> None:
    files = (
        "lone.dxf",
        "2026/firm/one/矢量数据/a.dxf",
        "2026/firm/two/b.xml",
        "2026/firm/three.zip",
        "2026/firm/four.rar",
        "2026/notes/readme.txt",
        "2026/.hidden/c.dxf",
        "~$lock.dxf",
        "lone.manual.toml",
    )
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    there = found([tmp_path], ("矢量数据",))
    names = [path.relative_to(tmp_path).as_posix() for path in there.paths]
    assert names == ["2026/firm/four.rar", "2026/firm/one", "2026/firm/three.zip", "2026/firm/two", "lone.dxf"]
    assert there.passed_over == (tmp_path / "2026" / "notes",)
    assert found([tmp_path / "2026/firm/one"], ("矢量数据",)).paths == (tmp_path / "2026/firm/one",)


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_ctrl_c_ends_it_within_a_second(tmp_path: Path) -> None:
    place = received(tmp_path / "in", **{f"d{n}_dxf": dxf([(x + n, y) for x, y in SQUARE]) for n in range(9)})
    command = [sys.executable, "-m", "surveycheck.cli.main", "batch", str(place), "--jobs", "1", "--progress", "jsonl"]
    program = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert program.stderr is not None
    first = json.loads(program.stderr.readline())
    assert first["event"] == "deliverable"
    begun = time.monotonic()
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the children of its group, too
    rest = program.stderr.read()
    assert program.wait(30) == 130
    assert time.monotonic() - begun < 5  # a second on a machine that has nothing else to do
    assert "interrupted" in rest
    assert "Traceback" not in rest
    assert not list(tmp_path.glob("surveycheck-*"))
