"""Drawings that lie in another district than the one declared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import hypot

import numpy as np

from surveycheck.geometry.box import middle, most, nearest_to, points_in_box
from surveycheck.geometry.noise import longer, rounded, spot_of
from surveycheck.model import Drawing, Facts
from surveycheck.model.columns import Floats
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.rule import Defect, Inputs, Row, Value, check

SIDES = ("east_least", "north_least", "east_greatest", "north_greatest")


@check
def near_district(
    inputs: Inputs,
    *,
    field: str,
    digits: int,
    box: tuple[float, ...],
    distance: float,
    places: tuple[str, ...] = (),
    districts: str = "districts",
) -> Iterator[Defect]:
    """Subjects: drawings. The records of the further selection ``records`` declare districts by the first ``digits``
    letters of ``field``; the table ``districts`` has a box of coordinates for each. Yields each drawing whose middle
    lies more than ``distance`` (m) farther from every declared box than from the nearest box of all.

    ``places``: ``TABLE.FIELD`` of addresses, records of ``records`` too; each declares the districts whose title it
    names (case ``named``).

    So what lies near the border of two boxes, which are rough, is never called wrong. Drawings most of which lies
    outside ``box`` (that of the city) are other rules', and so are codes that the table does not have.
    """
    rows = {row["code"]: row for row in inputs.tables.get(districts, ())}
    declared = _by_code(inputs, field, digits, rows)
    named = _by_name(inputs, places, rows)
    for drawing in inputs.drawings if declared or named else ():
        points = _points(drawing)
        inside = points_in_box(points, box)
        if not most(inside):
            continue
        centre = middle(points[inside])
        away = {code: _distance(row, (float(centre[0]), float(centre[1]))) for code, row in rows.items()}
        nearest = min(away, key=lambda code: (away[code], code))
        spot = spot_of(points[nearest_to(points, inside, centre)])
        for case, told in (("", declared), ("named", named)):
            mine = min(told, key=lambda code: (away[code], code), default=nearest)
            if longer(away[mine] - away[nearest], distance):
                yield Defect(drawing, spot, _facts(rows, mine, nearest, away, distance), tuple(told[mine]), case=case)


Told = dict[str, list[Value]]
"""The code of a district, and what declares it."""


def _by_code(inputs: Inputs, field: str, digits: int, rows: Mapping[str, Row]) -> Told:
    found: Told = {}
    for record in inputs.other("records").records:
        if (code := record.get(field)[:digits]) in rows:
            found.setdefault(code, []).append(Value(record, field))
    return found


def _by_name(inputs: Inputs, places: tuple[str, ...], rows: Mapping[str, Row]) -> Told:
    found: Told = {}
    for place in places:
        table, _, field = place.partition(".")
        for record in inputs.other("records").tables.get(table, ()):
            for code, row in rows.items():
                if row["title"] in record.get(field):
                    found.setdefault(code, []).append(Value(record, field))
    return found


def _points(drawing: Drawing) -> Floats:
    """The first vertex of each thing in model space (n, 2): where a drawing lies is told by most of them."""
    entities = drawing.entities
    there = (entities.space == MODEL_SPACE) & (entities.parent < 0) & (np.diff(entities.start) > 0)
    points = entities.xyz[entities.start[:-1][there], :2]
    return np.asarray(points[np.isfinite(points).all(axis=1)], np.float64)


def _facts(rows: Mapping[str, Row], mine: str, nearest: str, away: Mapping[str, float], distance: float) -> Facts:
    return {
        "code": mine,
        "said": rows[mine]["title"],
        "drawn": tuple(rows[code]["title"] for code in sorted(rows) if away[code] == away[nearest]),
        "distance": rounded(away[mine]),
        "difference": rounded(away[mine] - away[nearest]),
        "limit": distance,
    }


def _distance(row: Row, point: tuple[float, float]) -> float:
    """From a point to the box of a row, 0 inside (m)."""
    west, south, east, north = (float(row[side]) for side in SIDES)
    return hypot(max(west - point[0], 0.0, point[0] - east), max(south - point[1], 0.0, point[1] - north))
