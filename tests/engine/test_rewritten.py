"""Byte code of tests that is made beforehand is that which pytest would make."""

from __future__ import annotations

from pathlib import Path

import pytest
import rewritten


def test_what_was_written_is_read_by_pytest(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    file = tmp_path / "test_one.py"
    file.write_text("def test_one():\n    assert 1 == 2\n", encoding="utf-8")
    rewritten.write(file, pytestconfig)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    code = rewritten.rewrite._read_pyc(file, kept)
    assert code is not None
    assert "@pytest_ar" in code.co_names
    kept.write_bytes(b"of another worker")
    rewritten.write(file, pytestconfig)
    assert kept.read_bytes() == b"of another worker"
