"""How large drawn areas are: arcs as arcs, without what is cut out of them."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.geometry.areas import as_areas, fills
from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.geometry.cut import Cut, Rings, cut_of
from surveycheck.geometry.frame import Frame
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats, Ints

FILL = 0.01
"""A hatch that follows a drawn ring within this distance (m) is its fill, not a second area."""


def sizes_of(features: Features, rings: Rings | None) -> Floats:
    """Area (n,) in m² without what is cut out of it: NaN for what has none, 0 for fills of others and for holes."""
    areas = as_areas(features.geometry)
    fill = fills(areas, features.type.where("HATCH".__eq__), FILL)
    sizes = with_exact_arcs(features, shapely.area(areas))
    if rings is not None:
        for source, drawing in enumerate(features.drawings):
            mine = np.flatnonzero(features.source == source)
            _take_off(cut_of(drawing, rings, Frame()), drawing, features.row[mine], mine, sizes, fill)
    sizes[fill] = 0.0
    sizes[shapely.is_missing(areas)] = np.nan
    return sizes


def _take_off(cut: Cut, drawing: Drawing, row: NDArray[np.int32], mine: Ints, sizes: Floats, none: Bools) -> None:
    """What is cut out of the areas of a drawing, which stand in ``mine`` and there in ``row``, off their sizes."""
    inner = Features((drawing,), np.zeros(len(cut.inner), np.int32), cut.inner.astype(np.int32))
    lost = with_exact_arcs(inner, shapely.area(as_areas(inner.geometry)))
    sizes[mine] -= np.bincount(cut.shell, lost, len(drawing.entities))[row]
    none[mine[np.isin(row, cut.inner[cut.hole])]] = True
