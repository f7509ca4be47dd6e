"""The part of a file that draws, as fields: the pairs of each group code, and the records that they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import leads, ranges
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_pairs import Pairs, line
from surveycheck.read.dxf_records import Records, Unproven

FIRST_XDATA = 1000
FEW = 16
SELDOM = range(31, 100)
"""Group codes of fewer pairs, together, than the common ones (0, 5, 8, 10, 20, 30, 100, 330) have each."""

BRACES = b"{}"
LARGEST = 2.0**53
"""Whole numbers from here on are not exact."""


@dataclass(frozen=True, eq=False)
class Fields:
    """Records ``range(low, high)`` of a file, the sections that draw; a record is numbered from ``low`` here.

    ``record`` is the record of each pair from ``base`` on. ``live`` marks records that stand in such a section.
    ``places`` remembers where each group code occurs, ``firsts`` where it does so first in a record.
    Pairs inside application groups (102) and of embedded objects (101) belong to somebody else and are not found.
    """

    pairs: Pairs
    base: int
    code: NDArray[np.int16]
    record: NDArray[np.int32]
    live: Bools
    braces: Ints
    embedded: Ints | None
    places: dict[int, tuple[Ints, NDArray[np.int32]]] = field(default_factory=dict)
    firsts: dict[int, tuple[Ints, NDArray[np.int32]]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Records, names: tuple[str, ...]) -> Fields:
        """The fields of the sections ``names``, from the first of them to the last."""
        sections = [s for s in records.sections if s.name in names and s.last > s.first]
        low = min((s.first for s in sections), default=0)
        high = max((s.last for s in sections), default=0)
        live = np.zeros(high - low, np.bool_)
        for section in sections:
            live[section.first - low : section.last - low] = True
        base, end = int(records.begin[low]), int(records.begin[high])
        code = records.pairs.code[base:end]
        counts = np.diff(records.begin[low : high + 1])
        record = np.repeat(np.arange(high - low, dtype=np.int32), counts)
        braces = np.flatnonzero(code == 102) + base
        _hold_braces(records.pairs, braces, record[braces - base])
        inner = np.flatnonzero(code == 101)[::-1] + base
        embedded = np.full(high - low, np.iinfo(np.int64).max) if len(inner) else None
        if embedded is not None:
            embedded[record[inner - base]] = inner
        return cls(records.pairs, base, code, record, live, braces, embedded)

    def _found(self, code: int) -> tuple[Ints, NDArray[np.int32]]:
        """Pairs of a group code in live records, and their records; looked for once."""
        if code not in self.places:
            found = self._pairs_of(code)
            record = self.record[found]
            keep = self.live[record] if self._dead is None or code in self._dead else np.ones(len(found), np.bool_)
            found += self.base
            if len(self.braces):
                keep &= np.searchsorted(self.braces, found) % 2 == 0
            if self.embedded is not None:
                keep &= found < self.embedded[record]
            self.places[code] = (found, record) if keep.all() else (found[keep], record[keep])
        return self.places[code]

    def _pairs_of(self, code: int) -> Ints:
        """Pairs of a group code, from 0. Seldom ones are looked for among the seldom ones only."""
        if not SELDOM.start <= code < SELDOM.stop:
            return np.flatnonzero(self.code == code)
        places, codes = self._seldom
        mine: Ints = places[codes == code]
        return mine

    @cached_property
    def _seldom(self) -> tuple[Ints, NDArray[np.int16]]:
        """Pairs of the group codes ``SELDOM``, from 0, and their codes."""
        places = np.flatnonzero((self.code - np.int16(SELDOM.start)).view(np.uint16) < len(SELDOM))
        return places, self.code[places]

    @cached_property
    def _dead(self) -> frozenset[int] | None:
        """Group codes of the records that are not live; None if these are more than beginnings and ends of sections.
        (To ask of each pair whether its record is live takes as long as to find it.)"""
        dead = np.flatnonzero(~self.live).astype(np.int32)  # any wider, and the whole column is made as wide
        if len(dead) > FEW:
            return None
        ends = (np.searchsorted(self.record, dead, side).tolist() for side in ("left", "right"))
        return frozenset(code for a, b in zip(*ends, strict=True) for code in self.code[a:b].tolist())

    def at(self, code: int, wanted: Bools | None = None) -> Ints:
        """Pairs of a group code, in the records that are wanted (all if not said)."""
        found, record = self._found(code)
        return found if wanted is None else found[wanted[record]]

    def of_pair(self, pair: Ints) -> NDArray[np.int32]:
        """The record of each pair."""
        return self.record[pair - self.base]

    def end_of(self, record: NDArray[np.int32]) -> Ints:
        """The pair behind the last one of each record."""
        behind: Ints = np.searchsorted(self.record, record, side="right") + self.base
        return behind

    def own(self, record: Ints) -> tuple[Ints, Ints]:
        """The pairs of a few records (ascending) as places from ``base``, and before it whose each is, as a place in
        ``record``. Only these are looked at; those of application groups are left out."""
        begin, end = (np.searchsorted(self.record, record.astype(np.int32), side) for side in ("left", "right"))
        mine, k = ranges(end - begin)
        place = begin[mine] + k
        if len(self.braces):
            outside = np.searchsorted(self.braces, place + self.base) % 2 == 0
            mine, place = mine[outside], place[outside]
        return mine, place

    def first(self, code: int, wanted: Bools | None = None) -> Ints:
        """The first pair of a group code in each record that is wanted and has it."""
        if code not in self.firsts:
            found, record = self._found(code)
            leading = leads(record)
            self.firsts[code] = (found, record) if leading.all() else (found[leading], record[leading])
        first, record = self.firsts[code]
        return first if wanted is None else first[wanted[record]]

    def floats(self, code: int, wanted: Bools, default: float) -> Floats:
        """A number for each record: the first of a group code; ``default`` without it, NaN where not wanted."""
        column = np.where(wanted, default, np.nan)
        found = self.first(code, wanted)
        column[self.of_pair(found)] = numbers(self.pairs, found)
        return column

    def ints(self, code: int, wanted: Bools | None, default: int) -> Ints:
        """A whole number for each record: the first of a group code, ``default`` without it.

        Raises Unproven where a value is no number: a flag that nobody can read is not taken as 0.
        """
        column = np.full(len(self.live), default, np.int64)
        found = self.first(code, wanted)
        value = numbers(self.pairs, found)
        bad = found[~(np.abs(value) < LARGEST)]
        if len(bad):
            raise Unproven("no-number", line(bad[0]))
        column[self.of_pair(found)] = value.astype(np.int64)
        return column

    def points(self, pair: Ints) -> Floats:
        """Points (n, 3) whose x stands in the pairs ``pair``; y and z mostly are the next pairs."""
        code = self.code
        place = pair - self.base
        x_code = code[place]
        last = len(code) - 1
        y, z = pair + 1, pair + 2
        deep = (code[np.minimum(place + 2, last)] == x_code + 20) & (place + 2 <= last)
        for i in np.flatnonzero(code[np.minimum(place + 1, last)] != x_code + 10):
            y[i], z[i], deep[i] = self._elsewhere(int(place[i]))
        points = np.zeros((len(pair), 3))
        if deep.all():  # side by side, as they stand in the file: each part of it comes into the caches once
            points[:] = numbers(self.pairs, np.column_stack([pair, y, z]).ravel()).reshape(-1, 3)
            return points
        points[:, :2] = numbers(self.pairs, np.column_stack([pair, y]).ravel()).reshape(-1, 2)
        points[deep, 2] = numbers(self.pairs, z[deep])
        return points

    def _elsewhere(self, place: int) -> tuple[int, int, bool]:
        """y and z of a point whose x stands alone: further down in the record, but before the next such x."""
        found: dict[int, int] = {}
        wanted = int(self.code[place])
        for k in range(place + 1, len(self.code)):
            code = int(self.code[k])
            if code in (0, wanted):
                break
            found.setdefault(code, k + self.base)
        if wanted + 10 not in found:
            raise Unproven("point-without-y", line(place + self.base))
        return found[wanted + 10], found.get(wanted + 20, 0), wanted + 20 in found


def _hold_braces(pairs: Pairs, braces: Ints, record: NDArray[np.int32]) -> None:
    """Raises ``Unproven`` where application groups are not opened and closed by turns, each within its record: what
    stands between is left out, and must not be somebody else's."""
    opens, closes = braces[0::2], braces[1::2]
    if len(braces) % 2:
        raise Unproven("application-group-open", line(braces[-1]))
    for mark, own in ((BRACES[0], opens), (BRACES[1], closes)):
        odd = own[pairs.buffer[pairs.at[own]] != mark]
        odd = odd[[pairs.value(int(pair)).strip()[:1] != bytes([mark]) for pair in odd]] if len(odd) else odd
        if len(odd):
            raise Unproven("application-group-open", line(odd[0]))
    apart = opens[record[0::2] != record[1::2]]
    if len(apart):
        raise Unproven("application-group-open", line(apart[0]))
