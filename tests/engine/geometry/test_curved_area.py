"""Areas with arcs, against what geometry knows."""

from __future__ import annotations

import math

import numpy as np
import pytest

from surveycheck.geometry.curved_area import ring_area

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
