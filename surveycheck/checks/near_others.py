"""Areas that must lie near others, and do not."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.drawings import Areas, areas_of, others_of
from surveycheck.geometry.frame import parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.nested import rings

WITNESSES = 20


@check
def near_others(inputs: Inputs, *, limit: Limit) -> Iterator[Defect]:
    """Yields each area that no area of the further selection ``near`` is as near to as ``limit`` (m): ``distance`` is
    that to the nearest, which is a witness, and after it what of the further selection ``beside`` is near: it
    tells what should stand there. A drawing is held against its own; where it draws none of them, against
    those of the whole deliverable. Where there are none at all, nothing is said."""
    for part in parts(inputs.features, inputs.settings):
        areas = areas_of(part, rings(inputs))
        there = areas_of(others_of(part.features, part.frame, inputs.other("near").features), rings(inputs))
        beside = areas_of(others_of(part.features, part.frame, inputs.other("beside").features), rings(inputs))
        if not len(there.polygons):
            continue
        most = limit.value
        held, _ = near_pairs(shapely.STRtree(there.polygons), areas.polygons, "dwithin", most + LENGTH_NOISE)
        for number in np.setdiff1d(np.arange(len(areas.polygons)), held).tolist():
            away = shapely.distance(areas.polygons[number], there.polygons)
            spot = shapely.get_coordinates(shapely.point_on_surface(areas.polygons[number]))[0]
            facts = {"distance": rounded(float(away.min())), "limit": most}
            others = (there.features[int(np.argmin(away))], *_beside(areas.polygons[number], beside, most))
            yield Defect(areas.features[number], areas.frame.drawn(spot), facts, others)


def _beside(area: shapely.Geometry, beside: Areas, most: float) -> tuple[Feature, ...]:
    found = np.flatnonzero(shapely.dwithin(beside.polygons, area, most + LENGTH_NOISE))
    return tuple(beside.features[int(number)] for number in found[:WITNESSES])
