"""Corners of areas that no point marks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.drawings import areas_of, others_of, placeless
from surveycheck.geometry.frame import parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.vertices import vertices_of
from surveycheck.model.columns import Bools, Floats, Ints, Objects
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, NothingToCheck, Record, check
from surveycheck.rule.number import decimal_of


@check
def vertex_with_point(
    inputs: Inputs, *, limit: Limit, north: str = "", east: str = "", usual: float = 0.0
) -> Iterator[Defect]:
    """Yields each vertex of an area farther than ``limit`` (m) from every point of the further selection ``points``.

    A vertex that neighbours share is named once. Vertices are those drawn, not those of chords along arcs. ``distance``
    is that to the nearest point; where that one marks no other vertex, it is the witness: it may be this one's, moved.
    Without any point in reach nothing is said. A record of the further selection ``records`` that states the vertex's
    place in ``north`` and ``east``, to ``limit``, is a witness too: its point was not drawn; so is the one point that
    has no place. Areas of whose vertices less than this part (``usual``) have a point are not judged.
    Raises ``NothingToCheck`` where no area is judged: what has no points beside it has not passed.
    """
    stated, records = _stated(inputs, north, east)
    theirs = inputs.other("points").features
    lost, looked = placeless(theirs), False
    for part in parts(inputs.features, inputs.settings):
        areas = areas_of(part)
        others = others_of(part.features, part.frame, theirs.take(theirs.shape == POINT))
        points = others.geometry
        if not len(areas.features) or not len(points):
            continue
        found = vertices_of(areas.features, part.frame)
        corners, first = np.unique(found.xyz[:, :2], axis=0, return_index=True)
        places = shapely.points(corners)
        number, nearest = shapely.STRtree(points).query_nearest(places, all_matches=False)
        away = shapely.distance(places[number], points[nearest])
        judged = _usual(found.owner, found.xyz[:, :2], points, limit.value + LENGTH_NOISE, usual)
        looked |= bool(judged.any())
        marks = _near(points, places, limit.value + LENGTH_NOISE)
        for i in np.flatnonzero(away > limit.value + LENGTH_NOISE):
            owner = int(found.owner[first[number[i]]])
            if not judged[owner]:
                continue
            feature = areas.features[owner]
            facts = {"distance": rounded(away[i]), "limit": limit.value}
            marker = int(nearest[i])
            witness = () if marks[marker] else (others.features[marker],)
            at = part.frame.drawn(corners[number[i]])
            told = np.flatnonzero(np.hypot(*(stated - at).T) <= limit.value + LENGTH_NOISE)[:1]
            yield Defect(feature, at, facts, (*witness, *(records[int(n)] for n in told), *lost))
    if not looked:
        raise NothingToCheck


def _usual(owner: Ints, corners: Floats, points: Objects, limit: float, usual: float) -> Bools:
    """The areas (by number) of whose vertices so many have a point."""
    count = np.bincount(owner)
    marked = np.bincount(owner, _near(shapely.points(corners), points, limit), len(count)) if usual else count
    found: Bools = marked >= usual * count
    return found


def _stated(inputs: Inputs, north: str, east: str) -> tuple[Floats, list[Record]]:
    """Where records say that their points are, (n, 2) east and north, and the records."""
    rows = [(decimal_of(r.get(east)), decimal_of(r.get(north)), r) for r in inputs.other("records").records]
    known = [(float(x), float(y), r) for x, y, r in rows if x is not None and y is not None]
    return np.array([row[:2] for row in known], float).reshape(-1, 2), [row[2] for row in known]


def _near(points: Objects, places: Objects, limit: float) -> Bools:
    """Which of the points lie within ``limit`` (m) of one of the places."""
    found: Bools = np.zeros(len(points), np.bool_)
    found[near_pairs(shapely.STRtree(places), points, "dwithin", limit)[0]] = True
    return found
