"""Values as text in bulk: every distinct value is told from the others by its bytes, and decoded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import distinct
from surveycheck.model.columns import Bools, Ints, Labels, Objects
from surveycheck.read.dxf_pairs import NEWLINE, Pairs, Words
from surveycheck.read.dxf_text import unescaped

FIRST = np.array([(1 << 8 * k) - 1 for k in range(9)], np.uint64)
"""Mask of the first k bytes of a word."""

MIX = np.uint64(0x9E3779B97F4A7C15)
LONG = 4096
"""Values of more bytes are few and compared whole: eight bytes at a time would take hours for a value of 50 MB."""

SLOTS = 16

AT_ONCE = 4_000_000
"""Bytes of values that are decoded in one go: each takes two dozen bytes meanwhile."""


@dataclass(frozen=True, eq=False)
class Strings:
    """Decodes values of ``pairs`` with ``encoding``: what is invalid becomes U+FFFD, ``\\U+XXXX`` its character.
    ``odd`` are values that are read in another way."""

    pairs: Pairs
    encoding: str
    odd: Mapping[bytes, str] = field(default_factory=dict)

    def text(self, pair: int) -> str:
        """One value."""
        return self._text(self.pairs.value(pair))

    def joined_text(self, pairs: Sequence[int]) -> str:
        """One text that stands in several values, as the pieces of a long MTEXT do."""
        return self._text(b"".join(self.pairs.value(pair) for pair in pairs))

    def _text(self, value: bytes) -> str:
        return self.odd[value] if value in self.odd else unescaped(value.decode(self.encoding, "replace"))

    def labels(self, index: Ints) -> Labels:
        """The values of the pairs ``index``; equal bytes are one name (two names may still read alike)."""
        code, first = groups(self.pairs, index)
        return Labels(code, tuple(self.decoded(index[first])))

    def column(self, index: Ints) -> Objects:
        """The values of the pairs ``index``, one ``str`` each; equal values share it."""
        return self.labels(index).values

    def decoded(self, index: Ints) -> list[str]:
        """The values of the pairs ``index``, decoded one after the other, many in one go."""
        end = np.cumsum(self.pairs.size[index], dtype=np.int64)
        cuts = np.searchsorted(end, np.arange(AT_ONCE, int(end[-1]) if len(end) else 0, AT_ONCE))
        parts = np.split(index, distinct(cuts)) if len(cuts) else [index]
        return [text for part in parts for text in self._decoded(part)]

    def _decoded(self, index: Ints) -> list[str]:
        if not len(index):
            return []
        joined = self._joined(index).decode(self.encoding, "replace")
        values = joined.split("\n")[:-1]
        if len(values) != len(index):  # an encoding that takes line feeds into characters
            values = [self.pairs.value(int(i)).decode(self.encoding, "replace") for i in index]
        if "\\U+" in joined or "\\M+" in joined:
            values = [unescaped(value) if "\\" in value else value for value in values]
        if self.odd:
            values = [self.odd.get(self.pairs.value(int(i)), text) for i, text in zip(index, values, strict=True)]
        return values

    def _joined(self, index: Ints) -> bytes:
        if len(index) == 1:  # which may be a long one
            return self.pairs.value(int(index[0])) + b"\n"
        size = self.pairs.size[index].astype(np.int64) + 1
        end = np.cumsum(size)
        source = np.arange(int(end[-1])) + np.repeat(self.pairs.at[index] - (end - size), size)
        joined = self.pairs.buffer[source]
        joined[end - 1] = NEWLINE
        whole: bytes = joined.tobytes()
        return whole


def groups(pairs: Pairs, index: Ints) -> tuple[NDArray[np.int32], Ints]:
    """Equal values of the pairs ``index`` as equal numbers from 0, and for each number its first place in ``index``.

    Values are compared by a hash of their bytes; then each is held against the first of its group, word by word.
    """
    if not len(index):
        return np.zeros(0, np.int32), np.zeros(0, np.int64)
    at, size = pairs.at[index].astype(np.int64), np.minimum(pairs.size[index].astype(np.int64), LONG + 1)
    word = pairs.words[at] & FIRST[np.minimum(size, 8)]
    first = _first_of_equal(_hashes(pairs.words, word, at, size))
    other = np.flatnonzero(_different(pairs.words, word, at, size, first) | (size > LONG))
    if len(other):  # two values with one hash, and very long ones: tell them apart by hand
        seen: dict[bytes, int] = {}
        for i in other:
            first[i] = seen.setdefault(pairs.value(int(index[i])), int(i))
    leader = first == np.arange(len(first))
    number = np.cumsum(leader, dtype=np.int32) - np.int32(1)
    return number[first], np.flatnonzero(leader)


def _hashes(words: Words, word: Words, at: Ints, size: Ints) -> Words:
    value = word * MIX + size.astype(np.uint64)
    value = (value ^ (value >> np.uint64(29))) * MIX
    long = np.flatnonzero(size > 8)
    place = 8
    while len(long):
        part = words[at[long] + place] & FIRST[np.minimum(size[long] - place, 8)]
        mixed = (value[long] ^ part) * MIX
        value[long] = mixed ^ (mixed >> np.uint64(31))
        place += 8
        long = long[size[long] > place]
    return value * MIX


def _first_of_equal(value: Words) -> Ints:
    """For each value the first place of an equal one: by a table of 2^16 slots, and by sorting where slots clash."""
    count = len(value)
    slot = (value >> np.uint64(64 - SLOTS)).astype(np.int64)
    table = np.zeros(1 << SLOTS, np.int64)
    table[slot[::-1]] = np.arange(count - 1, -1, -1)
    first = table[slot]
    clash = np.flatnonzero(value[first] != value)
    if len(clash):
        _, leader, group = np.unique(value[clash], return_index=True, return_inverse=True)
        first[clash] = clash[leader[group]]
    return first


def _different(words: Words, word: Words, at: Ints, size: Ints, first: Ints) -> Bools:
    """Which places have a value that is not, byte by byte, the one at ``first``."""
    different: Bools = (size != size[first]) | (word != word[first])
    long = np.flatnonzero((size > 8) & ~different)
    place = 8
    while len(long):
        mask = FIRST[np.minimum(size[long] - place, 8)]
        wrong = (words[at[long] + place] & mask) != (words[at[first[long]] + place] & mask)
        different[long[wrong]] = True
        place += 8
        long = long[~wrong & (size[long] > place)]
    return different


def byte_strings(pairs: Pairs, index: Ints, rows: Ints, count: int) -> NDArray[np.bytes_]:
    """A bytes column of ``count`` rows with the values of ``index`` in ``rows``, b"" elsewhere (at most 64 bytes)."""
    size = np.minimum(pairs.size[index], 64).astype(np.int64)
    width = max(1, -(-int(size.max(initial=1)) // 8))
    column = np.zeros((count, width), np.uint64)
    at = pairs.at[index].astype(np.int64)
    for k in range(width):
        left = np.clip(size - 8 * k, 0, 8)
        column[rows, k] = pairs.words[np.where(left > 0, at + 8 * k, 0)] & FIRST[left]
    return column.astype("<u8").view(f"S{8 * width}").ravel()
