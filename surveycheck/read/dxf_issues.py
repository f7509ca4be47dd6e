"""What the columns themselves show to be strange, as issues. The words are in ``issues.py``."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.canvas import UNREASONABLE, at_places
from surveycheck.geometry.curves import distinct
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import Drawing, Entities
from surveycheck.model.source import Facts, Issue
from surveycheck.read.dxf_shapeless import shapeless

MOST = 200
"""No more issues of one kind than this; the first one says how many there are."""


def noticed(drawing: Drawing, odd: Ints) -> tuple[Issue, ...]:
    """Issues of a drawing's entities; ``odd`` are rows of hatches with an edge that could not be drawn. A hatch that
    got no shape at all, though its coordinates are numbers, is one of them."""
    entities = drawing.entities.of_file()
    finite = ~not_finite(entities)
    hatch = entities.type.where(("HATCH", "MPOLYGON").__contains__)
    bare = hatch & shapely.is_missing(entities.geometry) & finite
    odd = distinct(np.sort(np.concatenate([odd, np.flatnonzero(bare)])))
    return (
        *_not_finite(drawing.file, entities, ~finite),
        *_duplicates(drawing.file, entities),
        *(
            Issue("dxf-hatch-edge", drawing.file, int(entities.line[r]), entities.handle_text(r), loss=True)
            for r in odd
        ),
        *shapeless(drawing.file, entities, finite),
    )


def _not_finite(file: str, entities: Entities, there: Bools) -> Iterator[Issue]:
    rows = np.flatnonzero(there)
    for row in rows[:MOST].tolist():
        facts: Facts = {"type": entities.type[row], "layer": entities.layer[row], "count": len(rows)}
        at, handle = int(entities.line[row]), entities.handle_text(row)
        yield Issue("dxf-coordinate-not-finite", file, at, handle, loss=True, facts=facts)


def not_finite(entities: Entities) -> Bools:
    """Rows with a vertex, bulge, radius or angle that is no usable number."""
    bad = ~(at_places(entities.xyz) & at_places(entities.bulge[:, None]))
    with np.errstate(invalid="ignore"):
        round_ = entities.type.where(("CIRCLE", "ARC").__contains__)
        radius = round_ & ~(np.abs(entities.radius) < UNREASONABLE)
    radius |= entities.type.where("ARC".__eq__) & ~np.isfinite(entities.angle).all(axis=1)
    total = np.concatenate([np.zeros(1, np.int64), np.cumsum(bad)])
    mask: Bools = radius | (total[entities.start[1:]] > total[entities.start[:-1]])
    return mask


def _duplicates(file: str, entities: Entities) -> Iterator[Issue]:
    handles = entities.handle
    if (np.ascontiguousarray(handles).view(np.uint8) >= ord("a")).any():
        handles = np.char.upper(handles)
    order = np.argsort(handles, kind="stable")
    ranked = handles[order]
    again = np.flatnonzero((ranked[1:] == ranked[:-1]) & (ranked[1:] != b"")) + 1
    for handle in distinct(ranked[again])[:MOST]:
        rows = np.flatnonzero(handles == handle)
        text = entities.handle_text(int(rows[0]))
        facts: Facts = {"handle": text, "count": len(rows), "lines": tuple(int(x) for x in entities.line[rows[:10]])}
        yield Issue("dxf-duplicate-handle", file, int(entities.line[rows[1]]), text, facts=facts)
