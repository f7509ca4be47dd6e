"""Stands in for ``surveycheck check`` in tests of the window: says what it is told to, on standard error.

``python fake_checker.py MODE …``; the report of mode ``ok`` is copied from the file named by FAKE_REPORT.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

FINDING = {
    "id": "GEO-01-x",
    "code": "GEO-01",
    "severity": "C",
    "title": "界址线未闭合",
    "title_en": "boundary not closed",
    "message": "差 0.031 m",
    "message_en": "0.031 m apart",
    "clause": "条款",
    "others": [],
    "facts": {},
    "file": "a.dxf",
    "layer": "JZD",
    "handles": ["1A"],
    "xpath": "",
    "line": 0,
    "at": [1.0, 2.0],
}


def say(**event: object) -> None:
    print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)


def main(mode: str, arguments: list[str]) -> int:
    say(event="stage", stage="files", fraction=0.1)
    if mode == "sleep":
        time.sleep(60)
    if mode == "crash":
        os.abort()
    if mode == "usage":
        say(event="message", message="没有这个文件", fraction=0.1)
        return 2
    say(event="stage", stage="shape", fraction=0.5)
    for _ in range(3):
        say(event="finding", finding=FINDING, fraction=0.6)
    print("not json at all", file=sys.stderr)
    out = Path(arguments[arguments.index("--out") + 1])
    if mode == "broken":
        (out / "x.report.json").write_text("{", encoding="utf-8")
    if mode == "ok":
        shutil.copy(os.environ["FAKE_REPORT"], out / "x.report.json")
        (out / "manifest.json").write_text("{}", encoding="utf-8")  # as the program writes beside it
        (out / "x.report.html").write_text("<p>", encoding="utf-8")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
