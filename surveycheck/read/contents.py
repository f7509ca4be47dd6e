"""The bytes of one file, read once, into memory that has room around them and belongs to one holder at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

PAD = 64
"""Zero bytes before and after the file, so that a word may be loaded anywhere."""

STEP = 1 << 20
"""Bytes read at a time."""

Bytes = NDArray[np.uint8]


class Contents:
    """``size`` bytes of a file. ``take`` gives the memory away: whoever has it frees it when he is done.

    A large file as ``bytes`` would lie twice in memory while it is worked on, and the first touch of all that memory
    takes longer than reading the file.
    """

    def __init__(self, size: int) -> None:
        """Room for so many bytes; nothing is in it yet."""
        self._buffer = np.empty(size + 2 * PAD, np.uint8)
        self._buffer[:PAD] = 0
        self.size = 0

    @classmethod
    def of(cls, data: bytes | Contents) -> Contents:
        """What is there already."""
        if isinstance(data, Contents):
            return data
        made = cls(len(data))
        made.add(data)
        return made

    def add(self, data: bytes) -> None:
        """Puts bytes behind what is there."""
        self._make_room(len(data))
        self._buffer[PAD + self.size : PAD + self.size + len(data)] = np.frombuffer(data, np.uint8)
        self.size += len(data)

    def add_all(self, stream: IO[bytes], most: int, heard: Callable[[memoryview], Any]) -> bool:
        """Puts the rest of a stream behind what is there; ``heard`` is shown each part of it.

        False, and the rest is not read, where there are more than ``most`` bytes in all.
        """
        while self.size <= most:
            room = self._buffer.data[PAD + self.size : -PAD][:STEP]
            if len(room):
                part = room[: stream.readinto(room)]  # type: ignore[attr-defined]
                self.size += len(part)
            else:  # the end, or more than was said
                more = stream.read(STEP)
                self.add(more)
                part = memoryview(more)
            if not len(part):
                return True
            heard(part)
        return False

    def head(self, count: int) -> bytes:
        """The first bytes."""
        return self._buffer[PAD : PAD + min(count, self.size)].tobytes()

    def whole(self) -> bytes:
        """All of it, as a copy."""
        return self.head(self.size)

    def take(self) -> Bytes:
        """The memory: ``PAD`` zero bytes, the file, ``PAD`` zero bytes. Nothing is left here."""
        buffer, self._buffer = self._buffer[: self.size + 2 * PAD], np.zeros(2 * PAD, np.uint8)
        buffer[PAD + self.size :] = 0
        self.size = 0
        return buffer

    def _make_room(self, count: int) -> None:
        needed = self.size + count + 2 * PAD
        if needed > len(self._buffer):
            longer = np.empty(max(needed, len(self._buffer) * 3 // 2), np.uint8)
            longer[: PAD + self.size] = self._buffer[: PAD + self.size]
            self._buffer = longer
