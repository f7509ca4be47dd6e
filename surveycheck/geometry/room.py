"""Room for what comes and goes while a file is read.

The first touch of a page of memory takes longer than filling it, and reading touches ten times the size of the file.
With glibc two things save most of that; elsewhere nothing happens here, for a block that nobody touches costs nothing.
"""

from __future__ import annotations

import ctypes
import sys
from functools import lru_cache
from typing import Any

import numpy as np

MEGABYTE = 1 << 20
LARGEST = 31 * MEGABYTE
"""A little less than 32 MB, up to which glibc lets its threshold of mapped memory grow (``mallopt(3)``)."""

PARTS = (30 * MEGABYTE, 30 * MEGABYTE)
"""Each below the threshold, both together below twice that: so much free memory glibc keeps at the end of the heap."""

ARENA_MAX = -8
"""``M_ARENA_MAX`` of ``mallopt(3)``."""


def make_room() -> None:
    """Lets glibc keep what is freed for what comes next, and has the next 60 MB of the heap come in large pages.

    A mapped block that is freed raises the threshold to its size: from then on blocks up to that size come from the
    heap and stay there when they are freed. numpy asks for large pages for blocks of 4 MB and more, and the heap keeps
    that when they are freed. All threads take from that one heap.
    """
    _one_heap()
    np.empty(LARGEST, np.uint8)
    blocks = [np.empty(size, np.uint8) for size in PARTS]
    del blocks


def give_back() -> None:
    """Gives back to the system what is free: what was read is smaller than what it took to read it, and what comes next
    would be put on top of that. With glibc only."""
    trim = _of_libc("malloc_trim")
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _one_heap() -> None:
    """A thread would get a heap of its own, and what it leaves there half empty is room that nobody else uses: a ninth
    of what reading and checking a large drawing take. Ours ask for few and large blocks, so they do not wait for each
    other."""
    option = _of_libc("mallopt")
    if option is not None:
        option(ARENA_MAX, 1)


def _of_libc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
