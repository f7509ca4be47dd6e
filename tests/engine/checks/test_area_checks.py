"""Checks of areas beside each other."""

from __future__ import annotations

import pytest
from drawn_rows import MM, drawing, facts, found, inputs_of, limit, square

from surveycheck.checks.areas_cross import areas_cross
from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.point_on_line import point_on_line
from surveycheck.checks.vertex_with_point import vertex_with_point
from surveycheck.model import Features
from surveycheck.rule import Inputs, Selection

HOLED = {
    "type": "HATCH",
    "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))",
}


@pytest.mark.parametrize(
    ("one", "two", "overlap"),
    [
        (square(), square(9), 10.0),
        (square(), square(4, 4, 2, 2), 4.0),  # containment
        (square(), square(), 100.0),  # identity
        (square(), square(10), None),  # a common edge
        (square(), square(10, 3, 5, 4), None),  # part of an edge
        (square(), square(10, 10), None),  # a corner
        (HOLED, square(4, 4, 2, 2), None),  # in the hole
        (HOLED, square(3, 4, 2, 2), 2.0),  # half out of the hole
        (square(), square(9.999), None),  # as thin as the tolerance
        (square(), square(9.9988), 0.012),
        (square(), {"type": "HATCH", "wkt": square()}, None),  # a fill
        ({"type": "HATCH", "wkt": square()}, {"type": "HATCH", "wkt": square(9)}, 10.0),  # given by hatches alone
        (square(), "LINESTRING (5 5, 15 5, 15 15, 5 15, 5 5.0005)", 25.0),  # closed within the tolerance
        (square(), "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", 50.0),  # a bow tie
    ],
)
def test_overlap(one: object, two: object, overlap: float | None) -> None:
    for rows in ([one, two], [two, one]):
        defects = found(areas_overlap, inputs_of(rows), limit=limit(0), tolerance=MM)  # type: ignore[arg-type]
        wanted = [] if overlap is None else [(pytest.approx(overlap, abs=0.003),)]
        assert facts(defects, "overlap") == wanted


def test_the_limit_of_an_overlap_belongs_to_what_is_allowed() -> None:
    for width, count in ((0.01, 0), (0.0101, 1)):
        inputs = inputs_of([square(), square(10 - width)])
        assert len(found(areas_overlap, inputs, limit=limit(0.1), tolerance=MM)) == count


def test_the_spot_lies_in_the_overlap() -> None:
    (defect,) = found(areas_overlap, inputs_of([square(), square(8, 8)]), limit=limit(0), tolerance=MM)
    assert defect.at == (9.0, 9.0)


def test_two_drawings_do_not_overlap_each_other() -> None:
    pair = (drawing([square()], file="a.dxf"), drawing([square()], file="b.dxf"))
    inputs = Inputs(Selection(features=Features.every(pair)))
    assert not found(areas_overlap, inputs, limit=limit(0), tolerance=MM)


def test_holders_may_stand_in_another_drawing() -> None:
    one, two = drawing([square(8)], file="a.dxf"), drawing([square(), square()], file="b.dxf")
    holders = Selection(features=Features.every((two,)))
    inputs = Inputs(Selection(features=Features.every((one,))), {"holders": holders})
    assert facts(found(areas_inside, inputs, limit=limit(0.1), tolerance=MM), "area") == [(80.0,)]


@pytest.mark.parametrize(
    ("shape", "case"),
    [
        (square(2, 2, 5, 5), None),
        (square(5, 5, 5, 5), None),  # up to the border
        (square(5, 5, 5.1, 1), None),  # at the limit
        (square(5, 5, 5.11, 1), ""),
        (square(8, 4, 4, 4), None),  # across two holders
        (square(50, 50), "whole"),
    ],
)
def test_inside(shape: str, case: str | None) -> None:
    inputs = inputs_of([shape], {"holders": [square(), square(10, 4, 10, 4)] if case is None else [square()]})
    assert [d.case for d in found(areas_inside, inputs, limit=limit(0.1), tolerance=MM)] == (
        [] if case is None else [case]
    )


@pytest.mark.parametrize(("reach", "beyond"), [(0.05, False), (0.06, True)])
def test_how_far_something_reaches_out(reach: float, beyond: bool) -> None:
    inputs = inputs_of([square(5, 5, 5 + reach, 2)], {"holders": [square()]})
    defects = found(areas_inside, inputs, limit=limit(0.05), tolerance=MM, measure="distance")
    assert facts(defects, "distance") == ([(reach,)] if beyond else [])


def test_a_neighbour_without_a_key_is_not_meant() -> None:
    named = {"wkt": square(30), "xdata": [["SOUTH", "141111", "0007"]]}
    inputs = inputs_of([square(50), named], {"holders": [square()]})
    (defect,) = found(areas_inside, inputs, limit=limit(0.1), tolerance=MM, application="SOUTH")
    assert defect.where.handle == "2"  # type: ignore[union-attr]


def test_without_holders_nothing_is_said() -> None:
    assert not found(areas_inside, inputs_of([square()], {"holders": []}), limit=limit(0.1), tolerance=MM)


@pytest.mark.parametrize(("x", "overlap"), [(9, 10.0), (9.95, None), (9.94, 0.6), (10, None)])
def test_crossing_another_kind(x: float, overlap: float | None) -> None:
    inputs = inputs_of([square()], {"areas": [square(x)]})
    defects = found(areas_cross, inputs, limit=limit(0.5), tolerance=MM)
    assert facts(defects, "overlap") == ([(overlap,)] if overlap else [])


@pytest.mark.parametrize(
    ("rows", "areas"),
    [
        ([square(), square(10.03)], [0.3]),  # open at both ends
        ([square(), "POLYGON ((10 0, 20 0, 20 10, 10.2 10, 10 0))"], [1.0]),  # a wedge
        ([square(), "POLYGON ((10 0, 20 0, 20 10, 10 10, 10.2 5, 10 0))"], [1.0]),  # enclosed
        ([square(), square(10.01)], []),  # at the limit
        ([square(), square(10)], []),
        ([square(), square(14)], []),  # a road
        ([square(), square(10, 10)], []),  # a corner
        (["POLYGON ((0 0, 10 0, 10 10, 5.1 10, 5.1 2, 5 2, 5 10, 0 10, 0 0))", square(10)], []),  # a notch of its own
        ([HOLED, square(4, 4, 1.9, 2)], [0.2]),  # an island that does not fill its hole
        ([square(), square(10.03, 0, 10, 4), square(10.03, 6, 10, 4)], [0.12, 0.12]),
    ],
)
def test_gaps(rows: list[object], areas: list[float]) -> None:
    defects = found(coverage_gap, inputs_of(rows), limit=limit(0.1), tolerance=MM, reach=limit(0.5))  # type: ignore[arg-type]
    assert sorted(d.facts["area"] for d in defects) == pytest.approx(areas, abs=1e-4)  # type: ignore[type-var]
    assert all(len(d.others) >= 1 for d in defects)


@pytest.mark.parametrize(("x", "off"), [(0, False), (0.01, False), (-0.01, False), (-0.011, True), (5, True)])
def test_points_on_the_line(x: float, off: bool) -> None:
    inputs = inputs_of([f"POINT ({x} 5)"], {"areas": [square()]})
    assert bool(found(point_on_line, inputs, limit=limit(0.01))) is off


def test_corners_without_points_are_named_once() -> None:
    points = ["POINT (0 0)", "POINT (0 10)", "POINT (20 0)", "POINT (20 10.01)", "POINT (10 10)"]
    inputs = inputs_of([square(), square(10)], {"points": points})
    assert [d.at for d in found(vertex_with_point, inputs, limit=limit(0.01))] == [(10.0, 0.0)]


@pytest.mark.parametrize(("first", "witnesses"), [("POINT (0.03 0)", 1), ("POINT (10 0)", 0), ("POINT (30 0)", 0)])
def test_the_nearest_point_is_a_witness_unless_it_marks_another_corner(first: str, witnesses: int) -> None:
    inputs = inputs_of([square()], {"points": [first, "POINT (10 0)", "POINT (0 10)", "POINT (10 10)"]})
    (defect,) = found(vertex_with_point, inputs, limit=limit(0.01))
    assert len(defect.others) == witnesses


def test_arcs_have_no_corners_between_their_ends() -> None:
    arc = {"points": [(0, 0), (10, 0)], "bulges": [1.0, 0.0], "closed": True}
    inputs = inputs_of([arc], {"points": ["POINT (0 0)", "POINT (10 0)"]})
    assert not found(vertex_with_point, inputs, limit=limit(0.01))
