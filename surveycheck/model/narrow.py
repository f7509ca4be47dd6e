"""Columns of whole numbers that grow, in as few bytes as their numbers need: of a file of many small records these
columns are most of the memory."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTHS = ("b", "h", "i", "q")
"""One, two, four and eight bytes, signed."""


class Narrow:
    """``new`` takes numbers; ``keep`` puts them behind those that are kept."""

    def __init__(self) -> None:
        self.new: list[int] = []
        self._kept = array(WIDTHS[0])

    def keep(self) -> None:
        """Keep what is new, all in wider numbers where one of it needs them."""
        try:
            more = array(self._kept.typecode, self.new)
        except OverflowError:
            self._kept = array(WIDTHS[WIDTHS.index(self._kept.typecode) + 1], self._kept)
            self.keep()
            return
        self._kept += more
        self.new.clear()

    def put(self, numbers: NDArray[Any]) -> None:
        """Many at once, behind all that came before."""
        self.keep()
        least, most = int(numbers.min(initial=0)), int(numbers.max(initial=0))
        while not -(2 ** (8 * self._kept.itemsize - 1)) <= least <= most < 2 ** (8 * self._kept.itemsize - 1):
            self._kept = array(WIDTHS[WIDTHS.index(self._kept.typecode) + 1], self._kept)
        self._kept.frombytes(numbers.astype(self._kept.typecode).tobytes())

    def column(self) -> NDArray[Any]:
        """All numbers (n,). Nothing may be added afterwards."""
        self.keep()
        return np.frombuffer(self._kept, self._kept.typecode) if self._kept else np.zeros(0, np.int32)
