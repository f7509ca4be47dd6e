"""Layouts of paper space, and which of them each thing there stands in.

DXF reference: LAYOUT of OBJECTS (behind the mark AcDbLayout: 1 name of the tab, 330 its BLOCK_RECORD), BLOCK_RECORD of
TABLES (5 handle, 2 name), *Common Group Codes* of entities (330 owner, 410 name of the tab). R12 has none of them: a
thing of paper space (67) stands in a layout without a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.curves import leads
from surveycheck.model.columns import Ints, Labels
from surveycheck.model.drawing import PAPER_SPACE, Tab
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_layout import PAPER_BLOCKS, Places, Rows
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_strings import Strings
from surveycheck.read.dxf_tables import entries_of

NAMED = b"AcDbLayout"
"""Value of group 100 where a LAYOUT's own groups begin: before it the same codes are those of its page setup."""


def tabs_of(records: Records, strings: Strings) -> tuple[Tab, ...]:
    """The layouts of paper space, in the order of the file."""
    blocks = {
        spelt(entry.text(5)): entry.text(2) for entry, _ in entries_of(records, strings, "TABLES", "BLOCK_RECORD")
    }
    found = (Tab(name, blocks.get(record, ""), record) for name, record in _named(records, strings))
    return tuple(tab for tab in found if tab.block.upper().startswith(PAPER_BLOCKS))


def spelt(handle: str) -> str:
    """A handle as it is compared."""
    return handle.strip().upper().lstrip("0")


def _named(records: Records, strings: Strings) -> Iterator[tuple[str, str]]:
    """Name and BLOCK_RECORD of each LAYOUT."""
    part = records.section("OBJECTS")
    mine = np.flatnonzero(records.kind.where("LAYOUT".__eq__)[part.first : part.last]) + part.first
    for record in mine.tolist():
        found: dict[int, str] = {}
        own = False
        for code, pair in records.groups(record):
            own = own or (code == 100 and strings.pairs.value(pair).strip() == NAMED)
            if own and code in (1, 330):
                found.setdefault(code, strings.text(pair))
        yield found.get(1, ""), spelt(found.get(330, ""))


def layout_column(fields: Fields, rows: Rows, places: Places, tabs: Sequence[Tab], strings: Strings) -> Labels:
    """Column ``layout``. Of what stands in the block of a layout, that one; of what stands in ENTITIES the one that its
    owner is the BLOCK_RECORD of, else that with the name of its group 410, else the one in the block *Paper_Space."""
    paper = np.flatnonzero(places.space == PAPER_SPACE)
    if not len(paper):
        return Labels.of([])
    outside = paper[(places.block[paper] < 0) & (rows.parent[paper] < 0)]
    record = rows.record[outside]
    told, owner = (_Said.of(outside, *_first(fields, record, group), strings) for group in (410, 330))
    names = tuple(dict.fromkeys(("", *(tab.name for tab in tabs), *told.values)))
    number = {name: k for k, name in enumerate(names)}
    of_block = {tab.block.upper(): number[tab.name] for tab in reversed(tabs)}
    code = np.full(len(places.space), 0, np.int32)
    code[paper] = of_block.get(PAPER_BLOCKS[0], 0)
    inside = paper[places.block[paper] >= 0]
    code[inside] = np.array([*(of_block.get(name.upper(), 0) for name in places.names), 0])[places.block[inside]]
    told.into(code, [number[name] for name in told.values])
    of_owner = {tab.record: number[tab.name] for tab in tabs}
    owner.into(code, [of_owner.get(spelt(handle), -1) for handle in owner.values])
    attached = paper[rows.parent[paper] >= 0]
    code[attached] = code[rows.parent[attached]]
    return Labels(code, names)


class _Said(NamedTuple):
    """What a group says in some rows: ``which`` of the ``values``."""

    row: Ints
    which: NDArray[np.int32]
    values: tuple[str, ...]

    @classmethod
    def of(cls, rows: Ints, mine: Ints, pair: Ints, strings: Strings) -> _Said:
        found = strings.labels(pair)
        return cls(rows[mine], found.codes, tuple(text.strip() for text in found.names))

    def into(self, code: NDArray[np.int32], number: Sequence[int]) -> None:
        """Puts down the ``number`` of each value, where it has one (-1: none)."""
        said = np.array([*number, -1], np.int32)[self.which]
        code[self.row[said >= 0]] = said[said >= 0]


def _first(fields: Fields, record: Ints, wanted: int) -> tuple[Ints, Ints]:
    """The first pair of a group code in each of these records, ascending: places in ``record``, and pairs. Only their
    own pairs are looked at: mostly the whole drawing stands in model space."""
    mine, place = fields.own(record)
    there = fields.code[place] == wanted
    mine, place = mine[there], place[there]
    leading = leads(mine)
    return mine[leading], place[leading] + fields.base
