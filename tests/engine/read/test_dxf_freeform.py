"""Edges of hatches that are ellipses or splines: within the sagitta of the true curve, or an issue."""

from __future__ import annotations

import math

import pytest
from small_dxf import entities

from surveycheck.geometry.curves import SAGITTA
from surveycheck.read.dxf import read_dxf

HEAD = (0, "HATCH", 5, "A", 8, "DGX", 10, 0, 20, 0, 30, 0, 2, "SOLID", 70, 1, 71, 0, 91, 1, 92, 1)
TAIL = (97, 0, 75, 0, 76, 1, 98, 0)
ELLIPSE = (93, 1, 72, 3, 10, 0, 20, 0, 11, 60, 21, 0, 40, 0.5, 50, 0, 51, 360)
PARABOLA = (40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 10, 0, 20, 0, 10, 50, 20, 80, 10, 100, 20, 0)
CHORD = (72, 1, 10, 100, 20, 0, 11, 0, 21, 0)
SPLINE = (93, 2, 72, 4, 94, 2, 73, 0, 74, 0, 95, 6, 96, 3, *PARABOLA)


@pytest.mark.parametrize(
    ("path", "area", "length"),
    [
        ((*ELLIPSE, 73, 1), math.pi * 60 * 30, 300),
        ((*ELLIPSE, 73, 0), math.pi * 60 * 30, 300),
        ((*SPLINE, *CHORD), 2 / 3 * 100 * 40, 230),
    ],
)
def test_the_area_is_short_by_no_more_than_the_sagitta(path: tuple[object, ...], area: float, length: float) -> None:
    drawing, issues = read_dxf(entities(*HEAD, *path, *TAIL), "a.dxf")
    assert drawing is not None
    assert issues == ()
    assert drawing.entities.geometry[0].area == pytest.approx(area, abs=SAGITTA * length)


@pytest.mark.parametrize(
    "path",
    [
        (93, 1, 72, 3, 10, 0, 20, 0, 11, 60, 21, 0, 40, 0, 50, 0, 51, 360, 73, 1),
        (*SPLINE, 42, 1, 42, 1, *CHORD),  # a weight too few
        (*SPLINE, 40, 2, *CHORD),  # a knot too many
        (*SPLINE, 42, 1, 42, 0, 42, 1, *CHORD),
    ],
)
def test_a_broken_edge_is_said(path: tuple[object, ...]) -> None:
    _, issues = read_dxf(entities(*HEAD, *path, *TAIL), "a.dxf")
    assert [(i.code, i.handle, i.loss) for i in issues] == [("dxf-hatch-edge", "A", True)]
