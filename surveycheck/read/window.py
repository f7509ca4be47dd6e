"""Some lines out of the middle of a file that may be large: it is read through once, and nothing else of it is kept."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

CHUNK = 1024**2
HEAD = 256 * 1024
"""Bytes of the beginning, which tells kind and encoding."""

LONGEST = 4000
"""Bytes of a line that are kept."""

MOST = 2 * 1024**3
"""Bytes of a file that are gone through."""


@dataclass(frozen=True)
class Window:
    """Lines ``first`` and following (counted from 1), as bytes without their end; ``head``: the beginning of the file.
    The bytes of a UTF-16 file are given as UTF-8."""

    first: int
    lines: tuple[bytes, ...]
    head: bytes


def window(stream: IO[bytes], first: int, last: int, container: str = "") -> Window:
    """The lines from ``first`` to ``last``, as far as there are such. ``container``: utf-16-le or utf-16-be, else
    empty. Raises what the stream raises."""
    kept: list[bytes] = []
    head = b""
    number, open_line = 1, b""
    for chunk in _chunks(stream, container):
        head = head or chunk[:HEAD]
        breaks = chunk.count(b"\n")
        if number + breaks < first:
            number += breaks
            continue
        pieces = chunk.split(b"\n")
        for place, piece in enumerate(pieces):
            if number >= first:
                open_line = (open_line + piece[:LONGEST])[:LONGEST]
            if place < len(pieces) - 1:
                if first <= number <= last:
                    kept.append(open_line)
                number, open_line = number + 1, b""
        if number > last:
            break
    if first <= number <= last and open_line:
        kept.append(open_line)
    return Window(first, tuple(line.rstrip(b"\r") for line in kept), head)


def line_of_handle(stream: IO[bytes], handle: str, container: str = "") -> int:
    """The line of a DXF where an entity's own handle stands (group 5, or 105), 0 where there is none."""
    bare = handle.encode("ascii").upper()
    pattern = re.compile(
        rb"(?:^|\n)[ \t]*(?:5|105)[ \t]*\r?\n[ \t]*0*%s[ \t]*\r?(?=\n)" % re.escape(handle.encode("ascii")),
        re.IGNORECASE,
    )
    number, rest, second = 1, b"", 0
    for chunk in _chunks(stream, container):
        data = rest + chunk
        for found in pattern.finditer(data) if bare in data.upper() else ():
            line = number + data.count(b"\n", 0, found.end())
            if line % 2 == 0:  # group codes stand in odd lines, values in even ones
                return line
            second = second or line
        cut = max(0, data.rfind(b"\n", 0, max(0, len(data) - 64)))
        number, rest = number + data.count(b"\n", 0, cut), data[cut:]
    return second


def _chunks(stream: IO[bytes], container: str) -> Iterator[bytes]:
    """The file, a megabyte at a time; what is in UTF-16 as UTF-8."""
    decoder = codecs.getincrementaldecoder(container)("replace") if container.startswith("utf-16") else None
    read = 0
    while read < MOST and (chunk := stream.read(CHUNK)):
        read += len(chunk)
        yield decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
