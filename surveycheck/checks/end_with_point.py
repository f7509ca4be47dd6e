"""Ends of lines that no point marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from surveycheck.geometry.drawings import others_of, placeless
from surveycheck.geometry.ends import ends_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model.columns import Bools, Ints, Objects
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Drawing, Feature, Features, Inputs, Limit, Place, check
from surveycheck.rule.keyed import keys_of, link_of, records_by_key


@check
def end_with_point(inputs: Inputs, *, limit: Limit, role: str = "", ends: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each end of a line farther than ``limit`` (m) from every point of the further selection ``points``.

    An end that lines share is named once, the other lines stand beside it. ``distance`` is that to the nearest point,
    ``shift_east`` and ``shift_north`` lead from there to the end; where that point marks no other end, it is the
    witness. Without any point nothing is said. ``ends``: fields of a line's record (further selection ``records``,
    found by the key that lines of ``role`` carry) with the numbers of its points: a missing one is looked for by them.
    The one point that has no place is a witness, too.
    """
    theirs = inputs.other("points").features
    lost = placeless(theirs)
    for part in parts(inputs.features, inputs.settings):
        line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
        lines = Part(part.features.take(line), part.frame, part.geometry[line])
        points = others_of(part.features, part.frame, theirs.take(theirs.shape == POINT))
        if len(lines.geometry) and len(points.geometry):
            numbers = _numbers(inputs, lines.features, role, ends)
            for defect in _unmarked(lines, points, limit.value):
                named = dict.fromkeys(
                    key for line in _lines(defect) for key in numbers.get((line.drawing, line.row), ())
                )
                yield replace(defect, others=(*defect.others, *(Place(key=key) for key in named), *lost))


def _unmarked(lines: Part, points: Part, limit: float) -> Iterator[Defect]:
    ends = ends_of(lines.geometry, 0.0)
    corners, which = np.unique(ends.xy, axis=0, return_inverse=True)
    places = shapely.points(corners)
    number, nearest = shapely.STRtree(points.geometry).query_nearest(places, all_matches=False)
    away = shapely.distance(places[number], points.geometry[nearest])
    marks = _near(points.geometry, places, limit + LENGTH_NOISE)
    for i in np.flatnonzero(away > limit + LENGTH_NOISE):
        mine = _by_place(lines, ends.line[which == number[i]])
        east, north = corners[number[i]] - shapely.get_coordinates(points.geometry[nearest[i]])[0]
        facts = {
            "distance": rounded(away[i]),
            "limit": limit,
            "shift_east": rounded(east),
            "shift_north": rounded(north),
        }
        witness = () if marks[nearest[i]] else (points.features[int(nearest[i])],)
        others = (*(lines.features[n] for n in mine[1:]), *witness)
        yield Defect(lines.features[mine[0]], lines.frame.drawn(corners[number[i]]), facts, others)


def _lines(defect: Defect) -> tuple[Feature, ...]:
    return tuple(thing for thing in (defect.where, *defect.others) if isinstance(thing, Feature))


def _numbers(
    inputs: Inputs, lines: Features, role: str, ends: tuple[str, ...]
) -> dict[tuple[Drawing, int], tuple[str, ...]]:
    """The numbers that the record of each line states for its ends."""
    link = link_of(inputs, role) if ends else None
    records = records_by_key(inputs.other("records"), link.table, link.fields) if link else {}
    found = {}
    for number, key in enumerate(keys_of(inputs, lines, link) if link and records else ()):
        own = records.get(key, []) if key is not None else []
        line = lines[number]
        found[line.drawing, line.row] = tuple(text for record in own for text in map(record.get, ends) if text)
    return found


def _by_place(lines: Part, numbers: Ints) -> list[int]:
    """The lines in an order that does not depend on the file's."""
    forms = shapely.to_wkb(shapely.normalize(lines.geometry[numbers]))
    return [int(numbers[n]) for n in sorted(range(len(numbers)), key=lambda n: (forms[n], numbers[n]))]


def _near(points: Objects, places: Objects, limit: float) -> Bools:
    """Which of the points lie within ``limit`` (m) of one of the places."""
    found: Bools = np.zeros(len(points), np.bool_)
    found[near_pairs(shapely.STRtree(places), points, "dwithin", limit)[0]] = True
    return found
