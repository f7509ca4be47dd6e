"""Ellipses and splines against ezdxf's construction tools: its points lie on our chords, the ends are the same."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
import shapely
from ezdxf.entities.ellipse import Ellipse
from ezdxf.math import BSpline, Vec3
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.geometry.curves import SAGITTA
from surveycheck.geometry.rows import Row, Vertex, entities_from_rows
from surveycheck.model.drawing import AREA, LINE

EAST, NORTH = 612345.678, 3307123.456
NOISE = 1e-9 * NORTH
PLACES = st.tuples(st.floats(0, 60), st.floats(0, 60)).map(lambda p: (EAST + p[0], NORTH + p[1], 0.0))
POINTS = st.lists(PLACES, min_size=2, max_size=12, unique=True)


def far_from(line: shapely.Geometry, points: np.ndarray) -> float:
    """The greatest distance of points of the true curve from its chords."""
    return float(np.max(shapely.distance(shapely.points(points), line)))


def same_ends(line: shapely.Geometry, points: np.ndarray) -> None:
    own = shapely.get_coordinates(line)
    assert np.abs(own[[0, -1]] - points[[0, -1]]).max() <= NOISE


@given(POINTS, st.integers(1, 5), st.data())
def test_splines(points: list[Vertex], degree: int, data: st.DataObject) -> None:
    degree = min(degree, len(points) - 1)
    weights = data.draw(st.none() | st.lists(st.floats(0.2, 5), min_size=len(points), max_size=len(points)))
    inner = len(points) - degree - 1
    steps = data.draw(st.lists(st.sampled_from([0.0, 0.5, 1.0, 3.0]), min_size=inner, max_size=inner))
    steps[::degree] = [max(step, 0.25) for step in steps[::degree]]  # no knot more often than the degree
    knots = [0.0] * (degree + 1) + np.cumsum(steps).tolist()
    knots += [knots[-1] + 1.0] * (degree + 1)
    spline = BSpline(points, degree + 1, knots, weights)
    row = Row("SPLINE", vertices=points, knots=knots, weights=weights or ())
    line = entities_from_rows([row]).geometry[0]
    spans = sorted(set(knots))
    t = np.concatenate([np.linspace(a, b, 40, endpoint=False) for a, b in pairwise(spans)])
    true = np.array([(p.x, p.y) for p in spline.points([*t, spans[-1]])])
    assert far_from(line, true) <= SAGITTA + NOISE
    same_ends(line, np.array([points[0][:2], points[-1][:2]]))


@given(
    st.floats(0.01, 80), st.floats(0, 360), st.floats(0.01, 1), st.floats(-7, 7), st.floats(0.01, 6.27), st.booleans()
)
def test_ellipses(size: float, turn: float, ratio: float, first: float, sweep: float, mirrored: bool) -> None:
    major = Vec3.from_deg_angle(turn) * size
    theirs = Ellipse.new(
        dxfattribs={"center": (EAST, NORTH), "major_axis": major, "ratio": ratio, "start_param": first,
                    "end_param": first + sweep, "extrusion": (0, 0, -1 if mirrored else 1)}
    )  # fmt: skip
    centre = Vec3(EAST, NORTH)
    vertices = [tuple(p) for p in (centre, centre + major, centre + theirs.minor_axis)]
    row = Row("ELLIPSE", vertices=vertices, angle=(math.degrees(first), math.degrees(first + sweep)))
    line = entities_from_rows([row]).geometry[0]
    true = np.array([(p.x, p.y) for p in theirs.vertices(np.linspace(first, first + sweep, 97))])
    assert far_from(line, true) <= SAGITTA + NOISE
    same_ends(line, true)


@pytest.mark.parametrize("last", [360.0, 359.99998, 0.0])
def test_an_ellipse_that_goes_all_round_is_an_area(last: float) -> None:
    e = entities_from_rows([Row("ELLIPSE", vertices=[(5, 5, 0), (8, 5, 0), (5, 7, 0)], angle=(0, last))])
    assert e.shape[0] == AREA
    assert e.geometry[0].area == pytest.approx(math.pi * 6, abs=SAGITTA * e.geometry[0].length)


def test_radii_of_an_ellipse_need_not_be_perpendicular() -> None:
    e = entities_from_rows([Row("ELLIPSE", vertices=[(0, 0, 0), (3, 0, 0), (2, 2, 0)], angle=(0, 360))])
    assert e.geometry[0].area == pytest.approx(math.pi * 6, abs=SAGITTA * e.geometry[0].length)
    assert e.geometry[0].bounds[3] == pytest.approx(2, abs=SAGITTA)


CIRCLE = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)]
QUARTERS = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4]


def test_a_rational_spline_is_a_circle_exactly() -> None:
    weights = [1 if i % 2 == 0 else math.sqrt(0.5) for i in range(9)]
    row = Row("SPLINE", vertices=[(10.0 * x, 10.0 * y, 0) for x, y in CIRCLE], knots=QUARTERS, weights=weights)
    e = entities_from_rows([row])
    assert e.shape[0] == AREA
    radius = np.hypot(*shapely.get_coordinates(e.geometry[0]).T)
    assert np.abs(radius - 10).max() < 1e-12
    assert e.geometry[0].area == pytest.approx(100 * math.pi, rel=1e-4)


def test_a_periodic_spline_closes_to_the_last_bit() -> None:
    around = [(EAST + x, NORTH + y, 0.0) for x, y in ((0, 0), (30, 7), (41, 33), (12, 38), (-9, 21))]
    row = Row("SPLINE", flags=1 | 2, vertices=[*around, *around[:3]], knots=[0.1 * k for k in range(12)])
    e = entities_from_rows([row])
    assert (e.shape[0], e.geometry[0].is_valid) == (AREA, True)


@pytest.mark.parametrize(
    ("points", "knots", "weights"),
    [
        (CIRCLE, QUARTERS, (1, 1, 1, 1, 0, 1, 1, 1, 1)),
        (CIRCLE, QUARTERS, (1, 1, 1, 1, math.nan, 1, 1, 1, 1)),
        (CIRCLE, QUARTERS, (1, 1, 1, 1, -1, 1, 1, 1, 1)),
        (CIRCLE, [0, 0, 0, 1, 1, 2, 1, 3, 3, 4, 4, 4], ()),
        (CIRCLE, [0, 0, 0, 1, 1, 2, math.nan, 3, 3, 4, 4, 4], ()),
        (CIRCLE, [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, math.inf], ()),
        (CIRCLE, [0] * 12, ()),
        (CIRCLE, [], ()),
        (CIRCLE, list(range(210)), ()),
        (CIRCLE[:2], [0, 0, 0, 1, 1, 1], ()),
        ([(0, 0), (math.nan, 0)], [0, 0, 1, 1], ()),
        ([(0, 0), (1e300, 0)], [0, 0, 1, 1], ()),
        ([], [0, 0, 1, 1], ()),
    ],
)  # fmt: skip
def test_a_broken_spline_is_no_curve(
    points: list[tuple[float, float]], knots: list[float], weights: list[float]
) -> None:
    sound = Row("SPLINE", vertices=[(0, 0, 0), (9, 9, 0)], knots=[0, 0, 1, 1])
    broken = Row("SPLINE", vertices=[(x, y, 0.0) for x, y in points], knots=knots, weights=weights)
    e = entities_from_rows([sound, broken, sound])
    assert [g is None for g in e.geometry] == [False, True, False]
    assert (e.shape == LINE).all()


def test_a_knot_that_goes_back_by_rounding_stands_still() -> None:
    row = Row("SPLINE", vertices=[(0, 0, 0), (1, 2, 0), (2, 0, 0)], knots=[0, 0, -1e-14, 1, 1, 1])
    assert entities_from_rows([row]).geometry[0].length == pytest.approx(2.957886, abs=SAGITTA)


@pytest.mark.parametrize(
    ("kind", "corners", "wkt"),
    [
        ("SOLID", [(0, 0), (4, 0), (0, 3), (4, 3)], "POLYGON ((0 0, 4 0, 4 3, 0 3, 0 0))"),
        ("TRACE", [(0, 0), (4, 0), (0, 3), (0, 3)], "POLYGON ((0 0, 4 0, 0 3, 0 0))"),
        ("3DFACE", [(0, 0), (4, 0), (4, 3), (0, 3)], "POLYGON ((0 0, 4 0, 4 3, 0 3, 0 0))"),
        ("SOLID", [(0, 0), (4, 0), (4, 3)], "POLYGON ((0 0, 4 0, 4 3, 0 0))"),
        ("3DFACE", [(0, 0), (4, 0), (4, 0), (0, 0)], "LINESTRING (0 0, 4 0)"),
        ("3DFACE", [(1, 1), (1, 1), (1, 1), (1, 1)], "LINESTRING (1 1, 1 1)"),
    ],
)
def test_corners_of_solids_and_faces(kind: str, corners: list[tuple[float, float]], wkt: str) -> None:
    e = entities_from_rows([Row(kind, vertices=[(x, y, 7.0) for x, y in corners])])
    assert e.geometry[0].wkt == shapely.from_wkt(wkt).wkt
    assert e.shape[0] == (AREA if wkt.startswith("POLYGON") else LINE)
