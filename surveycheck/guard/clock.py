"""When a child has had its time: in all, or since it last said anything.

A check is silent for as long as it could have gone on: while it was given computing time, or waited for nothing that a
busy machine could give. One that is kept waiting for a processor or a disk says nothing either, and has not hung.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from surveycheck.guard.family import Family
from surveycheck.guard.limits import STARVED, Limits, silence_limit
from surveycheck.guard.room import Room

Reason = Literal["answered", "crashed", "memory", "time", "silence", "starved", "stopped"]

LOOK = 0.1
"""Seconds between two looks: memory grows by less than half a gigabyte meanwhile."""


class Clock:
    """Time since the start and since the last event. A machine that slept, or stood still, counts as ten looks."""

    def __init__(self, room: Room, limits: Limits, paths: Sequence[Path]) -> None:
        self.room, self.limits, self.paths = room, limits, paths
        self._all = self._silent = self._quiet = self._worked = 0.0
        self._before = time.monotonic()
        self._count: object = None
        self._longest: float | None = None

    def late(self, family: Family) -> tuple[Reason, float] | None:
        """The limit that is passed, and its seconds."""
        now = time.monotonic()
        passed, self._before = min(now - self._before, 10 * LOOK), now
        self._all += passed
        self._listen(passed, family)
        if self.limits.seconds is not None:
            return ("time", self.limits.seconds) if self._all > self.limits.seconds else None
        return self._hung()

    def _listen(self, passed: float, family: Family) -> None:
        """``_quiet``: seconds without an event; ``_silent``: those of them that were the child's own."""
        worked = family.worked()
        own = passed if family.sleeps() else min(passed, worked - self._worked)
        self._worked = worked
        self._quiet += passed
        self._silent += own
        count = self.room.last().get("count")
        if count != self._count:
            self._count, self._silent, self._quiet = count, 0.0, 0.0

    def _hung(self) -> tuple[Reason, float] | None:
        if self._quiet <= silence_limit(Path(os.devnull)):  # sizes are looked at where they matter
            return None
        self._longest = self._longest or silence_limit(*self.paths)
        if self._silent > self._longest:
            return "silence", self._longest
        most = STARVED * self._longest
        return ("starved", most) if self._quiet > most else None
