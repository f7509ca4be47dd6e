"""Stands in for ``surveycheck batch`` in tests of the window: tells of two deliverables, and then of nothing more.

``python fake_batch.py MODE …``: ``ends``, ``sleeps`` (until it is stopped), ``waits`` (so, for another) or ``fails``;
what it was given is kept in the file named by FAKE_GIVEN.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

DONE = (
    {"path": "/in/甲.zip", "verdict": "fails", "level": "不合格", "score": 41.0, "run": 6, "seconds": 1.5},
    {"path": "/in/乙\n.zip", "verdict": "incomplete", "level": None, "score": None, "run": None, "seconds": None}
    | {"why": "无法读取", "why_en": "cannot be read", "already": True},
)


def say(**event: object) -> None:
    print(json.dumps(event, ensure_ascii=False), file=sys.stderr, flush=True)


def main(mode: str, arguments: list[str]) -> int:
    given = {"words": arguments, "ledger": os.environ.get("SURVEYCHECK_LEDGER", "")}
    Path(os.environ["FAKE_GIVEN"]).write_text(json.dumps(given), encoding="utf-8")
    say(event="message", level="warning", message="空文件夹，跳过", message_en="passed over", fraction=1.0)
    for number, one in enumerate(DONE, 1):
        say(event="deliverable", fraction=number / 4, **one)
    if mode == "waits":
        say(event="waiting", fraction=0.5, message="等待另一程序（甲机）", message_en="waits for another (A)")
    if mode in ("sleeps", "waits"):
        time.sleep(60)
    if mode == "fails":
        say(event="message", level="error", message="台账已锁定", message_en="the ledger is locked", fraction=1.0)
        return 2
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
