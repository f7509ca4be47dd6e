"""Lengths of curves, against what geometry knows of them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.geometry.arc_lengths import bezier_lengths, ellipse_lengths
from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.geometry.curved_length import exact_lengths
from surveycheck.geometry.rows import Row, entities_from_rows
from surveycheck.geometry.sketch import sketch
from surveycheck.geometry.splines import Beziers
from surveycheck.model import Features

EAST, NORTH = 612345.678, 3307123.456
ROUND = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)]
HALF = math.sqrt(0.5)
PARABOLA = 100 * (math.sqrt(5) / 2 + math.asinh(2) / 4)
"""y = x² from 0 to 1, a hundred times as large."""


def at(*points: tuple[float, float]) -> list[tuple[float, float, float]]:
    return [(EAST + x, NORTH + y, 0.0) for x, y in points]


def perimeter(a: float, b: float) -> float:
    """Of an ellipse: π (a + b) Σ binomial(1/2, n)² hⁿ, h = ((a - b) / (a + b))² (Ivory 1798)."""
    h, total, binomial = ((a - b) / (a + b)) ** 2, 0.0, 1.0
    for n in range(200):
        total += binomial**2 * h**n
        binomial *= (0.5 - n) / (n + 1)
    return math.pi * (a + b) * total


LEANING = perimeter(math.sqrt(1.5), HALF)


def features_of(*rows: Row) -> Features:
    return Features.every((replace(sketch([]), entities=entities_from_rows(rows)),))


QUARTERS = {"knots": [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4], "weights": [1, HALF, 1, HALF, 1, HALF, 1, HALF, 1]}


@pytest.mark.parametrize(
    ("row", "length"),
    [
        (Row("LINE", vertices=at((0, 0), (30, 40))), 50),
        (Row("CIRCLE", vertices=at((0, 0)), radius=7), 14 * math.pi),
        (Row("ARC", vertices=at((0, 0)), radius=6, angle=(300, 60)), 4 * math.pi),
        (Row("ARC", vertices=at((0, 0)), radius=6, angle=(30, 30)), 12 * math.pi),
        (Row("CIRCLE", vertices=[(3, 4, 0)], radius=7, extrusion=(0, 0, -1)), 14 * math.pi),
        # a half circle, and its chord only where the polyline is closed
        (Row("LWPOLYLINE", vertices=at((0, 0), (10, 0)), bulges=[1, 0.5]), 5 * math.pi),
        (Row("LWPOLYLINE", vertices=at((0, 0), (10, 0)), bulges=[-1, 0], flags=1), 5 * math.pi + 10),
        (Row("POLYLINE", vertices=at((0, 0), (10, 0), (10, 10), (0, 10)), bulges=[0, 1], flags=1), 30 + 5 * math.pi),
        (Row("LWPOLYLINE", vertices=at((0, 0), (10, 0), (10, 5), (0, 0)), bulges=[1, 0, 0, 1], flags=1),
         5 * math.pi + 5 + math.hypot(10, 5)),
        (Row("LWPOLYLINE", vertices=at((0, 0), (10, 0)), bulges=[1e-9, 0]), 10),
        (Row("ELLIPSE", vertices=at((0, 0), (5, 0), (0, 5)), angle=(0, 360)), 10 * math.pi),
        (Row("ELLIPSE", vertices=at((0, 0), (0, -5), (5, 0)), angle=(350, 80)), 2.5 * math.pi),
        # conjugate radii of length 1 and 60° between them: those of an ellipse of √1.5 and √0.5
        (Row("ELLIPSE", vertices=at((0, 0), (1, 0), (0.5, math.sqrt(0.75))), angle=(0, 360)), LEANING),
        (Row("SPLINE", vertices=at(*((50 * x, 50 * y) for x, y in ROUND)), **QUARTERS), 100 * math.pi),
        (Row("SPLINE", vertices=at((0, 0), (50, 0), (100, 100)), knots=[0, 0, 0, 1, 1, 1]), PARABOLA),
        (Row("HELIX", vertices=at((0, 0), (50, 0), (100, 100)), knots=[0, 0, 0, 1, 1, 1]), PARABOLA),
        (Row("SPLINE", vertices=at((0, 0), (100, 100), (0, 0)), knots=[0, 0, 0, 1, 1, 1]), 100 * math.sqrt(2)),
        (Row("SPLINE", vertices=at((0, 0), (3, 4), (6, 0)), knots=[0, 0, 1, 2, 2]), 10),
    ],
)  # fmt: skip
def test_lengths_are_those_of_the_curves(row: Row, length: float) -> None:
    """To 1e-9 of themselves, and the rounding of coordinates of seven digits."""
    assert exact_lengths(features_of(row))[0] == pytest.approx(length, rel=1e-9, abs=1e-8)


def test_the_ellipse_of_the_books() -> None:
    """E(1/2) = 1.350643881047675… by way of Γ(1/4): a quarter of the ellipse of 1 and √½. Flat ones, and none."""
    u, v = (
        np.array([[1, 0], [1, 0], [1, 0], [0, 0], [1, 0]], float),
        np.array([[0, HALF], [0, 0], [0, 1e-12], [0, 0], [0, 1e-3]]),
    )
    quarter = math.gamma(0.25) ** 2 / (8 * math.sqrt(math.pi)) + math.pi**1.5 / math.gamma(0.25) ** 2
    full = ellipse_lengths(u, v, np.zeros(5), np.full(5, 2 * math.pi))
    assert full[:4] == pytest.approx([4 * quarter, 4, 4, 0], rel=1e-14)
    assert full[4] == pytest.approx(4 + 2e-6 * (math.log(4e3) - 0.5), rel=1e-10)  # DLMF 19.12.2


@given(st.floats(-7, 7), st.floats(0.01, 6.28), st.floats(0.01, 6.28), st.floats(-3, 3), st.floats(0.001, 3))
def test_arcs_of_an_ellipse_add_up(first: float, one: float, two: float, lean: float, height: float) -> None:
    u, v = np.array([[2.0, 0.5]] * 3), np.array([[lean, height]] * 3)
    begin, sweep = np.array([first, first + one, first]), np.array([one, two, one + two])
    lengths = ellipse_lengths(u, v, begin, sweep)
    assert lengths[0] + lengths[1] == pytest.approx(lengths[2], rel=1e-12)
    t = np.linspace(first, first + one, 4001)
    chords = np.hypot(*np.diff(np.outer(np.cos(t), u[0]) + np.outer(np.sin(t), v[0]), axis=0).T).sum()
    assert chords - 1e-12 <= lengths[0] <= chords * (1 + 1e-5)


def test_what_is_tilted_keeps_the_measure_of_its_chords() -> None:
    """A circle that stands upright is a line in plan, as long as its chords are, and encloses nothing."""
    upright = Row("CIRCLE", vertices=[(1, 2, 3)], radius=5, extrusion=(1, 0, 0))
    bent = Row("LWPOLYLINE", vertices=[(0, 0, 0), (10, 0, 0)], bulges=[1, 1], flags=1, extrusion=(0, 0.6, 0.8))
    features = features_of(upright, bent)
    chords = shapely.area(features.geometry)
    assert with_exact_arcs(features, chords) == pytest.approx([0, 25 * math.pi * 0.8], rel=1e-3, abs=1e-9)
    assert exact_lengths(features) == pytest.approx(shapely.length(features.geometry))


def test_no_geometry_no_length() -> None:
    broken = Row("SPLINE", vertices=at((0, 0), (1, 1)), knots=[0, 1])
    assert np.isnan(exact_lengths(features_of(broken, Row("CIRCLE", vertices=[(0, 0, 0)], radius=-1)))).all()
    assert len(exact_lengths(Features.none())) == 0


@pytest.mark.parametrize("rational", [False, True])
def test_short_pieces_of_a_spline_far_away_settle(rational):
    """Their last digits are noise: cut in half for ever they would take all memory."""
    noise = np.random.default_rng(1).normal(size=(50, 4, 2)) * 1e-9
    points = np.array([4e7, 3e6]) + np.linspace(0, 1e-6, 4)[None, :, None] * np.array([1.0, 0.0]) + noise
    weight = np.full((50, 4), 2.0) if rational else None
    curves = Beziers(points * (2.0 if rational else 1.0), weight, np.arange(50), np.zeros((50, 2)))
    lengths = bezier_lengths(curves)
    assert (lengths < 1e-4).all()


def test_one_curve_is_as_long_wherever_it_lies():
    points = np.array([[[0.0, 0.0], [1.0, 2.0], [3.0, 2.0], [4.0, 0.0]]])
    here = bezier_lengths(Beziers(points, None, np.zeros(1, np.int64), np.zeros((1, 2))))
    there = bezier_lengths(Beziers(points + 4e7, None, np.zeros(1, np.int64), np.zeros((1, 2))))
    assert there == pytest.approx(here, abs=1e-7)
