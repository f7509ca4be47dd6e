"""Areas that reach across a line that they must stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

import numpy as np

from surveycheck.geometry.drawings import Areas, areas_of, lines_of, others_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import longer, rounded
from surveycheck.geometry.through import Through, through
from surveycheck.geometry.within import Outside, outside
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.keyed import application
from surveycheck.rule.nested import rings


@check
def behind_lines(inputs: Inputs, *, limit: Limit, tolerance: Limit, item: int = 1) -> Iterator[Defect]:
    """Yields each area of the further selection ``areas`` that reaches more than ``limit`` (m) across a subject.

    Closed lines: it must lie inside them; ``distance`` is how far it reaches out, case ``whole``: nothing of it
    lies inside. What lies wholly outside and has no text in ``item`` of its extended data is a neighbour's. Open lines:
    which side is forbidden is not written, so the smaller part is taken to be across; ``distance`` is how far it
    reaches from the line.
    """
    held = inputs.other("areas").features
    for part in parts(inputs.features, inputs.settings):
        around = others_of(part.features, part.frame, held)
        closed, areas = areas_of(part, rings(inputs)), areas_of(around, rings(inputs))
        near = tolerance.of(part.frame.metres)
        named = np.array([str(k).strip() != "" for k in areas.features.xdata(application(inputs), item)], np.bool_)
        for out in outside(areas.polygons, closed.polygons, near) if len(closed.features) else ():
            if longer(out.reach, limit.value) and (named[out.number] or not out.whole):
                yield _out(areas, closed, out, limit.value)
        yield from _across(areas, lines_of(part), limit.value, near)


def _out(areas: Areas, closed: Areas, out: Outside, limit: float) -> Defect:
    facts = {"area": rounded(out.area)}
    if isfinite(out.reach):
        facts |= {"distance": rounded(out.reach), "limit": limit}
    at, other = areas.frame.drawn(out.at), closed.features[out.nearest]
    return Defect(areas.features[out.number], at, facts, (other,), case="whole" if out.whole else "")


def _across(areas: Areas, lines: Part, limit: float, tolerance: float) -> Iterator[Defect]:
    for found in through(lines.geometry, areas.polygons, tolerance):
        if longer(_depth(found), limit):
            facts = {"distance": rounded(_depth(found)), "limit": limit}
            at, other = areas.frame.drawn(found.at), lines.features[found.line]
            yield Defect(areas.features[found.area], at, facts, (other,), case="line")


def _depth(found: Through) -> float:
    """Where the line ends inside, no side is across: how far it runs in."""
    return found.depth if found.depth > 0 else found.length
