"""Gaps between areas that should lie side by side."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.drawings import areas_per_drawing, each_once
from surveycheck.geometry.gaps import gaps
from surveycheck.geometry.noise import rounded
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.nested import rings


@check
def coverage_gap(inputs: Inputs, *, limit: Limit, tolerance: Limit, reach: Limit) -> Iterator[Defect]:
    """Yields each gap of more than ``limit`` m² between areas of one drawing, at a point inside it.

    A gap is narrower than ``reach`` (m), thicker somewhere than ``tolerance`` (m), and borders two areas or more;
    wider spaces are left on purpose. Rings inside rings are holes where column ``nested`` of the features table says
    so. The defect is the first neighbour's, the others stand beside it.
    """
    for areas in map(each_once, areas_per_drawing(inputs.features, inputs.settings, rings(inputs))):
        metres = areas.frame.metres
        for gap in gaps(areas.polygons, limit.value, tolerance.of(metres), reach.of(metres)):
            first, *others = (areas.features[n] for n in gap.neighbours)
            facts = {"area": rounded(gap.area), "width": rounded(gap.width), "limit": limit.value}
            yield Defect(first, areas.frame.drawn(gap.at), facts, tuple(others))
