"""Curves that contradict themselves: Start, Center, End, rot, radius, chord, length and delta."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from surveycheck.geometry.angles import last_digit, radians_of
from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import rounded
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, check
from surveycheck.rule.number import decimal_of

Step = tuple[str, float, float, float]
"""Case, what is said, what is computed, and how far its rounding lets it be off."""


@check
def curve_inconsistent(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields each Curve of which two statements differ by more than ``tolerance``, a function of their size (m), plus
    half a unit of the last decimal of what is said: the radius at Start and at End (case ``radii``), ``radius``,
    ``chord``, ``length``, ``delta`` (as the arc that it cuts off); where the length is that of the rest of the circle,
    ``rot`` is wrong (case ``sense``)."""
    for curve in inputs.features:
        for case, said, computed, slack in _statements(curve):
            limit = tolerance.of(computed) + slack
            if abs(said - computed) > limit + 1e-9:
                facts: dict[str, Fact] = {"said": rounded(said), "computed": rounded(computed)}
                facts |= {"difference": rounded(said - computed), "limit": round(limit, 6)}
                facts["name"] = curve.drawing.entities.text[curve.row]
                yield Defect(curve, facts=facts, case=case)
                break


def _statements(curve: Feature) -> Iterator[Step]:
    metres = METRES.get(curve.drawing.unit, 1.0)
    entities, row = curve.drawing.entities, curve.row
    first, last = (entities.xyz[k, :2] for k in (entities.start[row], entities.start[row + 1] - 1))
    said = [value for _, value in _items(curve)]
    chord = math.dist(first, last) * metres
    sweep = sum(4 * math.atan(abs(b)) for b in entities.bulge[entities.start[row] : entities.start[row + 1] - 1])
    radius = chord / (2 * math.sin(sweep / 2)) if chord and sweep else 0.0
    if said[6]:
        centre = (float(said[6]), float(said[7]))
        radius, at_end = math.dist(first, centre) * metres, math.dist(last, centre) * metres
        yield "radii", at_end, radius, 0.0
    yield from _stated("radius", said[1], radius, metres)
    yield from _stated("chord", said[2], chord, metres)
    length = sweep * radius
    number = decimal_of(said[3])
    other = (2 * math.pi - sweep) * radius
    turned = number is not None and abs(float(number) * metres - other) < min(0.02, abs(other - length) / 4)
    yield from _stated("sense" if turned else "length", said[3], length, metres)
    yield from _turn(said[4], str(curve.drawing.header.get("angularUnit", "")), radius, length)


def _stated(case: str, text: str, computed: float, metres: float) -> Iterator[Step]:
    number = decimal_of(text)
    if number is not None and computed:
        exponent = number.as_tuple().exponent
        slack = Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
        yield case, float(number) * metres, computed, float(slack) * metres


def _turn(text: str, unit: str, radius: float, length: float) -> Iterator[Step]:
    """The angle at the centre, ``delta``, in its unit (without one nothing is said), as the arc that it cuts off."""
    number = decimal_of(text)
    angle = None if number is None else radians_of(abs(float(number)), unit)
    if number is not None and angle is not None and radius and length:
        yield "delta", angle * radius, length, last_digit(number, unit) / 2 * radius


def _items(curve: Feature) -> list[tuple[int, str]]:
    """What the Curve says: rot, radius, chord, length, delta, crvType, and its centre, east and north."""
    items = list(curve.drawing.entities.xdata(curve.row))
    begin = items.index((1001, "LandXMLCurve")) + 1
    return items[begin : begin + 8]
