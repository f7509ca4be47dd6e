"""The contents of blocks where references put them: further rows of ``Entities``, in world coordinates.

AutoCAD's rules: what stands on layer 0 of a block takes the layer of its reference, what is coloured or dashed
BYBLOCK its colour and line type. ATTRIBs of an INSERT are drawn in the system of that INSERT's own owner: those of
model and paper space stay where they are, those in a block are placed with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.affine import Maps
from surveycheck.geometry.curves import ranges, starts
from surveycheck.geometry.moved import moved
from surveycheck.geometry.references import Contents, References, Work, contents_of, references_of, work_of
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.drawing import IN_BLOCK, PLACED, Block, Entities, Layer

MOST_ROWS, MOST_POINTS = 1_000_000, 10_000_000
"""A small file may become so large by its blocks, and not larger: some 1 GB of columns and geometries."""

ROWS_FOR_ONE, POINTS_FOR_ONE = 10, 100
"""A large file may become this many times as large; a drawing full of symbols stays far below."""

BYBLOCK, BYLAYER = 0, 256


@dataclass(frozen=True, eq=False)
class Left:
    """What was not placed, or not as written: rows of references without a block, of those that would make more than
    the limit (and how many rows), of those with a scale of 0 (taken as 1); names of blocks that contain themselves."""

    missing: Ints
    beyond: Ints
    beyond_rows: tuple[int, ...]
    limit: int
    flat: Ints
    cyclic: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Places:
    """p rows to come: ``source`` is the entity that each repeats, ``parent`` the row of its reference in the drawing to
    come, ``map`` the number of its map."""

    source: Ints
    parent: Ints
    map: Ints
    maps: Maps


def placed(entities: Entities, blocks: Sequence[Block], layers: Sequence[Layer] = ()) -> tuple[Entities, Left]:
    """The entities of a file, and behind them what its references show, not yet ``shaped``; and what was left out.

    ``layers`` gives the colours that BYBLOCK may lead to. Never raises, whatever the numbers are.
    """
    contents = contents_of(entities, blocks)
    references = references_of(entities, contents)
    work = work_of(entities, contents, references)
    top, left = _within_limits(entities, contents, references, work)
    places = _followed(len(entities), contents, references, work, top)
    if not len(places.source):
        return entities, left
    return _appended(entities, places, layers), left


def _within_limits(entities: Entities, contents: Contents, references: References, work: Work) -> tuple[Ints, Left]:
    """Which references of model and paper space are followed."""
    r = references
    limits = (
        max(MOST_ROWS, ROWS_FOR_ONE * len(entities)),
        max(MOST_POINTS, POINTS_FOR_ONE * len(entities) + ROWS_FOR_ONE * len(entities.xyz)),
    )
    top = np.flatnonzero((r.inside < 0) & (r.block >= 0) & (entities.space[r.row] != IN_BLOCK))
    fits: Bools = np.ones(len(top), np.bool_)
    for limit, each in zip(limits, (work.rows, work.points), strict=True):
        of_block = np.array([*(min(count, 2**53) for count in each), 0], np.float64)
        count = of_block[r.block[top]] * r.copies[top]
        fits &= count <= limit
        fits &= np.cumsum(np.where(fits, count, 0.0)) <= limit
    beyond = top[~fits]
    rows = tuple(work.rows[int(r.block[i])] * int(r.copies[i]) for i in beyond)
    cyclic = tuple(sorted(contents.names[block] for block in work.cyclic))
    left = Left(r.row[r.block < 0], r.row[beyond], rows, limits[0], r.row[r.flat], cyclic)
    return top[fits], left


def _followed(count: int, contents: Contents, references: References, work: Work, top: Ints) -> Places:
    """References level by level: those of the spaces, those in the blocks that they show, and so on."""
    r, size = references, np.diff(contents.start)
    cyclic = np.zeros(len(size) + 1, np.bool_)
    cyclic[list(work.cyclic)] = True
    follow = (r.block >= 0) & ~((r.inside >= 0) & cyclic[r.inside] & cyclic[r.block])
    follow &= np.append(size, 0)[r.block] > 0
    number = np.full(count, -1, np.int64)
    number[r.row[follow]] = np.flatnonzero(follow)
    sources, parents, numbers, maps = [], [], [], []
    reference = top[follow[top]]
    row, outer = r.row[reference], None
    rows, known = count, 0
    while len(reference):
        copy, k = ranges(r.copies[reference])
        local = _copies(r, reference[copy], k)
        here = local if outer is None else outer.take(copy).after(local)
        block = r.block[reference[copy]]
        run, k = ranges(size[block])
        source = contents.row[contents.start[block][run] + k]
        sources.append(source)
        parents.append(row[copy[run]])
        numbers.append(run + known)
        maps.append(here)
        inner = np.flatnonzero(number[source] >= 0)
        reference, row, outer = number[source[inner]], rows + inner, here.take(run[inner])
        rows, known = rows + len(source), known + len(here)
    if not sources:
        none = np.zeros(0, np.int64)
        return Places(none, none, none, Maps(np.zeros((0, 3, 3)), np.zeros((0, 3))))
    every = Maps(np.concatenate([m.linear for m in maps]), np.concatenate([m.offset for m in maps]))
    return Places(np.concatenate(sources), np.concatenate(parents), np.concatenate(numbers), every)


def _copies(references: References, reference: Ints, k: Ints) -> Maps:
    """The map of copy k of each reference; arrays are filled row by row."""
    maps = references.maps.take(reference)
    if not k.any():
        return maps
    row, column = np.divmod(k, references.columns[reference])
    steps = references.steps[reference]
    with np.errstate(all="ignore"):
        return Maps(maps.linear, maps.offset + column[:, None] * steps[:, 0] + row[:, None] * steps[:, 1])


def _appended(entities: Entities, places: Places, layers: Sequence[Layer]) -> Entities:
    """The columns with those of the rows to come behind them."""
    e, source = entities, places.source
    parent = _parents(e, places)

    def again(name: str) -> Any:
        column = getattr(e, name)
        if isinstance(column, Labels):
            return Labels(np.concatenate([column.codes, column.codes[source]]), column.names)
        return np.concatenate([column, column[source]])

    same = (
        "handle",
        "owner",
        "line",
        "flags",
        "block",
        "tag",
        "style",
        "text",
        *(name for name in ("array", "layout", "invisible") if len(getattr(e, name))),
    )
    columns: dict[str, Any] = {name: again(name) for name in same}
    columns["raw"] = Labels(columns["text"].codes, e.raw.names)
    columns |= _inherited(e, source, parent, layers)
    columns |= _extended(e, source)
    columns |= moved(e, source, places.map, places.maps)
    space = np.full(len(source), PLACED, np.int8)
    columns["space"] = np.concatenate([e.space, space])
    columns["parent"] = np.concatenate([e.parent, parent.astype(np.int32)])
    return replace(entities, **columns)


def _parents(e: Entities, places: Places) -> Ints:
    """Rows of references; of an ATTRIB, that of its own INSERT, which stands as far before it as in the block."""
    parent = places.parent
    attached = np.flatnonzero(e.parent[places.source] >= 0)
    if not len(attached):
        return parent
    parent = parent.copy()
    inserts = np.flatnonzero(e.type.take(places.source).where("INSERT".__eq__))
    owner = np.searchsorted(inserts, attached) - 1
    place = inserts[np.maximum(owner, 0)]
    own = (owner >= 0) & (places.source[place] == e.parent[places.source[attached]])
    parent[attached[own]] = len(e) + place[own]
    return parent


def _inherited(e: Entities, source: Ints, parent: Ints, layers: Sequence[Layer]) -> dict[str, Any]:
    """The columns ``layer``, ``color`` and ``linetype``, as the references hand them down."""
    whole = np.concatenate([np.arange(len(e)), source])
    giver = _givers(e.layer.where("0".__eq__)[source], parent, len(e))
    layer = np.concatenate([e.layer.codes, e.layer.codes[whole[giver]]])
    known = {layer.name.lower(): layer for layer in layers}
    tables = [known.get(name.lower(), Layer(name)) for name in e.layer.names]

    giver = _givers((e.color == BYBLOCK)[source], parent, len(e))
    color = e.color[whole[giver]]
    other = np.flatnonzero((color == BYLAYER) & (layer[giver] != layer[len(e) :]))
    rgb = _true_colors(e, source, whole[giver], other, [tables[k].rgb for k in layer[giver[other]].tolist()])
    color[other] = np.array([min(table.color, BYLAYER) for table in tables], np.int16)[layer[giver[other]]]

    giver = _givers(e.linetype.where(lambda name: name.upper() == "BYBLOCK")[source], parent, len(e))
    line = e.linetype.codes[whole[giver]]
    other = np.flatnonzero(
        e.linetype.where(lambda name: name.upper() == "BYLAYER")[whole[giver]] & (layer[giver] != layer[len(e) :])
    )
    names = {name: code for code, name in enumerate(e.linetype.names)}
    of_layer = [names.setdefault(table.linetype, len(names)) for table in tables] if len(other) else []
    line[other] = np.array(of_layer, np.int32)[layer[giver[other]]]
    return {
        "layer": Labels(layer, e.layer.names),
        "color": np.concatenate([e.color, color]),
        "rgb": rgb,
        "linetype": Labels(np.concatenate([e.linetype.codes, line]), tuple(names)),
    }


def _true_colors(e: Entities, source: Ints, giver: Ints, other: Ints, of_layer: list[int]) -> NDArray[np.int32]:
    """The column ``rgb``: a row's own, or that of the row that gives it its colour, or, of the rows ``other``, that of
    the layer of this."""
    if not len(e.rgb) and not any(rgb >= 0 for rgb in of_layer):
        return e.rgb
    own = e.rgb if len(e.rgb) else np.full(len(e), -1, np.int32)
    rgb = np.where(own[source] >= 0, own[source], own[giver])
    rgb[other] = np.where(rgb[other] >= 0, rgb[other], np.array(of_layer, np.int32))
    column: NDArray[np.int32] = np.concatenate([own, rgb]).astype(np.int32)
    return column


def _givers(inherits: Bools, parent: Ints, count: int) -> Ints:
    """The row that each of the p rows to come has a property from: itself, or the first reference outwards that does
    not inherit it either."""
    giver: Ints = np.where(inherits, parent, count + np.arange(len(parent)))
    while True:
        inner = np.flatnonzero(giver >= count)
        inner = inner[inherits[inner] & (giver[inner] != count + inner)]
        further = giver[giver[inner] - count]
        if (further == giver[inner]).all():
            return giver
        giver[inner] = further


def _extended(e: Entities, source: Ints) -> dict[str, Any]:
    """The columns of extended data."""
    counts = np.diff(e.xstart)[source]
    run, k = ranges(counts)
    item = e.xstart[source][run] + k
    return {
        "xstart": np.concatenate([e.xstart, e.xstart[-1] + starts(counts)[1:]]),
        "xcode": np.concatenate([e.xcode, e.xcode[item]]),
        "xvalue": Labels(np.concatenate([e.xvalue.codes, e.xvalue.codes[item]]), e.xvalue.names),
    }
