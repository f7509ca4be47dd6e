"""How much memory and time a check may take before it is ended."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

GIGABYTE = 1024**3

MEMORY_SHARE = 0.75
"""Share of the machine's memory that a check may take: the rest keeps the system and the watcher alive."""

MEMORY_LEAST = 2 * GIGABYTE
"""Never less than this by default: a deliverable of 200 MB needs about half of it."""

SILENCE = 25.0
"""Seconds of its own (``clock.py``) without any progress after which a check hangs. The slowest step of a deliverable
below one megabyte takes less than two seconds, so this leaves room for a machine ten times slower."""

SILENCE_PER_MEGABYTE = 4.0
"""More seconds for each megabyte of the deliverable: ``ezdxf.recover``, the slowest step that there is, takes one."""

STARVED = 20
"""Times as long a check may be silent that is kept waiting for processor or disk: no machine that somebody works at is
busier, and a process that is suspended for good ends some time."""

ZIP_FACTOR = 10
"""A zip of drawings unpacks to about ten times its size."""

COUNTED = 100_000
"""Files of a folder whose sizes are added up; more would only take time."""


@dataclass(frozen=True)
class Limits:
    """``memory`` in bytes, of the process and its children (None: the default share of the machine's);
    ``seconds`` of the whole check (None: only silence ends it)."""

    memory: int | None = None
    seconds: float | None = None


def memory_limit() -> int:
    """Bytes by default: a share of the machine's memory, or of what its container may use."""
    import psutil

    there = int(psutil.virtual_memory().total)
    with suppress(OSError, ValueError):  # Linux containers: the kernel ends what takes more (cgroup v2, memory.max)
        there = min(there, int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii")))
    return max(MEMORY_LEAST, int(there * MEMORY_SHARE))


def silence_limit(*paths: Path) -> float:
    """Seconds without progress that deliverables of this size may take together. Only looks at sizes, never into a
    file."""
    return SILENCE + SILENCE_PER_MEGABYTE * sum(map(_size, paths)) / 1024**2


def _size(path: Path) -> int:
    try:
        size = _folder_size(path) if path.is_dir() else path.stat().st_size
    except OSError:
        return 0
    return size * ZIP_FACTOR if path.suffix.lower() == ".zip" else size


def _folder_size(folder: Path) -> int:
    total = count = 0
    for here, _, names in os.walk(folder):
        for name in names:
            count += 1
            if count > COUNTED:
                return total
            try:
                total += os.lstat(os.path.join(here, name)).st_size  # noqa: PTH118 - a Path each would be the slow part
            except OSError:
                continue
    return total
