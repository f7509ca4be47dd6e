"""A line far away, and the two nodes that it left behind."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

DRAWING = sketch([{"layer": "A", "handle": "A1", "wkt": "LINESTRING (9000 0, 9003 8, 9010 5)"}], file="a.dxf")
RULES = {
    "X-01": replace(small.rule("X-01", small.nothing), common=("left",), explains=("X-02",)),
    "X-02": small.rule("X-02", small.nothing),
}


def found(code: str, name: str, at: tuple[float, float], layer: str = "A") -> Finding:
    return Finding(name, code, "x", "", "", "D", "图/形", "", "", "", name, Place("a.dxf", layer, (name,), at=at))


def causes(*nodes: Finding) -> int:
    things = Things(Model("d", "", drawings=(DRAWING,)))
    return len({f.cause for f in join([found("X-01", "A1", (9005.0, 4.0)), *nodes], RULES, things)})


@pytest.mark.parametrize(
    ("one", "other", "layer", "number"),
    [
        ((100.0, 50.0), (110.0, 55.0), "A", 1),
        ((110.0, 55.0), (100.0, 50.0), "A", 1),
        ((100.0, 50.0), (110.0, 55.02), "A", 3),
        ((100.0, 50.0), (105.0, 60.0), "A", 3),
        ((100.0, 50.0), (110.0, 55.0), "B", 3),
    ],
    ids=["its ends", "the other way round", "beside them", "turned", "another layer"],
)
def test_two_nodes_as_far_apart_as_its_ends(
    one: tuple[float, float], other: tuple[float, float], layer: str, number: int
) -> None:
    assert causes(found("X-02", "N1", one, layer), found("X-02", "N2", other, layer)) == number


def test_one_node_alone_is_not_joined() -> None:
    assert causes(found("X-02", "N1", (100.0, 50.0))) == 2
