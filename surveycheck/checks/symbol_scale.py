"""Symbols of points that are mirrored, or stretched one way."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.rule import Defect, Fact, Inputs, check

EVEN = 1e-6
"""Scales that differ by less, relative to the larger one, were written as the same."""


@check
def symbol_scale(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: block references. Yields those whose scales east and north differ in size (case ``stretched``, fact
    ``ratio``: north by east) or in sign: mirrored. Scales of zero are another rule's; both negative is half a turn."""
    for mine in per_drawing(inputs.features):
        scale = mine.column("scale")[:, :2].astype(float)
        size = np.abs(scale)
        there = (size > 0).all(axis=1)
        uneven = np.abs(size[:, 0] - size[:, 1]) > EVEN * size.max(axis=1, initial=0.0)
        mirrored = np.sign(scale[:, 0]) != np.sign(scale[:, 1])
        for number in np.flatnonzero(there & (uneven | mirrored)).tolist():
            facts: dict[str, Fact] = {"ratio": float(scale[number, 1] / scale[number, 0])}
            yield Defect(mine[number], facts=facts, case="stretched" if uneven[number] else "")
