"""The bytes of a DXF as columns of group pairs: code, and where the value stands. No value is decoded here.

A trail byte of GBK, Big5 or UTF-8 is never a line feed, a carriage return or a dot below 0x40 of GBK's first half, so
lines and codes can be told before the encoding is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Ints

PAD = 64
"""Bytes before and after the file in the buffer, so that a word may be loaded anywhere."""

CHUNK = 1 << 20
"""Bytes worked on at a time: the temporaries of a mebibyte stay in the caches (256 KiB and 4 MiB are slower)."""

HIGHEST_CODE = 1071
INVALID = -1
"""Code of a pair whose code line is no group code."""

NEWLINE, RETURN, DOT, SPACE = 10, 13, 46, 32
Bytes = NDArray[np.uint8]
Words = NDArray[np.uint64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """n group pairs. ``at`` is where the value begins in ``buffer``, ``size`` its length in bytes without line end,
    ``dot`` where its last dot is from ``at``, -1 if it has none. Pair i stands on lines 2i+1 and 2i+2 of the file.
    """

    buffer: Bytes
    code: NDArray[np.int16]
    at: NDArray[np.integer]
    size: NDArray[np.int32]
    dot: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.code)

    @cached_property
    def words(self) -> Words:
        """The eight bytes that begin at each place of the buffer, as a little-endian number (a view, no copy)."""
        return np.ndarray((len(self.buffer) - 7,), "<u8", self.buffer.data, strides=(1,))

    def value(self, pair: int) -> bytes:
        """The value of one pair."""
        return self.buffer[self.at[pair] : self.at[pair] + self.size[pair]].tobytes()

    def head(self, count: int) -> Pairs:
        """The first ``count`` pairs."""
        return Pairs(self.buffer, self.code[:count], self.at[:count], self.size[:count], self.dot[:count])


def line(pair: int) -> int:
    """The 1-based line of a pair's code."""
    return 2 * int(pair) + 1


def padded(data: bytes) -> Bytes:
    """The file between ``PAD`` zero bytes, ending with a line feed; lone carriage returns are line ends too."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    unended = not data.endswith(b"\n")
    buffer = np.empty(len(data) + 2 * PAD + unended, np.uint8)
    buffer[:PAD] = buffer[-PAD:] = 0
    buffer[PAD : PAD + len(data)] = np.frombuffer(data, np.uint8)
    if unended:
        buffer[PAD + len(data)] = NEWLINE
    return buffer


def pairs_of(data: bytes, told: Callable[[float], None] = lambda fraction: None) -> Pairs:
    """All pairs of a file; a last line without a partner is left out. ``told`` hears the fraction done."""
    _keep_freed_memory()
    buffer = padded(data)
    place = np.int32 if len(buffer) < 2**31 else np.int64
    columns: list[NDArray[Any]] = [np.empty(0, kind) for kind in (np.int16, place, np.int32, np.int16)]
    count = 0
    for begin, marks in _chunks(buffer):
        part = _pairs(buffer, begin, marks)
        end = count + len(part[0])
        if end > len(columns[0]):
            room = int(end * 1.1 * len(buffer) / (begin + int(marks[-1]))) + 1
            columns = [_longer(column, count, room) for column in columns]
        for column, new in zip(columns, part, strict=True):
            column[count:end] = new
        count = end
        told(begin / len(buffer))
    return Pairs(buffer, *(column[:count] for column in columns))


def _keep_freed_memory() -> None:
    """Lets glibc keep what the temporaries of a chunk free, for the next chunk: it raises its threshold for mapped
    memory to the size of the largest mapped block that was freed (``mallopt(3)``, M_MMAP_THRESHOLD). Saves a quarter
    of the page faults; elsewhere it does nothing. The block is never touched."""
    np.empty(24 << 20, np.uint8)


def _longer(column: NDArray[Any], count: int, room: int) -> NDArray[Any]:
    """A column with room for more; what is never filled costs no memory."""
    longer = np.empty(room, column.dtype)
    longer[:count] = column[:count]
    return longer


def _chunks(buffer: Bytes) -> Iterator[tuple[int, Ints]]:
    """Chunks that hold whole pairs: where each begins, and its line feeds and dots."""
    begin, end, length = PAD, len(buffer) - PAD, CHUNK
    while begin < end:
        part = buffer[begin : min(begin + length, end)]
        marks = np.flatnonzero((part == NEWLINE) | (part == DOT))
        feeds = np.flatnonzero(part[marks] == NEWLINE)
        whole = len(feeds) & ~1
        if whole:
            last = feeds[whole - 1]
            yield begin, marks[: last + 1]
            begin += int(marks[last]) + 1
            length = CHUNK
        elif begin + length >= end:
            return
        else:  # a line longer than the chunk
            length *= 4


def _pairs(buffer: Bytes, begin: int, marks: Ints) -> tuple[NDArray[np.int16], Ints, Ints, Ints]:
    """The pairs of one chunk whose line feeds and dots are ``marks``."""
    feeds = np.flatnonzero(buffer[begin:][marks] == NEWLINE)
    ends = marks[feeds] + begin
    code_end, value_end = ends[0::2], ends[1::2]
    code_begin = np.empty_like(code_end)
    code_begin[0], code_begin[1:] = begin, value_end[:-1] + 1
    at = code_end + 1
    dots = feeds[1::2] - feeds[0::2] - 1
    dot = np.where(dots > 0, marks[feeds[1::2] - 1] + begin - at, -1)
    dot[dot > 30000] = -1
    doubled = bool((buffer[code_end - 2] == RETURN).any())
    code = _codes(buffer, code_begin, _without_return(buffer, code_begin, code_end, doubled))
    size = _without_return(buffer, at, value_end, doubled) - at
    return code, at, size, dot


def _without_return(buffer: Bytes, begin: Ints, end: Ints, doubled: bool) -> Ints:
    """Ends of lines without their carriage return, or without all of them."""
    end = end - (buffer[end - 1] == RETURN)
    while doubled and (more := (buffer[end - 1] == RETURN) & (end > begin)).any():
        end = end - more
    return np.maximum(end, begin)


def _table() -> NDArray[np.int16]:
    """Two characters, low byte first, as a number: blanks before digits count nothing; 20000 for anything else."""
    table = np.full(65536, 20000, np.int16)
    table[SPACE | SPACE << 8] = 0
    for d in range(10):
        table[SPACE | (48 + d) << 8] = d
        for u in range(10):
            table[48 + d | (48 + u) << 8] = 10 * d + u
    return table


TWO_CHARACTERS = _table()
BLANKS = np.array([0x20202020, 0x00202020, 0x00002020, 0x00000020, 0], np.uint32)
KEPT = np.array([0, 0xFF000000, 0xFFFF0000, 0xFFFFFF00, 0xFFFFFFFF], np.uint32)


def _codes(buffer: Bytes, begin: Ints, end: Ints) -> NDArray[np.int16]:
    """Group codes of lines, ``INVALID`` where a line is none."""
    words = np.ndarray((len(buffer) - 3,), "<u4", buffer.data, strides=(1,))
    length = end - begin
    short = np.minimum(length, 4)
    word = (words[end - 4] & KEPT[short]) | BLANKS[short]
    high, low = TWO_CHARACTERS[word & 0xFFFF], TWO_CHARACTERS[word >> 16]
    split = (high > 0) & ((word >> 16 & 0xFF) == SPACE)
    code: NDArray[np.int32] = high.astype(np.int32) * 100 + low
    odd: Bools = (length > 4) | (length == 0) | split | (code > HIGHEST_CODE) | (word == BLANKS[0])
    for i in np.flatnonzero(odd):
        code[i] = _code(buffer[begin[i] : end[i]].tobytes())
    return code.astype(np.int16)


def _code(text: bytes) -> int:
    """The code of one unusual line: blanks around it, leading zeros."""
    text = text.strip()
    if not text.isdigit() or len(text) > 8:
        return INVALID
    number = int(text)
    return number if number <= HIGHEST_CODE else INVALID
