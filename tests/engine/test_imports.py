"""Start-up costs nothing that is not needed, and nothing ever asks the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import ezdxf
import pytest

HEAVY = {"numpy", "shapely", "lxml", "ezdxf", "PySide6", "jinja2", "rich"}

# Reads what the wrapped program has imported, also when it ends by SystemExit as command lines do.
LOADED = """
import sys
try:
    {program}
finally:
    print("loaded:", *{{name.partition(".")[0] for name in sys.modules}})
"""

# Stands in for the network: whoever opens a socket or asks for a name ends with an error. An audit hook cannot be
# evaded by another name of the function, and as sitecustomize it goes along into every process that is started.
NO_NETWORK = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") or event == "urllib.Request":
        raise RuntimeError(f"the network was asked: {event}")
sys.addaudithook(refuse)
"""


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "program",
    [
        "import surveycheck",
        "from surveycheck.cli.main import main; main(['--help'])",
        "from surveycheck.cli.main import main; main(['check', '--help'])",
        "from surveycheck.cli.main import main; main(['--version'])",
    ],
)
def test_start_up_is_light(program: str) -> None:
    done = run_python("-c", LOADED.format(program=program))
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert "surveycheck" in loaded
    assert loaded & HEAVY == set()


@pytest.fixture
def without_network(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "guard"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "地块.dxf"
    document = ezdxf.new("R2000")
    document.modelspace().add_lwpolyline([(0, 0), (10, 0), (10, 10), (0, 10)], close=True)
    document.saveas(path)
    return path


@pytest.mark.parametrize("call", ["socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('localhost', 9)"])
def test_the_guard_itself(without_network: dict[str, str], call: str) -> None:
    done = run_python("-c", f"import socket; {call}", **without_network)
    assert "the network was asked" in done.stderr


def test_a_check_asks_no_network(without_network: dict[str, str], drawing: Path, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    done = run_python("-m", "surveycheck.cli.main", "check", str(drawing), "--out", str(out), **without_network)
    assert "the network was asked" not in done.stderr + done.stdout
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(path.suffix for path in out.iterdir()) == [".html", ".json", ".json"]
