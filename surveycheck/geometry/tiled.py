"""Which of many floors may be tiled badly: one look at all of them, before any is looked at by itself."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from surveycheck.geometry.gaps import MITRE, narrow
from surveycheck.geometry.overlap import meeting
from surveycheck.model import TooMuch
from surveycheck.model.columns import Bools, Ints, Objects

APART = 64.0
"""Metres between two floors that are laid side by side, beside what offsetting them for gaps takes."""


def doubtful(floors: Sequence[Objects], tiles: Sequence[int], reach: float) -> Bools:
    """Whose areas (the first ``tiles`` of each floor are its tiles) may overlap, or leave a gap narrower than ``reach``
    (m) between two of them: (n,) of the floors. A floor that is not among them has neither; to look at each by itself
    takes ten times as long, for most of that is the way into the library and back."""
    owner = np.repeat(np.arange(len(floors)), [len(areas) for areas in floors])
    found = np.zeros(len(floors), np.bool_)
    if not len(owner):
        return found
    inner = np.concatenate([np.arange(len(areas)) < count for areas, count in zip(floors, tiles, strict=True)])
    areas, first, step = _side_by_side(np.concatenate(floors), owner, APART + 2 * MITRE * reach)
    mine = np.flatnonzero(inner)
    try:
        found[owner[mine[meeting(areas[mine])]]] = True
        holes = narrow(areas, reach)
        begin = shapely.bounds(holes[~shapely.is_empty(holes)])[:, 0]
        found[((begin - first) // step).astype(np.int64)] = True
    except TooMuch:  # all of them together; each by itself may be little enough
        found[:] = True
    return found


def _side_by_side(areas: Objects, owner: Ints, apart: float) -> tuple[Objects, float, float]:
    """The areas (n,), each floor moved east by whole metres so that it is ``apart`` (m) from the one before: what is
    equal within a floor stays equal to the last bit. And where the first begins at the earliest, and how far apart they
    begin."""
    bounds = shapely.bounds(areas)
    first = float(np.floor(np.nanmin(bounds[:, 0]) - apart / 2))
    step = float(np.ceil(np.nanmax(bounds[:, 2]) - first + apart / 2))
    xy, at = shapely.get_coordinates(areas, return_index=True)
    xy[:, 0] += step * owner[at]
    moved: Objects = shapely.set_coordinates(areas.copy(), xy)
    return moved, first, step
