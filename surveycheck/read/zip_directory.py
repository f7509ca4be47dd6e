"""The directory of a zip, judged before the standard library is given it (APPNOTE 4.3.12 to 4.3.16).

A zip of a few kilobytes can state a million members, or let all of them share the same packed bytes ("zip of death").
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from itertools import pairwise
from typing import IO

MAX_DIRECTORY = 8 * 1024**2
"""Bytes of the central directory: 20 000 members with names of 350 bytes. Each entry becomes an object of a kilobyte,
so this is what bounds the memory and the time of opening."""

_END, _END64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END64_SIZE, _LOCATOR_SIZE, _LONGEST_COMMENT = 22, 56, 20, 65535
_LOCAL_HEADER = 30
_IN_ZIP64 = 0xFFFFFFFF


def directory_size(stream: IO[bytes]) -> int:
    """The largest size that a record at the end states, 0 where there is none.

    Readers differ in where they look: for the end record at the very end or for the last one at all, for the zip64
    record where its locator says or just before it. All of these places are looked at.
    """
    stream.seek(0, 2)
    length = stream.tell()
    stream.seek(max(0, length - _END_SIZE - _LOCATOR_SIZE - _END64_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    return max(_stated(stream, tail, at, length) for at in (tail.rfind(_END), len(tail) - _END_SIZE))


def _stated(stream: IO[bytes], tail: bytes, at: int, length: int) -> int:
    """The size that the end record at ``at`` of the last bytes states, by itself or in its zip64 record."""
    record, before = tail[max(0, at) :][:_END_SIZE], tail[max(0, at - _LOCATOR_SIZE) : max(0, at)]
    if at < 0 or not record.startswith(_END) or len(record) < _END_SIZE:
        return 0
    size = int(struct.unpack_from("<I", record, 12)[0])
    size = 0 if size == _IN_ZIP64 else size
    if len(before) < _LOCATOR_SIZE or not before.startswith(_LOCATOR):
        return size
    end = length - len(tail) + at
    places = (struct.unpack_from("<Q", before, 8)[0], end - _LOCATOR_SIZE - _END64_SIZE)
    return max(size, *(_size64(stream, place, length) for place in places))


def _size64(stream: IO[bytes], at: int, length: int) -> int:
    """The size in the zip64 end record; where there is none, the standard library will say so."""
    if not 0 <= at <= length - _END64_SIZE:
        return 0
    stream.seek(at)
    record = stream.read(_END64_SIZE)
    return int(struct.unpack_from("<Q", record, 40)[0]) if record.startswith(_END64) else 0


def stated_count(stream: IO[bytes]) -> int:
    """How many members the last end record states, modulo 65 536; the true number may be larger in zip64."""
    stream.seek(0, 2)
    stream.seek(max(0, stream.tell() - _END_SIZE - _LONGEST_COMMENT))
    tail = stream.read()
    at = tail.rfind(_END)
    record = tail[at:][:_END_SIZE] if at >= 0 else b""
    return int(struct.unpack_from("<H", record, 10)[0]) if len(record) == _END_SIZE else 0


def overlapping(infos: Sequence[zipfile.ZipInfo], end: int) -> int:
    """How many members begin within the bytes of another, or end within the directory that begins at ``end``.

    The smallest extent that a member can have is taken (no extra field, no data descriptor), so that a sound zip never
    counts.
    """
    spans = sorted((info.header_offset, _end(info)) for info in infos)
    crossed = sum(after[0] < before[1] for before, after in pairwise(spans))
    return crossed + sum(span[1] > end for span in spans)


def _end(info: zipfile.ZipInfo) -> int:
    return info.header_offset + _LOCAL_HEADER + info.compress_size
