"""Areas without a text inside."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.near import near_pairs
from surveycheck.model.drawing import AREA
from surveycheck.rule import Defect, Inputs, check


@check
def label_missing(inputs: Inputs) -> Iterator[Defect]:
    """Yields areas in which (border included) no text of the further selection ``labels`` of the same drawing begins.
    Empty texts are none; texts are taken at their insertion point. A thing without an area is another rule's."""
    labels = inputs.other("labels").features
    written = np.array([bool(str(text).strip()) for text in labels.text], np.bool_) & ~shapely.is_missing(
        labels.geometry
    )
    for source, drawing in enumerate(inputs.features.drawings):
        mine = inputs.features.take((inputs.features.source == source) & (inputs.features.shape == AREA))
        theirs = np.array([labels.drawings[s] is drawing for s in labels.source], np.bool_)
        tree = shapely.STRtree(labels.geometry[written & theirs])
        areas = as_areas(mine.geometry)
        labelled = set(near_pairs(tree, areas, "intersects")[0].tolist())
        for number in np.flatnonzero(~shapely.is_missing(areas)).tolist():
            if number not in labelled:
                spot = shapely.point_on_surface(areas[number])
                yield Defect(mine[number], (spot.x, spot.y), {"layer": mine[number].layer})
