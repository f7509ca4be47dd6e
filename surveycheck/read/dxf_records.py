"""Pairs as records: what begins with group 0. Here the fast path proves that the file is what it takes it for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Ints, Labels
from surveycheck.read.dxf_pairs import INVALID, Pairs, line
from surveycheck.read.dxf_strings import groups

COMMENT = 999


class Unproven(Exception):
    """The file is not laid out as the columnar reader assumes; ``reason`` is a word of ``issues.REASONS``."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"{reason} (line {line})")
        self.reason = reason
        self.line = line


@dataclass(frozen=True)
class Section:
    """Records ``range(first, last)`` between SECTION and ENDSEC, both left out."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Records:
    """n records: record i is pairs ``range(begin[i], begin[i + 1])``, the first of them its group 0."""

    pairs: Pairs
    begin: Ints
    kind: Labels
    sections: tuple[Section, ...]

    def section(self, name: str) -> Section:
        """The first section of this name; an empty one if there is none."""
        return next((s for s in self.sections if s.name == name), Section(name, 0, 0))

    def groups(self, record: int) -> Iterator[tuple[int, int]]:
        """Group code and pair number of each pair of a record after its group 0. For the few, as tables have."""
        for pair in range(int(self.begin[record]) + 1, int(self.begin[record + 1])):
            yield int(self.pairs.code[pair]), pair


def records_of(pairs: Pairs) -> Records:
    """The records up to EOF. Raises ``Unproven`` where the pairs are no well-formed DXF."""
    zero = np.flatnonzero(pairs.code == 0)
    if not len(zero):
        raise Unproven("no-pairs")
    kind = kinds_of(pairs, zero)
    ends = np.flatnonzero(kind.where("EOF".__eq__))
    if not len(ends):
        invalid = np.flatnonzero(pairs.code == INVALID)
        raise Unproven("bad-group-code", line(invalid[0])) if len(invalid) else Unproven("no-eof")
    end = int(ends[0])
    if b"ENDSEC" in _behind(pairs, int(zero[end])):
        raise Unproven("after-eof", line(zero[end]))
    pairs = pairs.head(int(zero[end]))
    invalid = np.flatnonzero(pairs.code == INVALID)
    if len(invalid):
        raise Unproven("bad-group-code", line(invalid[0]))
    strays = np.flatnonzero(pairs.code[: int(zero[0])] != COMMENT)
    if len(strays):
        raise Unproven("not-in-section", line(strays[0]))
    kind = kind.take(np.arange(end))
    begin = np.append(zero[:end], len(pairs))
    return Records(pairs, begin, kind, tuple(_sections(pairs, begin, kind)))


def _behind(pairs: Pairs, pair: int) -> bytes:
    """The bytes of the file behind a pair. Nothing is there as a rule; where something is, its pairs may be out of
    step."""
    return pairs.buffer[int(pairs.at[pair]) + int(pairs.size[pair]) :].tobytes()


def kinds_of(pairs: Pairs, zero: Ints) -> Labels:
    """The words after group 0, as they are compared: in capitals, without blanks."""
    code, first = groups(pairs, zero)
    names = [pairs.value(int(zero[i])).decode("ascii", "replace").strip().upper() for i in first]
    merged = Labels.of(names)
    return Labels(merged.codes[code], merged.names)


def _sections(pairs: Pairs, begin: Ints, kind: Labels) -> Iterator[Section]:
    """SECTION … ENDSEC one after the other, with nothing between."""
    opens, closes = (np.flatnonzero(kind.where(word.__eq__)) for word in ("SECTION", "ENDSEC"))
    if len(opens) != len(closes):
        raise Unproven("sections-not-balanced")
    before = -1
    for opened, closed in zip(opens.tolist(), closes.tolist(), strict=True):
        if opened != before + 1 or closed < opened:
            raise Unproven("not-in-section" if opened > before + 1 else "sections-not-balanced", line(begin[opened]))
        yield Section(_name(pairs, int(begin[opened]), int(begin[opened + 1])), opened + 1, closed)
        before = closed
    if before + 1 != len(kind):
        raise Unproven("not-in-section", line(begin[before + 1]))


def _name(pairs: Pairs, first: int, last: int) -> str:
    for pair in range(first + 1, last):
        if pairs.code[pair] == 2:
            return pairs.value(pair).decode("ascii", "replace").strip().upper()
        if pairs.code[pair] != COMMENT:
            break
    raise Unproven("section-without-name", line(first))
