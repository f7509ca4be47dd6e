"""Drawings that lie outside the box of coordinates they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.box import located, middle, most, nearest_to
from surveycheck.geometry.noise import spot_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check


@check
def inside_box(inputs: Inputs, *, box: tuple[float, ...], city: str = "") -> Iterator[Defect]:
    """Yields each drawing most of whose things lie outside ``box`` (least x, least y, greatest x, greatest y).

    Swapped axes and zone numbers are other defects; single strays too. The spot is the thing nearest to the middle of
    those outside, ``count`` how many of ``number`` things lie there.
    """
    for drawing in inputs.drawings:
        found = located(drawing, box)
        if most(found.elsewhere):
            spot = nearest_to(found.points, found.elsewhere, middle(found.points[found.elsewhere]))
            x, y = spot_of(found.points[spot])
            count = int(found.elsewhere.sum())
            facts: Facts = {"count": count, "number": len(found.points), "x": x, "y": y, "city": city}
            yield Defect(drawing, (x, y), facts)
