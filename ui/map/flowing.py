"""MTEXT in columns: which line stands in which."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveycheck import Sheet

NEXT = "\v"
"""Stands in a text where its next column begins, see ``map.flows``."""

MOST = 200
"""Columns that are written."""


@dataclass(frozen=True)
class Flow:
    """How many columns, the width of one and the room between, and the height of each (0: any), in drawing units or
    pixels."""

    count: int
    width: float
    room: float
    high: tuple[float, ...]

    def scaled(self, factor: float) -> Flow:
        """In other units."""
        return Flow(self.count, self.width * factor, self.room * factor, tuple(each * factor for each in self.high))

    @property
    def whole(self) -> float:
        """The width of all columns."""
        return self.count * self.width + (self.count - 1) * self.room


def flow_of(sheet: Sheet, number: int) -> Flow | None:
    """The columns of a text; None where it has only one."""
    import numpy as np

    texts = sheet.columns["flow/text"]
    k = int(np.searchsorted(texts, number))
    if k == len(texts) or texts[k] != number:
        return None
    count, width, room = sheet.columns["flow/shape"][k].tolist()
    start = sheet.columns["flow/start"]
    return Flow(int(count), width, room, tuple(sheet.columns["flow/high"][start[k] : start[k + 1]].tolist()))


def poured(parts: Sequence[Sequence[str]], flow: Flow, capital: float, step: float) -> list[list[str]]:
    """Lines, by column: a part begins a new one, and so does a line for which there is no room. What is left over
    stands in further columns."""
    columns: list[list[str]] = []
    for part in parts:
        columns.append([])
        for line in part:
            if len(columns[-1]) >= _room(flow.high[min(len(columns), len(flow.high)) - 1], capital, step):
                columns.append([])
            columns[-1].append(line)
    return columns[:MOST]


def _room(high: float, capital: float, step: float) -> float:
    """How many lines a column has room for."""
    return max(1, math.floor((high - capital) / step + 1.01)) if high > 0 else math.inf
