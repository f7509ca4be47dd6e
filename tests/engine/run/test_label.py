"""A label that nobody can read, and the thing that misses one there."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

DRAWING = sketch(
    [
        {"layer": "AREA", "handle": "A1", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"},
        {"layer": "POINT", "handle": "B1", "type": "POINT", "wkt": "POINT (50 50)"},
    ],
    file="a.dxf",
)
RULES = {
    "X-01": replace(small.rule("X-01", small.nothing), common=("label",), explains=("X-02",)),
    "X-02": small.rule("X-02", small.nothing),
    "X-03": small.rule("X-03", small.nothing),
}


def found(code: str, name: str, place: Place) -> Finding:
    return Finding(name, code, "x", "", "", "D", "图/形", "", "", "", name, place)


def text(name: str, x: float, y: float) -> Finding:
    return found("X-01", name, Place("a.dxf", "ZJ", (f"T{name}",), at=(x, y)))


def missed(handle: str, code: str = "X-02") -> Finding:
    return found(code, f"m{handle}", Place("a.dxf", "AREA", (handle,), at=(0.0, 0.0)))


@pytest.mark.parametrize(
    ("findings", "under"),
    [
        ([text("a", 5, 5), missed("A1")], "a"),
        ([text("a", 10.1, 5), missed("A1")], ""),
        ([text("a", 53, 54), missed("B1")], "a"),
        ([text("a", 53, 54.1), missed("B1")], ""),
        ([text("a", 51, 54), text("b", 50, 51), missed("B1")], "b"),
        ([text("a", 5, 5), missed("A1", "X-03")], ""),
        ([text("a", 3, 4), found("X-02", "m", Place("a.dxf", key="labels", at=(0.0, 0.0)))], "a"),
        ([text("a", 3, 4), found("X-02", "m", Place("b.dxf", key="labels", at=(0.0, 0.0)))], ""),
    ],
    ids=[
        "inside",
        "beyond",
        "beside its point",
        "too far away",
        "the nearest of two",
        "another rule",
        "where one is missed",
        "elsewhere",
    ],
)
def test_the_thing_without_label_follows_from_the_text_at_it(findings: list[Finding], under: str) -> None:
    joined = join(findings, RULES, Things(Model("m", drawings=(DRAWING,))))
    assert joined[-1].cause == (under or findings[-1].id)
