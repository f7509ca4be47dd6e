"""Lines and rings that cross or touch themselves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import flat
from surveycheck.geometry.crossings import crosses_itself, crossing_spots
from surveycheck.geometry.exact import true_crossing
from surveycheck.geometry.folds import folds
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.heights import meets_in_space, rise
from surveycheck.geometry.loops_meet import rings_near
from surveycheck.geometry.pieces import Pieces, pieces_of
from surveycheck.geometry.touches import touches
from surveycheck.geometry.vertices import Vertices, vertices_of
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def self_crossing(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields every spot at which a line or ring crosses, touches or runs back over itself.

    Loops no longer than two tolerances are not meant (they are repeated vertices), nor is what encloses nothing;
    an open line may end on itself, and pass over itself at another height. Rings are judged in plan. What runs back to
    the tolerance (m) runs back over itself, and a corner that comes back to another side to the tolerance touches it.
    Several rings of one area may not cross, run along each other, or touch so that the area falls apart. ``number``
    counts the spots of one feature, ``count`` is how many it has.
    """
    for part in parts(inputs.features, inputs.settings):
        lines = np.isin(shapely.get_type_id(part.geometry), (1, 3, 6)) & ~flat(part.geometry)
        lines &= ~_there_and_back(part)
        features, geometry = part.features.take(lines), part.geometry[lines]
        near = tolerance.of(part.frame.metres)
        pieces = pieces_of(Part(features, part.frame, geometry))
        owner, sides = _backwards(pieces, near)
        wrong = crosses_itself(geometry) | rings_near(geometry, near)
        wrong[owner] = True
        for i in np.flatnonzero(wrong):
            spots = crossing_spots(geometry[i], near, sides[slice(*np.searchsorted(owner, [i, i + 1]))])
            own = pieces.take(np.arange(*np.searchsorted(pieces.owner, [i, i + 1])))
            spots = [true_crossing(own, own, spot) for spot in spots] if own.bulge.any() else spots
            if shapely.get_type_id(geometry[i]) == shapely.GeometryType.LINESTRING:
                spots = _met(spots, vertices_of(features.take(np.array([i])), part.frame), near)
            for number, spot in enumerate(spots, 1):
                yield Defect(features[int(i)], part.frame.drawn(spot), {"number": number, "count": len(spots)})


def _backwards(pieces: Pieces, tolerance: float) -> tuple[Ints, Floats]:
    """What runs back over itself or comes back to itself, to the tolerance: the number of the line or area (k,),
    ascending, and the two ends (k, 2, 2) of the piece, or twice the point."""
    folded, touched = folds(pieces, tolerance), touches(pieces, tolerance)
    owner, ends = (np.concatenate(column) for column in zip(folded, touched, strict=True))
    order = np.argsort(owner, kind="stable")
    return owner[order], ends[order]


def _met(spots: list[Floats], line: Vertices, tolerance: float) -> list[Floats]:
    """The spots at which a line meets itself in height, too."""
    if rise(line, 1)[0] <= tolerance:
        return spots
    return [spot for spot in spots if meets_in_space(line.xyz, spot, tolerance)]


def _there_and_back(part: Part) -> Bools:
    """Closed polylines of two points: they are lines by their geometry."""
    closed = part.features.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    closed &= (part.features.column("flags").astype(np.int64) & 1) == 1
    mask: Bools = closed & (shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING)
    return mask
