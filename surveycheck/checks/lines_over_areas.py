"""Roads and the like that run over areas."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.drawings import Areas, areas_of, lines_of, others_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import longer, rounded
from surveycheck.geometry.overlap import overlaps_between
from surveycheck.geometry.through import through
from surveycheck.geometry.true_area import Arcs
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.nested import rings


@check
def lines_over_areas(inputs: Inputs, *, limit: Limit, area_limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Yields each subject with each area of the further selection ``areas`` that it runs over: an open line by more
    than ``limit`` m inside, at the middle of its longest piece there; a closed one by more than ``area_limit`` m² (case
    ``area``). Running along the border, to ``tolerance`` (m), is allowed.
    """
    theirs = inputs.other("areas").features
    for part in parts(inputs.features, inputs.settings):
        around = others_of(part.features, part.frame, theirs)
        closed, areas = areas_of(part, rings(inputs)), areas_of(around, rings(inputs))
        near = tolerance.of(part.frame.metres)
        yield from _lines(lines_of(part), areas, limit.value, near)
        arcs = (Arcs(closed), Arcs(areas))
        for found in overlaps_between(closed.polygons, areas.polygons, area_limit.value, near, arcs):
            facts = {"overlap": rounded(found.area), "limit": area_limit.value}
            at, other = areas.frame.drawn(found.at), areas.features[found.two]
            yield Defect(closed.features[found.one], at, facts, (other,), case="area")


def _lines(lines: Part, areas: Areas, limit: float, tolerance: float) -> Iterator[Defect]:
    for found in through(lines.geometry, areas.polygons, tolerance):
        if longer(found.length, limit):
            facts = {"length": rounded(found.length), "limit": limit}
            at, other = areas.frame.drawn(found.at), areas.features[found.area]
            yield Defect(lines.features[found.line], at, facts, (other,))
