"""English behind a count of one."""

from __future__ import annotations

import pytest

from surveycheck.rule.message import fill


@pytest.mark.parametrize(
    ("template", "one", "two"),
    [
        ("{n} things are left", "1 thing is left", "2 things are left"),
        ("layer L holds {n} things; they belong to M", "layer L holds 1 thing; it belongs to M", None),
        ("{n} vertices repeat the one before", "1 vertex repeats the one before", None),
        ("used by {n} entities", "used by 1 entity", "used by 2 entities"),
        ("{n} boundary points in the table", "1 boundary point in the table", None),
        ("{n} things on layer {layer} are hidden", "1 thing on layer L is hidden", "2 things on layer L are hidden"),
        (
            "only {n} points are there, at least {layer} are needed",
            "only 1 point is there, at least L are needed",
            None,
        ),
        ("north and east of {n} points are exchanged", "north and east of 1 point are exchanged", None),
        ("{n} of {n} things lie outside", "1 of 1 thing lies outside", "2 of 2 things lie outside"),
        ("{n} blocks contain themselves ({layer})", "1 block contains itself (L)", None),
        ("number {n} is not allowed", "number 1 is not allowed", "number 2 is not allowed"),
        ("{n} was taken", "1 was taken", "2 was taken"),
        ("{n} m across its axis", "1 m across its axis", "2 m across its axis"),
        ("spot {n} of {n}", "spot 1 of 1", "spot 2 of 2"),
    ],
)
def test_one_is_no_plural(template: str, one: str, two: str | None) -> None:
    assert fill(template, {"n": 1, "layer": "L"}, "en") == one
    assert fill(template, {"n": 2, "layer": "L"}, "en") == (two or template.format(n=2, layer="L"))


def test_only_a_count_of_one_in_english() -> None:
    assert fill("{n:.1f} points are there", {"n": 1.0}, "en") == "1.0 points are there"
    assert fill("{n} points are there", {"n": True}, "en") == "yes points are there"
    assert fill("{n} points are there", {"n": 1}, "zh") == "1 points are there"
    assert fill("“{text}” points are there", {"text": "1"}, "en") == "“1” points are there"
