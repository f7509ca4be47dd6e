"""What a finding measured against its limit, and to how many digits a sentence must say it."""

from __future__ import annotations

import pytest

from surveycheck.model import Facts
from surveycheck.rule import Limit
from surveycheck.rule.measured import digits, judged, units_of, with_margin
from surveycheck.rule.message import fill


@pytest.mark.parametrize(
    ("facts", "unit", "pair"),
    [
        ({"gap": 0.03, "tolerance": 0.001}, "", ("gap", 0.03, "tolerance", 0.001, "m", 0.029)),
        ({"distance": 0.009, "limit": 0.01}, "m", ("distance", 0.009, "limit", 0.01, "m", -0.001)),
        ({"difference": -0.06, "said": 5.26, "limit": 0.05}, "m", ("difference", 0.06, "limit", 0.05, "m", 0.01)),
        (
            {"computed": 1500.5, "difference": 0.02, "limit": 0.01},
            "m²",
            ("difference", 0.02, "limit", 0.01, "m²", 0.01),
        ),
        ({"area": 0.3, "distance": 0.06, "limit": 0.05}, "m", ("distance", 0.06, "limit", 0.05, "m", 0.01)),
        ({"area": 0.3, "distance": 0.06, "limit": 0.1}, "m²", ("area", 0.3, "limit", 0.1, "m²", 0.2)),
        (
            {"value": 14.9, "distance": 110005.0, "allowed": 2.5},
            "cm/km",
            ("value", 14.9, "allowed", 2.5, "cm/km", 12.4),
        ),
        ({"value": -3.0, "lower": -1.0, "upper": 9.0}, "", ("value", -3.0, "lower", -1.0, "", -2.0)),
        ({"value": 11.0, "lower": -1.0, "upper": 9.0}, "", ("value", 11.0, "upper", 9.0, "", 2.0)),
        ({"angle": 180.0, "allowed": 120.0}, "m", ("angle", 180.0, "allowed", 120.0, "°", 60.0)),
        ({"area": 3.0, "limit": 0.05}, "m", None),
        ({"area": 3.0, "distance": 1.0, "limit": 0.05}, "", None),
        ({"gap": 0.03}, "m", None),
        ({"value": "x", "allowed": ("a", "b")}, "", None),
        ({"gap": float("nan"), "tolerance": 0.001}, "m", None),
    ],
)
def test_the_pair(facts: Facts, unit: str, pair: tuple[object, ...] | None) -> None:
    found = judged(facts, (unit,) if unit else ())
    got = found and (found.fact, found.value, found.limit_fact, found.limit, found.unit, found.margin)
    assert got == pair


def test_margin_unit_and_rounding_are_added_and_what_a_check_says_itself_stays() -> None:
    facts: Facts = {"gap": 0.03, "tolerance": 0.001, "unit": "inch"}
    pair = judged(facts, ("m",))
    assert with_margin(dict(facts), pair) == {**facts, "margin": 0.029, "rounding": 1e-6}
    assert with_margin({"gap": 1.0}, None) == {"gap": 1.0}


@pytest.mark.parametrize(
    ("template", "facts", "said"),
    [
        ("{gap:.3f} > {tolerance:g}", {"gap": 0.03, "tolerance": 0.001}, "0.030 > 0.001"),
        ("{gap:.3f} > {tolerance:g}", {"gap": 0.0010004, "tolerance": 0.001}, "0.0010004 > 0.001"),
        ("{gap:.3f} > {tolerance:g}", {"gap": 0.001, "tolerance": 0.001}, "0.001 > 0.001"),
        ("{gap:.3f} < {tolerance:.3f}", {"gap": 0.0099, "tolerance": 0.01}, "0.0099 < 0.0100"),
        ("{difference:+.3f} > {limit:.3f}", {"difference": -3.26492, "limit": 3.264911}, "-3.26492 > 3.26491"),
        (
            "{said:.2f} {drawn:.2f} {difference:+.3f} {limit:g}",
            {"said": 5000.011, "drawn": 5000.0, "difference": 0.011, "limit": 0.01},
            "5000.011 5000.000 +0.011 0.01",
        ),
        ("{gap} > {tolerance:g}", {"gap": 0.0010004, "tolerance": 0.001}, "0.0010004 > 0.001"),
        ("{gap:.4f} < {limit:g}", {"gap": 0.000032, "limit": 0.05}, "0.00003 < 0.05"),
        ("{gap:.4f} < {limit:g}", {"gap": 0.000032, "limit": 0.00005}, "0.00003 < 0.00005"),
        ("{gap:.4f} < {limit:g}", {"gap": 0.0, "limit": 0.05}, "0.0000 < 0.05"),
        ("{gap", {"gap": 0.0010004, "tolerance": 0.001}, "{gap"),
    ],
)
def test_as_many_digits_as_show_the_difference(template: str, facts: Facts, said: str) -> None:
    assert fill(template, facts, digits=digits(template, facts, judged(facts))) == said


@pytest.mark.parametrize(
    ("params", "stated", "units"),
    [
        ({"limit": Limit.constant(1.0, unit="m²"), "tolerance": Limit.constant(1.0)}, "", ("m²",)),
        ({"area_limit": Limit.constant(1.0, unit="m²"), "limit": Limit.constant(1.0)}, "", ("m", "m²")),
        ({"tolerance": Limit.constant(1.0)}, "", ("m",)),
        ({"tolerance": Limit.constant(1.0), "angle": 5.0}, "°", ("°",)),
        ({"a": Limit.constant(1.0), "b": Limit.constant(1.0, unit="m²")}, "", ()),
        ({"a": 1.0}, "", ()),
    ],
)
def test_the_units_of_limits(params: dict[str, object], stated: str, units: tuple[str, ...]) -> None:
    assert units_of(params, stated) == units
