"""Curves and odd entities as files write them: what is read, and what is said of the rest."""

from __future__ import annotations

import math

import pytest
from small_dxf import entities

from surveycheck.geometry.curves import SAGITTA
from surveycheck.model import Drawing
from surveycheck.model.drawing import AREA, LINE, NOTHING
from surveycheck.model.source import Issue
from surveycheck.read.dxf import read_dxf


def read(*groups: object) -> tuple[Drawing, tuple[Issue, ...]]:
    drawing, issues = read_dxf(entities(*groups), "a.dxf")
    assert drawing is not None
    return drawing, issues


def spline(points: list[tuple[float, float]], knots: list[float], degree: int, *more: object) -> tuple[object, ...]:
    groups: list[object] = [0, "SPLINE", 5, "7", 8, "DGX", 70, 8, 71, degree]
    for knot in knots:
        groups += [40, knot]
    return (*groups, *more, *(group for x, y in points for group in (10, x, 20, y, 30, 5.0)))


ARCH = [(0.0, 0.0), (1.0, 2.0), (2.0, 0.0)]


def test_a_spline_keeps_its_points_knots_and_weights() -> None:
    drawing, issues = read(*spline(ARCH, [0, 0, 0, 1, 1, 1], 2, 41, 1, 41, 2, 41, 1), *spline(ARCH, [0, 0, 1, 2, 2], 1))
    e = drawing.entities
    assert e.xyz[:, :2].tolist() == [list(p) for p in ARCH + ARCH]
    assert e.kstart.tolist() == [0, 6, 11]
    assert e.weight.tolist() == [1, 2, 1, 1, 1, 1]
    assert e.geometry[0].bounds[3] == pytest.approx(2 * 2 / 3, abs=1e-4)
    assert e.geometry[1].wkt == "LINESTRING (0 0, 1 2, 2 0)"
    assert [i.code for i in issues if i.code.startswith("dxf-shape")] == []


@pytest.mark.parametrize(
    ("knots", "degree", "more"),
    [
        ([0, 0, 0, 1, 1], 2, ()),  # one too few
        ([0, 0, 0, 1, 1, 1], 0, ()),
        ([0, 0, 0, 1, 1, 1], 200, ()),
        ([0, 0, 0, 1, 0.5, 1], 2, ()),
        ([0, 0, 0, "nan", 1, 1], 2, ()),
        ([0, 0, 0, 1, 1, 1], 2, (41, 1, 41, 0, 41, 1)),
        ([0, 0, 0, 1, 1, 1], 2, (41, 1, 41, 1)),
    ],
)
def test_a_broken_spline_has_no_shape_and_is_said(knots: list[float], degree: int, more: tuple[object, ...]) -> None:
    drawing, issues = read(*spline(ARCH, knots, degree, *more))
    assert (drawing.entities.geometry[0], drawing.entities.shape[0]) == (None, LINE)
    assert [(i.code, i.handle, i.facts["type"]) for i in issues] == [("dxf-shape-broken", "7", "SPLINE")]


def test_a_spline_of_fit_points_runs_through_them() -> None:
    points = [(0.0, 0.0), (4.0, 3.0), (9.0, 1.0), (12.0, 6.0)]
    groups = [group for x, y in points for group in (11, x, 21, y, 31, 0.0)]
    drawing, issues = read(0, "SPLINE", 8, "DGX", 70, 8, 71, 3, 74, 4, *groups)
    line = drawing.entities.geometry[0]
    assert issues == ()
    assert max(line.distance(type(line.centroid)(p)) for p in points) < 1e-4


@pytest.mark.parametrize(("normal", "top"), [(1, 2.0), (-1, 0.0)])
def test_an_ellipse(normal: int, top: float) -> None:
    half = (0, "ELLIPSE", 10, 5, 20, 0, 30, 0, 11, 3, 21, 0, 31, 0, 210, 0, 220, 0, 230, normal, 40, 2 / 3)
    drawing, _ = read(*half, 41, 0, 42, math.pi, *half, 41, 0, 42, 6.283185)
    arc, whole = drawing.entities.geometry
    assert (arc.bounds[0], arc.bounds[2], arc.bounds[3]) == pytest.approx((2, 8, top), abs=1e-3)
    assert (drawing.entities.shape.tolist(), whole.area) == (
        [LINE, AREA],
        pytest.approx(6 * math.pi, abs=SAGITTA * whole.length),
    )


@pytest.mark.parametrize(
    ("kind", "code", "loss"),
    [
        ("TCH_WALL", "dxf-tangent-object", True),
        ("ACAD_PROXY_ENTITY", "dxf-not-read", True),
        ("3DSOLID", "dxf-not-read", True),
        ("SOMEBODYS_OBJECT", "dxf-not-read", True),
        ("XLINE", "dxf-unknown-entity", False),
        ("OLE2FRAME", "dxf-unknown-entity", False),
    ],
)
def test_what_has_no_shape_is_counted_and_said(kind: str, code: str, loss: bool) -> None:
    drawing, issues = read(0, kind, 8, "0", 10, 1, 20, 1, 0, kind, 8, "0", 10, 2, 20, 2)
    assert drawing.entities.shape.tolist() == [NOTHING, NOTHING]
    assert [(i.code, i.loss, i.facts["count"]) for i in issues] == [(code, loss, 2)]


def test_a_negative_radius_is_no_circle() -> None:
    _, issues = read(0, "CIRCLE", 5, "A", 8, "0", 10, 1, 20, 1, 40, -2)
    assert [(i.code, i.handle) for i in issues] == [("dxf-shape-broken", "A")]
