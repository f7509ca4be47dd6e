"""Coordinates with north and east exchanged."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.box import located, lying, middle, most, nearest_to
from surveycheck.geometry.noise import spot_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.recorded import recorded


@check
def axes_swapped(
    inputs: Inputs, *, box: tuple[float, ...], city: str = "", columns: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Yields what lies outside ``box`` but inside it when x and y change places.

    The drawing when most of its things are so, else each of those things. In the same way (case ``table``, ``record``)
    what the further selection ``records`` states in ``columns`` (``TABLE.north.east``); ``x`` is what stands as east.
    """
    for drawing in inputs.drawings:
        found = located(drawing, box)
        if most(found.swapped):
            spot = nearest_to(found.points, found.swapped, middle(found.points[found.swapped]))
            at = spot_of(found.points[spot])
            yield Defect(drawing, at, {"count": int(found.swapped.sum()), "x": at[0], "y": at[1], "city": city})
            continue
        for i in np.flatnonzero(found.swapped):
            at = spot_of(found.points[i])
            yield Defect(found.features[int(i)], at, {"count": 1, "x": at[0], "y": at[1], "city": city}, case="single")
    for stated in recorded(inputs, columns):
        for number, count, others in stated.told(lying(stated.points, box)[0]):
            x, y = stated.points[number].tolist()
            told: Facts = {"table": stated.table, "count": count, "x": x, "y": y, "city": city}
            yield Defect(stated.place(number), facts=told, others=others, case="table" if count > 1 else "record")
