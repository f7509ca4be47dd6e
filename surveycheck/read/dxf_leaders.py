"""MULTILEADER as it is seen: lines, heads and text, in the columns ``look``, ``text`` and ``style`` of its row.

It has no shape that rules look at. See ``dxf_leader_groups`` for what is read, ``model.drawing.Entities`` for the
numbers in ``look``. Of a block as content its lines are drawn, lines under a text are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from surveycheck.geometry.curves import ranges
from surveycheck.model.columns import Floats, Ints, Labels
from surveycheck.model.drawing import Entities
from surveycheck.model.leaders import AXES, BLOCK, LEADERS, PLACE, TEXT_COLOR, TRUE_COLOR
from surveycheck.read.dxf_leader_groups import Group, MultiLeader, Part, multileader_of
from surveycheck.read.dxf_leader_lines import lines_of, pairs_of
from surveycheck.read.dxf_looks import in_order
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_strings import Strings
from surveycheck.read.dxf_tables import blocks_of, entries_of
from surveycheck.read.dxf_text import plain_mtext

MOST, MOST_GROUPS = 5_000, 4_000
"""Leaders, and groups of one: those with more are not drawn."""

FRAMED = 16.0
"""What group 90 of an MTEXT says of one with a line around it."""

BY_RGB, BY_ACI = 0xC2, 0xC3
"""The highest byte of a colour that is of its own: DXF reference, *MLEADER*, as ODA's specification of DWG says."""


def with_leaders(records: Records, strings: Strings, entities: Entities) -> Entities:
    """The entities with what is seen of their MULTILEADERs."""
    mine = np.flatnonzero(entities.type.where(LEADERS.__contains__))
    if not 0 < len(mine) <= MOST:
        return entities
    heads, letters = (_named(records, strings, kind) for kind in ("BLOCK_RECORD", "STYLE"))
    blocks = {block.name.casefold(): number for number, block in enumerate(blocks_of(records, strings))}
    looks, texts, styles = [entities.look.reshape(-1, 3)], {}, {}
    record = np.searchsorted(records.begin, (entities.line[mine] - 1) // 2)
    for row, groups in zip(mine.tolist(), _groups(records, record), strict=True):
        if len(groups) > MOST_GROUPS:
            continue
        made = multileader_of(groups)
        shown = blocks.get(heads.get(_handle(records, made.context, 341), "").casefold(), -1)
        head = heads.get(_handle(records, made.outer, 342), "")
        parts = (*lines_of(made, head), *_written(made), *_block(made, shown))
        looks += [np.column_stack([np.full(len(part), row), part]) for part in parts]
        if made.text >= 0:
            texts[row] = strings.text(made.text)
            styles[row] = letters.get(_handle(records, made.context, 340), "")
    text, raw = _said(entities, texts)
    return replace(entities, look=in_order(looks), text=text, raw=raw, style=_renamed(entities.style, styles))


def _named(records: Records, strings: Strings, kind: str) -> dict[str, str]:
    """The names of a table by handle."""
    return {entry.text(5).upper(): entry.text(2) for entry, _ in entries_of(records, strings, "TABLES", kind)}


def _groups(records: Records, record: Ints) -> Iterator[list[Group]]:
    """The groups of each record; their numbers are read all at once."""
    begin, end = records.begin[record] + 1, records.begin[record + 1]
    run, k = ranges(np.minimum(end - begin, MOST_GROUPS + 1))
    pair = begin[run] + k
    every = zip(records.pairs.code[pair].tolist(), numbers(records.pairs, pair).tolist(), pair.tolist(), strict=True)
    counts = np.bincount(run, minlength=len(record)).tolist()
    return (list(islice(every, count)) for count in counts)


def _handle(records: Records, part: Part, code: int) -> str:
    pair = part.pair.get(code, -1)
    return records.pairs.value(pair).decode("ascii", "replace").strip().upper() if pair >= 0 else ""


def _said(entities: Entities, texts: dict[int, str]) -> tuple[Labels, Labels]:
    """Columns ``text`` and ``raw``, whose codes are the same."""
    codes, names, raw = entities.text.codes.copy(), list(entities.text.names), list(entities.raw.names)
    for row, text in texts.items():
        codes[row] = len(names)
        names.append(plain_mtext(text))
        raw.append(text)
    return Labels(codes, tuple(names)), Labels(codes, tuple(raw))


def _renamed(column: Labels, names: dict[int, str]) -> Labels:
    codes, known = column.codes.copy(), {name: code for code, name in enumerate(column.names)}
    for row, name in names.items():
        codes[row] = known.setdefault(name, len(known))
    return Labels(codes, tuple(known))


def _written(made: MultiLeader) -> Iterator[Floats]:
    """Numbers and values (k, 2): where the text stands and how."""
    said = made.context
    place, along = np.array(said.point(12)), np.array(said.point(13))
    height, long = said.number(41, 0.0), float(np.hypot(*along))
    if made.text < 0 or not np.isfinite([*place, long]).all() or not (0 < height < np.inf and long > 0):
        return
    along = along / long * height
    yield pairs_of(PLACE, np.stack([place, place + along, place + np.array((-along[1], along[0]))]))
    wide, anchor = said.number(43, 0.0) * said.number(40, 1.0), said.number(171, 1.0)
    yield np.array([(43, wide), (71, anchor if anchor in (1, 2, 3) else 1.0), (144, said.number(45, 1.0))])
    yield from _colours(said)
    yield from _ground(made, height)


def _block(made: MultiLeader, number: int) -> Iterator[Floats]:
    """The block that it shows, and how it stands."""
    said = made.context
    place, (across, up), turn = np.array(said.point(15)), said.point(16), said.number(46, 0.0)
    if not said.number(296, 0.0) or number < 0 or not np.isfinite([*place, across, up, turn]).all():
        return
    along, above = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    yield np.array([(BLOCK, float(number))])
    yield pairs_of(AXES, np.stack([place, place + across * along, place + up * above]))


def _colours(said: Part) -> Iterator[Floats]:
    """Of letters."""
    for code, value in _colour(said.number(90, 0.0), TEXT_COLOR, TRUE_COLOR):
        yield np.array([(code, value)])


def _ground(made: MultiLeader, height: float) -> Iterator[Floats]:
    """What lies under the letters, and the line around them."""
    said, framed = made.context, bool(made.outer.number(292, 0.0))
    if filled := bool(said.number(292, 0.0)):
        window = said.number(291, 0.0)
        room = said.number(141, 1.5)
    else:
        window, room = 0.0, 1.0 + said.number(145, 0.0) / height
    if filled or framed:
        yield np.array([(90, filled * (3.0 if window else 1.0) + framed * FRAMED), (145, room)])
    if filled:
        for code, value in _colour(said.number(91, 0.0), 63, 421):
            yield np.array([(code, value)])


def _colour(raw: float, index: int, true: int) -> Iterator[tuple[int, float]]:
    """A number for a colour of the index, or for a true one; nothing where it is that of the layer or the reference."""
    whole = int(raw) & 0xFFFFFFFF if abs(raw) < 2**53 else 0
    if whole >> 24 == BY_RGB:
        yield true, float(whole & 0xFFFFFF)
    elif whole >> 24 == BY_ACI and 0 < whole & 0xFF < 256:
        yield index, float(whole & 0xFF)
