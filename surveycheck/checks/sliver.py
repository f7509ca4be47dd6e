"""Areas too small and too thin to be meant."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import middle
from surveycheck.geometry.drawings import areas_per_drawing
from surveycheck.geometry.noise import AREA_NOISE, rounded
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def sliver(inputs: Inputs, *, limit: Limit, compactness: float) -> Iterator[Defect]:
    """Yields each area smaller than ``limit`` (m², as a function of the drawing unit squared) whose compactness is less
    than ``compactness``, at its middle.

    Compactness is 4πA / P² (isoperimetric quotient): 1 for a circle, 0.79 for a square, 0.08 for a strip 40 times as
    long as wide. What encloses nothing is another rule's.
    """
    for areas in areas_per_drawing(inputs.features, inputs.settings):
        size, around = shapely.area(areas.polygons), shapely.length(areas.polygons)
        ratio = 4.0 * np.pi * size / around**2
        least = limit.of(areas.frame.metres**2)
        for i in np.flatnonzero((size < least - AREA_NOISE) & (ratio < compactness - 1e-9)):
            at = areas.frame.drawn(middle(areas.polygons[i]))
            facts = {"area": rounded(size[i]), "limit": least, "compactness": rounded(ratio[i])}
            yield Defect(areas.features[int(i)], at, facts)
