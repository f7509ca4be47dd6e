"""The text of an XML file, a piece at a time, as UTF-8: for files that are too large to be held in memory.

Reading goes over the file twice. ``Survey`` sees it while it is hashed and keeps what tells the encoding; ``Text``
then decodes it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from surveycheck.read.encodings import Decoded, decode_xml

WHOLE = 4 * 1024**2
"""Bytes of a file up to which its encoding is told from all of it."""

PIECE = 128 * 1024
"""Bytes that are decoded and parsed at a time: some hundredths of a second."""

_HEAD = 65_536
_SAMPLE = 1024**2
"""Bytes with characters outside ASCII that are kept of a large file."""

_LONGEST = 11 * 1024**2
"""Longer than any text or tag that is read (``xml_limits``): no ``<`` within so many bytes is waited for."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"<\x00", b"\x00<")


class Survey:
    """Takes the bytes of a file in turn; ``decoded`` then says how to read them, without the text.

    Large files are judged by their first bytes, by the first values that are not ASCII, and by the first value that
    each likely encoding cannot have. Values end at ``<``, a byte that is part of no other character in any of them.
    """

    def __init__(self) -> None:
        self.size = 0
        self._whole = bytearray()
        self._rest = b""
        self._sample: list[bytes] = []
        self._kept = 0
        self._candidates = {"utf-8", "gb18030"}

    def feed(self, data: bytes | memoryview) -> None:
        """The next bytes of the file."""
        data = bytes(data)
        if not self.size:
            self._declared(data)
        self.size += len(data)
        if len(self._whole) + len(data) == self.size <= WHOLE:
            self._whole += data
        elif len(self._whole) > _HEAD:
            self._whole = self._whole[:_HEAD]
        data = self._rest + data
        cut = data.rfind(b"<")
        cut = len(data) if cut < 0 and len(data) > _LONGEST else max(cut, 0)
        self._rest = data[cut:]
        if cut and not data.isascii():
            self._look([value for value in data[:cut].split(b"<") if not value.isascii()])

    def decoded(self) -> Decoded:
        """What ``decode_xml`` says, of the whole of a small file, else of the sample."""
        if self.size <= WHOLE:
            return decode_xml(bytes(self._whole))
        if self._whole.startswith(_WIDE):
            wide = b"<\x00" if bytes(self._whole[:2]) in (codecs.BOM_UTF16_LE, b"<\x00") else b"\x00<"
            return replace(decode_xml(bytes(self._whole[: self._whole.rfind(wide)])), text="", bad_line=0)
        self._look([] if self._rest.isascii() else [self._rest])
        head = bytes(self._whole[:_HEAD])
        sample = b"<".join([head[: max(head.rfind(b"<"), 0)], *self._sample])
        return replace(decode_xml(sample), text="", bad_line=0)

    def _declared(self, data: bytes) -> None:
        name = decode_xml(data[: data.find(b">") + 1]).declared
        try:
            self._candidates.add(codecs.lookup(name).name)
        except (LookupError, ValueError):
            return

    def _look(self, values: list[bytes]) -> None:
        joined = b"<".join(values)
        for name in sorted(self._candidates):
            if not _fits(joined, name):
                self._candidates.discard(name)
                self._sample += [value for value in values if not _fits(value, name)][:1]
        for value in values if self._kept < _SAMPLE else ():
            self._sample.append(value)
            self._kept += len(value)


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True


class Readable(Protocol):
    """What bytes come from."""

    def read(self, count: int, /) -> bytes:
        """So many bytes, or fewer; none at the end."""


@dataclass
class Text:
    """A file as UTF-8. ``how`` is complete when all of it was taken: then ``bad_line`` is known."""

    stream: Readable
    how: Decoded
    read: int = 0
    _line: int = field(default=1)

    def pieces(self) -> Iterator[bytes]:
        """The text in pieces of some ``PIECE`` bytes. What the encoding does not know becomes U+FFFD."""
        name = self.how.used
        decoder = codecs.getincrementaldecoder(name)("strict")
        replacing = False
        last = False
        while not last:
            data = self.stream.read(PIECE)
            self.read += len(data)
            last = not data
            state = decoder.getstate()
            try:
                text = decoder.decode(data, last)
            except UnicodeError as error:
                self._bad(state[0] + data, error)
                if isinstance(error, UnicodeDecodeError):
                    decoder = codecs.getincrementaldecoder(name)("replace")
                    decoder.setstate(state)
                else:  # UTF-16 that has no byte order mark
                    decoder = codecs.getincrementaldecoder("utf-16-le")("replace")
                text = decoder.decode(data, last)
                replacing = True
            self._line += 0 if replacing else text.count("\n")
            yield (text.removeprefix("\ufeff") if self.read == len(data) else text).encode("utf-8", "replace")

    def _bad(self, data: bytes, error: UnicodeError) -> None:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        before = data[:start].decode(self.how.used, "replace")
        self.how = replace(self.how, bad_line=self._line + before.count("\n"), agrees=False)
