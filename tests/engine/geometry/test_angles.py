"""Angles as LandXML writes them."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest

from surveycheck.geometry.angles import last_digit, radians_of


@pytest.mark.parametrize(
    ("value", "unit", "degrees"),
    [
        (302.504, "decimal dd.mm.ss", 302 + 50 / 60 + 40 / 3600),
        (-0.3, "decimal dd.mm.ss", -0.5),
        (302.504, "decimal degrees", 302.504),
        (100, "grads", 90),
        (math.pi, "radians", 180),
    ],
)
def test_an_angle(value: float, unit: str, degrees: float) -> None:
    assert math.degrees(radians_of(value, unit) or 0.0) == pytest.approx(degrees)


def test_no_unit_no_angle() -> None:
    assert radians_of(1.0, "") is None
    assert last_digit(Decimal("1.0"), "") == 0.0


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("12", "decimal dd.mm.ss", 3600),
        ("12.3", "decimal dd.mm.ss", 600),
        ("12.30", "decimal dd.mm.ss", 60),
        ("12.300", "decimal dd.mm.ss", 10),
        ("12.3000", "decimal dd.mm.ss", 1),
        ("12.300000", "decimal dd.mm.ss", 0.01),
        ("12", "decimal degrees", 3600),
        ("12.50", "decimal degrees", 36),
        ("1.0", "grads", 324),
    ],
)
def test_one_in_the_last_digit(text: str, unit: str, seconds: float) -> None:
    assert math.degrees(last_digit(Decimal(text), unit)) * 3600 == pytest.approx(seconds)
