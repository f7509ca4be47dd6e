"""The child's side: it says what it is at, and ends itself when nobody watches any more."""

from __future__ import annotations

import faulthandler
import json
import os
import threading
import time
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from surveycheck.guard.room import LAST, Room

if TYPE_CHECKING:
    from surveycheck.model import Event, Progress

LOOK = 0.25
"""Seconds between two looks at the parent: a window that was closed has no check behind it a second later."""

STUCK = 600.0
"""Seconds after which native code that never lets Python run has hung. Only this ends a child that hangs there after
its parent was killed. The parent itself acts earlier, by the computing time that the child was given; on a machine so
busy that it has not yet, ten minutes leave room for the slowest step."""

MANY = 256
"""Findings come by the hundred thousand; every so many are a sign of life."""

ORPHANED = 3
"""Exit status of a child without a parent; there is nobody to read it."""


def tie(room: Room) -> None:
    """Begin to look after the parent, in a thread that does not hinder the end of the process."""
    threading.Thread(target=_look, args=(room, os.getppid()), name="leash", daemon=True).start()


def noting(progress: Progress, room: Room) -> Progress:
    """The same progress; the room always holds the last event, so that a death can be told with its place."""
    file = (room.folder / LAST).open("wb", buffering=0)
    always: dict[str, object] = {"pid": os.getpid()}
    counter = count(1)

    def tell(event: Event) -> None:
        number = next(counter)
        known = {k: v for k, v in event.fields.items() if isinstance(v, str | int | float)}
        if event.event == "pack":
            always.update(known)
        if event.event != "finding" or number % MANY == 0:
            _overwrite(file, {**known, **_how_far(event), "count": number, **always})
        progress(event)

    return tell


def _how_far(event: Event) -> dict[str, object]:
    return {"event": event.event, "fraction": round(event.fraction, 4)}


def _overwrite(file: BinaryIO, record: dict[str, object]) -> None:
    """One write, so that a reader sees a whole line; what a longer record left behind stands after the line feed."""
    file.seek(0)
    file.write(json.dumps(record).encode("ascii") + b"\n")


def _look(room: Room, first: int) -> None:
    import shutil

    gone = _parent_gone(room.parent, first)
    armed = 0.0
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - faulthandler wants a file that stays open
        while not gone():
            if time.monotonic() - armed > STUCK / 10:
                faulthandler.dump_traceback_later(STUCK, exit=True, file=nowhere)
                armed = time.monotonic()
            time.sleep(LOOK)
    shutil.rmtree(room.folder, ignore_errors=True)
    os._exit(ORPHANED)


def _parent_gone(number: int, first: int) -> Callable[[], bool]:
    """Is the watcher gone? ``first`` is our parent at the start: the watcher, or on Windows its launcher."""
    import psutil

    try:
        parent = psutil.Process(number)
    except psutil.Error:
        return lambda: True
    return lambda: os.getppid() != first or not parent.is_running()
