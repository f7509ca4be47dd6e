"""Where in the bytes of a DXF something can be added, so that everything that stands there stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from surveycheck.read.contents import PAD
from surveycheck.read.dxf_encoding import container_of, declared_encoding
from surveycheck.read.dxf_pairs import pairs_of
from surveycheck.report.words import Pair

BINARY = b"AutoCAD Binary DXF"
OWNED_SINCE = "AC1012"
"""R13: every entity and record has a handle, an owner and markers of its class (DXF reference)."""

REASONS: dict[str, Pair] = {
    "binary": ("二进制 DXF 不能在原文中加注", "a binary DXF cannot be added to"),
    "utf-16": ("UTF-16 文本的 DXF 不能在原文中加注", "a DXF in UTF-16 cannot be added to"),
    "damaged": (
        "DXF 结构不完整，在其中加注可能改变原图",
        "its structure is damaged: adding to it could change the drawing",
    ),
}


class NoPlaceError(Exception):
    """Nothing can be added to this drawing; ``reason`` says why, Chinese and English."""

    def __init__(self, reason: str) -> None:
        self.reason = REASONS[reason]
        super().__init__(self.reason[1])


@dataclass(frozen=True)
class TableEnd:
    """A table: the offset of its ENDTAB, its own handle, and the names in it, in upper case."""

    at: int
    handle: str
    names: frozenset[str]


@dataclass(frozen=True)
class DxfPlaces:
    """``entities``: the offset of the ENDSEC of ENTITIES. ``model``: the handle of the block record of model space.
    ``tables`` by name. ``seed``: offset and length of the value of ``$HANDSEED``, None without. ``free``: a handle that
    nothing has, nor anything above it; 0 where the drawing has no handles. ``feed``: how lines end."""

    version: str
    encoding: str
    feed: bytes
    entities: int
    model: str
    tables: dict[str, TableEnd]
    seed: tuple[int, int] | None
    free: int

    @property
    def owned(self) -> bool:
        """Do entities say their class and whose they are?"""
        return self.version >= OWNED_SINCE


def places_of(data: bytes) -> DxfPlaces:
    """The places of a sound text DXF. Raises ``NoPlaceError`` for any other."""
    if data.startswith(BINARY):
        raise NoPlaceError("binary")
    if container_of(data[:64]).startswith("utf-16"):
        raise NoPlaceError("utf-16")
    if b"\n" not in data:
        raise NoPlaceError("damaged")
    return _Finder(data).found()


class _Finder:
    def __init__(self, data: bytes) -> None:
        self.data, self.pairs = data, pairs_of(data)
        self.sections = dict(self._sections())
        if "ENTITIES" not in self.sections:
            raise NoPlaceError("damaged")

    def found(self) -> DxfPlaces:
        head = self._header()
        version = self._text(head.get("$ACADVER")) or "AC1009"
        entities, seed = self.sections["ENTITIES"], head.get("$HANDSEED")
        free = 0
        if version >= OWNED_SINCE or self._has_handles(entities):
            free = max(max(self._handles(), default=0) + 1, _hex(self._text(seed)), 0x10)
        return DxfPlaces(
            version=version,
            encoding=_codec(version, self._text(head.get("$DWGCODEPAGE"))),
            feed=b"\r\n" if b"\r\n" in self.data[:200] else b"\n",
            entities=self._start(entities.stop),
            model=self._model(),
            tables=dict(self._tables()),
            seed=seed,
            free=free,
        )

    def _where(self, word: bytes) -> list[int]:
        """The pairs of code 0 with this value, in order."""
        pairs = self.pairs
        zeros = np.flatnonzero((pairs.code == 0) & (pairs.size == len(word)))
        mask = np.uint64((1 << (8 * len(word))) - 1)
        values = pairs.words[pairs.at[zeros]] & mask
        return [int(i) for i in zeros[values == np.uint64(int.from_bytes(word, "little"))]]

    def _sections(self) -> Iterator[tuple[str, range]]:
        """Name → its pairs, from the one behind its name to its ENDSEC (not in it)."""
        begins, ends, over = self._where(b"SECTION"), self._where(b"ENDSEC"), self._where(b"EOF")
        every = [place for both in zip(begins, ends, strict=False) for place in both]
        if len(begins) != len(ends) or len(over) != 1 or every != sorted(every) or not every or over[0] < every[-1]:
            raise NoPlaceError("damaged")
        for begin, end in zip(begins, ends, strict=True):
            if end <= begin + 1 or self.pairs.code[begin + 1] != 2:
                raise NoPlaceError("damaged")
            yield self._value(begin + 1).strip(), range(begin + 2, end)

    def _header(self) -> dict[str, tuple[int, int]]:
        """Name of a variable → offset and length of its first value."""
        span = self.sections.get("HEADER", range(0))
        names = [pair for pair in span if self.pairs.code[pair] == 9 and pair + 1 in span]
        return {self._value(pair).strip(): self._span(pair + 1) for pair in names}

    def _tables(self) -> Iterator[tuple[str, TableEnd]]:
        span, ends = self.sections.get("TABLES", range(0)), self._where(b"ENDTAB")
        for begin in self._where(b"TABLE"):
            end = next((e for e in ends if e > begin), None)
            if begin not in span or end is None or self.pairs.code[begin + 1] != 2:
                continue
            inner = range(begin + 2, end)
            first = next((i for i in inner if self.pairs.code[i] == 0), end)
            handle = next((self._value(i) for i in range(begin + 2, first) if self.pairs.code[i] == 5), "")
            names = frozenset(self._value(i).strip().upper() for i in inner if self.pairs.code[i] == 2)
            yield self._value(begin + 1).strip(), TableEnd(self._start(end), handle.strip(), names)

    def _model(self) -> str:
        """The handle of the block record named *Model_Space, "" without."""
        span = self.sections.get("TABLES", range(0))
        named = (i for i in span if self.pairs.code[i] == 2 and self._value(i).strip().upper() == "*MODEL_SPACE")
        place = next(named, span.start)
        while place > span.start and self.pairs.code[place] != 0:
            if self.pairs.code[place] == 5:
                return self._value(place).strip()
            place -= 1
        return ""

    def _handles(self) -> Iterator[int]:
        """The numbers of all handles outside the header; what is none counts as 0."""
        header = self.sections.get("HEADER", range(0))
        for place in np.flatnonzero((self.pairs.code == 5) | (self.pairs.code == 105)):
            if int(place) not in header:
                yield _hex(self._value(int(place)))

    def _has_handles(self, span: range) -> bool:
        return bool((self.pairs.code[span.start : span.stop] == 5).any())

    def _value(self, pair: int) -> str:
        return self.pairs.value(pair).decode("ascii", "replace")

    def _span(self, pair: int) -> tuple[int, int]:
        return int(self.pairs.at[pair]) - PAD, int(self.pairs.size[pair])

    def _text(self, span: tuple[int, int] | None) -> str:
        return "" if span is None else self.data[span[0] : sum(span)].decode("ascii", "replace").strip()

    def _start(self, pair: int) -> int:
        """The offset of the line that a pair begins with."""
        return self.data.index(b"\n", sum(self._span(pair - 1))) + 1


def _hex(text: str) -> int:
    with suppress(ValueError):
        return int(text, 16) if len(text) <= 16 else 0
    return 0


def _codec(version: str, page: str) -> str:
    """CAD programs know GBK, and no characters of four bytes. Where the header names no code page, programs do not
    agree on one: what is added is ASCII with escapes then."""
    name = declared_encoding(version, page) if page else "ascii"
    return "gbk" if name == "gb18030" else name
