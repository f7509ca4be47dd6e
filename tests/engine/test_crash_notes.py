"""A process of the tests that dies says where: its stacks stand with the test that it ran."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DEATH = "import ctypes\n\n\ndef test_dies():\n    ctypes.string_at(0)\n"


def test_the_stack_of_a_dead_process_is_a_part_of_the_failure(tmp_path):
    (tmp_path / "test_death.py").write_text(DEATH, "utf-8")
    words = ("-m", "pytest", "-n", "1", "--max-worker-restart=0", "-p", "crash_notes", "-p", "no:cacheprovider")
    done = subprocess.run(
        [sys.executable, *words, "--rootdir", str(tmp_path), "--import-mode=importlib", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    failure = done.stdout.partition("FAILURES")[2]
    assert "test_death.py" in failure.partition("string_at")[2]
    assert "site-packages/pluggy" not in failure
