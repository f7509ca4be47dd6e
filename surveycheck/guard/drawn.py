"""The maps of a deliverable's drawings, made in a process of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.guard.apart import GuardError
from surveycheck.guard.limits import Limits
from surveycheck.guard.room import new_room

if TYPE_CHECKING:
    from surveycheck.guard.watch import Looker

REFUSED = "refused.json"
LEAST = 64 * 1024
"""Bytes of a disk that is as good as full."""


def map_apart(
    path: str | Path, folder: str | Path, limits: Limits | None = None, looker: Looker | None = None
) -> list[Path]:
    """Read the drawings at ``path`` in a process of its own and write their maps (``map.read_sheet``) into ``folder``;
    gives the files, or none where the ``looker`` has ended it.

    The looker is told ten times a second what it was last at (``file``, ``fraction``, …), and ends it by giving
    False. Raises GuardError where nothing could be read, or where the process died, hung or took too much memory;
    OSError when it cannot be started.
    """
    from surveycheck.guard.watch import program, watch

    path, folder = Path(path), Path(folder)
    with new_room() as room:
        command = program("map", str(path), "--out", str(folder), module="surveycheck.cli.main")
        end = watch(command, room, limits or Limits(), [path], looker)
    if end.reason == "stopped":
        return []
    if end.reason != "answered" or end.status != 0:
        raise _refused(folder, end)
    return sorted(folder.glob("*.map"))


def _full(folder: Path) -> bool:
    """Whether there is no room for a map, whatever else the process says."""
    try:
        return shutil.disk_usage(folder).free < LEAST
    except OSError:
        return False


def _refused(folder: Path, end: Any) -> GuardError:
    file = folder / REFUSED
    if end.reason == "answered" and file.is_file():
        row = json.loads(file.read_text(encoding="utf-8"))
        return GuardError(str(row["kind"]), str(row["zh"]), str(row["en"]))
    if _full(folder):
        zh = f"磁盘已满（{folder}），图形无法显示。请腾出空间，再重新检查。"
        en = f"the disk is full ({folder}): the drawings cannot be shown. Make room, and check again."
        return GuardError("Full", zh, en)
    from surveycheck.guard.ended import words

    if end.reason == "answered":
        return GuardError("Fault", "图形无法显示：程序内部出错", "the drawing cannot be shown: an internal fault")
    zh, en = words(end, ("地图", "The map"))
    return GuardError(end.reason, zh, en)
