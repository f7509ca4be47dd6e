"""Findings on a map: where they stand, gathered where they are dense, and which one is under the pointer."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF

from .marks import ORDER
from .viewport import Viewport

Finding = Mapping[str, Any]
CELL = 40.0
"""Pixels of a square whose findings are shown as one mark with their number; up to ``LEVEL`` times as many while one
zooms, so that they are not gathered anew at every step."""

LEVEL = 2.0
REACH = 13.0
"""Pixels from the middle of a mark that still hit it."""

FARTHEST = 1e15
"""A coordinate beyond this is no place (as for the engine)."""

RANKS = {severity: number for number, severity in enumerate(ORDER)}
KEPT = 12
"""Levels of gathering that are kept."""


@dataclass(frozen=True, eq=False)
class Mark:
    """One mark for ``count`` findings: its place near the map's origin, the class of the worst, and how far apart they
    are in drawing units."""

    x: float
    y: float
    severity: str
    count: int
    spread: float
    rows: Any
    whose: Findings

    def numbers(self, most: int = 2000) -> list[int]:
        """Which findings of the list that was given, the worst first."""
        found: list[int] = self.whose.numbers(self.rows[:most])
        return found


@dataclass(frozen=True, eq=False)
class _Gathered:
    """The findings in squares of one size: ``order`` lists them square by square, ``first`` (s+1,) says where each
    begins; ``at`` (s, 2) is the middle of those in a square, ``spread`` (s,) how far apart they are."""

    order: Any
    first: Any
    at: Any
    spread: Any


@dataclass(eq=False)
class Findings:
    """The findings of one drawing."""

    given: Sequence[Finding] = ()
    file: str = ""
    origin: tuple[float, float] = (0.0, 0.0)
    _levels: dict[int, _Gathered] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._places[0])

    @cached_property
    def _places(self) -> tuple[Any, Any]:
        """Places (n, 2) near the origin, and numbers, of those that stand on the drawing; the worst first."""
        found = [place_of(finding, self.file) for finding in self.given]
        numbers = [number for number, at in enumerate(found) if at is not None]
        if not numbers:
            return ((), ())
        import numpy as np

        ranks = np.array([RANKS.get(self.given[number].get("severity", ""), len(ORDER) - 1) for number in numbers])
        order = np.argsort(ranks, kind="stable")
        at = np.array([found[number] for number in numbers])[order] - self.origin
        return at, np.array(numbers)[order]

    @cached_property
    def _by_id(self) -> dict[str, int]:
        return {str(finding.get("id", "")): number for number, finding in enumerate(self.given)}

    def named(self, name: str) -> Finding | None:
        """The finding with this id."""
        number = self._by_id.get(name)
        return None if number is None else self.given[number]

    def local(self, finding: Finding) -> tuple[float, float] | None:
        """Its place near the map's origin, if it stands on this drawing."""
        at = place_of(finding, self.file)
        return None if at is None else (at[0] - self.origin[0], at[1] - self.origin[1])

    @cached_property
    def by_layer(self) -> Mapping[str, int]:
        """How many findings each layer of the drawing has, by its name in small letters."""
        file = self.file
        names = Counter(
            finding.get("layer")
            for finding in self.given
            if (finding.get("file") or file) == file and not finding.get("layout")
        )
        counts: Counter[str] = Counter()
        for name, count in names.items():
            counts[str(name or "").casefold()] += count
        return counts

    def marks(self, view: Viewport) -> list[Mark]:
        """The marks that a viewport shows."""
        if not len(self):
            return []
        import numpy as np

        cells = self._gathered(math.floor(math.log(view.scale, LEVEL)))
        edge = CELL / view.scale
        west, south, east, north = view.box
        at = cells.at
        inside = (at[:, 0] >= west - edge) & (at[:, 0] <= east + edge)
        inside &= (at[:, 1] >= south - edge) & (at[:, 1] <= north + edge)
        return [self._mark(cells, cell) for cell in np.flatnonzero(inside).tolist()]

    def _gathered(self, level: int) -> _Gathered:
        """Squares that lie fast in the drawing: a pan does not gather anew, so marks do not dance."""
        if level not in self._levels:
            import numpy as np

            at, _ = self._places
            cell = CELL / LEVEL**level
            square = np.floor((at - at.min(axis=0)) / cell).clip(0, 2.0**31 - 1).astype(np.int64)
            key = square[:, 0] << 32 | square[:, 1]
            order = np.argsort(key, kind="stable")
            lead = np.append(True, key[order][1:] != key[order][:-1])
            first = np.append(np.flatnonzero(lead), len(order))
            middle = np.add.reduceat(at[order], first[:-1], axis=0) / np.diff(first)[:, None]
            while len(self._levels) >= KEPT:
                self._levels.pop(next(iter(self._levels)))
            spread = np.maximum.reduceat(at[order], first[:-1], axis=0) - np.minimum.reduceat(
                at[order], first[:-1], axis=0
            )
            self._levels[level] = _Gathered(order, first, middle, spread.max(axis=1))
        return self._levels[level]

    def _mark(self, cells: _Gathered, cell: int) -> Mark:
        rows = cells.order[cells.first[cell] : cells.first[cell + 1]]
        x, y = cells.at[cell].tolist()
        severity = str(self.given[self.numbers(rows[:1])[0]].get("severity", ""))
        known = severity if severity in RANKS else ORDER[-1]
        return Mark(x, y, known, len(rows), float(cells.spread[cell]), rows, self)

    def numbers(self, rows: Any) -> list[int]:
        """The numbers, in the list that was given, of rows of ``_places``."""
        found: list[int] = self._places[1][rows].tolist()
        return found

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
    if not at or finding.get("layout") or (finding.get("file") or file) != file or not file:
        return None
    try:
        x, y = float(at[0]), float(at[1])
    except (TypeError, ValueError, IndexError):
        return None
    return (x, y) if abs(x) < FARTHEST and abs(y) < FARTHEST else None
