"""Tables and block definitions: the few records that are read one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from surveycheck.model.drawing import Block, Layer, Style
from surveycheck.read.dxf_numbers import number
from surveycheck.read.dxf_pairs import line
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_strings import Strings

FROZEN, LOCKED = 1, 4
STACKED = 4
TRUE_TYPE = (".ttf", ".ttc", ".otf")
"""Names of fonts whose letters CAD programs never set below each other, whatever the style says."""

CLEAR, OWN = "accmtransparency", 0x2000000
"""The application whose extended data say how far one sees through a layer, and what they add to the number."""

MOST_PATTERNS, MOST_DASHES = 5_000, 64
"""Line types, and dashes of one, that pictures ask for."""


@dataclass(frozen=True)
class Fields:
    """The first value of each group code of one record."""

    strings: Strings
    pair: dict[int, int]

    def text(self, code: int, default: str = "") -> str:
        return self.strings.text(self.pair[code]) if code in self.pair else default

    def real(self, code: int) -> float:
        value = number(self.strings.pairs.value(self.pair[code])) if code in self.pair else 0.0
        return value if np.isfinite(value) else 0.0

    def whole(self, code: int, default: int = 0) -> int:
        return int(self.real(code)) if code in self.pair else default


def entries_of(records: Records, strings: Strings, section: str, kind: str) -> Iterator[tuple[Fields, int]]:
    """Each record of a kind in a section, with its line."""
    part = records.section(section)
    mine = np.flatnonzero(records.kind.where(kind.__eq__)[part.first : part.last]) + part.first
    for record in mine.tolist():
        pairs: dict[int, int] = {}
        inside = False
        for code, pair in records.groups(record):
            if code == 102:
                inside = not inside
            elif not inside:
                pairs.setdefault(code, pair)
        yield Fields(strings, pairs), line(int(records.begin[record]))


def layers_of(records: Records, strings: Strings) -> tuple[Layer, ...]:
    """The LAYER table; a layer is off when its colour is negative."""
    clear = _opacities(records, strings)
    return tuple(
        Layer(
            name=entry.text(2),
            color=abs(entry.whole(62, 7)),
            linetype=entry.text(6, "Continuous"),
            off=entry.whole(62, 7) < 0,
            frozen=bool(entry.whole(70) & FROZEN),
            locked=bool(entry.whole(70) & LOCKED),
            line=at,
            rgb=entry.whole(420, -1),
            weight=entry.whole(370, -3),
            plots=bool(entry.whole(290, 1)),
            opacity=clear.get(at, 255),
        )
        for entry, at in entries_of(records, strings, "TABLES", "LAYER")
    )


def _opacities(records: Records, strings: Strings) -> dict[int, int]:
    """The opacity of layers that are see-through, by their line."""
    part = records.section("TABLES")
    mine = np.flatnonzero(records.kind.where("LAYER".__eq__)[part.first : part.last]) + part.first
    found: dict[int, int] = {}
    for record in mine.tolist():
        application = ""
        for code, pair in records.groups(record):
            if code == 1001:
                application = strings.text(pair).strip().casefold()
            elif code == 1071 and application == CLEAR:
                value = number(records.pairs.value(pair))
                told = int(value) if OWN <= value < OWN + 256 else OWN + 255
                found[line(int(records.begin[record]))] = told - OWN
    return found


def styles_of(records: Records, strings: Strings) -> tuple[Style, ...]:
    """The STYLE table, without the nameless entries that only load shape files."""
    entries = entries_of(records, strings, "TABLES", "STYLE")
    return tuple(
        Style(
            name=entry.text(2),
            font=entry.text(3),
            bigfont=entry.text(4),
            width=entry.real(41) or 1.0,
            oblique=entry.real(50),
            stacked=bool(entry.whole(70) & STACKED) and not entry.text(3).casefold().endswith(TRUE_TYPE),
        )
        for entry, _ in entries
        if entry.text(2)
    )


def names_of(records: Records, strings: Strings, table: str) -> tuple[str, ...]:
    """The names of LTYPE or APPID."""
    return tuple(entry.text(2) for entry, _ in entries_of(records, strings, "TABLES", table))


def patterns_of(records: Records, strings: Strings) -> dict[str, tuple[float, ...]]:
    """The dashes (49) of line types that have any, by name in capitals; without those that hold what is no number."""
    part = records.section("TABLES")
    mine = np.flatnonzero(records.kind.where("LTYPE".__eq__)[part.first : part.last]) + part.first
    found: dict[str, tuple[float, ...]] = {}
    for record in mine[:MOST_PATTERNS].tolist():
        groups = tuple(records.groups(record))
        name = next((strings.text(pair) for code, pair in groups if code == 2), "")
        dashes = tuple(number(records.pairs.value(pair)) for code, pair in groups if code == 49)[:MOST_DASHES]
        if np.isfinite(dashes).all():
            found[name.upper()] = dashes
    return found


def blocks_of(records: Records, strings: Strings) -> tuple[Block, ...]:
    """The definitions of the BLOCKS section, layouts too."""
    return tuple(
        Block(
            name=entry.text(2),
            flags=entry.whole(70),
            base=(entry.real(10), entry.real(20), entry.real(30)),
            xref=entry.text(1),
            handle=entry.text(5),
            line=at,
        )
        for entry, at in entries_of(records, strings, "BLOCKS", "BLOCK")
    )
