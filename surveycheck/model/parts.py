"""What hangs on the records of a DXF that have no row of their own: VERTEX, SEQEND, BLOCK, ENDBLK."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Ints, Labels
from surveycheck.model.extended import Value, typed


@dataclass(frozen=True, eq=False)
class Parts:
    """Items of extended data, n of them, in file order; rules look at that of entities, ``Entities.xdata``.

    ``type`` (n) is the record that an item hangs on, ``number`` (n,) tells such records apart, ``row`` (n,) is
    the row of the POLYLINE or INSERT that it belongs to (-1: of none), ``line`` (n,) the 1-based line of its group 0
    (0 if unknown), ``code`` (n,) the group code and ``value`` (n) the decoded text, as written.
    """

    type: Labels
    number: Ints
    row: Ints
    line: Ints
    code: NDArray[np.int16]
    value: Labels

    @classmethod
    def none(cls) -> Parts:
        numbers = np.zeros(0, np.int64)
        return cls(Labels.of(()), numbers, numbers, numbers, np.zeros(0, np.int16), Labels.of(()))

    def __len__(self) -> int:
        return len(self.row)

    def xdata(self, row: int) -> tuple[tuple[str, dict[str, tuple[tuple[int, Value], ...]]], ...]:
        """For each record of one entity that has any: its type, and application → values with types, as
        ``model.extended`` has them."""
        found: dict[int, list[int]] = {}
        for i in np.flatnonzero(self.row == row).tolist():
            found.setdefault(int(self.number[i]), []).append(i)
        return tuple(
            (self.type[items[0]], typed((int(self.code[i]), self.value[i]) for i in items)) for items in found.values()
        )
