"""Zips written byte by byte (APPNOTE 4.3), so that they can lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LOCAL, CENTRAL = "<4sHHHHHIIIHH", "<4sHHHHHHIIIHHHHHII"


@dataclass(frozen=True)
class Entry:
    """``local`` is the local header with the packed bytes, ``central`` the directory's entry for an offset of 0."""

    local: bytes
    fields: tuple[int, ...]
    name: bytes

    def central(self, offset: int) -> bytes:
        flags, method, crc, packed, size = self.fields
        head = struct.pack(
            CENTRAL,
            b"PK\x01\x02",
            20,
            20,
            flags,
            method,
            0,
            0x21,
            crc,
            packed,
            size,
            len(self.name),
            0,
            0,
            0,
            0,
            0,
            offset,
        )
        return head + self.name


def entry(
    name: bytes, data: bytes, *, method: int = 8, size: int | None = None, utf8: bool = False, like: Entry | None = None
) -> Entry:
    """A member; ``size`` is a lie about its unpacked size, ``like`` takes the packed bytes of another."""
    flags = 0x800 if utf8 else 0
    if like is not None:
        _, method, crc, _, size = like.fields
        body = like.local[30 + len(like.name) :]
    else:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = packer.compress(data) + packer.flush() if method else data
        crc, size = zlib.crc32(data), len(data) if size is None else size
    local = struct.pack(LOCAL, b"PK\x03\x04", 20, flags, method, 0, 0x21, crc, len(body), size, len(name), 0)
    return Entry(local + name + body, (flags, method, crc, len(body), size), name)


def zip_of(
    entries: Sequence[Entry], *, repeat: int = 1, shift: Mapping[int, int] | None = None, zip64: bool = False
) -> bytes:
    """The entries in turn; ``repeat`` directory entries for each; ``shift`` moves what the directory says of one."""
    body, directory, count = b"", [], 0
    for number, one in enumerate(entries):
        directory.append(one.central(len(body) + (shift or {}).get(number, 0)) * repeat)
        body += one.local
        count += repeat
    listed = b"".join(directory)
    few = min(count, 0xFFFF)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, few, few, len(listed), len(body), 0)
    if zip64:
        at = len(body) + len(listed)
        record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listed), len(body))
        end = record + struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1) + end
    return body + listed + end
