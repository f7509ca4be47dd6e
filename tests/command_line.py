"""The command line as tests call it, and the small drawings that they give it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from surveycheck.cli.main import main

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def dxf(*lines: list[tuple[float, float]], closed: bool = True, layer: str = "JZD", end: str = "  0\nEOF\n") -> bytes:
    """A small drawing of polylines."""
    body = ""
    for points in lines:
        body += f"  0\nLWPOLYLINE\n  8\n{layer}\n 90\n{len(points)}\n 70\n{int(closed)}\n"
        body += "".join(f" 10\n{x}\n 20\n{y}\n" for x, y in points)
    return f"  0\nSECTION\n  2\nENTITIES\n{body}  0\nENDSEC\n{end}".encode()


@dataclass
class Shown:
    status: int
    out: str
    err: str


Run = Callable[..., Shown]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    def call(*arguments: object) -> Shown:
        capsys.readouterr()
        status = main([str(a) for a in arguments])
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err + shown.out
        return Shown(status, shown.out, shown.err)

    return call


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
