"""Checks of single shapes: both sides of each limit, and the odd cases."""

from __future__ import annotations

import pytest
from drawn_rows import MM, facts, found, inputs_of, limit, square
from small_dxf import entities

from surveycheck.checks.duplicate_entity import _kinds, duplicate_entity
from surveycheck.checks.repeated_vertex import repeated_vertex
from surveycheck.checks.ring_closed import ring_closed
from surveycheck.checks.segment_length import segment_length
from surveycheck.checks.self_crossing import self_crossing
from surveycheck.checks.zero_size import zero_size
from surveycheck.geometry.frame import parts
from surveycheck.model import Features
from surveycheck.read.dxf import read_dxf

FAR = 39_000_000


def ring(gap: float, dx: float = 0) -> str:
    return f"LINESTRING ({dx} 0, {dx + 10} 0, {dx + 10} 10, {dx} 10, {dx} {gap})"


@pytest.mark.parametrize("dx", [0, 610_000, FAR])
@pytest.mark.parametrize(("gap", "open_"), [(0, False), (0.001, False), (0.0011, True), (0.03, True)])
def test_a_ring_is_closed_up_to_the_tolerance(gap: float, open_: bool, dx: float) -> None:
    defects = found(ring_closed, inputs_of([ring(gap, dx)]), tolerance=MM)
    assert facts(defects, "gap") == ([(pytest.approx(gap, abs=1e-6),)] if open_ else [])


def test_the_spot_is_the_middle_of_the_gap() -> None:
    (defect,) = found(ring_closed, inputs_of([ring(0.03, 600_000)]), tolerance=MM)
    assert defect.at == (600_000.0, 0.015)


def test_a_boundary_drawn_in_pieces_is_not_judged() -> None:
    pieces = ["LINESTRING (0 0, 10 0, 10 10)", "LINESTRING (0 0, 0 10, 10 10)"]
    assert not found(ring_closed, inputs_of(pieces), tolerance=MM)


def test_two_copies_of_an_open_ring_do_not_hide_each_other() -> None:
    assert len(found(ring_closed, inputs_of([ring(0.03), ring(0.03)]), tolerance=MM)) == 2


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        (ring(0.03), True),
        (ring(0.06), False),  # more than nearly
        ("LINESTRING (0 0, 1 0, 1 1, 0 1, 0 0.03)", False),  # more than half a percent of its length
        ("LINESTRING (0 0, 10 0, 10 10, 0 10)", False),
    ],
)
def test_nearly_closed_means_a_short_gap_in_a_long_line(line: str, meant: bool) -> None:
    assert bool(found(ring_closed, inputs_of([line]), tolerance=MM, nearly=limit(0.05), share=0.005)) is meant


def test_what_must_be_an_area_is_judged_whatever_the_gap() -> None:
    inputs = inputs_of(["LINESTRING (0 0, 10 0, 10 10, 0 10)"])
    inputs.others["areas"] = inputs.subjects  # type: ignore[index]
    assert facts(found(ring_closed, inputs, tolerance=MM, nearly=limit(0.05), share=0.005), "gap") == [(10.0,)]


@pytest.mark.parametrize(
    ("shape", "spots"),
    [
        ("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", [(5, 5)]),
        ("POLYGON ((0 0, 30 0, 30 10, 20 -10, 10 10, 0 -10, 0 0))", [(5, 0), (15, 0), (25, 0)]),
        ("POLYGON ((0 0, 10 0, 5 5, 10 10, 0 10, 5 5, 0 0))", [(5, 5)]),
        ("POLYGON ((0 0, 10 0, 10 10, 10 15, 10 10, 0 10, 0 0))", [(10, 12.5)]),
        ("LINESTRING (0 0, 10 0, 10 5, 5 5, 5 -5)", [(5, 0)]),
        ("LINESTRING (0 0, 10 0, 10 5, 5 0)", []),  # an open line may end on itself
        ("LINESTRING (0 0, 10 0, 20 0)", []),
        ({"points": [(0, 0), (5, 0)], "closed": True}, []),  # that is no area at all: another rule
        ({"wkt": "LINESTRING (0 0, 10 0)", "bulges": [1.0, 1.0], "closed": True}, []),  # a circle of two arcs
        ({"points": [(0, 0, 0), (10, 0, 0), (10, 5, 3), (5, 5, 3), (5, -5, 3)], "type": "POLYLINE"}, []),  # passes over
        ({"points": [(0, 0, 0), (10, 0, 6), (10, 5, 3), (5, 5, 3), (5, -5, 3)], "type": "POLYLINE"}, [(5, 0)]),
        ({"points": [(0, 0, 0), (9, 0, 0), (9, 0, 5), (5, 0, 5)], "type": "POLYLINE"}, []),  # up and back
        ({"points": [(0, 0, 1), (9, 9, 2), (9, 0, 3), (0, 9, 4)], "closed": True, "type": "POLYLINE"}, [(4.5, 4.5)]),
        (square(), []),
    ],
)
def test_every_crossing_is_named(shape: str, spots: list[tuple[float, float]]) -> None:
    assert [d.at for d in found(self_crossing, inputs_of([shape]), tolerance=MM)] == spots


def test_loops_below_the_tolerance_are_no_crossing() -> None:
    wobble = "LINESTRING (0 0, 10 0, 10.0004 0.0004, 10.0004 -0.0001, 9.9999 0.0001, 20 5)"
    assert not found(self_crossing, inputs_of([wobble]), tolerance=MM)


INSERT = {"block": "GC200", "wkt": "POINT (1 1)", "rotation": 30.0, "scale": 0.5}


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("LINESTRING (0 0, 10 0, 20 5)", "LINESTRING (20 5, 10 0, 0 0)", True),
        (square(), "POLYGON ((10 10, 10 0, 0 0, 0 10, 10 10))", True),
        ("LINESTRING (0 0, 10 0, 20 5)", "LINESTRING (0 0.001, 10 0.001, 20 5.001)", True),
        ("LINESTRING (0 0, 10 0, 20 5)", "LINESTRING (0 0.0012, 10 0.0012, 20 5.0012)", False),
        ("LINESTRING (0 0, 10 0)", "LINESTRING (0 0, 10 0, 10 1)", False),
        (INSERT, INSERT, True),
        (INSERT, {**INSERT, "rotation": 31.0}, False),
        (INSERT, {**INSERT, "scale": 1.0}, False),
        (INSERT, {**INSERT, "block": "GC201"}, False),
        (INSERT, {**INSERT, "wkt": "POINT (1 1.002)"}, False),
        (INSERT, {**INSERT, "z": 5.0}, False),
        ({"text": "砼3", "wkt": "POINT (1 1)"}, {"text": "砼4", "wkt": "POINT (1 1)"}, False),
        ({"wkt": square(), "code": "141111"}, {"wkt": square(), "code": "300000"}, False),
        ({"wkt": square()}, {"wkt": square(), "type": "HATCH"}, False),
    ],
)
def test_copies(one: object, two: object, same: bool) -> None:
    defects = found(duplicate_entity, inputs_of([one, two]), tolerance=MM)  # type: ignore[list-item]
    assert len(defects) == int(same)


def test_three_copies_are_two_too_many() -> None:
    defects = found(duplicate_entity, inputs_of([square()] * 3), tolerance=MM)
    assert len(defects) == 2
    assert {d.others[0].handle for d in defects} == {"1"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("step", "count"), [(0.0005, None), (0.001, None), (0.0011, 1), (0.0099, 1), (0.01, None), (0.02, None)]
)
def test_short_segments_lie_between_tolerance_and_limit(step: float, count: int | None) -> None:
    line = f"LINESTRING (0 0, 10 0, {10 + step} 0, 20 5)"
    defects = found(segment_length, inputs_of([line]), limit=limit(0.01), tolerance=MM)
    assert facts(defects, "count") == ([] if count is None else [(count,)])


def test_chords_of_arcs_are_no_segments() -> None:
    arc = {"wkt": "LINESTRING (0 0, 0.005 0)", "bulges": [1.0]}
    assert not found(segment_length, inputs_of([arc]), limit=limit(0.01), tolerance=MM)


def test_the_closing_segment_counts() -> None:
    shape = {"points": [(0, 0), (10, 0), (10, 10), (0, 0.005)], "closed": True}
    (defect,) = found(segment_length, inputs_of([shape]), limit=limit(0.01), tolerance=MM)
    assert defect.at == (0.0, 0.0025)


@pytest.mark.parametrize(
    ("shape", "case"),
    [
        ("LINESTRING (5 5, 5 5)", "line"),
        ("POLYGON ((0 0, 10 0, 20 0, 0 0))", "area"),
        ("POLYGON ((0 0, 3.3 1.1, 9.9 3.3, 0 0))", "area"),
        ({"points": [(0, 0), (5, 0)], "closed": True}, "area"),
        ({"wkt": "POINT (1 1)", "radius": 0.0}, "line"),
        ({"points": [(5, 5, 0), (5, 5, 3)]}, None),  # an upright line
        ({"points": [(0, 0, 0), (9, 0, 0), (9, 0, 3), (0, 0, 3)], "closed": True, "type": "POLYLINE"}, "area"),
        ("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))", None),  # a bow tie: no signed area, but no nothing
        ("POLYGON ((0 0, 20 0, 20 0.02, 0 0.02, 0 0))", None),
        ({"wkt": "LINESTRING (0 0, 10 0)", "bulges": [1.0, 1.0], "closed": True}, None),
    ],
)
def test_nothing_is_drawn_without_size(shape: object, case: str | None) -> None:
    assert [d.case for d in found(zero_size, inputs_of([shape]))] == ([case] if case else [])  # type: ignore[list-item]


def test_a_wall_has_an_area_in_space() -> None:
    wall = {"points": [(0, 0, 0), (9, 0, 0), (9, 0, 3), (0, 0, 3)], "closed": True, "type": "POLYLINE"}
    needle = {"points": [(0, 0, 0), (9, 0, 3), (18, 0, 6)], "closed": True, "type": "POLYLINE"}
    assert len(found(zero_size, inputs_of([wall, needle]), plan=False)) == 1


@pytest.mark.parametrize(
    ("shape", "count"),
    [
        ("LINESTRING (0 0, 10 0, 10 0, 20 5)", 1),
        ("LINESTRING (0 0, 10 0, 10.001 0, 20 5)", 1),
        ("LINESTRING (0 0, 10 0, 10.0012 0, 20 5)", None),
        ("LINESTRING (0 0, 10 0, 10 10, 0 0)", None),  # ends where it begins
        ({"points": [(0, 0), (10, 0), (10, 10), (0, 0)], "closed": True}, None),  # and says so twice
        ({"points": [(0, 0, 0), (0, 0, 5)]}, None),  # straight up
        ("LINESTRING (5 5, 5 5)", None),  # no line at all: another rule
    ],
)
def test_repeated_vertices(shape: object, count: int | None) -> None:
    defects = found(repeated_vertex, inputs_of([shape]), tolerance=MM)  # type: ignore[list-item]
    assert facts(defects, "count") == ([] if count is None else [(count,)])


def test_a_drawing_in_millimetres_is_measured_in_metres() -> None:
    inputs = inputs_of(["LINESTRING (0 0, 10000 0, 10000 10000, 0 10000, 0 30)"], unit="mm")
    assert facts(found(ring_closed, inputs, tolerance=MM), "gap") == [(30.0,)]
    inputs = inputs_of(
        ["LINESTRING (0 0, 10000 0, 10000 10000, 0 10000, 0 30)"], None, {"drawing_unit": "header"}, unit="mm"
    )
    (defect,) = found(ring_closed, inputs, tolerance=MM)
    assert (defect.facts["gap"], defect.at) == (0.03, (0.0, 15.0))


def test_a_scribble_does_not_hang() -> None:
    points = [(x % 97 * 1.1, x * 31 % 89 * 1.3) for x in range(3000)]
    spots = found(self_crossing, inputs_of([{"points": points}]), tolerance=MM)
    assert len(spots) > 1000


@pytest.mark.parametrize(("apart", "closed"), [(0.0, True), (0.001, True), (0.0011, False)])
def test_a_boundary_drawn_in_pieces_is_closed_where_they_meet_within_the_tolerance(apart: float, closed: bool) -> None:
    for x in (0, 610_000):
        half = f"LINESTRING ({x} 0, {x + 10} 0, {x + 10} 10, {x} 10)"
        rest = f"LINESTRING ({x - apart} 0, {x - apart - 5} 5, {x - apart} 10)"
        assert (not found(ring_closed, inputs_of([half, rest]), tolerance=MM)) is closed


def test_texts_spelled_in_two_ways_that_read_alike_are_copies() -> None:
    text = (0, "TEXT", 8, "ZJ", 10, 500000, 20, 3300000, 40, 1.5, 1)
    drawing, _ = read_dxf(entities(*text, "12.5%%d", *text, "12.5\\U+00B0", *text, "12.5"), "a.dxf")
    assert drawing is not None
    features = Features.every((drawing,))
    (part,) = parts(features, {})
    assert _kinds(part, "SOUTH", 0.001).tolist() in ([0, 0, 1], [1, 1, 0])


@pytest.mark.parametrize("dx", [0, 600_000, FAR])
@pytest.mark.parametrize("step", [1.0, 0.1, 0.37])
def test_a_corner_on_an_edge_touches_whatever_the_doubles_say(step: float, dx: float) -> None:
    """(2, 1) lies on the edge from (3, 2) to (1, 0); times 0.1 it does not in doubles."""
    corners = [(3, 2), (1, 0), (0, 1), (2, 1), (2, 2), (0, 2), (1, 3), (3, 2)]
    points = ", ".join(f"{dx + x * step:.3f} {y * step:.3f}" for x, y in corners)
    (defect,) = found(self_crossing, inputs_of([f"POLYGON (({points}))"]), tolerance=MM)
    assert defect.at == (pytest.approx(dx + 2 * step, abs=1e-5), pytest.approx(step, abs=1e-5))
