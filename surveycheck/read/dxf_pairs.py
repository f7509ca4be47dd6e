"""The bytes of a DXF as columns of group pairs: code, and where the value stands. No value is decoded here.

A trail byte of GBK, Big5 or UTF-8 is never a line feed or a carriage return, so lines and codes can be told before the
encoding is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.room import make_room
from surveycheck.model.columns import Bools, Ints
from surveycheck.read.contents import PAD, Bytes, Contents

CHUNK = 1 << 20
"""Bytes worked on at a time: the temporaries of a mebibyte stay in the caches (256 KiB and 4 MiB are slower)."""

HIGHEST_CODE = 1071
INVALID = -1
"""Code of a pair whose code line is no group code."""

NEWLINE, RETURN = 10, 13
ZERO, NIBBLE = np.uint8(48), np.uint8(15)
BLANK = np.uint8(256 + 32 - 48)
"""A blank, less the character 0."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
Words = NDArray[np.uint64]
Places = NDArray[np.int32]
Part = tuple[NDArray[np.int16], Places, Places]


@dataclass(frozen=True, eq=False)
class Pairs:
    """n group pairs. ``at`` is where the value begins in ``buffer``, ``size`` its length in bytes without line end.
    Pair i stands on lines 2i+1 and 2i+2 of the file.
    """

    buffer: Bytes
    code: NDArray[np.int16]
    at: NDArray[np.integer]
    size: NDArray[np.int32]

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
        return Pairs(self.buffer, self.code[:count], self.at[:count], self.size[:count])


def line(pair: int) -> int:
    """The 1-based line of a pair's code."""
    return 2 * int(pair) + 1


def pairs_of(data: bytes | Contents, told: Callable[[float], None] = lambda fraction: None) -> Pairs:
    """All pairs of a file; a last line without a partner is left out. ``told`` hears the fraction done.

    The memory of ``Contents`` is taken over: lone carriage returns become line feeds in it where the file has no other.
    """
    make_room()
    buffer = Contents.of(data).take()
    place = np.int32 if len(buffer) < 2**31 else np.int64
    columns: list[NDArray[Any]] = [np.empty(0, kind) for kind in (np.int16, place, np.int32)]
    count = 0
    for begin, feeds in _chunks(buffer, *_text_in(buffer)):
        part = _pairs(buffer, begin, feeds)
        end = count + len(part[0])
        if end > len(columns[0]):
            room = int(end * 1.1 * len(buffer) / (begin + int(feeds[-1]))) + 1
            columns = [_longer(column, count, room) for column in columns]
        for column, new in zip(columns, part, strict=True):
            column[count:end] = new
        columns[1][count:end] += begin
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


def _longer(column: NDArray[Any], count: int, room: int) -> NDArray[Any]:
    """A column with room for more; what is never filled costs no memory."""
    longer = np.empty(room, column.dtype)
    longer[:count] = column[:count]
    return longer


def _chunks(buffer: Bytes, begin: int, end: int) -> Iterator[tuple[int, Ints]]:
    """Chunks that hold whole pairs: where each begins, and its line feeds."""
    length = CHUNK
    while begin < end:
        part = buffer[begin : min(begin + length, end)]
        feeds = np.flatnonzero(part == NEWLINE)
        whole = len(feeds) & ~1
        if whole:
            yield begin, feeds[:whole]
            begin += int(feeds[whole - 1]) + 1
            length = CHUNK
        elif begin + length >= end:
            return
        else:  # a line longer than the chunk
            length *= 4


def _pairs(buffer: Bytes, begin: int, feeds: Ints) -> Part:
    """Code, ``at`` and size of the pairs of one chunk, whose lines end at ``feeds``.

    Places stay 64 bits wide where they choose from arrays, and are 32 where they are reckoned with: twice as fast each.
    """
    code_feed, value_feed = np.ascontiguousarray(feeds[0::2]), np.ascontiguousarray(feeds[1::2])
    code_end, value_end = code_feed.astype(np.int32), value_feed.astype(np.int32)
    code_begin = np.zeros_like(code_end)
    np.add(value_end[:-1], 1, out=code_begin[1:])
    at = code_end + np.int32(1)
    code, doubled = _codes(buffer, begin, code_feed, code_begin, code_end)
    size = value_end - at
    size -= buffer[begin - 1 :][value_feed] == RETURN
    if doubled:
        size = _without_returns(buffer[begin:], at, at + size) - at
    return code, at, size


def _without_returns(part: Bytes, begin: Places, end: Places) -> Places:
    """Ends of lines without any carriage return."""
    while (more := (part[end - 1] == RETURN) & (end > begin)).any():
        end = end - more
    return np.maximum(end, begin)


def _codes(buffer: Bytes, start: int, feed: Ints, begin: Places, end: Places) -> tuple[NDArray[np.int16], bool]:
    """Group codes of lines, ``INVALID`` where a line is none, and whether a line has two carriage returns.

    Lines of three characters, as CAD writes all codes below 1000, are told by these three; the others as words.
    Places are counted from ``start``.
    """
    returned = buffer[start - 1 :][feed] == RETURN
    back = int(returned.all())
    if not back and returned.any():
        feed = feed - returned
    last, middle, first = (buffer[start - back - k :][feed] - ZERO for k in (1, 2, 3))
    three = (last <= 9) & (end - begin - returned == 3)
    three &= (first <= 9) & (middle <= 9) | (first == BLANK) & ((middle <= 9) | (middle == BLANK))
    code = (first & NIBBLE) * np.int16(100)
    code += (middle & NIBBLE) * np.uint8(10)
    code += last
    others = np.flatnonzero(~three)
    if not len(others):
        return code, False
    code[others], doubled = _words_as_codes(buffer[start - PAD :], begin[others] + PAD, end[others] + PAD)
    return code, doubled


def _words_as_codes(part: Bytes, begin: Places, end: Places) -> tuple[NDArray[np.int16], bool]:
    """The last four characters are one word: digits, and only blanks before them. As number, a blank has low bits 0."""
    tail = np.ndarray((len(part) - 7,), "<u8", part.data, strides=(1,))[end - 8]
    returned = tail >> 56 == RETURN
    if (returned & (tail >> 48 & 0xFF == RETURN)).any():
        return _words_as_codes(part, begin, _without_returns(part, begin, end))[0], True
    word = np.where(returned, tail >> 24, tail >> 32).astype(np.uint32)
    length = end - begin - returned
    kept = KEPT[np.clip(length, 0, 4)]
    word = (word & kept) | (BLANKS & ~kept)
    code = _in_decimal(word & np.uint32(0x0F0F0F0F)).astype(np.int16)
    odd = (length > 4) | ~_digits_after_blanks(word) | (code > HIGHEST_CODE)
    code[odd] = _odd_codes(part, tail[odd], begin[odd], end[odd])
    return code, False


def _odd_codes(part: Bytes, tail: Words, begin: Places, end: Places) -> NDArray[np.int16]:
    """Codes of unusual lines. Of lines up to eight bytes long each kind is looked at once: there may be millions."""
    code = np.full(len(begin), INVALID, np.int16)
    length = end - begin
    short = np.flatnonzero((length > 0) & (length <= 8))
    if len(short):
        own = ~np.uint64(0) << ((8 - length[short]) * 8).astype(np.uint64)
        kinds, which = np.unique((tail[short] & own) | (EIGHT_BLANKS & ~own), return_inverse=True)
        code[short] = np.array([_code(kind.tobytes()) for kind in kinds], np.int16)[which]
    for i in np.flatnonzero(length > 8):
        code[i] = _code(part[begin[i] : end[i]].tobytes())
    return code


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
EIGHT_BLANKS = np.uint64(0x2020202020202020)
KEPT = np.array([0, 0xFF000000, 0xFFFF0000, 0xFFFFFF00, 0xFFFFFFFF], np.uint32)
"""Mask of the last k characters of four."""


def _code(text: bytes) -> int:
    """The code of one unusual line: blanks around it, leading zeros."""
    text = text.strip()
    if not text.isdigit() or len(text) > 8:
        return INVALID
    number = int(text)
    return number if number <= HIGHEST_CODE else INVALID
