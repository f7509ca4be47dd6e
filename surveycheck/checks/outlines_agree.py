"""Two outlines of one piece of land that should run alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from surveycheck.geometry.drawings import Areas, beside
from surveycheck.geometry.noise import LENGTH_NOISE, longer, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.outline import Deviation, deviations
from surveycheck.geometry.overlay import common, united
from surveycheck.model.columns import Ints
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.nested import rings

MOSTLY = 0.5
"""An area of the second kind more of which lies inside the first is meant; less: it is a neighbour's."""


@check
def outlines_agree(inputs: Inputs, *, limit: Limit, tolerance: Limit) -> Iterator[Defect]:
    """Holds the outline of all subjects of a drawing against that of the further selection ``outlines``: of those of
    them that lie mostly inside. Yields each piece, thicker than ``tolerance`` (m), that lies in one of the two only and
    reaches farther than ``limit`` (m) from the other, inside the piece. Pieces that meet, where the outlines cross, are
    one, at the one that reaches farthest; ``area`` is that of all.

    Where none lies mostly inside, those that touch the subjects at all are meant; case ``apart``: none does.
    """
    for mine, theirs in beside(inputs.features, inputs.other("outlines").features, inputs.settings, rings(inputs)):
        if not len(theirs.features):
            continue
        whole = united(mine.polygons)
        meant = _meant(whole, theirs)
        if not len(meant):
            yield _apart(mine, theirs, limit.value)
            continue
        other = united(theirs.polygons[meant])
        pieces = deviations(whole, other, tolerance.of(mine.frame.metres))
        for found in _joined([piece for piece in pieces if longer(piece.reach, limit.value)]):
            yield _defect(mine, theirs, meant, found, limit.value)


def _joined(found: list[Deviation]) -> list[Deviation]:
    """Of pieces that meet the one that reaches farthest, with the area of all."""
    shapes = np.array([deviation.piece for deviation in found], dtype=object)
    group = list(range(len(found)))
    for one, other in np.column_stack(shapely.STRtree(shapes).query(shapes, "dwithin", LENGTH_NOISE)).tolist():
        low, high = sorted((group[one], group[other]))
        group = [low if number == high else number for number in group]
    members = [[d for d, number in zip(found, group, strict=True) if number == own] for own in sorted(set(group))]
    return [replace(max(own, key=lambda d: round(d.reach, 6)), area=sum(d.area for d in own)) for own in members]


def _meant(whole: shapely.Geometry, theirs: Areas) -> Ints:
    inside = shapely.area(common(theirs.polygons, whole))
    mostly = np.flatnonzero(inside > MOSTLY * shapely.area(theirs.polygons))
    return mostly if len(mostly) else np.flatnonzero(inside > 0)


def _nearest(areas: Areas, numbers: Ints, piece: shapely.Geometry) -> Feature:
    """The one whose border has most of the piece's border beside it; by place where that does not tell."""
    away = np.round(shapely.distance(shapely.boundary(areas.polygons[numbers]), piece), 6)
    order = np.lexsort((ranks(areas.polygons[numbers]), away))
    return areas.features[int(numbers[order[0]])]


def _defect(mine: Areas, theirs: Areas, meant: Ints, found: Deviation, limit: float) -> Defect:
    facts = {"distance": rounded(found.reach), "area": rounded(found.area), "limit": limit}
    where = _nearest(mine, np.arange(len(mine.features)), found.piece)
    return Defect(where, mine.frame.drawn(found.at), facts, (_nearest(theirs, meant, found.piece),))


def _apart(mine: Areas, theirs: Areas, limit: float) -> Defect:
    first = int(np.argmin(ranks(mine.polygons)))
    away = np.round(shapely.distance(theirs.polygons, united(mine.polygons)), 6)
    nearest = int(np.lexsort((ranks(theirs.polygons), away))[0])
    spot = shapely.point_on_surface(shapely.normalize(mine.polygons[first]))
    facts = {"distance": rounded(away[nearest]), "limit": limit}
    at = mine.frame.drawn(np.array([spot.x, spot.y]))
    return Defect(mine.features[first], at, facts, (theirs.features[nearest],), case="apart")
