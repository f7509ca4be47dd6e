"""Symbols that should stand the same way on all sheets of a deliverable: mirrored ones, and turned ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from surveycheck.model import Drawing, Feature
from surveycheck.model.drawing import IN_BLOCK

TURNED = 1.0
"""Degrees that arrows may differ by: the convergence of the meridians within a city."""


def standing(drawings: Sequence[Drawing], wanted: Callable[[str], bool]) -> list[tuple[Feature, float | None]]:
    """The references to blocks of these names, and their direction (° against the axis of the east); None for those
    that are mirrored. What has no direction is left out."""
    found: list[tuple[Feature, float | None]] = []
    for drawing in drawings:
        e = drawing.entities.of_file()
        for number in np.flatnonzero((e.space != IN_BLOCK) & e.block.where(wanted)).tolist():
            east, north = e.scale[number, :2] * (1.0 if e.extrusion[number, 2] >= 0 else -1.0, 1.0)
            turn = float(e.rotation[number] + (180.0 if north < 0 else 0.0)) % 360.0
            if east * north < 0:
                found.append((Feature(drawing, number), None))
            elif np.isfinite(turn):
                found.append((Feature(drawing, number), turn))
    return found


def turned(stands: Sequence[tuple[Feature, float]]) -> list[tuple[Feature, float]]:
    """Those that stand otherwise than all of the others, which agree and are on other sheets, two or more; and by how
    many degrees. In which direction a block was drawn is not known here."""
    found = []
    for feature, angle in stands:
        others = [a for f, a in stands if f.drawing is not feature.drawing]
        alike = len(others) > 1 and all(_apart(a, others[0]) <= TURNED for a in others)
        if alike and _apart(angle, others[0]) > TURNED:
            found.append((feature, _apart(angle, others[0])))
    return found


def _apart(one: float, other: float) -> float:
    """Degrees between two directions."""
    return abs((one - other + 180.0) % 360.0 - 180.0)
