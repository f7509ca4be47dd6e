"""What lies in nothing, where one thing alone is not drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.rule.select import Select
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

SHELTER = sketch([{"layer": "S", "handle": "A1", "wkt": "POLYGON ((0 0, 10 0, 10 9, 0 9, 0 0))"}], file="a.dxf")
RULES = {
    "X-01": small.rule("X-01", small.nothing),
    "X-02": replace(small.rule("X-02", small.nothing), others={"holders": Select(roles=("unit",))}),
}


def found(code: str, number: int, place: Place, **facts: object) -> Finding:
    own = f"f{number}"
    return Finding(own, code, "x", "", "", "B", "图/形", "", "", "", own, place, facts)  # type: ignore[arg-type]


def missing(number: int, role: str = "unit") -> Finding:
    return found("X-01", number, Place("b.xml", xpath=f"/r/UNIT[{number}]/KEY"), role=role, key=str(number))


def outside(area: float) -> Finding:
    return found("X-02", 9, Place("a.dxf", "S", ("A1",)), area=area)


@pytest.mark.parametrize(
    ("records", "area", "causes"),
    [
        ([missing(1)], 90.0, 1),
        ([missing(1)], 90.05, 1),
        ([missing(1)], 1.0, 2),
        ([missing(1), missing(2)], 90.0, 3),
        ([missing(1, "floor")], 90.0, 2),
    ],
    ids=["one", "rounded", "only a part of it lies outside", "two: which of them?", "of another kind"],
)
def test_what_lies_in_nothing_follows_from_the_one_thing_that_is_not_drawn(
    records: list[Finding], area: float, causes: int
) -> None:
    joined = join([outside(area), *records], RULES, Things(Model("m", drawings=(SHELTER,))))
    assert len({f.cause for f in joined}) == causes
