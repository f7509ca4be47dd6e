"""Things at a height where no land is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.curves import to_world
from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import LENGTH_NOISE, rounded, spot_of
from surveycheck.geometry.ordering import numbered
from surveycheck.model import Facts, Features
from surveycheck.model.columns import Floats
from surveycheck.model.drawing import POINT, Entities
from surveycheck.rule import Defect, Inputs, check

FEWEST, MOST = 5, 0.75
"""From so many heights on, of which so many lie near their median, the others are mistakes."""

LIKES, SHARE, LEAST = 3, 0.25, 1.0
"""So many likes with heights, no more than such a part without, and heights of so many metres: then 0 is none."""


@check
def height_in_range(inputs: Inputs, *, lowest: float, highest: float, apart: float = np.inf) -> Iterator[Defect]:
    """Yields each thing one of whose vertices lies below ``lowest`` (case ``low``) or above ``highest`` (m, in world
    coordinates), at the worst of its vertices. What lies at a limit keeps it; a thing drawn in the plane lies at 0.

    Case ``flat``: a point symbol at 0 whose likes (same layer and block) all have heights, far from 0 for how much they
    differ (``_flat``). Case ``apart``: it lies farther than ``apart`` (m) from the median of the heights of its
    drawing, where there are enough of them and most lie near it: one site has no such relief.
    """
    for mine in per_drawing(inputs.features):
        entities = mine[0].drawing.entities
        xyz = _world(entities)
        middle = _middle(xyz[:, 2], apart)
        low, high = max(lowest, middle - apart), min(highest, middle + apart)
        beyond = np.where(xyz[:, 2] == 0, -1.0, np.maximum(low - xyz[:, 2], xyz[:, 2] - high))
        yield from _flat(mine)
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
            height = xyz[out[i], 2]
            case = "low" if height < lowest - LENGTH_NOISE else "" if height > highest + LENGTH_NOISE else "apart"
            facts: Facts = {"height": rounded(height), "lower": lowest, "upper": highest}
            worst = {"low": lowest - height, "": height - highest}.get(case, beyond[out[i]])
            facts = {**facts, "outside": rounded(worst)}
            if case == "apart":
                facts = {**facts, "lower": rounded(low), "upper": rounded(high), "expected": rounded(middle)}
            yield Defect(mine[int(owner[i])], spot_of(xyz[out[i], :2]), facts, case=case)


def _flat(mine: Features) -> Iterator[Defect]:
    """Few point symbols at 0 among others of their layer and block: nearer to each other than to 0, and higher or lower
    than ``LEAST``."""
    rows = np.flatnonzero(mine.column("shape") == POINT)
    entities = mine.drawings[mine.source[0]].entities if len(rows) else None
    if entities is None:
        return
    heights = entities.xyz[entities.start[mine.row[rows]], 2]
    kinds = numbered([mine.layer.codes[rows], mine.labels("block").codes[rows]])
    for kind in np.unique(kinds[heights == 0]).tolist():
        own = rows[kinds == kind]
        flat, told = own[heights[kinds == kind] == 0], heights[(kinds == kind) & (heights != 0)]
        if len(told) < LIKES or len(flat) > SHARE * len(own) or not np.isfinite(told).all():
            continue
        away = np.abs(told).min() if told.min() * told.max() > 0 else 0.0
        if away > max(LEAST, np.ptp(told)):
            for number in flat.tolist():
                facts: Facts = {"height": 0.0, "count": len(told), "lower": rounded(told.min())}
                yield Defect(mine[number], facts={**facts, "upper": rounded(told.max())}, case="flat")


def _middle(heights: Floats, apart: float) -> float:
    """The median of the heights of a drawing, those at 0 left out; NaN where there are few, or many far from it."""
    told = heights[np.isfinite(heights) & (heights != 0)]
    if len(told) < FEWEST:
        return np.nan
    middle = float(np.median(told))
    return middle if (np.abs(told - middle) <= apart).mean() >= MOST else np.nan


def _world(entities: Entities) -> Floats:
    """All vertices of a drawing in world coordinates, (m, 3)."""
    tilted = entities.tilted
    if not tilted.any():
        return entities.xyz
    counts = np.diff(entities.start)
    rows, moved = np.repeat(tilted, counts), entities.xyz.copy()
    moved[rows] = to_world(entities.xyz[rows], np.repeat(entities.extrusion, counts, axis=0)[rows])
    return moved
