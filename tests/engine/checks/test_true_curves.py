"""Spots and areas along arcs are those of the arcs, not of the chords that stand for them."""

from __future__ import annotations

from math import acos, pi, sqrt
from typing import Any

import pytest
from drawn_rows import MM, facts, found, inputs_of, limit, square

from surveycheck.checks.areas_cross import areas_cross
from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.crossing_without_node import crossing_without_node
from surveycheck.checks.segments_overlap import segments_overlap
from surveycheck.checks.self_crossing import self_crossing

ARC = {"type": "ARC", "points": [(0, 0)], "radius": 50.0, "start_angle": 10, "end_angle": 170}
CIRCLE = {"type": "CIRCLE", "points": [(0, 0)], "radius": 10.0}


def crossings(rows: list[Any]) -> list[tuple[float, float] | None]:
    return [d.at for d in found(crossing_without_node, inputs_of(rows), limit=limit(0.05), tolerance=MM, height=1.0)]


@pytest.mark.parametrize("y", [31.3, 47.2, 49.0])
def test_a_line_crosses_an_arc_on_the_arc(y: float) -> None:
    x = sqrt(50**2 - y**2)
    line = f"LINESTRING (0 {y}, 80 {y})"
    ((one, two),) = crossings([ARC, line])  # type: ignore[misc]
    assert (one, two) == (pytest.approx(x, abs=2e-6), pytest.approx(y, abs=2e-6))


def test_two_arcs_cross_where_their_circles_do() -> None:
    other = {**ARC, "points": [(30, 0)]}
    assert crossings([ARC, other]) == [(15.0, pytest.approx(sqrt(50**2 - 15**2), abs=2e-6))]


def test_a_line_crosses_itself_on_its_arc() -> None:
    shape = {"points": [(-20, 0), (20, 0), (20, 30), (3.3, 30), (3.3, -30)], "bulges": [-0.5, 0, 0, 0, 0]}
    (defect,) = found(self_crossing, inputs_of([shape]), tolerance=MM)
    radius, low = 25.0, -15.0  # the arc rises 10 m over its chord of 40 m
    assert defect.at == (3.3, pytest.approx(low + sqrt(radius**2 - 3.3**2), abs=2e-6))


def lens(radius: float, apart: float) -> float:
    """Area common to two circles of one radius (two segments)."""
    return 2 * radius**2 * acos(apart / (2 * radius)) - apart / 2 * sqrt(4 * radius**2 - apart**2)


@pytest.mark.parametrize("apart", [1.0, 11.0, 19.0, 19.9])
def test_two_circles_share_a_lens(apart: float) -> None:
    rows = [CIRCLE, {**CIRCLE, "points": [(apart, 0)]}]
    defects = found(areas_overlap, inputs_of(rows), limit=limit(0.001), tolerance=MM)
    assert facts(defects, "overlap") == [(pytest.approx(lens(10, apart), rel=1e-5, abs=3e-5),)]


@pytest.mark.parametrize(("least", "count"), [(lens(10, 18.0) - 1e-4, 1), (lens(10, 18.0) + 1e-4, 0)])
def test_the_verdict_is_that_of_the_arcs(least: float, count: int) -> None:
    rows = [CIRCLE, {**CIRCLE, "points": [(18, 0)]}]
    assert len(found(areas_overlap, inputs_of(rows), limit=limit(least), tolerance=MM)) == count


def test_arcs_that_bend_inwards_take_away() -> None:
    """A notch of half a circle in the upper side of a rectangle, which another area covers altogether."""
    notched = {"points": [(0, 0), (20, 0), (20, 10), (15, 10), (5, 10), (0, 10)], "bulges": [0, 0, 0, -1, 0, 0]}
    cover = square(-1, -1, 30, 30)
    inputs = inputs_of([{**notched, "closed": True}], {"areas": [cover]})
    defects = found(areas_cross, inputs, limit=limit(0.01), tolerance=MM)
    assert facts(defects, "overlap") == [(pytest.approx(200 - pi * 25 / 2, abs=1e-5),)]


@pytest.mark.parametrize(
    ("two", "lengths"),
    [
        ("LINESTRING (20 0, 60 0.004)", [10.0]),  # drifts off by a millimetre in ten metres
        ("LINESTRING (60 0.004, 20 0)", [10.0]),
        ("LINESTRING (20 -0.002, 60 0.002)", [20.0]),  # crosses at a very flat angle
        ("LINESTRING (20 0, 60 0.3)", [0.133]),
        ("LINESTRING (20 0, 60 0.5)", []),  # only leaves it
        ("LINESTRING (20 -1, 60 1)", []),
    ],
)
def test_lines_that_drift_apart(two: str, lengths: list[float]) -> None:
    defects = found(segments_overlap, inputs_of(["LINESTRING (0 0, 100 0)", two]), limit=limit(0.01), tolerance=MM)
    assert [d.facts["length"] for d in defects] == pytest.approx(lengths, abs=0.03)
