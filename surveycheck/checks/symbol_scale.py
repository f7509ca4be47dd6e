"""Symbols of points that are mirrored, stretched one way, or of another size than all others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Inputs, check

SAME = 0.01
"""Sizes that differ by less are one."""

EVEN = 1e-6
"""Scales that differ by less, relative to the larger one, were written as the same."""


@check
def symbol_scale(inputs: Inputs, *, fewest: int, share: float) -> Iterator[Defect]:
    """Subjects: block references. Yields those whose scales east and north differ in size (case ``stretched``, fact
    ``ratio``: north by east) or in sign: mirrored, as what is seen from below (extrusion)
    is. Scales of zero are another rule's; both negative is half a turn.
    Case ``size``: of another size (``ratio``: by that of the others) than nearly all other references to the same block
    in the drawing: of ``fewest`` at least ``share`` (%) are of one size, and one of another size is no choice."""
    for mine in per_drawing(inputs.features):
        scale = mine.column("scale")[:, :2].astype(float)
        size = np.abs(scale)
        there = (size > 0).all(axis=1)
        uneven = np.abs(size[:, 0] - size[:, 1]) > EVEN * size.max(axis=1, initial=0.0)
        below = mine.column("extrusion").astype(float)[:, 2] < 0
        mirrored = (np.sign(scale[:, 0]) != np.sign(scale[:, 1])) != below
        for number in np.flatnonzero(there & (uneven | mirrored)).tolist():
            facts: dict[str, Fact] = {"ratio": float(scale[number, 1] / scale[number, 0])}
            yield Defect(mine[number], facts=facts, case="stretched" if uneven[number] else "")
        ratio = _by_others(mine.labels("block").codes, np.where(there & ~uneven, size[:, 0], np.nan), fewest, share)
        for number in np.flatnonzero(np.abs(ratio - 1.0) > SAME + EVEN).tolist():
            yield Defect(mine[number], facts={"ratio": rounded(float(ratio[number]))}, case="size")


def _by_others(block: NDArray[np.int32], size: Floats, fewest: int, share: float) -> Floats:
    """Each size by that of its block; NaN where there is none that nearly all (``share``, %) of ``fewest`` share."""
    ratio = np.full(len(size), np.nan)
    for code in np.unique(block).tolist():
        own = np.flatnonzero((block == code) & np.isfinite(size))
        found = size[own] / np.median(size[own]) if len(own) else size[own]
        if len(own) >= fewest and 100.0 * np.count_nonzero(np.abs(found - 1.0) <= SAME + EVEN) >= share * len(own):
            ratio[own] = found
    return ratio
