"""A deliverable of two drawings, its report in a folder, and a signature over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import dxf

from surveycheck.inspection import inspect
from surveycheck.report import signature_path, write, write_manifest
from surveycheck.seal import PrivateKey, new_key, now, read_private, sign

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
TWICE = [(0.0, 0.0), (10.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]

Signed = Callable[..., Path]


@pytest.fixture
def deliverable(tmp_path: Path) -> Path:
    folder = tmp_path / "成果"
    (folder / "图").mkdir(parents=True)
    (folder / "a.dxf").write_bytes(dxf(SQUARE))
    (folder / "图" / "b.dxf").write_bytes(dxf(TWICE, layer="A"))
    return folder


@pytest.fixture
def saved(tmp_path: Path, deliverable: Path) -> Path:
    """The JSON of the report, with HTML and manifest beside it."""
    report = inspect(deliverable, "geometry")
    out = tmp_path / "out"
    written = write(report, out)
    write_manifest(report, out, written)
    return out / "成果.report.json"


@pytest.fixture
def key(tmp_path: Path) -> PrivateKey:
    new_key(tmp_path / "office.key")
    return read_private(tmp_path / "office.key")


@pytest.fixture
def signed(saved: Path, deliverable: Path, key: PrivateKey) -> Path:
    """The same, signed."""
    report = inspect(deliverable, "geometry")
    written = write(report, saved.parent)
    _, section = write_manifest(report, saved.parent, written)
    sign(signature_path(report, saved.parent), section, key, now())
    return saved
