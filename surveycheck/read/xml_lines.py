"""The line of every start tag of an XML text that comes in pieces. Covers XML 1.0: start tags (3.1), comments (2.5),
processing instructions (2.6), CDATA sections (2.7) and the DOCTYPE (2.8), within which a ``<`` begins no start tag.

libxml2 keeps 16 bits for the line of an element (libxml/tree.h: ``unsigned short line``), and means the line where the
tag ends; this counts all of them, and the line of the ``<``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_OPENING = re.compile(rb"<!--|<!\[CDATA\[|<\?|<!DOCTYPE[^\[>]*[\[>]")
_CLOSING = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_HELD = 9
"""A ``<`` within so many bytes of the end may be the begin of any of these: it waits for the next piece."""


class StartLines:
    """Takes UTF-8 in pieces; gives the lines of the start tags in document order. ``at`` is where those that the last
    piece has shown stand in the text."""

    def __init__(self) -> None:
        self._line = 1
        self._until = b""
        self._rest = b""
        self._fed = 0
        self.at: NDArray[np.int64] = np.zeros(0, np.int64)

    def feed(self, piece: bytes, last: bool = False) -> list[int]:
        """Lines of the start tags that the text so far shows; ``last``: nothing follows."""
        data = self._rest + piece
        begin = self._fed - len(self._rest)
        self._fed += len(piece)
        lines: list[int] = []
        places = []
        done = 0
        for start, end in self._plain(data, last):
            new, at = self._tags(data, done, start, end)
            lines += new
            places.append(at)
            done = end
        self.at = np.concatenate([np.zeros(0, np.int64), *places]) + begin
        self._line += data.count(b"\n", done, len(data) - len(self._rest))
        return lines

    def _plain(self, data: bytes, last: bool) -> Iterator[tuple[int, int]]:
        """Where there is neither comment nor CDATA nor instruction; what can only be told later is kept for then."""
        at = 0
        end = len(data)
        self._rest = b""
        while at < end:
            if self._until:
                found = data.find(self._until, at)
                if found < 0:
                    self._rest = b"" if last else data[max(at, end - len(self._until) + 1) :]
                    return
                at, self._until = found + len(self._until), b""
            opening = _OPENING.search(data, at)
            stop = opening.start() if opening else end
            if opening is None and not last:
                stop = _held(data, at)
                self._rest = data[stop:]
            yield at, stop
            if opening is None:
                return
            at = opening.end()
            self._until = _CLOSING.get(opening[0], b"]>" if opening[0].endswith(b"[") else b"")

    def held(self) -> int:
        """Where the text begins that is not looked at yet."""
        return self._fed - len(self._rest)

    def _tags(self, data: bytes, before: int, start: int, end: int) -> tuple[list[int], NDArray[np.int64]]:
        if data.find(b"<", start, end) < 0:  # between comments there may be nothing, a million times
            self._line += data.count(b"\n", before, end)
            return [], np.zeros(0, np.int64)
        self._line += data.count(b"\n", before, start)
        part = np.frombuffer(data, np.uint8)[start:end]
        tags = np.flatnonzero(part[:-1] == ord("<"))
        after = part[tags + 1]
        tags = tags[(after != ord("/")) & (after != ord("!")) & (after != ord("?"))]
        newlines = np.flatnonzero(part == ord("\n"))
        lines: NDArray[np.int64] = np.searchsorted(newlines, tags) + self._line
        self._line += len(newlines)
        return lines.tolist(), tags + start


def _held(data: bytes, at: int) -> int:
    """Up to where nothing can change by what follows: an unfinished DOCTYPE waits as a whole; what the parser may have
    taken already does not wait."""
    doctype = data.rfind(b"<!DOCTYPE", at)
    if doctype >= 0:
        return doctype
    near = data.rfind(b"<", max(at, len(data) - _HELD))
    return len(data) if near < 0 or data[near + 1 : near + 2] not in (b"", b"!") else near
