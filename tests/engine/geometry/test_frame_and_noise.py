"""Frames near the origin, slack of comparisons, coverages, gaps, arcs that close: the numbers that checks stand on."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from drawn_rows import MM, drawing, facts, found, inputs_of, limit, square

from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.self_crossing import self_crossing
from surveycheck.geometry.coverage import CoverageEvidence, is_coverage
from surveycheck.geometry.curves import with_bulges
from surveycheck.geometry.drawings import fills_of
from surveycheck.geometry.frame import frame_of, metres_of
from surveycheck.geometry.noise import larger, longer, rounded
from surveycheck.model import Features


def polygons(*wkt: str) -> np.ndarray:
    return np.array([shapely.from_wkt(w) for w in wkt], dtype=object)


def test_a_frame_lies_where_most_of_the_drawing_is() -> None:
    shapes = polygons(square(40_612_345.6, 3_307_123.4), square(40_612_345.6, 3_307_123.4), "POINT (0 0)")
    frame = frame_of(shapes, 0.001)
    assert (frame.x, frame.y, frame.metres) == (40_612_345.0, 3_307_123.0, 0.001)
    assert frame.points(np.array([[40_612_346.5, 3_307_123.0]])).tolist() == [[0.0015, 0.0]]
    assert frame.drawn(np.array([0.0015, -0.001])) == (40_612_346.5, 3_307_122.0)


def test_a_frame_of_nothing_is_at_the_origin() -> None:
    frame = frame_of(np.empty(0, object), 0.01)
    assert (frame.x, frame.y, frame.metres) == (0.0, 0.0, 0.01)


UNITS = {"mm": 0.001, "cm": 0.01, "dm": 0.1, "m": 1, "km": 1000, "in": 0.0254, "ft": 12 * 0.0254, "yd": 36 * 0.0254}


@pytest.mark.parametrize(("unit", "metres"), [*UNITS.items(), ("mi", 5280 * 12 * 0.0254), ("", 1)])
def test_units_of_the_header_count_where_the_pack_says_so(unit: str, metres: float) -> None:
    features = Features.every((drawing([square()], unit=unit),))
    assert metres_of(features, {"drawing_unit": "header"}) == pytest.approx(metres, rel=1e-12)
    assert metres_of(features, {}) == 1.0


@pytest.mark.parametrize(("over", "is_over"), [(0.0, False), (0.9, False), (1.1, True), (-1.1, False)])
def test_the_slack_of_a_limit(over: float, is_over: bool) -> None:
    assert longer(0.05 + over * 1e-6, 0.05) is is_over
    assert larger(0.1 + over * 1e-7, 0.1) is is_over


def test_findings_carry_six_decimals_and_no_negative_zero() -> None:
    assert rounded(1.00000049) == 1.0
    assert rounded(1.0000006) == 1.000001
    assert math.copysign(1.0, rounded(-1e-9)) == 1.0


@pytest.mark.parametrize("bulge", [1.0, 0.5, -0.5])
def test_the_closing_segment_keeps_its_bulge(bulge: float) -> None:
    """A line there, an arc back: the area between is that of the arc's segment."""
    xyz = np.array([[0.0, 0.0, 0.0], [10.0, 0.0, 0.0]])
    points = with_bulges(xyz, np.array([0.0, bulge]), np.array([0, 2]), np.array([True])).points
    theta = 4 * math.atan(abs(bulge))
    radius = 5 / math.sin(theta / 2)
    assert shapely.Polygon(points[:, :2]).area == pytest.approx(radius**2 * (theta - math.sin(theta)) / 2, rel=1e-2)
    assert points[0].tolist() == points[-1].tolist()


@pytest.mark.parametrize(
    ("count", "sharing", "filling", "holds"),
    [(10, 0.8, 0.6, True), (9, 1.0, 1.0, False), (99, 0.799, 1.0, False), (99, 1.0, 0.599, False)],
)
def test_what_clearly_is_a_coverage(count: int, sharing: float, filling: float, holds: bool) -> None:
    assert CoverageEvidence(count, sharing, filling).holds is holds


def test_the_evidence_of_a_coverage() -> None:
    row = [square(10 * i) for i in range(10)]
    evidence = is_coverage(polygons(*row))
    assert (evidence.count, evidence.sharing, evidence.filling) == (10, 1.0, pytest.approx(1.0))
    apart = is_coverage(polygons(*(square(20 * i) for i in range(10))))
    assert (apart.sharing, apart.filling) == (0.0, pytest.approx(10 / 19))
    assert is_coverage(polygons(*row[:9])).filling == 0.0  # too few to look at


def test_a_gap_has_its_mean_width() -> None:
    defects = found(
        coverage_gap, inputs_of([square(), square(10.04)]), limit=limit(0.1), tolerance=MM, reach=limit(0.5)
    )
    ((width,),) = facts(defects, "width")
    assert width == pytest.approx(2 * 0.4 / (2 * 10.04), rel=1e-3)


RING = [(5, 5), (10, 0), (10, 10), (5, 5), (0, 10), (0, 0)]


@pytest.mark.parametrize("start", range(len(RING)))
def test_a_ring_that_touches_itself_does_so_wherever_it_begins(start: int) -> None:
    points = RING[start:] + RING[:start]
    (defect,) = found(self_crossing, inputs_of([{"points": points, "closed": True}]), tolerance=MM)
    assert defect.at == (5.0, 5.0)


def test_a_fill_belongs_to_the_boundary_in_its_own_drawing() -> None:
    edge, fill = {"wkt": square(), "layer": "A"}, {"wkt": square(), "layer": "A", "type": "HATCH"}
    both = Features.every((drawing([edge, fill], file="1.dxf"), drawing([fill], file="2.dxf")))
    assert fills_of(both, both).tolist() == [False, True, False]
