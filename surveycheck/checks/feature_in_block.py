"""Things of the catalogue that stand in a block, where no other rule looks for them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import per_drawing
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import AREA, MODEL_SPACE, PLACED
from surveycheck.rule import Defect, Inputs, check

ROUNDED = 0.01
"""m²: two areas of one size."""

NAMED = 20
"""So many of the things in a block are named."""


@check
def feature_in_block(inputs: Inputs, *, application: str) -> Iterator[Defect]:
    """Yields, for each drawing and each block that is inserted there, the things that are placed by it: the first of
    them stands for all, ``count`` says how many, ``layer`` on which layers.

    A reference with a feature code (first item of ``application``), at any level, is a symbol and what it shows no
    thing of its own. Of the others a thing counts when it has a feature code, or when it has a layer of its own, on
    which nothing is drawn outside of blocks: a legend may show what the drawing holds as well. So does an area on the
    layer of its reference that is at least as large as the smallest one drawn there: no picture of such an area is.
    """
    for mine in per_drawing(inputs.features):
        outer, symbol = _references(mine, application)
        coded = mine.xdata_labels(application, 0).where(bool)
        kept = np.flatnonzero(~symbol & (coded | _only_here(mine) | _as_large(mine)))
        blocks = _drawing(mine).entities.block.take(outer[kept]).values
        for name in sorted(set(blocks)):
            there = mine.take(kept[blocks == name])
            layers = tuple(sorted(there.layer.counts()))
            others = tuple(there[number] for number in range(1, min(len(there), NAMED)))
            yield Defect(there[0], facts={"block": name, "count": len(there), "layer": layers}, others=others)


def _drawing(mine: Features) -> Drawing:
    return mine.drawings[int(mine.source[0])]


def _references(mine: Features, application: str) -> tuple[Ints, Bools]:
    """The row of the outermost reference of each, and whether it is a part of a symbol, or of the picture of something
    else than a reference (a dimension, a table)."""
    entities = _drawing(mine).entities
    up = entities.parent[mine.row].astype(np.int64)
    symbol: Bools = np.zeros(len(mine), np.bool_)
    while True:
        parents = Features(mine.drawings, mine.source, up.astype(np.int32))
        symbol |= parents.xdata_labels(application, 0).where(bool) | ~parents.type.where("INSERT".__eq__)
        deeper = entities.space[up] == PLACED
        if not deeper.any():
            return up, symbol
        up = np.where(deeper, entities.parent[up], up)


def _only_here(mine: Features) -> Bools:
    """Is the layer another than that of the reference, and is nothing drawn on it in model space?"""
    entities = _drawing(mine).entities
    drawn = entities.layer.take(entities.space == MODEL_SPACE).counts()
    names = {name.casefold() for name in drawn}
    parents = Features(mine.drawings, mine.source, entities.parent[mine.row])
    return np.array(
        [
            own.casefold() not in names and own.casefold() != theirs.casefold()
            for own, theirs in zip(mine.layer.values, parents.layer.values, strict=True)
        ],
        np.bool_,
    )


def _as_large(mine: Features) -> Bools:
    """Areas on the layer of their reference, not smaller than whatever area is drawn on it in model space."""
    entities = _drawing(mine).entities
    parents = Features(mine.drawings, mine.source, entities.parent[mine.row])
    own, theirs = mine.layer.values, parents.layer.values
    same = np.array([a.casefold() == b.casefold() for a, b in zip(own, theirs, strict=True)], np.bool_)
    large: Bools = same & (mine.shape == AREA)
    drawn = (
        np.flatnonzero((entities.space == MODEL_SPACE) & (entities.shape == AREA)) if large.any() else np.zeros(0, int)
    )
    layers, sizes = entities.layer.take(drawn), shapely.area(entities.geometry[drawn])
    for layer in {own[n] for n in np.flatnonzero(large)}:
        there = sizes[[name.casefold() == layer.casefold() for name in layers.values]]
        wanted = large & np.array([name == layer for name in own], np.bool_)
        large &= ~wanted | (len(there) > 0) & (shapely.area(mine.geometry) >= there.min(initial=np.inf) - ROUNDED)
    return large
