"""Eastings written with a zone number where the others have none."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.box import ZONE, located, lying, middle, most, nearest_to
from surveycheck.geometry.noise import spot_of
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.recorded import recorded


@check
def zone_prefix(
    inputs: Inputs, *, box: tuple[float, ...], city: str = "", columns: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Yields what lies inside ``box`` only without the millions of its easting (``number``: the zone).

    The drawing when most of its things are so, else each of those things. In the same way (case ``table``, ``record``)
    what the further selection ``records`` states in ``columns`` (``TABLE.north.east``).
    """
    for drawing in inputs.drawings:
        found = located(drawing, box)
        zones = (found.points[:, 0] // ZONE).astype(np.int64)
        if most(found.zoned):
            spot = nearest_to(found.points, found.zoned, middle(found.points[found.zoned]))
            at = spot_of(found.points[spot])
            facts: Facts = {"number": int(zones[spot]), "count": int(found.zoned.sum()), "x": at[0], "city": city}
            yield Defect(drawing, at, facts)
            continue
        for i in np.flatnonzero(found.zoned):
            at = spot_of(found.points[i])
            facts = {"number": int(zones[i]), "count": 1, "x": at[0], "city": city}
            yield Defect(found.features[int(i)], at, facts, case="single")
    for stated in recorded(inputs, columns):
        for one, count, others in stated.told(lying(stated.points, box)[1]):
            x = float(stated.points[one, 0])
            facts = {"table": stated.table, "number": int(x // ZONE), "count": count, "x": x, "city": city}
            yield Defect(stated.place(one), facts=facts, others=others, case="table" if count > 1 else "record")
