"""Areas with what is cut out of them: a column of a drawing, made once for all rules that ask for the same."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.frame import Frame, part_of
from surveycheck.geometry.nested import nesting
from surveycheck.geometry.overlay import united, without
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Ints, Objects
from surveycheck.model.drawing import AREA, LINE, MODEL_SPACE


class Rings(Protocol):
    """What rings inside rings are: ``key`` tells it from others; ``meant`` says where on a layer they are something;
    ``things`` gives for features the number of their thing and whether they are islands (see ``nested``)."""

    @property
    def key(self) -> Hashable: ...

    def meant(self, layer: str) -> bool: ...

    def things(self, features: Features) -> tuple[Ints, Bools]: ...


@dataclass(frozen=True, eq=False)
class Cut:
    """Rows of a drawing: ``row`` (c,) of areas that something is cut out of, ascending, and their ``area`` (c,) without
    it; ``inner`` (k,) of what is cut out, ascending, the row of its ``shell`` (k,), and whether it is a ``hole`` (k,),
    which is no area of its own."""

    row: Ints
    area: Objects
    inner: Ints
    shell: Ints
    hole: Bools


def cut_of(drawing: Drawing, rings: Rings, frame: Frame) -> Cut:
    """The areas of a drawing that have rings inside, in a frame. Hatches have holes of their own, and do not count."""
    asked = (rings.key, frame)
    if asked not in drawing.cuts:
        drawing.cuts[asked] = _made(drawing, rings, frame)
    found: Cut = drawing.cuts[asked]
    return found


def _made(drawing: Drawing, rings: Rings, frame: Frame) -> Cut:
    entities = drawing.entities
    meant = (entities.space == MODEL_SPACE) & ((entities.shape == AREA) | (entities.shape == LINE))
    meant &= (
        entities.layer.where(rings.meant)
        & ~entities.type.where("HATCH".__eq__)
        & ~shapely.is_missing(entities.geometry)
    )
    rows = np.flatnonzero(meant).astype(np.int32)
    features = Features((drawing,), np.zeros(len(rows), np.int32), rows)
    areas = as_areas(part_of(features, frame).geometry) if len(rows) else np.empty(0, object)
    there = ~shapely.is_missing(areas)
    features, areas = features.take(there), areas[there]
    found = nesting(areas, *rings.things(features))
    inner = np.flatnonzero(found.shell >= 0)
    order = inner[np.argsort(found.shell[inner], kind="stable")]
    shells, begin = np.unique(found.shell[order], return_index=True)
    cut = np.empty(len(shells), object)
    for n, some in enumerate(np.split(order, begin[1:]) if len(shells) else ()):
        cut[n] = without(areas[shells[n]], united(areas[some]))
    row = features.row.astype(np.int64)
    return Cut(row[shells], cut, row[inner], row[found.shell[inner]], found.hole[inner])
