"""Measured corners against the outline that was drawn of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import shapely

from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, Value, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role
from surveycheck.rule.number import beyond, decimal_of, measured, written


@check
def corner_on_outline(
    inputs: Inputs, *, role: str, link: str, north: str, east: str, tolerance: Limit, name: str = ""
) -> Iterator[Defect]:
    """Subjects: measured corners; ``link`` is the field with the key of their thing of ``role`` (further selection
    ``shapes``, table ``xdata``). Yields corners with no vertex of that thing within ``tolerance`` (m), at the measured
    point. Things of several outlines under one key are looked at together; a corner whose thing is not drawn, or that
    is no point, is another rule's."""
    shapes, known = inputs.other("shapes").features, link_of(inputs, role)
    own = of_role(inputs, shapes, role)
    drawn = features_by_key(inputs, own, known) if known is not None else {}
    for record in inputs.records:
        x, y = decimal_of(record.get(north)), decimal_of(record.get(east))
        numbers = [n for n in drawn.get((record.get(link),), []) if own.geometry[n] is not None]
        if x is None or y is None or not numbers:
            continue
        points = shapely.get_coordinates(own.geometry[numbers])
        off = _nearest(points, float(y), float(x))
        distance = ((written(float(off[0])) - y) ** 2 + (written(float(off[1])) - x) ** 2).sqrt()
        if beyond(distance, tolerance.value):
            yield _defect(record, own[numbers[0]], (x, y), off, (north, east), distance, tolerance.value, name, link)


def _nearest(points: Floats, east: float, north: float) -> Floats:
    """The vertex (east, north) that is nearest to a point; the difference is taken first: coordinates are large."""
    away = points - np.array([east, north])
    nearest: Floats = points[int(np.argmin((away**2).sum(axis=1)))]
    return nearest


def _defect(
    record: Record,
    thing: Feature,
    said: tuple[Decimal, Decimal],
    vertex: Floats,
    fields: tuple[str, str],
    distance: Decimal,
    limit: float,
    name: str,
    link: str,
) -> Defect:
    east, north = said[1] - written(float(vertex[0])), said[0] - written(float(vertex[1]))
    facts: dict[str, Fact] = {"point": record.get(name), "distance": float(measured(float(distance))), "limit": limit}
    facts |= {"shift_east": float(east), "shift_north": float(north)}
    field, other = fields if abs(north) >= abs(east) else fields[::-1]
    return Defect(
        record, (float(said[1]), float(said[0])), facts, (thing, Value(record, other), Value(record, link)), field
    )
