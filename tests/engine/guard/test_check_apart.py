"""``surveycheck check`` as people start it, over what kills or stalls the process that does the work."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema
import psutil
import pytest
from terrible import start

from surveycheck import from_json, inspect
from surveycheck.guard import GuardError, Limits, inspect_apart
from surveycheck.report import json_schema
from surveycheck.run import Options

Pack = Callable[..., Path]
HEAVY = {"numpy", "shapely", "lxml", "ezdxf", "rich", "jinja2"}


def document(text: str) -> dict[str, object]:
    """A report that follows the published schema and can be shown again."""
    found: dict[str, object] = json.loads(text)
    jsonschema.validate(found, json_schema())
    assert from_json(text).complete is False
    return found


@pytest.mark.parametrize(
    ("deed", "limit", "words"),
    [
        ("segfault", (), "died"),
        ("abort", (), "died"),
        ("hang", ("--hard-limit", 10), "--hard-limit"),
        ("spin", ("--hard-limit", 10), "--hard-limit"),
        ("memory", ("--memory-limit", 0.4), "--memory-limit"),
    ],
)
def test_a_death_is_an_incomplete_report(
    drawing: Path, pack: Pack, tmp_path: Path, deed: str, limit: tuple[object, ...], words: str
) -> None:
    out = tmp_path / "out"
    done = start("check", drawing, "--pack", pack(deed), "--trust-pack", "--out", out, "--progress", "jsonl", *limit)
    shown, events = done.communicate(timeout=60)
    assert done.returncode == 3
    assert b"Not checked completely" in shown
    lines = [json.loads(line) for line in events.splitlines() if line.startswith(b"{")]
    message = next(line for line in lines if line["event"] == "message")
    assert words in message["message_en"]
    assert "GEO-01" in message["message"]
    assert (lines[-1]["event"], lines[-1]["exit"], lines[-1]["passes"]) == ("done", 3, False)
    assert sorted(p.name for p in out.iterdir()) == ["a.dxf.report.html", "a.dxf.report.json", "manifest.json"]
    report = document((out / "a.dxf.report.json").read_text(encoding="utf-8"))
    assert report["losses_en"] == [message["message_en"].removeprefix("error: ")]
    status = "crashed" if words == "died" else "stopped"
    assert [run["status"] for run in report["runs"]] == ["stopped", status]  # type: ignore[attr-defined]


def test_a_death_before_anything_is_known(drawing: Path, pack: Pack) -> None:
    folder = pack("fine", before="import os; os._exit(0)")
    done = start("check", drawing, "--pack", folder, "--trust-pack", "--json", "-")
    shown, errors = done.communicate(timeout=60)
    assert done.returncode == 3
    assert b"right at its beginning" in errors
    assert document(shown.decode("utf-8"))["runs"] == []


def test_everything_passes_through(drawing: Path, pack: Pack) -> None:
    """Bytes on standard output are those of a check in one process."""
    arguments = ["--lang", "en", "check", str(drawing)]
    program = f"import sys; from surveycheck.cli.main import main; sys.exit(main({arguments!r}))"
    alone = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    done = start("check", drawing)
    assert (*done.communicate(), done.returncode) == (alone.stdout, alone.stderr, alone.returncode)
    for wrong in (("check", drawing, "--nope"), ("check", "nowhere"), ("check", drawing, "--hard-limit", "0")):
        done = start(*wrong)
        out, errors = done.communicate()
        assert (done.returncode, out) == (2, b"")
        assert errors.startswith(b"error: ")


def children(number: int) -> list[psutil.Process]:
    return psutil.Process(number).children(recursive=True)  # type: ignore[no-any-return]


@pytest.mark.skipif(sys.platform == "win32", reason="a process on Windows cannot be sent Ctrl-C alone")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 130), (signal.SIGKILL, -9)])
@pytest.mark.parametrize("deed", ["hang", "spin"])
def test_whoever_ends_the_parent_ends_the_child(
    drawing: Path, pack: Pack, tmp_path: Path, number: signal.Signals, status: int, deed: str
) -> None:
    out = tmp_path / "out"
    done = start("check", drawing, "--pack", pack(deed), "--trust-pack", "--out", out, "--progress", "jsonl")
    assert done.stderr is not None
    while b"GEO-01" not in done.stderr.readline():
        pass
    (child,) = children(done.pid)
    started = time.monotonic()
    done.send_signal(number)
    _, errors = done.communicate(timeout=20)
    while child.is_running() and child.status() != psutil.STATUS_ZOMBIE and time.monotonic() - started < 10:
        time.sleep(0.02)
    assert time.monotonic() - started < 2.0
    assert done.returncode == status
    assert b"Traceback" not in errors
    assert not out.exists()


def test_files_half_written_are_taken_away(drawing: Path, pack: Pack, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    kept = out / ".surveycheck-1-x.tmp"
    kept.touch()
    before = f"import os, pathlib; pathlib.Path({str(out)!r}, f'.surveycheck-{{os.getpid()}}-x.tmp').touch()"
    done = start("check", drawing, "--pack", pack("segfault", before), "--trust-pack", "--out", out, "--format", "json")
    done.communicate(timeout=60)
    assert sorted(p.name for p in out.iterdir()) == [kept.name, "a.dxf.report.json", "manifest.json"]


def test_inspect_apart(drawing: Path, pack: Pack) -> None:
    report = inspect_apart(drawing, options=Options(skip=("GEO-02",)))
    here = inspect(drawing, options=Options(skip=("GEO-02",)))
    assert [(r.code, r.status) for r in report.runs] == [(r.code, r.status) for r in here.runs]
    assert report.complete
    with pytest.raises(GuardError) as caught:
        inspect_apart(drawing, "nowhere")
    assert (caught.value.kind, caught.value.loss) == ("PackError", False)
    report = inspect_apart(drawing, pack("hang"), trust=True, limits=Limits(seconds=3.0))
    assert not report.complete
    assert "--hard-limit" in report.losses[0]


def test_the_watcher_stays_light(drawing: Path) -> None:
    program = (
        f"import sys; sys.argv = ['surveycheck', 'check', {str(drawing)!r}, '--json', '-']\n"
        "from surveycheck.cli.main import main; status = main()\n"
        f"print(status, sorted({HEAVY} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.stderr.split(b"\n")[0].strip() == b"0 []"
    assert json.loads(done.stdout)["complete"] is True
