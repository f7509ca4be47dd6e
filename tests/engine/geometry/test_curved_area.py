"""Areas with arcs, against what geometry knows."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import shapely

from surveycheck.geometry.curved_area import ring_area, with_exact_arcs
from surveycheck.geometry.rows import Row, entities_from_rows
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features

EAST, NORTH = 612345.678, 3307123.456


def ring(*corners: tuple[float, float]) -> np.ndarray:
    return np.array(corners) + np.array([EAST, NORTH])


@pytest.mark.parametrize(
    ("corners", "bulges", "area"),
    [
        *[(ring((-1, 0), (1, 0)), [b, b], math.pi) for b in (1.0, -1.0)],
        (ring((0, 0), (10, 0), (10, 10), (0, 10)), [0, 0, 0, 0], 100.0),
        (ring((0, 0), (10, 0), (10, 10), (0, 10)), [0, 1, 0, 0], 100 + 12.5 * math.pi),  # a half circle outside
        (ring((0, 0), (10, 0), (10, 10), (0, 10)), [0, -1, 0, 0], 100 - 12.5 * math.pi),  # and bitten out
        (ring((0, 10), (10, 10), (10, 0), (0, 0)), [0, 1, 0, 0], 100 - 12.5 * math.pi),  # the other way round
        (ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)), [0, 1, 0, 0, 0], 100 + 12.5 * math.pi),  # first repeated
    ],
)
def test_ring_area(corners: np.ndarray, bulges: list[float], area: float) -> None:
    assert ring_area(corners, np.array(bulges, float)) == pytest.approx(area, abs=1e-6)


ROUND = [(1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)]
HALF = math.sqrt(0.5)


@pytest.mark.parametrize(
    ("row", "area"),
    [
        (Row("ELLIPSE", vertices=[(EAST, NORTH, 0), (EAST + 30, NORTH, 0), (EAST + 4, NORTH + 20, 0)], angle=(0, 360)),
         600 * math.pi),
        (Row("SPLINE", vertices=[(EAST + 50 * x, NORTH + 50 * y, 0) for x, y in ROUND],
             knots=[0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 4], weights=[1, HALF, 1, HALF, 1, HALF, 1, HALF, 1]),
         2500 * math.pi),
        # a parabola over its chord: two thirds of the rectangle of height 10 around it; the chord is a straight piece
        (Row("SPLINE", vertices=[(EAST, NORTH, 0), (EAST + 30, NORTH + 20, 0), (EAST + 60, NORTH, 0),
                                 (EAST + 30, NORTH, 0), (EAST, NORTH, 0)], knots=[0, 0, 0, 1, 1, 2, 2, 2]),
         400.0),
    ],
)  # fmt: skip
def test_areas_of_ellipses_and_closed_splines_are_exact(row: Row, area: float) -> None:
    drawing = replace(sketch([]), entities=entities_from_rows([row]))
    features = Features.every((drawing,))
    chords = shapely.area(features.geometry)
    assert chords[0] != pytest.approx(area, rel=1e-8)
    assert with_exact_arcs(features, chords)[0] == pytest.approx(area, rel=1e-10)
