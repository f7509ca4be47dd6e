"""The child and what it has started: their memory, their computing time, and their end."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

FAMILY = 1.0
"""Seconds between two looks for children of the child (converters of drawings)."""

GRACE = 5.0
"""Seconds that the system is given to end what was killed."""


class Family:
    """Those that were seen are remembered, for when the child dies first nobody could find them."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._known: dict[int, Any] = {}
        self._worked: dict[int, float] = {}
        self._looked = -FAMILY

    def memory(self) -> int:
        """Bytes that they hold in memory; on Windows those that they have been promised."""
        self._look()
        return sum(_memory(process) for process in self._known.values())

    def worked(self) -> float:
        """Seconds of computing time that they were given so far, those that have ended included."""
        import psutil

        self._look()
        for number, process in self._known.items():
            with suppress(psutil.Error):
                times = process.cpu_times()
                self._worked[number] = times.user + times.system
        return sum(self._worked.values())

    def sleeps(self) -> bool:
        """Does every one of them wait for something else than computing time or a disk? False where the system does not
        tell: Windows calls running whatever is not suspended."""
        return all(_sleeps(process) for process in self._known.values())

    def _look(self) -> None:
        import psutil

        if time.monotonic() - self._looked < FAMILY:
            return
        self._looked = time.monotonic()
        with suppress(psutil.Error):
            child = self._known.setdefault(self._number, psutil.Process(self._number))
            self._known |= {
                other.pid: other for other in child.children(recursive=True) if other.pid not in self._known
            }

    def end(self) -> None:
        """End them all, the eldest first, so that it starts nothing new. The child is awaited by who started it."""
        import psutil

        self._looked = -FAMILY
        self._look()
        for process in self._known.values():
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs([p for number, p in self._known.items() if number != self._number], timeout=GRACE)


def _memory(process: Any) -> int:
    import psutil

    try:
        about = process.memory_info()
    except psutil.Error:
        return 0
    return max(int(about.rss), int(getattr(about, "private", 0)))


def _sleeps(process: Any) -> bool:
    """One that has ended hinders nobody."""
    import psutil

    try:
        return process.status() in (psutil.STATUS_SLEEPING, psutil.STATUS_ZOMBIE, psutil.STATUS_DEAD)
    except psutil.Error:
        return True
