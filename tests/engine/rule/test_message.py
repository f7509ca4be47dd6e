"""Messages are filled whatever the facts are."""

from __future__ import annotations

import pytest

from surveycheck.model import Facts
from surveycheck.rule.message import fill, places

FILLED: list[tuple[str, Facts, str]] = [
    ("相距 {gap:.3f} m，超过 {tolerance:g} m", {"gap": 0.0314, "tolerance": 0.001}, "相距 0.031 m，超过 0.001 m"),
    ("{x}", {"x": 0.1 + 0.2}, "0.3"),
    ("{x:g}", {"x": 3193000.25}, "3193000.25"),
    ("{x:.3f}", {"x": -0.0001}, "0.000"),
    ("{x:+.2f}", {"x": 1}, "+1.00"),
    ("{x:,.0f}", {"x": 1234567.0}, "1,234,567"),
    ("{x:.1%}", {"x": 0.305}, "30.5%"),
    ("{x:d}", {"x": 2.5}, "2.5"),
    ("{x}", {"x": 0.0000012}, "0.0000012"),
    ("{x}", {"x": 1.5}, "1.5"),
    ("{x}", {"x": -1.25}, "-1.25"),
    ("{x}", {"x": 1.00000000001}, "1.00000000001"),
    ("{x}", {"x": 1e15}, "1e+15"),
    ("{x}", {"x": 1e14}, "100000000000000"),
    ("{x}", {"x": 2e-10}, "2e-10"),
    ("{x}", {"x": 0.0}, "0"),
    ("{x}", {"x": 100000}, "100000"),
    ("{x}", {"x": 120.0}, "120"),
    ("{x:.2f}", {"x": "12.3456"}, "12.3456"),
    ("{x}", {"x": "{y} {0.__class__}"}, "{y} {0.__class__}"),
    ("{x:.2f}", {"x": None}, "—"),
    ("{x:.2f}", {}, "—"),
    ("{x:.2f}", {"x": float("nan")}, "—"),
    ("{x}", {"x": float("inf")}, "∞"),
    ("{x}", {"x": ("甲", "乙", 1.50)}, "甲、乙、1.5"),
    ("{x}", {"x": True}, "是"),
    ("{{x}}", {"x": 1}, "{x}"),
    ("{x", {"x": 1}, "{x"),
    ("{x:}}", {"x": 1}, "{x:}}"),
    ("", {"x": 1}, ""),
]


@pytest.mark.parametrize(("template", "facts", "sentence"), FILLED)
def test_filled(template: str, facts: Facts, sentence: str) -> None:
    assert fill(template, facts) == sentence


def test_lists_and_yes_in_english() -> None:
    assert fill("{a} {b}", {"a": ("x", "y"), "b": False}, "en") == "x, y no"


def test_places() -> None:
    assert [tuple(p) for p in places("{gap:.3f} m {{x}} {tolerance}")] == [("gap", ".3f"), ("tolerance", "")]


@pytest.mark.parametrize("template", ["{a.b}", "{a[0]}", "{a!r}", "{a:{b}}", "{}", "{0}", "{a:>9}", "{a", "{a:.3f"])
def test_what_is_no_place(template: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        places(template)
