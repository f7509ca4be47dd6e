"""Checks of areas that belong to each other by a number, and of lines and points beside areas."""

from __future__ import annotations

from typing import Any

import pytest
from drawn_rows import MM, drawing, facts, found, inputs_of, limit, square

from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.areas_tile import areas_tile
from surveycheck.checks.behind_lines import behind_lines
from surveycheck.checks.end_with_point import end_with_point
from surveycheck.checks.lines_over_areas import lines_over_areas
from surveycheck.checks.outlines_agree import outlines_agree
from surveycheck.checks.shapes_agree import shapes_agree
from surveycheck.checks.shared_edges import shared_edges
from surveycheck.model import Features
from surveycheck.rule import Inputs, Row, Selection

TALL = {"points": [(0, 0), (10, 0), (10, 10), (10, 20), (0, 20)], "closed": True}


def arc(bulge: float) -> dict[str, Any]:
    """A square whose side beside x = 10 is an arc, to the left of it or to the right."""
    points, bulges = ([(0, 0), (10, 0), (10, 10), (0, 10)], [0, bulge, 0, 0])
    if bulge < 0:
        points, bulges = ([(10, 0), (20, 0), (20, 10), (10, 10)], [0, 0, 0, bulge])
    return {"points": points, "bulges": bulges, "closed": True}


def item(wkt: str, *items: str) -> dict[str, Any]:
    return {"wkt": wkt, "xdata": [["SOUTH", "1", *items]]}


FLOORS = [item(square(), "1", "A"), item(square(), "2", "A"), item(square(20), "3", "B")]


@pytest.mark.parametrize(
    ("thing", "case"),
    [
        (item(square(2, 2, 5, 5), "H", "1"), None),
        (item(square(2, 2, 5, 5), "H", " 2 "), None),
        (item(square(2, 2, 5, 5), "H", "3"), "whole"),  # of another floor
        (item(square(2, 2, 5, 5), "H", "9"), None),  # of a floor that is not drawn: any holds it
        (item(square(2, 2, 5, 5), "H"), None),
        (item(square(6, 2, 5, 5), "H", "1"), ""),
    ],
)
def test_a_thing_is_held_by_its_own(thing: dict[str, Any], case: str | None) -> None:
    inputs = inputs_of([thing], {"holders": FLOORS})
    defects = found(areas_inside, inputs, limit=limit(0.05), tolerance=MM, belongs=(2, 1))
    assert [d.case for d in defects] == ([] if case is None else [case])


def test_what_is_left_out_is_not_held() -> None:
    basement, upper = item(square(-5), "B1", "A"), item(square(-5), "2", "A")
    inputs = inputs_of([basement, upper], {"holders": [item(square(), "A")]})
    defects = found(areas_inside, inputs, limit=limit(0.05), tolerance=MM, belongs=(2, 1), left_out="^B")
    assert [d.where.handle for d in defects] == ["2"]  # type: ignore[union-attr]


def unit(x: float, w: float, floor: str = "1") -> dict[str, Any]:
    return item(square(x, 0, w), "H", floor)


@pytest.mark.parametrize(
    ("units", "cases"),
    [
        ([unit(0, 4), unit(4, 6)], []),
        ([unit(0, 4), unit(3.9, 6.1)], ["overlap"]),
        ([unit(0, 4), unit(0, 4, "2"), unit(4, 6, "2"), unit(4, 6)], []),  # one above the other
        ([unit(0, 4), unit(4.05, 5.95)], ["gap"]),
        ([unit(0, 4), unit(4.05, 5.95, "2")], []),  # each on its own floor
        ([unit(0, 4), unit(6, 4)], []),  # a corridor
        ([unit(0, 4, ""), unit(0, 4, "")], []),  # of no floor
        ([unit(0, 4, "9"), unit(3, 4, "9")], ["overlap"]),  # of a floor that is not drawn
    ],
)
def test_units_of_a_floor(units: list[Any], cases: list[str]) -> None:
    whole = inputs_of(units, {"holders": FLOORS})
    defects = found(areas_tile, whole, limit=limit(0.05), tolerance=MM, belongs=(2, 1), reach=limit(0.08))
    assert [d.case for d in defects] == cases


@pytest.mark.parametrize(
    ("areas", "cases"),
    [
        ([unit(0, 4), unit(4, 6)], []),
        ([unit(0, 4)], ["gap"]),
        ([unit(0, 4), unit(3, 7)], ["overlap"]),
        ([unit(0, 4), unit(4, 7)], ["outside"]),
        ([unit(0, 4), unit(4.01, 5.99)], []),  # at the limit
        ([unit(0, 4), unit(4.0101, 5.9899)], ["gap"]),
    ],
)
def test_areas_that_tile_a_floor(areas: list[Any], cases: list[str]) -> None:
    inputs = inputs_of(areas, {"holders": FLOORS[:1]})
    assert [d.case for d in found(areas_tile, inputs, limit=limit(0.1), tolerance=MM, belongs=(2, 1))] == cases


def test_units_without_any_floor_are_held_against_each_other() -> None:
    inputs = inputs_of([unit(0, 4), unit(3, 4)], {"holders": []})
    assert [d.case for d in found(areas_tile, inputs, limit=limit(0.1), tolerance=MM, belongs=(2, 1))] == ["overlap"]


@pytest.mark.parametrize(
    ("lines", "areas", "values"),
    [
        (["LINESTRING (-5 5, 15 5)"], [square()], [10.0]),
        (["LINESTRING (-5 5, 0.1 5)"], [square()], []),  # at the limit
        (["LINESTRING (-5 5, 0.11 5)"], [square()], [0.11]),
        (["LINESTRING (0 -5, 0 15)"], [square()], []),  # along the wall
        (["LINESTRING (0.001 -5, 0.001 15)"], [square()], []),
        (["LINESTRING (-5 5, 5 5, 5 15)"], [square(), square(20)], [10.0]),
        (["LINESTRING (-5 5, 45 5)"], [square(), square(20)], [10.0, 10.0]),
        ([square(9, -5, 5, 20)], [square()], [10.0]),
    ],
)
def test_roads_over_buildings(lines: list[str], areas: list[str], values: list[float]) -> None:
    inputs = inputs_of(lines, {"areas": areas})
    defects = found(lines_over_areas, inputs, limit=limit(0.1), area_limit=limit(0.1), tolerance=MM)
    assert [d.facts.get("length", d.facts.get("overlap")) for d in defects] == pytest.approx(values)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("line", "building", "distance"),
    [
        ("LINESTRING (10 -5, 10 15)", square(2, 2, 8, 4), None),
        ("LINESTRING (10 -5, 10 15)", square(2, 2, 8.05, 4), None),  # at the limit
        ("LINESTRING (10 -5, 10 15)", square(2, 2, 8.06, 4), 0.06),
        ("LINESTRING (10 15, 10 -5)", square(9.94, 2, 8, 4), 0.06),  # the smaller side, wherever it lies
        ("LINESTRING (10 -5, 10 4)", square(2, 2, 9, 4), 2.0),  # the line ends inside: how far it runs in
        (square(0, 0, 10, 10), square(2, 2, 8.06, 4), 0.06),
        (square(0, 0, 10, 10), square(2, 2, 4, 4), None),
    ],
)
def test_behind_a_control_line(line: str, building: str, distance: float | None) -> None:
    inputs = inputs_of([line], {"areas": [building]})
    defects = found(behind_lines, inputs, limit=limit(0.05), tolerance=MM)
    assert facts(defects, "distance") == ([] if distance is None else [(pytest.approx(distance, abs=1e-6),)])


@pytest.mark.parametrize(("x", "count"), [(0.0, 0), (0.05, 0), (0.051, 1), (3.0, 1)])
def test_ends_with_points(x: float, count: int) -> None:
    lines = ["LINESTRING (0 0, 10 0)", "LINESTRING (0 0, 0 10)"]
    inputs = inputs_of(lines, {"points": [f"POINT ({x} 0)", "POINT (10 0)", "POINT (0 10)"]})
    defects = found(end_with_point, inputs, limit=limit(0.05))
    assert [(d.at, len(d.others)) for d in defects] == [((0.0, 0.0), 2)] * count  # the other line, and the point moved


@pytest.mark.parametrize(
    ("red", "parcels", "distances"),
    [
        ([square()], [square()], []),
        ([square(0, 0, 10.05)], [square()], []),
        ([square(0, 0, 10.06)], [square()], [0.06]),
        ([square()], [square(0, 0, 10.06)], [0.06]),  # either may be the wrong one
        ([square(0, 0, 20)], [square(), square(10)], []),
        ([square()], [square(), square(10)], []),  # a neighbour
        ([square(), square(10)], [square(0, 0, 20)], []),
        ([square(0.06, 0)], [square()], [0.06, 0.06]),
        ([square()], [square(50)], [40.0]),
    ],
)
def test_outlines_of_the_same_land(red: list[str], parcels: list[str], distances: list[float]) -> None:
    inputs = inputs_of(red, {"outlines": parcels})
    defects = found(outlines_agree, inputs, limit=limit(0.05), tolerance=MM)
    assert [d.facts["distance"] for d in defects] == pytest.approx(distances)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("floors", "share"),
    [
        ([item(square(), "1", "A")], None),
        ([item(square(0, 0, 9.9), "1", "A")], None),  # at the limit
        ([item(square(0, 0, 9.8), "1", "A")], 2.0),
        ([item(square(0, 0, 9.8), "2", "A")], None),  # not the floor that is meant
        ([item(square(0, 0, 9.8), "1", "B")], None),  # of another building
        ([item(square(0, 0, 5), "1", "A"), item(square(5, 0, 5), "1", "A")], None),
        ([item(square(0, 0, 11), "1", "A")], 10.0),
    ],
)
def test_shapes_of_one_number(floors: list[Any], share: float | None) -> None:
    inputs = inputs_of([item(square(), "A")], {"shapes": floors})
    defects = found(shapes_agree, inputs, limit=limit(1), tolerance=MM, items=(1, 2), chosen="^1$")
    assert facts(defects, "share") == ([] if share is None else [(pytest.approx(share),)])


@pytest.mark.parametrize(
    ("rows", "cases"),
    [
        ([square(), square(10.012, 0, 10)], [""]),
        ([square(), square(10.01, 0, 10)], []),  # at the limit
        ([square(), square(10.1, 0, 10)], [""]),
        ([square(), square(10.11, 0, 10)], []),  # farther apart: a gap, or a lane
        ([square(), "POLYGON ((10 0, 20 0, 20 10, 10 10, 10.03 5))".replace("))", ", 10 0))")], [""]),
        ([square(), "POLYGON ((10 0, 20 0, 20 10, 10 10, 10.01 5, 10 0))"], ["node"]),
        ([square(), "POLYGON ((10 5, 20 0, 20 10, 10 5))"], ["node"]),
        ([square(), "POLYGON ((10.05 5, 20 0, 20 10, 10.05 5))"], []),  # a corner beside a side runs along nothing
        ([square(), {"points": [(15, 5)], "radius": 5.0, "type": "CIRCLE"}], []),
        (
            ["POLYGON ((0 0, 10 5, 0 10, 0 0))", {"points": [(15, 5)], "radius": 5.0, "type": "CIRCLE"}],
            [],
        ),  # no corners
        (
            [
                TALL,
                {
                    "points": [(10, 0), (20, 0), (20, 15), (15, 15), (10, 10)],
                    "bulges": [0, 0, 0, 0.41421356, 0],
                    "closed": True,
                },
            ],
            [],
        ),  # an arc that leaves the border as a tangent
        ([arc(0.4), arc(-0.41)], [""]),  # 5 cm apart in the middle
        ([arc(0.4), arc(-0.401)], []),
    ],
)
def test_common_borders(rows: list[Any], cases: list[str]) -> None:
    for given in (rows, rows[::-1]):
        defects = found(shared_edges, inputs_of(given), limit=limit(0.01), reach=limit(0.1))
        assert [d.case for d in defects] == cases


def test_each_drawing_is_held_against_its_own() -> None:
    one = drawing([item(square(), "H", "1")], file="a.dxf")
    two = drawing([item(square(), "1"), item(square(50), "1")], file="b.dxf")
    holders = Selection(features=Features.every((two,)))
    inputs = Inputs(Selection(features=Features.every((one,))), {"holders": holders})
    defects = found(areas_tile, inputs, limit=limit(0.1), tolerance=MM, belongs=(2, 1))
    assert facts(defects, "area") == [(100.0,)]


CIRCLE = {"type": "CIRCLE", "points": [(5, 5)], "radius": 3.0}
ELLIPSE = {"type": "ELLIPSE", "points": [(5, 5), (9, 5), (5, 7)]}
SPLINE = {
    "type": "SPLINE",
    "points": [(2, 5), (2, 8), (8, 8), (8, 5), (8, 2), (2, 2), (2, 5)],
    "knots": [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2],
}
FILLED = {"type": "HATCH", "wkt": square(2, 2, 5, 5)}


@pytest.mark.parametrize("shape", [CIRCLE, ELLIPSE, SPLINE, FILLED], ids=["circle", "ellipse", "spline", "hatch"])
def test_whatever_encloses_is_an_area(shape: dict[str, Any]) -> None:
    for other, case in ((square(), "inside"), (square(5), ""), (square(10), None), (shape, "same")):
        defects = found(areas_overlap, inputs_of([shape, other]), limit=limit(0), tolerance=MM)
        assert [d.case for d in defects] == ([] if case is None else [case])


def coded(shape: str, key: str) -> dict[str, Any]:
    return item(shape, key)


INNER, INMOST = square(3, 3, 4, 4), square(4, 4, 2, 2)


@pytest.mark.parametrize(
    ("nested", "rows", "cases"),
    [
        ("", [coded(square(), "K"), coded(INNER, "K")], ["inside"]),
        ("hole", [coded(square(), "K"), coded(INNER, "K")], []),
        ("hole", [coded(square(), "K"), coded(INNER, "L")], ["inside"]),  # another thing
        ("hole", [coded(square(), "K"), coded(INNER, "K"), coded(INNER, "L")], []),  # which fills the hole
        ("hole", [coded(square(), "K"), coded(INNER, "K"), coded(square(3, 3, 5, 4), "L")], [""]),
        ("hole", [coded(square(), "K"), coded(INNER, "K"), coded(INMOST, "K")], []),  # land in a pond
        ("hole", [coded(square(), "K"), coded(INNER, "K"), coded(INMOST, "K"), coded(INMOST, "L")], ["same"]),
        ("hole", [coded(square(), "K"), {"wkt": INNER}, coded(INNER, "L")], []),  # a ring without a name is K's
        ("hole", [{"wkt": square()}, {"wkt": INNER}, {"wkt": INMOST}], []),
        ("hole", [coded(square(), "K"), coded(square(3, 0, 4, 4), "K"), coded(square(3, 0, 4, 4), "L")], []),
        ("hole", [coded(square(), "K"), coded(square(3, -0.0005, 4, 4), "K")], []),  # out by half a millimetre
        ("hole", [coded(square(), "K"), coded(square(3, -0.1, 4, 4), "K")], [""]),
        ("hole", [coded(square(), "K"), coded(INNER, "K"), coded(INNER, "K")], []),  # drawn twice: another rule's
        ("island", [coded(square(), "K"), coded(INNER, "L"), coded(INMOST, "M")], []),
        ("island", [coded(square(), "K"), coded(INNER, "L"), coded(INNER, "M")], ["same"]),
        ("island", [coded(square(), "K"), coded(INNER, "L")], []),
        ("island", [coded(square(), "K"), coded(square(8, 3, 4, 4), "L")], [""]),
        ("island", [coded(square(), "K"), coded(square(), "L")], ["same"]),
    ],
)
def test_rings_inside_rings_are_what_the_table_says(nested: str, rows: list[Any], cases: list[str]) -> None:
    row = Row("features", 2, {"layer": "A", "geometry": "area", "nested": nested})
    plain = inputs_of(rows)
    inputs = Inputs(plain.subjects, tables={"features": (row,)})
    assert [d.case for d in found(areas_overlap, inputs, limit=limit(0), tolerance=MM)] == cases
