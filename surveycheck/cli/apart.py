"""``check`` as people start it: the work is done by a child of this process, and this process watches it."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.cli.command import Complaint
from surveycheck.cli.faults import INCOMPLETE
from surveycheck.cli.screen import Screen
from surveycheck.guard.limits import GIGABYTE, Limits
from surveycheck.guard.room import new_room
from surveycheck.guard.watch import End, program, watch

if TYPE_CHECKING:
    from surveycheck.seal import PrivateKey

MODULE = "surveycheck.cli.main"

TEMPORARY = ".surveycheck-{}-*.tmp"
CONVERSION = "surveycheck-dwg-{}-*"
"""Files that ``surveycheck.whole`` makes, and folders in which ``read.dwg`` converts, by the number of their process
(those modules are too heavy to ask)."""


def limits_of(given: Mapping[str, Any]) -> Limits:
    """The limits asked for. Raises ``Complaint``."""
    for option, value in (("--memory-limit", given["memory_limit"]), ("--hard-limit", given["hard_limit"])):
        if value is not None and not 0 < value < inf:
            raise Complaint(f"{option} 应为大于 0 的数", f"{option} must be a number above 0")
    gigabytes = given["memory_limit"]
    return Limits(None if gigabytes is None else int(gigabytes * GIGABYTE), given["hard_limit"])


def check(screen: Screen, path: Path, progress: str, given: Mapping[str, Any], key: PrivateKey | None) -> int:
    """The exit status that the child gives; where it gives none, the reports are written here, and say why."""
    limits, started = limits_of(given), time.perf_counter()
    with new_room() as room:
        try:
            paths = [each for each in (path, given["earlier"]) if each is not None]
            end = watch(program(*sys.argv[1:], module=MODULE), room, limits, paths)
        except KeyboardInterrupt:
            _tidy(room.last(), given)
            raise
        stem = room.written()
    if end.reason == "answered":
        if key is not None and stem:
            from surveycheck.cli.signing import sign_written

            sign_written(given["out"], stem, key, screen, quiet=given["json_file"] == "-" or screen.jsonl)
        return end.status
    _tidy(end.last, given)
    return _unfinished(end, screen, path, progress, {**given, "seconds": time.perf_counter() - started}, key)


def alone(screen: Screen, path: Path) -> int:
    """The exit status of the same command done by a child; where it gives none, what happened is said here."""
    with new_room() as room:
        end = watch(program(*sys.argv[1:], module=MODULE), room, Limits(None, None), [path])
    if end.reason == "answered":
        return end.status
    from surveycheck.guard.ended import words

    zh, en = words(end)
    screen.tell(f"错误：{zh}", f"error: {en}", "error")
    return INCOMPLETE


def _unfinished(
    end: End, screen: Screen, path: Path, progress: str, given: Mapping[str, Any], key: PrivateKey | None
) -> int:
    """Say what happened, and write what was asked for: reports that are incomplete, and say so."""
    from surveycheck.cli import targets
    from surveycheck.guard.ended import report, words
    from surveycheck.report import summary

    zh, en = words(end)
    screen.tell(f"错误：{zh}", f"error: {en}", "error")
    wanted = targets.of(path, given["out"], given["formats"], given["json_file"], given["crs"], given["templates"])
    made = report(end, path, given["seconds"])
    if not wanted.json_only:
        screen.say(summary(made, screen.lang))
    written = targets.write(made, wanted, screen, key=key)
    if progress == "jsonl":
        from surveycheck.cli.check import verdict_fields

        screen.event("done", 1.0, {**verdict_fields(made, INCOMPLETE), "files": [str(p) for p in written.files]})
    return INCOMPLETE


def _tidy(last: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Take away what a child that was ended leaves behind: temporary files beside the reports, a hidden cursor."""
    folders = [given["out"]] if given["out"] else []
    if given["json_file"] not in (None, "-"):
        folders.append(Path(given["json_file"]).absolute().parent)
    for folder in folders:
        for file in folder.glob(TEMPORARY.format(last.get("pid", 0))):
            with suppress(OSError):
                file.unlink()
    for left in Path(tempfile.gettempdir()).glob(CONVERSION.format(last.get("pid", 0))):
        shutil.rmtree(left, ignore_errors=True)
    if sys.stderr.isatty():
        from rich.console import Console

        sys.stderr.write("\r")
        Console(stderr=True).show_cursor(True)
