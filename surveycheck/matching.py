"""Which findings of two checks are the same defect: by identity, then by content and place, never by handle.

Comparisons and waivers go by it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import floor, hypot, isfinite

from surveycheck.model import Finding, Place, Point

TOLERANCE = 0.05
"""Metres within which a spot is the same: five centimetres, as well defined points are surveyed. A choice of this
project; a comparison may name another."""

POSITIONS = re.compile(r"\[\d+\]")
"""Positions in an XPath: they change as soon as a record is put before another."""

LOOKED_AT = 32
"""So many candidates of a cell are compared; in a pile of more any of them is as good as the next."""

Key = Callable[[Finding], Hashable]
Cells = dict[Hashable, dict[int, Finding]]
"""Findings that wait, by key and square of the tolerance's size; within it by their ``id()``."""


@dataclass(frozen=True)
class Pair:
    """One defect in both reports. ``moved`` is the distance between its spots in metres; None where it has none."""

    old: Finding
    new: Finding
    moved: float | None


def pairs(old: Sequence[Finding], new: Sequence[Finding], tolerance: float, guess: bool = True) -> tuple[Pair, ...]:
    """Each finding of ``old`` with at most one of ``new``, in the order of ``new``.

    In this order: the same id; the same content with spots no further apart than ``tolerance`` (metres); the same
    content where there is no spot, or where a business key tells it apart from all others; the same rule at the same
    spot, or at the same place of the XML, where layer or key were changed meanwhile.

    Where neither spot nor key tells several findings of the same content apart, they are paired in their order; without
    ``guess`` they are not: it would be another defect that goes by the name of the first.
    """
    left = _Left(list(old), list(new))
    left.take_equal(lambda finding: finding.id)
    left.take_near(content, tolerance)
    left.take_equal(_content_without_spot, alone=not guess)
    left.take_equal(_keyed, alone=True)
    left.take_near(lambda finding: (finding.code, bool(finding.place.xpath)), tolerance)
    left.take_equal(_path, alone=not guess)
    order = {id(finding): number for number, finding in enumerate(new)}
    return tuple(sorted(left.taken, key=lambda pair: order[id(pair.new)]))


def content(finding: Finding) -> Hashable:
    """What a finding is about, without numbers that move and without handles."""
    return (finding.code, _place(finding.place), tuple(sorted(map(_place, finding.others))), finding.facts.get("field"))


def _place(place: Place) -> tuple[str, str, str]:
    return (place.layer.casefold(), POSITIONS.sub("", place.xpath), place.key)


def _content_without_spot(finding: Finding) -> Hashable:
    return None if _spot(finding) else content(finding)


def _keyed(finding: Finding) -> Hashable:
    return content(finding) if finding.place.key else None


def _path(finding: Finding) -> Hashable:
    return (finding.code, finding.place.xpath, finding.facts.get("field")) if finding.place.xpath else None


def _spot(finding: Finding) -> Point | None:
    at = finding.place.at
    return at if at is not None and isfinite(at[0]) and isfinite(at[1]) else None


class _Left:
    """Findings that have found no partner yet, and the pairs so far."""

    def __init__(self, old: list[Finding], new: list[Finding]) -> None:
        self.old, self.new = old, new
        self.taken: list[Pair] = []

    def take_equal(self, key: Key, alone: bool = False) -> None:
        """Pair those of one key in their order; with ``alone`` only where either side has just one. Key None: none."""
        waiting: dict[Hashable, list[Finding]] = defaultdict(list)
        for finding in self.new:
            waiting[key(finding)].append(finding)
        olds: dict[Hashable, list[Finding]] = defaultdict(list)
        for finding in self.old:
            olds[key(finding)].append(finding)
        for name, ours in olds.items():
            theirs = waiting.get(name, [])
            if name is not None and (not alone or len(ours) == len(theirs) == 1):
                self.taken += (Pair(a, b, _distance(a, b)) for a, b in zip(ours, theirs, strict=False))
        self._forget()

    def take_near(self, key: Key, tolerance: float) -> None:
        """Pair those of one key whose spots are near: each of the old with the nearest that is left."""
        cells: Cells = defaultdict(dict)
        for finding in self.new:
            if spot := _spot(finding):
                cells[key(finding), *_cell(spot, tolerance)][id(finding)] = finding
        for finding in self.old:
            found = min(_near(finding, key(finding), cells, tolerance), key=lambda pair: pair[0], default=None)
            if found is not None:
                distance, partner, cell = found
                del cells[cell][id(partner)]
                self.taken.append(Pair(finding, partner, distance))
        self._forget()

    def _forget(self) -> None:
        taken = {id(finding) for pair in self.taken for finding in (pair.old, pair.new)}
        self.old = [finding for finding in self.old if id(finding) not in taken]
        self.new = [finding for finding in self.new if id(finding) not in taken]


def _near(finding: Finding, key: Hashable, cells: Cells, tolerance: float) -> Iterator[tuple[float, Finding, Hashable]]:
    spot = _spot(finding)
    if spot is None:
        return
    column, row = _cell(spot, tolerance)
    for across, up in product((-1, 0, 1), repeat=2):
        cell = (key, column + across, row + up)
        for _, other in zip(range(LOOKED_AT), cells.get(cell, {}).values(), strict=False):
            distance = _distance(finding, other)
            if distance is not None and distance <= tolerance:
                yield distance, other, cell


def _cell(spot: Point, size: float) -> tuple[int, int]:
    return floor(spot[0] / size), floor(spot[1] / size)


def _distance(one: Finding, other: Finding) -> float | None:
    a, b = _spot(one), _spot(other)
    return hypot(a[0] - b[0], a[1] - b[1]) if a and b else None
