"""Text columns: many rows, few distinct values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Objects = NDArray[np.object_]
FEW = 5
"""Values that are compared one by one; more are looked up."""

Rows = NDArray[Any] | slice
"""A boolean mask, an array of row numbers, or a range of rows."""


@dataclass(frozen=True, eq=False)
class Labels:
    """A text column kept as one small integer a row and every distinct value once.

    ``codes`` has shape (n,), dtype int32, each within ``range(len(names))``.
    """

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, values: Sequence[str]) -> Labels:
        """From one text a row; the names are in order of first appearance."""
        names = tuple(dict.fromkeys(values))
        if len(names) < 2:
            return cls(np.zeros(len(values), np.int32), names)
        code = {name: number for number, name in enumerate(names)}
        return cls(np.fromiter(map(code.__getitem__, values), np.int32, len(values)), names)

    @classmethod
    def same(cls, value: str, count: int) -> Labels:
        """The same text in every one of ``count`` rows."""
        return cls(np.zeros(count, np.int32), (value,))

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, row: int) -> str:
        return self.names[int(self.codes[row])]

    def take(self, rows: Rows) -> Labels:
        """The rows named by a mask or by numbers, with the same names."""
        return Labels(self.codes[rows], self.names)

    def where(self, wanted: Callable[[str], bool]) -> Bools:
        """Mask of the rows whose text is wanted; asks once a distinct value."""
        codes = [code for code, name in enumerate(self.names) if wanted(name)]
        if len(codes) > FEW:
            hit = np.zeros(len(self.names), np.bool_)
            hit[codes] = True
            return hit[self.codes]
        mask = np.zeros(len(self.codes), np.bool_)
        for code in codes:  # one comparison is ten times as fast as a table
            mask |= self.codes == code
        return mask

    def counts(self) -> dict[str, int]:
        """How many rows carry each value that occurs."""
        return {name: int(n) for name, n in zip(self.names, self.tally, strict=True) if n}

    @cached_property
    def tally(self) -> Ints:
        """How many rows carry each name."""
        return np.bincount(self.codes, minlength=len(self.names))

    @cached_property
    def rows_of(self) -> tuple[Ints, Ints]:
        """The rows sorted by their code, and where in that order each code begins (one more than names)."""
        few = len(self.names) <= np.iinfo(np.int16).max
        order = np.argsort(self.codes.astype(np.int16) if few else self.codes, kind="stable")  # a quarter of the time
        return order, np.concatenate([[0], np.cumsum(self.tally)])

    @cached_property
    def values(self) -> Objects:
        """One ``str`` a row, dtype object."""
        names = np.array([*self.names, ""], dtype=object)[:-1]
        return names[self.codes] if len(names) else np.empty(0, object)


def texts(values: Sequence[str]) -> Objects:
    """A column of Python strings, dtype object (never a fixed-width numpy string)."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def joined(columns: Sequence[Labels]) -> Labels:
    """Several label columns one after the other, as one."""
    seen: dict[str, int] = {}
    parts = []
    for column in columns:
        numbers = [seen.setdefault(name, len(seen)) for name in column.names]
        parts.append(np.array([*numbers, 0], np.int32)[column.codes])
    return Labels(np.concatenate(parts) if parts else np.zeros(0, np.int32), tuple(seen))
