"""Things far away from the rest of their drawing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import Part, bounds_in, parts
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.site import shown_boxes, strays
from surveycheck.geometry.vertices import vertices_of
from surveycheck.model.columns import Bools, Floats
from surveycheck.rule import Defect, Features, Inputs, check

EXTERNAL = 4 | 8 | 16
"""Flags of a block that is an external reference, an overlaid one, or part of one (DXF reference, BLOCK, group 70)."""


@check
def stray_entity(inputs: Inputs, *, distance: float, leave_out: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each thing more than ``distance`` (m) from the group in which more than half of the drawing's things lie;
    and each line or outline one vertex of which lies so far outside of all that is smaller than ``distance``, at this
    vertex (case ``vertex``). Of a frame around an empty sheet two corners or more do, of a road that leads away its
    last piece alone may be so long.

    A reference lies where the things of its block are shown, which need not be near its own point; one to another file
    (an external reference) shows what nobody knows here, and is left out.

    Layers in ``leave_out`` (case ignored) neither make the site nor stray: control points may stand far away.
    """
    apart = {name.casefold() for name in leave_out}
    kept = ~inputs.features.layer.where(lambda name: name.casefold() in apart) & ~_of_other_files(inputs.features)
    for part in parts(inputs.features.take(kept), inputs.settings):
        bounds = bounds_in(part.features, part.frame)
        stray, away = strays(bounds, distance)
        shown = _shown(part, bounds, stray)
        stray &= strays(shown, distance)[0] if shown is not None else True
        for i in np.flatnonzero(stray):
            at = (bounds[i, :2] + bounds[i, 2:]) / 2
            facts = {"distance": rounded(away[i]), "allowed": distance}
            yield Defect(part.features[int(i)], part.frame.drawn(at), facts)
        for number, vertex, far in _vertices(part, bounds, stray, distance):
            facts = {"distance": rounded(far), "allowed": distance}
            yield Defect(part.features[number], part.frame.drawn(vertex), facts, case="vertex")


def _of_other_files(features: Features) -> Bools:
    """Which are references to blocks that stand in other files."""
    found = np.zeros(len(features), np.bool_)
    for source, drawing in enumerate(features.drawings):
        names = {block.name.casefold() for block in drawing.blocks if block.xref or block.flags & EXTERNAL}
        if names:
            own = np.flatnonzero(features.source == source)
            blocks = features.take(own).labels("block")
            found[own[blocks.where({name for name in blocks.counts() if name.casefold() in names}.__contains__)]] = True
    return found


def _shown(part: Part, bounds: Floats, stray: Bools) -> Floats | None:
    """The boxes with those of what is shown by the strays that are references; None where there are none."""
    found = np.flatnonzero(stray & part.features.type.where("INSERT".__eq__))
    boxes = shown_boxes(part.features.take(found)) if len(found) else np.empty((0, 4))
    shown = ~np.isnan(boxes[:, 0])
    if not shown.any():
        return None
    again = bounds.copy()
    again[found[shown]] = part.frame.points(boxes[shown].reshape(-1, 2)).reshape(-1, 4)
    return again


def _vertices(part: Part, bounds: Floats, stray: Bools, distance: float) -> Iterator[tuple[int, Floats, float]]:
    """Number, vertex and distance (m) of things of which one vertex lies far from where most things are."""
    large = (bounds[:, 2:] - bounds[:, :2]).max(axis=1) > distance
    small = bounds[~large & ~stray]
    if not large.any() or 2 * len(small) <= len(bounds):
        return
    low, high = small[:, :2].min(axis=0), small[:, 2:].max(axis=0)
    numbers = np.flatnonzero(large & ~stray)
    found = vertices_of(part.features.take(numbers), part.frame)
    beyond = np.maximum(np.maximum(low - found.xyz[:, :2], found.xyz[:, :2] - high), 0.0)
    away = np.hypot(*beyond.T)
    far = np.flatnonzero(away > distance)
    for own in np.unique(found.owner[far]):
        mine = far[found.owner[far] == own]
        if len(np.unique(found.xyz[mine, :2], axis=0)) == 1:
            yield int(numbers[own]), found.xyz[mine[0], :2], float(away[mine[0]])
