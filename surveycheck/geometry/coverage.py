"""Is a set of areas clearly a coverage: parcels, floors or zones that fill a region side by side?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.edges import edges_of
from surveycheck.geometry.frame import frame_of
from surveycheck.model.columns import Objects

FEWEST = 10
"""Fewer areas than this prove nothing."""

SHARING = 0.8
"""Least share of areas that have a whole edge in common with a neighbour."""

FILLING = 0.6
"""Least share of the region (hull of all areas) that the areas fill."""


@dataclass(frozen=True)
class CoverageEvidence:
    """What the test saw: number of areas, share of them with a common edge, share of the region that they fill."""

    count: int
    sharing: float
    filling: float

    @property
    def holds(self) -> bool:
        """Is it clearly a coverage?"""
        return self.count >= FEWEST and self.sharing >= SHARING and self.filling >= FILLING

    def zh(self, layer: str) -> str:
        return (
            f"图层 {layer} 按面覆盖检查：共 {self.count} 个面，{self.sharing:.0%} 与相邻面有整条公共边，"
            f"填满范围的 {self.filling:.0%}"
        )

    def en(self, layer: str) -> str:
        return (
            f"layer {layer} is taken as a coverage: {self.count} areas, {self.sharing:.0%} share a whole edge with a "
            f"neighbour, together they fill {self.filling:.0%} of their region"
        )


def is_coverage(polygons: Objects) -> CoverageEvidence:
    """Weighs drawn areas (n,) of one layer; points, lines and what encloses nothing do not count.

    A shared edge runs the other way in exactly one neighbour, so copies of one area share nothing.
    """
    areas = as_areas(frame_of(polygons).local(polygons[~shapely.is_missing(polygons)]))
    areas = areas[~shapely.is_missing(areas)]
    if len(areas) < FEWEST:
        return CoverageEvidence(len(areas), 0.0, 0.0)
    edges = edges_of(areas)
    sharing = len(np.unique(edges.area[~edges.alone])) / len(areas)
    hull = shapely.convex_hull(shapely.geometrycollections(areas))
    filling = float(shapely.area(areas).sum() / hull.area) if hull.area else 0.0
    return CoverageEvidence(len(areas), float(sharing), filling)
