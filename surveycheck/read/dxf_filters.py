"""What the objects of a file say about how its entities are drawn: borders of clipped references, and the order.

DXF reference, *OBJECTS*: SPATIAL_FILTER (the border, 10, and the matrix that leads to the block, 40; 71: it is switched
on) hangs in a dictionary ACAD_FILTER of the extension dictionary of its INSERT; SORTENTSTABLE (331 a thing, 5 the
handle by which it is ordered). A filter that shows what is outside has an extension dictionary of its own, with an
XRECORD whose section ACAD_INVERTEDCLIP_ROUNDTRIP has the border that was drawn (10), as ezdxf's documentation says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import hexdigits

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.model.drawing import PLACED, Entities
from surveycheck.read.dxf_looks import in_order
from surveycheck.read.dxf_numbers import number
from surveycheck.read.dxf_records import Records

FILTER, ORDER = "SPATIAL_FILTER", "SORTENTSTABLE"
DEEP = 4
"""Dictionaries between a filter and its INSERT, at most."""

MOST, MOST_CORNERS = 20_000, 10_000
"""Filters, and corners of one: more are not looked at."""

SORTED = 5
INSIDE, OUTSIDE = (10.0, 20.0), (14.0, 24.0)
"""Numbers of the corners of a border, by what of its reference is shown."""

INVERTED = b"ACAD_INVERTEDCLIP_ROUNDTRIP"
LONGEST = 12
"""Digits of a handle that a float holds exactly."""


def with_filters(records: Records, entities: Entities) -> Entities:
    """The entities with what is said of them in the column ``look``; the order only where something covers others."""
    part = records.section("OBJECTS")
    kind = records.kind.take(np.arange(part.first, part.last))
    wanted = (FILTER, "DICTIONARY", ORDER, "XRECORD")
    named = [(np.flatnonzero(kind.where(word.__eq__)) + part.first).tolist() for word in wanted]
    filters, dictionaries, orders, others = named
    orders = orders if "WIPEOUT" in entities.type.counts() else []
    if not (filters or orders) or len(filters) > MOST:
        return entities
    clips = _clips(records, filters, dictionaries, others)
    said = [*clips, *(one for record in orders for one in _ordered(records, record))]
    rows = _rows(entities, {name for name, _ in said})
    found = [np.column_stack([np.full(len(values), rows[name]), values]) for name, values in said if name in rows]
    insert = entities.type.where("INSERT".__eq__)
    found = [rows_ for rows_ in found if rows_[0, 1] == SORTED or insert[int(rows_[0, 0])]]
    return replace(entities, look=in_order([entities.look, *found]))


Said = tuple[str, Floats]
"""The handle of a thing, and numbers and values (k, 2) of its look."""

Corners = tuple[list[float], list[float]]


def _rows(e: Entities, wanted: set[str]) -> dict[str, int]:
    """The row of each handle that is wanted, spelled as it is or in small letters."""
    spelled = np.array([word.encode("ascii", "replace") for name in wanted for word in (name, name.lower())], "S")
    own = np.flatnonzero(np.isin(e.handle, spelled) & (e.space != PLACED)) if len(spelled) else ()
    return {_name(e.handle_text(int(row))): int(row) for row in own}


def _name(handle: str) -> str:
    return handle.strip().upper()


def _said(records: Records, record: int, code: int) -> list[str]:
    """The values of a group code of a record, outside of application groups."""
    found, inside = [], False
    for group, pair in records.groups(record):
        value = records.pairs.value(pair).decode("ascii", "replace").strip()
        if group == 102:
            inside = value.startswith("{")
        elif group == code and not inside:
            found.append(value)
    return found


def _clips(records: Records, filters: list[int], dictionaries: list[int], others: list[int]) -> Iterator[Said]:
    """The borders of clipped references."""
    owner = {}
    for record in dictionaries:
        handle, above = _said(records, record, 5), _said(records, record, 330)
        if handle and above:
            owner[_name(handle[0])] = _name(above[0])
    drawn = dict(_inner(records, others, owner)) if any(_inverted(records, record) for record in filters) else {}
    for record in filters:
        above = _said(records, record, 330)
        name = _name(above[0]) if above else ""
        for _ in range(DEEP):
            name = owner.get(name, name)
        inverted = _inverted(records, record)
        corners = drawn.get(_name((_said(records, record, 5) or [""])[0])) if inverted else _corners(records, record)
        ring = None if corners is None else _border(records, record, *corners)
        if name and ring is not None:
            yield name, np.column_stack([np.tile(OUTSIDE if inverted else INSIDE, len(ring)), ring.ravel()])


def _inner(records: Records, others: list[int], owner: dict[str, str]) -> Iterator[tuple[str, Corners]]:
    """By the handle of a filter that shows what is outside: the corners that were drawn."""
    for record in others:
        x: list[float] = []
        y: list[float] = []
        mine = False
        for code, pair in records.groups(record):
            value = records.pairs.value(pair).strip()
            mine = value == INVERTED if code == 102 else mine
            if mine and code in (10, 20):
                (x if code == 10 else y).append(number(value))
        above = _said(records, record, 330)
        if x and above:
            yield owner.get(_name(above[-1]), ""), (x, y)


def _inverted(records: Records, record: int) -> bool:
    """Whether the filter has a dictionary of its own: AutoCAD keeps there that it shows what is outside."""
    return any(code == 102 and b"XDICTIONARY" in records.pairs.value(pair) for code, pair in records.groups(record))


def _corners(records: Records, record: int) -> Corners:
    """Those of a filter, as it has them."""
    x, y = ([number(text.encode()) for text in _said(records, record, code)] for code in (10, 20))
    return x, y


def _border(records: Records, record: int, x: list[float], y: list[float]) -> Floats | None:
    """Corners (k, 2) in the system of the block; None where it is switched off, or says too little."""
    value = {code: [number(text.encode()) for text in _said(records, record, code)] for code in (71, 40)}
    matrix = value[40][-24:-12]
    if not value[71] or value[71][0] == 0 or len(matrix) < 12 or not 2 <= len(x) <= MOST_CORNERS or len(x) != len(y):
        return None
    if len(x) == 2:
        x, y = [x[0], x[1], x[1], x[0]], [y[0], y[0], y[1], y[1]]
    turn = np.array(matrix).reshape(3, 4)[:2]
    with np.errstate(all="ignore"):
        ring: Floats = np.column_stack([x, y]) @ turn[:, :2].T + turn[:, 3]
    return ring if np.isfinite(ring).all() else None


def _ordered(records: Records, record: int) -> Iterator[Said]:
    """By which number each thing of a table is ordered: that of a handle."""
    for thing, by in zip(_said(records, record, 331), _said(records, record, 5)[1:], strict=False):
        if 0 < len(by) <= LONGEST and set(by) <= set(hexdigits):
            yield _name(thing), np.array([(SORTED, int(by, 16))], np.float64)
