"""Drawings that lie outside the box of coordinates they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.box import located, lying, middle, most, nearest_to
from surveycheck.geometry.noise import spot_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.recorded import recorded


@check
def inside_box(
    inputs: Inputs, *, box: tuple[float, ...], city: str = "", columns: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Yields each drawing most of whose things lie outside ``box`` (least x, least y, greatest x, greatest y).

    Swapped axes and zone numbers are other defects; single strays too. The spot is the thing nearest to the middle of
    those outside, ``count`` how many of ``number`` things lie there. In the same way (case ``table``) each table most
    of whose points (``columns``: ``TABLE.north.east``, of the further selection ``records``) lie there.
    """
    for drawing in inputs.drawings:
        found = located(drawing, box)
        if most(found.elsewhere):
            spot = nearest_to(found.points, found.elsewhere, middle(found.points[found.elsewhere]))
            x, y = spot_of(found.points[spot])
            count = int(found.elsewhere.sum())
            facts: Facts = {"count": count, "number": len(found.points), "x": x, "y": y, "city": city}
            yield Defect(drawing, (x, y), facts)
    for stated in recorded(inputs, columns):
        outside = lying(stated.points, box)[2]
        if most(outside):
            one, amount, others = next(stated.told(outside))
            x, y = stated.points[one].tolist()
            facts = {"count": amount, "number": len(stated.records), "x": x, "y": y, "city": city}
            facts = {**facts, "table": stated.table}
            yield Defect(stated.place(one), facts=facts, others=others, case="table")
