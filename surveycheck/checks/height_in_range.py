"""Things at a height where no land is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.curves import to_world
from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import LENGTH_NOISE, rounded, spot_of
from surveycheck.model import Facts
from surveycheck.model.columns import Floats
from surveycheck.model.drawing import Entities
from surveycheck.rule import Defect, Inputs, check


@check
def height_in_range(inputs: Inputs, *, lowest: float, highest: float) -> Iterator[Defect]:
    """Yields each thing one of whose vertices lies below ``lowest`` (case ``low``) or above ``highest`` (m, in world
    coordinates), at the worst of its vertices. What lies at a limit keeps it; a thing drawn in the plane lies at 0."""
    for mine in per_drawing(inputs.features):
        entities = mine[0].drawing.entities
        xyz = _world(entities)
        beyond = np.maximum(lowest - xyz[:, 2], xyz[:, 2] - highest)
        out = np.flatnonzero(beyond > LENGTH_NOISE)
        if not len(out):
            continue
        number = np.full(len(entities), -1, np.int64)
        number[mine.row] = np.arange(len(mine))
        owner = number[np.searchsorted(entities.start, out, side="right") - 1]
        out, owner = out[owner >= 0], owner[owner >= 0]
        order = np.lexsort((xyz[out, 1], xyz[out, 0], -np.round(beyond[out], 6), owner))
        _, first = np.unique(owner[order], return_index=True)
        for i in order[first]:
            facts: Facts = {"height": rounded(xyz[out[i], 2]), "lower": lowest, "upper": highest}
            facts = {**facts, "outside": rounded(beyond[out[i]])}
            case = "low" if xyz[out[i], 2] < lowest else ""
            yield Defect(mine[int(owner[i])], spot_of(xyz[out[i], :2]), facts, case=case)


def _world(entities: Entities) -> Floats:
    """All vertices of a drawing in world coordinates, (m, 3)."""
    tilted = entities.tilted
    if not tilted.any():
        return entities.xyz
    counts = np.diff(entities.start)
    rows, moved = np.repeat(tilted, counts), entities.xyz.copy()
    moved[rows] = to_world(entities.xyz[rows], np.repeat(entities.extrusion, counts, axis=0)[rows])
    return moved
