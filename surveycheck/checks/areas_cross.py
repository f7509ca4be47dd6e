"""Areas of one kind that overlap areas of another kind."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.drawings import beside
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.overlap import overlaps_between
from surveycheck.geometry.true_area import Arcs
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.nested import rings


@check
def areas_cross(inputs: Inputs, *, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Yields each subject with each area of the further selection ``areas`` that it shares more than ``limit`` m² with,
    and of the further selection ``roads``, if the card has one (case ``road``).

    The spot is inside the overlap. Pieces nowhere thicker than ``tolerance`` (m) are not counted; touching is allowed.
    """
    yield from _across(inputs, "areas", "", limit, tolerance)
    yield from _across(inputs, "roads", "road", limit, tolerance)


def _across(inputs: Inputs, name: str, case: str, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    for mine, theirs in beside(inputs.features, inputs.other(name).features, inputs.settings, rings(inputs)):
        near, arcs = tolerance.of(mine.frame.metres), (Arcs(mine), Arcs(theirs))
        for found in overlaps_between(mine.polygons, theirs.polygons, limit.value, near, arcs):
            facts = {"overlap": rounded(found.area), "limit": limit.value}
            other = theirs.features[found.two]
            yield Defect(mine.features[found.one], mine.frame.drawn(found.at), facts, (other,), case=case)
