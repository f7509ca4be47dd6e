"""Areas of one kind that overlap each other."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.drawings import areas_per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.overlap import overlaps
from surveycheck.geometry.true_area import Arcs
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.nested import rings


@check
def areas_overlap(inputs: Inputs, *, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Yields each pair of areas of one drawing that have more than ``limit`` m² in common, at a point inside it.

    Containment (case ``inside``) and identity (case ``same``) are overlap, touching is not, and pieces nowhere thicker
    than ``tolerance`` (m) are not. A hatch along a drawn boundary is its fill, not a second area.

    Column ``nested`` of the features table: ``hole``: a ring inside another of the same code and key is a hole in it;
    ``island``: what lies wholly inside another is left out of that one; nothing there: it is an overlap.
    """
    for areas in areas_per_drawing(inputs.features, inputs.settings, rings(inputs)):
        for found in overlaps(areas.polygons, limit.value, tolerance.of(areas.frame.metres), Arcs(areas)):
            facts = {"overlap": rounded(found.area), "limit": limit.value}
            other = areas.features[found.two]
            case = "" if found.kind == "part" else found.kind
            yield Defect(areas.features[found.one], areas.frame.drawn(found.at), facts, (other,), case=case)
