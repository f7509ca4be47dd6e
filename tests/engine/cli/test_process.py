"""What only a process of its own shows: streams of a foreign code page, a closed pipe, a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "surveycheck.cli.main"]


def started(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.Popen(
        [*PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**plain, **environment}
    )


def test_a_code_page_without_chinese_is_no_fault() -> None:
    done = started("packs", PYTHONIOENCODING="cp1252")
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert out.decode("cp1252").splitlines()[0].split()[0] == "blank"


def test_pipes_are_utf8_whatever_the_locale() -> None:
    done = started("packs", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    out, err = done.communicate()
    assert (done.returncode, err) == (0, b"")
    assert "规则包" in out.decode("utf-8")


def test_a_closed_pipe_is_no_traceback() -> None:
    done = started("rules", "--json")
    assert done.stdout is not None
    assert done.stderr is not None
    done.stdout.close()
    assert b"Traceback" not in done.stderr.read()
    done.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="a process on Windows cannot be sent Ctrl-C alone")
def test_control_c(tmp_path: Path) -> None:
    drawing = tmp_path / "many.dxf"
    point = b"  0\nPOINT\n  8\nGCD\n 10\n%d.5\n 20\n2.0\n"
    points = b"".join(point % number for number in range(200_000))
    drawing.write_bytes(b"  0\nSECTION\n  2\nENTITIES\n" + points + b"  0\nENDSEC\n  0\nEOF\n")
    done = started("check", str(drawing), "--out", str(tmp_path / "out"), "--progress", "jsonl")
    assert done.stderr is not None
    assert done.stderr.readline().startswith(b'{"event": "stage"')
    time.sleep(0.05)
    done.send_signal(signal.SIGINT)
    _, err = done.communicate()
    assert done.returncode == 130
    assert b"Traceback" not in err
    assert b'"event": "message"' in err.splitlines()[-1]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["many.dxf"]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell with head")
@pytest.mark.parametrize("more", [["--json", "-"], ["--progress", "jsonl"], []])
def test_a_closed_pipe_ends_nothing(more: list[str], tmp_path: Path) -> None:
    """Whoever looks at the first line only gets the verdict as exit status, the reports, and no complaint."""
    sample = Path(__file__).parents[3] / "samples/defects/02-attributes.zip"
    command = [sys.executable, "-m", "surveycheck.cli.main", "check", str(sample), "--out", str(tmp_path), *more]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for stream in (process.stdout, process.stderr)[: 2 if "--progress" in more else 1]:
        assert stream is not None
        stream.close()
    said = b"" if "--progress" in more else process.stderr.read()  # type: ignore[union-attr]
    assert (process.wait(60), said, len(list(tmp_path.glob("*.html")))) == (1, b"", 1)
