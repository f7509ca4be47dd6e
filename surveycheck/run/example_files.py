"""The files of a card's example: whole, as in a folder, or in a zip that does not say how names are encoded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

UTF8_FLAG = 0x800
STORED = (0, 0, 0x21)
"""Method 0 (as it is), midnight of 1 January 1980."""


def example_files(rows: Sequence[Mapping[str, object]]) -> Mapping[str, bytes] | bytes:
    """Path → content; or the bytes of a zip of them where a row says the ``name_encoding`` that its path is stored in
    (the others are in UTF-8 and say so)."""
    if any("name_encoding" in row for row in rows):
        return _packed([(*_name(row), file_bytes(row)) for row in rows])
    return {str(row["path"]): file_bytes(row) for row in rows}


def file_bytes(row: Mapping[str, object]) -> bytes:
    """The content of an example's file: ``hex``, or ``text`` in an ``encoding`` (UTF-8)."""
    if "hex" in row:
        return bytes.fromhex(str(row["hex"]))
    return str(row.get("text", "")).encode(str(row.get("encoding", "utf-8")))


def _name(row: Mapping[str, object]) -> tuple[int, bytes]:
    """The flags, and the path as it is stored."""
    flags = 0 if "name_encoding" in row else UTF8_FLAG
    return flags, str(row["path"]).encode(str(row.get("name_encoding", "utf-8")))


def _packed(files: Sequence[tuple[int, bytes, bytes]]) -> bytes:
    """A zip (APPNOTE 4.3); ``zipfile`` would write the names in UTF-8 and say so."""
    parts, directory, offset = [], [], 0
    for flags, name, data in files:
        about = struct.pack("<5H3I2H", 20, flags, *STORED, zlib.crc32(data), len(data), len(data), len(name), 0)
        parts.append(b"PK\3\4" + about + name + data)
        directory.append(b"PK\1\2" + struct.pack("<H", 20) + about + struct.pack("<3H2I", 0, 0, 0, 0, offset) + name)
        offset += len(parts[-1])
    size = sum(map(len, directory))
    end = b"PK\5\6" + struct.pack("<4H2IH", 0, 0, len(files), len(files), size, offset, 0)
    return b"".join((*parts, *directory, end))
