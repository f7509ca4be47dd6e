"""Causes that the shapes of things tell: one corner in several things, two ends of one gap, one line of a file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

SQUARE = "POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0))"
DENTED = "POLYGON ((0 0, 30 0, 30 30, 5 8, 0 0))"
"""The corner at (0, 30) was put into the house at (5, 8)."""
HOUSES = ("POLYGON ((2 4, 8 4, 8 12, 2 12, 2 4))", "POLYGON ((2 18, 8 18, 8 24, 2 24, 2 18))")


def finding(ident: str, place: Place, others: Sequence[Place] = (), code: str = "A1", **facts) -> Finding:
    return Finding(ident, code, code, "", "", "C", "图/形", "", "", "", ident, place, facts, tuple(others))


def causes(found: list[Finding], shapes: Sequence[str], explains: Sequence[str] = (), **words) -> list[str]:
    rows = [{"handle": chr(ord("A") + n), "wkt": wkt} for n, wkt in enumerate(shapes)]
    things = Things(small.model(drawings=(sketch(rows, file="a"),)))
    made = {"A1": small.rule("A1", small.nothing, explains=explains, **words), "B1": small.rule("B1", small.nothing)}
    return [f.cause for f in join(found, made, things)]


def on(handle: str, at: tuple[float, float] | None = None) -> Place:
    return Place(file="a", layer="L", handles=(handle,), at=at)


@pytest.mark.parametrize(("line", "same"), [(DENTED, True), (SQUARE, False)])
def test_one_corner_of_a_line_in_several_things(line: str, same: bool):
    found = [finding(name, on(name), [on("C")], limit=0.05) for name in "AB"]
    got = causes(found, [*HOUSES, line], common=("corner",))
    assert (got[0] == got[1]) == same


def test_two_things_across_one_edge_are_two():
    """No corner lies in either of them."""
    houses = [f"POLYGON (({x} 25, {x + 5} 25, {x + 5} 31, {x} 31, {x} 25))" for x in (5, 15)]
    found = [finding(name, on(name), [on("C")], limit=0.05) for name in "AB"]
    assert causes(found, [*houses, SQUARE], common=("corner",)) == ["A", "B"]


def test_both_ends_of_a_line():
    found = [finding("x", on("A", (0, 0))), finding("y", on("A", (100, 0)))]
    assert causes(found, ["LINESTRING (0 0, 100 0)"], common=("gap",)) == ["x", "x"]


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("LINESTRING (104 2, 200 60)", True),  # near
        ("LINESTRING (140 0, 200 0)", True),  # the piece between is missing
        ("LINESTRING (140 9, 200 9)", False),  # beside it
        ("LINESTRING (200 0, 140 0, 140 40)", False),  # ends elsewhere
        ("LINESTRING (160 0, 200 0)", False),  # too far
    ],
)
def test_two_ends_that_face_each_other(other: str, same: bool):
    at = tuple(float(part) for part in other.removeprefix("LINESTRING (").split(",")[0].split())
    found = [finding("x", on("A", (100, 0))), finding("y", on("B", at))]
    assert (causes(found, ["LINESTRING (0 0, 100 0)", other], common=("gap",)) == ["x", "x"]) == same


def test_a_line_of_a_file_and_the_record_on_it():
    found = [finding("x", Place(file="a", line=23), first_line=13)]
    found += [finding(f"y{n}", Place(file="a", line=n, xpath=f"/T/P[{n}]/X"), code="B1") for n in (13, 14, 23)]
    assert causes(found, [], explains=("B1",)) == ["x", "x", "y14", "x"]


def test_a_node_that_a_moved_line_has_left():
    found = [finding("x", on("A", (100, 0)))]
    found += [finding(f"y{x}", on("B", (x, 3.0)), code="B1") for x in (97.0, 90.0)]
    got = causes(found, ["LINESTRING (0 0, 100 0)", "LINESTRING (90 3, 97 3)"], ("B1",), common=("gap",))
    assert got == ["x", "x", "y90.0"]


TURNED = "POLYGON ((0 0, 0 30, -30 30, -30 0, 0 0))"
"""The square, turned around its first corner: three corners are elsewhere."""


def turned(points: Sequence[str]) -> list[Finding]:
    """Corners without a point, points beside the outline, what the file says of each point and of one on the line."""
    row = Place(file="t", xpath="/TXT/PLOT[1]")
    corners = [finding(f"c{n}", on("A", at)) for n, at in enumerate([(0, 30), (-30, 30), (-30, 0)])]
    beside = [finding(f"p{h}", on(h), [on("A", (-15, 15))], code="B1") for h in points]
    told = [finding(f"t{h}", Place(file="t", key=h), [on(h), row], code="C1") for h in (*points, "Z")]
    return [*corners, *beside, *told]


@pytest.mark.parametrize(("points", "causes"), [(("P", "Q", "R"), 1), (("P", "Q"), 4)])
def test_an_outline_that_was_turned(points: Sequence[str], causes: int):
    """Three of its points tell that the file's rows of one plot follow; two do not."""
    things = Things(small.model(drawings=(sketch([{"handle": "A", "wkt": TURNED}], file="a"),)))
    rules = {
        "A1": small.rule("A1", small.nothing, common=("outline",), also=("C1",)),
        "B1": small.rule("B1", small.nothing, also=("A1",)),
        "C1": small.rule("C1", small.nothing),
    }
    assert len({f.cause for f in join(turned(points), rules, things)}) == causes


def test_two_corners_of_four_are_two_defects():
    things = Things(small.model(drawings=(sketch([{"handle": "A", "wkt": TURNED}], file="a"),)))
    rules = {"A1": small.rule("A1", small.nothing, common=("outline",))}
    assert len({f.cause for f in join(turned(())[:2], rules, things)}) == 2


@pytest.mark.parametrize(("houses", "same"), [(6, True), (7, False)])
def test_half_of_a_layer_beside_one_line(houses: int, same: bool):
    """Three of six are found: it is the line; of seven, each for itself."""
    boxes = [f"POLYGON (({x} 0, {x + 5} 0, {x + 5} 5, {x} 5, {x} 0))" for x in range(0, 10 * houses, 10)]
    rows = [{"handle": chr(ord("A") + n), "wkt": wkt, "layer": "L"} for n, wkt in enumerate(boxes)]
    things = Things(small.model(drawings=(sketch(rows, file="a"),)))
    found = [finding(name, on(name), [on("Z")]) for name in "ABC"]
    rules = {"A1": small.rule("A1", small.nothing, common=("beside",))}
    assert (len({f.cause for f in join(found, rules, things)}) == 1) == same
