"""One at a time: two checks that write into one folder take turns, so that no set of files is half of each.

The lock is the system's own on a file in the folder: whoever dies lets go of it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from surveycheck.model import Event, Progress, silent

NAME = ".surveycheck.lock"

WAIT = 60.0
"""Seconds to wait for a turn: writing what is made already takes a second, or some where the folder is far away."""

LOOK = 0.1


class BusyError(Exception):
    """Somebody else goes on writing into the folder."""

    loss = True

    def __init__(self, folder: Path) -> None:
        self.zh = f"另一个检查正在写入 {folder}，报告没有写出；请稍后重试，或写到另一个文件夹（--out）"
        self.en = (
            f"another check is writing into {folder}: no report was written. "
            "Try again, or choose another folder (--out)"
        )
        super().__init__(self.en)


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        """False where somebody else has it."""
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        """False where somebody else has it; where the file system knows no locks there is nobody to ask."""
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


@contextmanager
def turn_in(folder: Path, progress: Progress = silent, wait: float = WAIT) -> Iterator[None]:
    """Have the folder, which must be there, for oneself. ``progress`` hears that it goes on, and may raise. Raises
    BusyError, OSError where nothing can be written there."""
    path, end = folder / NAME, time.monotonic() + wait
    while (file := _opened(path)) is None:
        if time.monotonic() > end:
            raise BusyError(folder)
        progress(Event("stage", 0.0, {"stage": "write"}))
        time.sleep(LOOK)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there an open file cannot go
            path.unlink(missing_ok=True)
        file.close()
        if sys.platform == "win32":
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _opened(path: Path) -> IO[bytes] | None:
    """The file, locked; None where it is somebody else's, or went away in between."""
    try:
        file = path.open("a+b")
    except PermissionError:
        if sys.platform == "win32" and path.exists():  # it is just going away
            return None
        raise
    if _take(file):
        with suppress(OSError):
            if sys.platform == "win32" or os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                return file
    file.close()
    return None
