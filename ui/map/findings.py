"""Findings on a map: where they stand, gathered where they are dense, and which one is under the pointer."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QPointF

from .marks import ORDER
from .viewport import Viewport

Finding = Mapping[str, Any]
CELL = 40.0
"""Pixels of a square whose findings are shown as one mark with their number."""

REACH = 13.0
"""Pixels from the middle of a mark that still hit it."""

FARTHEST = 1e15
"""A coordinate beyond this is no place (as for the engine)."""


@dataclass(frozen=True)
class Mark:
    """One mark: the numbers of its findings, the worst first, and its place near the map's origin."""

    numbers: Sequence[int]
    x: float
    y: float
    severity: str


@dataclass(eq=False)
class Findings:
    """The findings of one drawing. ``numbers[i]`` is the place of the i-th in the list that was given."""

    given: Sequence[Finding] = ()
    file: str = ""
    origin: tuple[float, float] = (0.0, 0.0)
    _at: Any = None
    _rank: Any = None
    _numbers: Any = None
    _gathered: tuple[float, list[Mark]] | None = None
    _by_id: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        places, ranks, numbers = [], [], []
        for number, finding in enumerate(self.given):
            self._by_id[str(finding.get("id", number))] = number
            at = place_of(finding, self.file)
            if at is not None:
                places.append((at[0] - self.origin[0], at[1] - self.origin[1]))
                ranks.append(rank(finding))
                numbers.append(number)
        if places:
            import numpy as np

            self._at, self._rank, self._numbers = np.array(places), np.array(ranks), np.array(numbers)

    def __len__(self) -> int:
        return 0 if self._at is None else len(self._at)

    def named(self, name: str) -> Finding | None:
        """The finding with this id."""
        number = self._by_id.get(name)
        return None if number is None else self.given[number]

    def local(self, finding: Finding) -> tuple[float, float] | None:
        """Its place near the map's origin, if it stands on this drawing."""
        at = place_of(finding, self.file)
        return None if at is None else (at[0] - self.origin[0], at[1] - self.origin[1])

    def marks(self, view: Viewport) -> list[Mark]:
        """The marks that a viewport shows."""
        if self._at is None:
            return []
        import numpy as np

        edge = CELL / view.scale
        west, south, east, north = view.box
        at = self._at
        inside = (at[:, 0] >= west - edge) & (at[:, 0] <= east + edge)
        inside &= (at[:, 1] >= south - edge) & (at[:, 1] <= north + edge)
        return self._gather(np.flatnonzero(inside), edge)

    def _gather(self, rows: Any, cell: float) -> list[Mark]:
        """Squares that lie fast in the drawing: a pan does not gather anew, so marks do not dance."""
        import numpy as np

        if not len(rows):
            return []
        square = np.floor(self._at[rows] / cell)
        order = np.lexsort((self._numbers[rows], self._rank[rows], square[:, 1], square[:, 0]))
        rows, square = rows[order], square[order]
        lead = np.append(True, (square[1:] != square[:-1]).any(axis=1))
        first = np.flatnonzero(lead)
        middles = np.add.reduceat(self._at[rows], first, axis=0) / np.diff(np.append(first, len(rows)))[:, None]
        stops = [*first[1:].tolist(), len(rows)]
        marks = []
        for begin, end, (x, y) in zip(first.tolist(), stops, middles.tolist(), strict=True):
            numbers = self._numbers[rows[begin:end]]
            marks.append(
                Mark(numbers.tolist() if end - begin < 64 else numbers, x, y, ORDER[int(self._rank[rows[begin]])])
            )
        return marks[::-1]

    def by_layer(self) -> dict[str, int]:
        """How many findings each layer of the drawing has, by its name in small letters."""
        counts: dict[str, int] = {}
        for finding in self.given:
            if (finding.get("file") or self.file) == self.file and finding.get("layer") and not finding.get("layout"):
                name = str(finding["layer"]).casefold()
                counts[name] = counts.get(name, 0) + 1
        return counts

    def spread(self, mark: Mark) -> float:
        """How far apart the findings of a mark are, in drawing units."""
        import numpy as np

        at = self._at[np.isin(self._numbers, mark.numbers)]
        return float(np.ptp(at, axis=0).max())

    def under(self, pixel: QPointF, view: Viewport) -> Mark | None:
        """The mark that a pixel hits, the nearest of several."""
        near = None
        best = REACH
        for mark in self.marks(view):
            away = view.pixel(mark.x, mark.y) - pixel
            distance = math.hypot(away.x(), away.y())
            if distance < best:
                near, best = mark, distance
        return near


def place_of(finding: Finding, file: str) -> tuple[float, float] | None:
    """Where a finding, or another place of it, stands in the model space of a drawing; None elsewhere."""
    at = finding.get("at")
    if not at or finding.get("layout") or (finding.get("file") or file) != file:
        return None
    try:
        x, y = float(at[0]), float(at[1])
    except (TypeError, ValueError, IndexError):
        return None
    return (x, y) if abs(x) < FARTHEST and abs(y) < FARTHEST else None


def rank(finding: Finding) -> int:
    severity = finding.get("severity")
    return ORDER.index(severity) if severity in ORDER else len(ORDER) - 1
