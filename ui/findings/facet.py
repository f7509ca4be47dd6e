"""A column of few different values, as numbers: what filters, groups and counts work on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import islice

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Facet:
    """``values`` are the different values in the order of their coming; ``codes`` has the number of each row's."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self.values: list[str] = list(known)
        self._number = {value: number for number, value in enumerate(self.values)}
        self._codes = array("q")
        self._made: Numbers | None = None

    def extend(self, values: Iterable[str]) -> None:
        """Values of further rows."""
        number = self._number
        self._codes.extend([number.setdefault(value, len(number)) for value in values])
        self.values += islice(number, len(self.values), None)
        self._made = None

    @property
    def codes(self) -> Numbers:
        """The number of each row's value."""
        if self._made is None:
            self._made = np.array(self._codes, dtype=np.int64)
        return self._made

    def number(self, value: str) -> int:
        """The number of a value, -1 where no row has it."""
        return self._number.get(value, -1)

    def of(self, row: int) -> str:
        """The value of a row."""
        return self.values[self._codes[row]]

    def among(self, values: Iterable[str]) -> Mask:
        """Which rows have one of the values."""
        wanted = np.zeros(len(self.values) + 1, dtype=np.bool_)
        wanted[[self.number(value) for value in values]] = True
        wanted[-1] = False
        return np.asarray(wanted[self.codes])

    def counts(self, mask: Mask) -> dict[str, int]:
        """How many of the rows of the mask have each value; every value that was seen is there."""
        found = np.bincount(self.codes[mask], minlength=len(self.values))
        return dict(zip(self.values, found.tolist(), strict=True))

    def ranks(self) -> Numbers:
        """For each row the place of its value among all values in the order of the alphabet."""
        order = sorted(range(len(self.values)), key=self.values.__getitem__)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return rank[self.codes] if len(order) else np.zeros(0, dtype=np.int64)
