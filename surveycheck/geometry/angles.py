"""Angles as LandXML writes them (``angularUnit``, ``directionUnit``)."""

from __future__ import annotations

import math
from decimal import Decimal

UNITS = {"decimal degrees": math.pi / 180, "grads": math.pi / 200, "radians": 1.0}
"""Radians of one unit."""

SEXAGESIMAL = "decimal dd.mm.ss"
_PLACES = (3600, 600, 60, 10)
"""Seconds of one in the last decimal of dd.mm.ss, by how many there are; each further one is a tenth."""


def radians_of(value: float, unit: str) -> float | None:
    """An angle in radians; None where the unit is another. ``decimal dd.mm.ss``: 302.504 is 302° 50′ 40″."""
    if unit == SEXAGESIMAL:
        whole = round(abs(value) * 10000, 4)
        degrees, minutes, seconds = whole // 10000, whole % 10000 // 100, whole % 100
        return math.copysign(math.radians(degrees + minutes / 60 + seconds / 3600), value)
    factor = UNITS.get(unit)
    return None if factor is None else value * factor


def last_digit(number: Decimal, unit: str) -> float:
    """One in the last digit of an angle as written, in radians; 0 where the unit is another."""
    exponent = number.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    if unit == SEXAGESIMAL:
        return math.radians((_PLACES[places] if places < len(_PLACES) else 10.0 ** (4 - places)) / 3600)
    return UNITS.get(unit, 0.0) * 10.0**-places
