"""Looked → Coverage: counted by kind, and grouped by layer and type, by XML table and field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from surveycheck.model import Coverage, Drawing, Entities, Tally, Unseen
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.coverage import KINDS, LEVELS, Kind
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PAPER_SPACE, PLACED
from surveycheck.run.looked import GENERAL, NONE, OWN, Looked

MOST = 1000
"""Groups that are listed; the report says how many more there are."""

DRAWN = ("Start", "End", "Center", "PntList2D", "PntList3D")
"""Values of LandXML that are drawn, and looked at as drawn things; so is an element's own text there."""

SPACES: tuple[tuple[Kind, int], ...] = (("entities", MODEL_SPACE), ("blocks", IN_BLOCK), ("paper", PAPER_SPACE))

Counts = dict[Kind, Counter[int]]
NOWHERE = Labels.of([])
"""Of what stands neither in a block nor in a layout."""


def coverage(looked: Looked) -> Coverage:
    """What was looked at, and what was not. An ATTRIB counts with its INSERT, what a reference shows with the block."""
    counts: Counts = {kind: Counter() for kind in KINDS}
    unseen: list[Unseen] = []
    for drawing, levels in zip(looked.model.drawings, looked.rows, strict=True):
        unseen += _drawing(drawing, _with_placed(drawing.entities, levels), counts)
    unseen += _values(looked, counts["values"])
    model = looked.model
    read = {d.file for d in model.drawings} | {d.file for d in (*model.documents, *model.sheets)}
    for file in looked.model.files:
        counts["files"][OWN if file.path in read else NONE] += 1
        unseen += [] if file.path in read else [Unseen("files", "none", 1, 1, file.path, type=file.kind)]
    unseen.sort(key=_order)
    tallies: dict[str, Tally] = {kind: Tally(*(counts[kind][level] for level in range(len(LEVELS)))) for kind in KINDS}
    return Coverage(tallies, tuple(unseen[:MOST]), max(0, len(unseen) - MOST))


def _order(group: Unseen) -> tuple[object, ...]:
    rest = (group.file, group.layer, group.type, group.block, group.layout, group.table, group.field)
    return (LEVELS.index(group.level), KINDS.index(group.kind), -group.count, *rest)


def _with_placed(entities: Entities, levels: NDArray[np.int8]) -> NDArray[np.int8]:
    """The levels of the file's own rows: what is looked at where a reference shows it counts for the definition, which
    stands on the same line of the file."""
    placed = np.flatnonzero((entities.space == PLACED) & (levels > NONE) & (entities.line > 0))
    own = len(entities.of_file())
    found = levels[:own].copy()
    if len(placed):
        inside = np.flatnonzero(entities.space[:own] == IN_BLOCK)
        order = inside[np.argsort(entities.line[inside], kind="stable")]
        at = np.searchsorted(entities.line[order], entities.line[placed])
        there = at < len(order)
        fits = order[at[there]]
        same = entities.line[fits] == entities.line[placed[there]]
        np.maximum.at(found, fits[same], levels[placed[there]][same])
    return found


def _drawing(drawing: Drawing, levels: NDArray[np.int8], counts: Counts) -> Iterator[Unseen]:
    entities = drawing.entities.of_file()
    whole: Bools = entities.parent < 0
    for kind, space in SPACES:
        rows = np.flatnonzero(whole & (entities.space == space))
        counts[kind].update(dict(enumerate(np.bincount(levels[rows], minlength=len(LEVELS)).tolist())))
        if kind == "entities":
            counts["layers"].update(_best(entities.layer.codes[rows], levels[rows]))
        yield from _groups(drawing.file, entities, rows, levels[rows], kind)


def _best(codes: NDArray[np.int32], levels: NDArray[np.int8]) -> list[int]:
    """The best level of what stands on each layer that is not empty."""
    best = np.full(int(codes.max(initial=-1)) + 1, -1, np.int8)
    for level in range(len(LEVELS)):
        best[codes[levels == level]] = level
    found: list[int] = best[best >= 0].tolist()
    return found


def _groups(file: str, entities: Entities, rows: Ints, levels: NDArray[np.int8], kind: Kind) -> Iterator[Unseen]:
    """Groups of layer and type (in blocks also of the block, in paper space of the layout) that were not looked at by
    rules meant for them."""
    holder = entities.owner if kind == "blocks" else entities.layout if kind == "paper" else NOWHERE
    owner = holder.codes[rows].astype(np.int64) if len(holder) else np.zeros(len(rows), np.int64)
    types, layers = len(entities.type.names), len(entities.layer.names)
    group = (owner * layers + entities.layer.codes[rows]) * types + entities.type.codes[rows]
    numbers, place = np.unique(group, return_inverse=True)
    whole = np.bincount(place, minlength=len(numbers))
    for level in (NONE, GENERAL):
        count = np.bincount(place[levels == level], minlength=len(numbers))
        for at in np.flatnonzero(count).tolist():
            rest, of_type = divmod(int(numbers[at]), types)
            block, layer = divmod(rest, layers)
            names = (entities.layer.names[layer], entities.type.names[of_type])
            inside = {"block" if kind == "blocks" else "layout": holder.names[block]} if len(holder) else {}
            yield Unseen(kind, _word(level), int(count[at]), int(whole[at]), file, *names, **inside)


def _word(level: int) -> Literal["none", "general"]:
    return "none" if level == NONE else "general"


def _values(looked: Looked, counts: Counter[int]) -> Iterator[Unseen]:
    """Values by table and field; one group for a table of which nothing was looked at."""
    drawn = {drawing.file for drawing in looked.model.drawings}
    for file, found in looked.tallies():
        tables: dict[str, list[tuple[str, int, int]]] = {}
        for (table, name), count in found.items():
            shown = file in drawn and name in (*DRAWN, table)
            level = max(looked.values.get((file, table, name), NONE), GENERAL if shown else NONE)
            counts[level] += count
            tables.setdefault(table, []).append((name, count, level))
        for table, fields in tables.items():
            whole = sum(count for _, count, _ in fields)
            if all(level == NONE for _, _, level in fields):
                yield Unseen("values", "none", whole, whole, file, table=table)
                continue
            for name, count, level in fields:
                if level < OWN:
                    yield Unseen("values", _word(level), count, count, file, table=table, field=name)
