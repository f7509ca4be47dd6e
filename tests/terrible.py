"""A pack whose one rule does something terrible, run by the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DXF = b"  0\nSECTION\n  2\nENTITIES\n  0\nPOINT\n  8\nJZD\n 10\n1.0\n 20\n2.0\n  0\nENDSEC\n  0\nEOF\n"

PACK = """
name = "terrible"
title = "可怕"
title_en = "Terrible"
edition = "1"
notice = "测试"
notice_en = "A test"
"""

CARD = """
code = "GEO-{number:02}"
title = "测试"
title_en = "Test"
severity = "C"
clause = "测试"
certainty = "project"
select = {{ features = true }}
message = "测试"
message_en = "test"
why = "测试"
why_en = "test"
fix = "测试"
fix_en = "test"
[[good]]
name = "无"
name_en = "none"
features = [{{ layer = "JZD", wkt = "POINT (0 0)" }}]
"""

CODE = '''"""A rule for tests."""
from surveycheck.rule import Defect, Inputs, check
{before}
@check
def {name}(inputs: Inputs):
    """Yields nothing, if it comes to that."""
    {body}
    return iter(())
'''

DEEDS = {
    "fine": "pass",
    "segfault": "import ctypes; ctypes.string_at(0)",
    "abort": "import os; os.abort()",
    "hang": "import time; time.sleep(600)",
    "spin": "while True: pass",
    "memory": "kept = [bytearray(20_000_000) for _ in range(10 ** 6)]",
}


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    path = tmp_path / "a.dxf"
    path.write_bytes(DXF)
    return path


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    """Makes the pack: a rule that does nothing, and then one that does the deed."""

    def make(deed: str, before: str = "") -> Path:
        folder = tmp_path / "terrible"
        (folder / "shape").mkdir(parents=True)
        (folder / "pack.toml").write_text(PACK, encoding="utf-8")
        for number, body in ((1, "fine"), (2, deed)):
            stem = folder / "shape" / f"rule-{number}"
            stem.with_suffix(".toml").write_text(CARD.format(number=number), encoding="utf-8")
            text = CODE.format(name=f"rule_{number}", body=DEEDS[body], before=before if number == 2 else "")
            stem.with_suffix(".py").write_text(text, encoding="utf-8")
        return folder

    return make


def start(*arguments: object, **more: str) -> subprocess.Popen[bytes]:
    """The program, in English and without a terminal."""
    command = [sys.executable, "-m", "surveycheck.cli.main", "--lang", "en", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **more})
