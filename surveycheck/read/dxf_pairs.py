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
from surveycheck.read.contents import PAD, Bytes, Contents

CHUNK = 1 << 20
"""Bytes worked on at a time: the temporaries of a mebibyte stay in the caches (256 KiB and 4 MiB are slower)."""

HIGHEST_CODE = 1071
INVALID = -1
"""Code of a pair whose code line is no group code."""

NEWLINE, RETURN, DOT = 10, 13, 46
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
Words = NDArray[np.uint64]
Places = NDArray[np.int32]
Part = tuple[NDArray[np.int16], Ints, Places, Places]


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


def pairs_of(data: bytes | Contents, told: Callable[[float], None] = lambda fraction: None) -> Pairs:
    """All pairs of a file; a last line without a partner is left out. ``told`` hears the fraction done.

    The memory of ``Contents`` is taken over: lone carriage returns become line feeds in it where the file has no other.
    """
    _keep_freed_memory()
    buffer = Contents.of(data).take()
    place = np.int32 if len(buffer) < 2**31 else np.int64
    columns: list[NDArray[Any]] = [np.empty(0, kind) for kind in (np.int16, place, np.int32, np.int16)]
    count = 0
    for begin, marks, feeds in _chunks(buffer, *_text_in(buffer)):
        part = _pairs(buffer, begin, marks, feeds)
        end = count + len(part[0])
        if end > len(columns[0]):
            room = int(end * 1.1 * len(buffer) / (begin + int(marks[-1]))) + 1
            columns = [_longer(column, count, room) for column in columns]
        for column, new in zip(columns, part, strict=True):
            column[count:end] = new
        count = end
        told(begin / len(buffer))
    return Pairs(buffer, *(column[:count] for column in columns))


def _text_in(buffer: Bytes) -> tuple[int, int]:
    """Where the lines begin and end. The last one gets its line feed."""
    begin, stop = PAD, len(buffer) - PAD
    if buffer[PAD : PAD + 3].tobytes() == BYTE_ORDER_MARK:
        begin += 3
    if not any((buffer[k : k + CHUNK] == NEWLINE).any() for k in range(begin, stop, CHUNK)):
        for k in range(begin, stop, CHUNK):
            part = buffer[k : min(k + CHUNK, stop)]
            part[part == RETURN] = NEWLINE
    if buffer[stop - 1] != NEWLINE:
        buffer[stop] = NEWLINE
        stop += 1
    return begin, stop


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


def _chunks(buffer: Bytes, begin: int, end: int) -> Iterator[tuple[int, NDArray[np.int32], Ints]]:
    """Chunks that hold whole pairs: where each begins, its line feeds and dots, and which of these are line feeds."""
    length = CHUNK
    while begin < end:
        part = buffer[begin : min(begin + length, end)]
        mark = part == NEWLINE
        mark |= part == DOT
        marks = np.flatnonzero(mark)
        feeds = np.flatnonzero(part[marks] == NEWLINE)
        whole = len(feeds) & ~1
        if whole:
            last = int(feeds[whole - 1])
            yield begin, marks[: last + 1].astype(np.int32), feeds[:whole]
            begin += int(marks[last]) + 1
            length = CHUNK
        elif begin + length >= end:
            return
        else:  # a line longer than the chunk
            length *= 4


def _pairs(buffer: Bytes, begin: int, marks: NDArray[np.int32], feeds: Ints) -> Part:
    """Code, ``at``, size and dot of the pairs of one chunk, whose line feeds and dots are ``marks``."""
    part = buffer[begin - PAD :]
    ends = marks[feeds] + np.int32(PAD)
    code_end, value_end = ends[0::2], ends[1::2]
    at = code_end + np.int32(1)
    code_begin = np.empty_like(at)
    code_begin[0] = PAD
    np.add(value_end[:-1], 1, out=code_begin[1:])
    before = feeds[1::2] - 1
    dot = np.where(before > feeds[0::2], marks[before] + np.int32(PAD) - at, np.int32(-1))
    dot[dot > 30000] = -1
    code, doubled = _codes(part, code_begin, code_end)
    size = _without_return(part, at, value_end, doubled) - at
    return code, at + (begin - PAD), size, dot


def _without_return(part: Bytes, begin: Places, end: Places, doubled: bool) -> Places:
    """Ends of lines without their carriage return, or without all of them."""
    end = end - (part[end - 1] == RETURN)
    while doubled and (more := (part[end - 1] == RETURN) & (end > begin)).any():
        end = end - more
    return np.maximum(end, begin)


def _codes(part: Bytes, begin: Places, end: Places) -> tuple[NDArray[np.int16], bool]:
    """Group codes of lines, ``INVALID`` where a line is none, and whether a line has two carriage returns.

    The last four characters are one word: digits, and only blanks before them. As number, a blank's low bits are 0.
    """
    tail = np.ndarray((len(part) - 7,), "<u8", part.data, strides=(1,))[end - 8]
    returned = tail >> 56 == RETURN
    if (returned & (tail >> 48 & 0xFF == RETURN)).any():
        return _codes(part, begin, _without_return(part, begin, end, True))[0], True
    word = np.where(returned, tail >> 24, tail >> 32).astype(np.uint32)
    length = end - begin - returned
    kept = KEPT[np.clip(length, 0, 4)]
    word = (word & kept) | (BLANKS & ~kept)
    code = _in_decimal(word & np.uint32(0x0F0F0F0F)).astype(np.int16)
    odd = (length > 4) | ~_digits_after_blanks(word) | (code > HIGHEST_CODE)
    for i in np.flatnonzero(odd):
        code[i] = _code(part[begin[i] : end[i]].tobytes())
    return code, False


def _in_decimal(digits: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Four digits, one a byte, the first in the lowest, as a number."""
    twos = (digits * np.uint32(10) + (digits >> 8)) & np.uint32(0x00FF00FF)
    return (twos * np.uint32(100) + (twos >> 16)) & np.uint32(0xFFFF)


def _digits_after_blanks(word: NDArray[np.uint32]) -> Bools:
    """Words of four characters that are at least one digit, and before it nothing but blanks."""
    x = word ^ np.uint32(0x30303030)
    other = (((x & np.uint32(0x7F7F7F7F)) + np.uint32(0x76767676)) | x) & np.uint32(0x80808080)
    mask = (other >> 7) * np.uint32(0xFF)
    sound: Bools = (mask & (mask + np.uint32(1)) == 0) & (mask != 0xFFFFFFFF) & (word & mask == BLANKS & mask)
    return sound


BLANKS = np.uint32(0x20202020)
KEPT = np.array([0, 0xFF000000, 0xFFFF0000, 0xFFFFFF00, 0xFFFFFFFF], np.uint32)
"""Mask of the last k characters of four."""


def _code(text: bytes) -> int:
    """The code of one unusual line: blanks around it, leading zeros."""
    text = text.strip()
    if not text.isdigit() or len(text) > 8:
        return INVALID
    number = int(text)
    return number if number <= HIGHEST_CODE else INVALID
