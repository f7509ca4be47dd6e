"""Bulges, arcs, extrusions and loops as shapes; drawings sketched in a few words."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.geometry.curves import MOST_PER_ARC, SAGITTA, arcs, to_world, with_bulges
from surveycheck.geometry.sketch import sketch
from surveycheck.model.drawing import AREA, IN_BLOCK, LINE, POINT, TEXT
from surveycheck.model.extended import typed

ENDS = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


def string(points: list[tuple[float, float]], bulges: list[float], closed: bool) -> np.ndarray:
    xyz = np.column_stack([np.array(points), np.zeros(len(points))])
    return with_bulges(xyz, np.array(bulges), np.array([0, len(points)]), np.array([closed])).points


@given(ENDS, ENDS, st.floats(-3, 3))
def test_an_arc_is_the_same_from_either_end(a: tuple[float, float], b: tuple[float, float], bulge: float) -> None:
    there, back = string([a, b], [bulge, 0], False), string([b, a], [-bulge, 0], False)
    assert there.tolist() == back[::-1].tolist()


@pytest.mark.parametrize("radius", [0.05, 1.0, 30.0, 80.0])
@pytest.mark.parametrize("bulge", [-1.0, 0.2, 0.999, 2.5])
def test_chords_stay_within_the_sagitta(radius: float, bulge: float) -> None:
    half = 2 * math.atan(abs(bulge))
    points = string([(500000, 3300000), (500000 + 2 * radius * math.sin(half), 3300000)], [bulge, 0], False)
    side = math.copysign(1, bulge) * radius * math.cos(half)
    centre = np.array([500000 + radius * math.sin(half), 3300000 + side])
    middles = (points[1:, :2] + points[:-1, :2]) / 2
    assert np.hypot(*(points[:, :2] - centre).T) == pytest.approx(radius, abs=1e-8)
    assert (radius - np.hypot(*(middles - centre).T)).max() <= SAGITTA * 1.001


def test_no_arc_has_too_many_chords() -> None:
    ring = arcs(np.array([[0.0, 0, 0]]), np.array([1e9]), np.array([[0.0, 360]])).points
    assert len(ring) == MOST_PER_ARC + 1
    assert ring[0].tolist() == ring[-1].tolist()


def test_the_arbitrary_axis_algorithm() -> None:
    tilted = np.array([[0.0, 0, -1], [1, 0, 0], [0, 0, 5], [0, 0, 0], [0.1, 0.2, 0.9]])
    world = to_world(np.tile([1.0, 2.0, 3.0], (5, 1)), tilted)
    assert world[0].tolist() == [-1, 2, -3]
    assert world[1].tolist() == [3, 1, 2]
    assert world[2].tolist() == world[3].tolist() == [1, 2, 3]
    assert np.linalg.norm(world[4]) == pytest.approx(math.sqrt(14))


SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]
ROWS = [
    ({"wkt": "POINT (1 2)"}, "POINT", POINT, "POINT (1 2)"),
    ({"wkt": "LINESTRING (0 0, 3 4)"}, "LWPOLYLINE", LINE, "LINESTRING (0 0, 3 4)"),
    ({"wkt": "LINESTRING (0 0, 3 4)", "type": "LINE"}, "LINE", LINE, "LINESTRING (0 0, 3 4)"),
    ({"wkt": "LINESTRING (0 0, 4 0, 4 4, 0 0)"}, "LWPOLYLINE", AREA, "POLYGON ((0 0, 4 0, 4 4, 0 0))"),
    ({"wkt": "POLYGON ((0 0, 4 0, 4 4, 0 0))"}, "LWPOLYLINE", AREA, "POLYGON ((0 0, 4 0, 4 4, 0 0))"),
    ({"points": SQUARE, "closed": True}, "LWPOLYLINE", AREA, "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"),
    ({"points": [(1, 2)], "text": "砼3"}, "TEXT", TEXT, "POINT (1 2)"),
    ({"points": [(1, 2, 3)], "block": "GC200"}, "INSERT", POINT, "POINT (1 2)"),
    ({"points": [(1, 2)], "extrusion": (0, 0, -1), "text": "a"}, "TEXT", TEXT, "POINT (-1 2)"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "kind", "shape", "wkt"), ROWS)
def test_a_row_becomes_what_it_looks_like(row: dict[str, object], kind: str, shape: int, wkt: str) -> None:
    e = sketch([row]).entities
    assert (e.type[0], e.shape[0], e.geometry[0].wkt) == (kind, shape, shapely.from_wkt(wkt).wkt)


def test_a_polygon_is_closed_by_flag_and_does_not_repeat_its_first_point() -> None:
    e = sketch([{"wkt": "POLYGON ((0 0, 4 0, 4 4, 0 0))"}, {"wkt": "LINESTRING (0 0, 4 0, 4 4, 0 0)"}]).entities
    assert e.flags.tolist() == [1, 0]
    assert np.diff(e.start).tolist() == [3, 4]


def test_extended_data_attributes_and_places() -> None:
    drawing = sketch([
        {"layer": "GCD", "points": [(1, 2)], "block": "GC200", "code": "202101", "attribs": {"height": "3.20"}},
        {"layer": "X", "points": [(1, 2)], "xdata": [["A", 1, 2.5, "t", 70000]], "space": IN_BLOCK, "owner": "B"},
    ])  # fmt: skip
    e = drawing.entities
    assert e.xdata(0) == ((1001, "SOUTH"), (1000, "202101"))
    assert e.xdata(2) == ((1001, "A"), (1070, "1"), (1040, "2.5"), (1000, "t"), (1071, "70000"))
    assert (e.type[1], e.tag[1], e.text[1], e.parent.tolist()) == ("ATTRIB", "height", "3.20", [-1, 0, -1])
    assert (e.owner[2], e.space.tolist()) == ("B", [0, 0, IN_BLOCK])
    assert [layer.name for layer in drawing.layers] == ["0", "GCD", "X"]
    assert [e.handle_text(r) for r in range(3)] == ["1", "2", "3"]
    assert drawing.extra["counts"] == {"INSERT": 1}


@pytest.mark.parametrize("row", [{"colour": 3}, {"wkt": "MULTIPOINT (0 0, 1 1)"},
                                 {"wkt": "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))"}])  # fmt: skip
def test_what_no_entity_can_be_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        sketch([row])


def ring(x: float, y: float, size: float) -> str:
    return f"({x} {y}, {x + size} {y}, {x + size} {y + size}, {x} {y + size}, {x} {y})"


@pytest.mark.parametrize(
    ("rings", "kind", "area"),
    [
        ([ring(0, 0, 10)], "Polygon", 100),
        ([ring(0, 0, 10), ring(2, 2, 3)], "Polygon", 91),
        ([ring(2, 2, 3), ring(0, 0, 10)], "Polygon", 91),
        ([ring(0, 0, 10), ring(2, 2, 6), ring(3, 3, 2)], "MultiPolygon", 68),
        ([ring(0, 0, 10), ring(20, 0, 2)], "MultiPolygon", 104),
        ([ring(0, 0, 10), ring(2, 0, 3)], "Polygon", 91),
    ],
)
def test_loops_of_a_hatch_are_shells_and_holes(rings: list[str], kind: str, area: float) -> None:
    shape = sketch([{"type": "HATCH", "wkt": f"POLYGON ({', '.join(rings)})"}]).entities.geometry[0]
    assert (shape.geom_type, shape.area) == (kind, area)


def test_no_rows_are_a_drawing_too() -> None:
    assert len(sketch([]).entities) == 0


def test_curves_can_be_sketched() -> None:
    ellipse = {"type": "ELLIPSE", "points": [(0, 0), (3, 0), (0, 2)]}
    spline = {"type": "SPLINE", "points": [(0, 0), (1, 2), (2, 0)], "knots": [0, 0, 0, 1, 1, 1], "weights": [1, 2, 1]}
    e = sketch([ellipse, spline]).entities
    assert e.shape.tolist() == [AREA, LINE]
    assert e.geometry[1].bounds[3] == pytest.approx(4 / 3, abs=SAGITTA)


def test_extended_data_has_types_by_application() -> None:
    items = [(1001, "A"), (1000, "x"), (1010, "1"), (1020, "2.5"), (1030, "3"), (1070, "7"), (1040, "0.5"), (1040, "?"),
             (1001, "B"), (1005, "1F"), (1011, "1"), (1021, "2"), (1001, "A"), (1071, "70000")]  # fmt: skip
    assert typed(items) == {
        "A": ((1000, "x"), (1010, (1.0, 2.5, 3.0)), (1070, 7), (1040, 0.5), (1040, "?"), (1071, 70000)),
        "B": ((1005, "1F"), (1011, 1.0), (1021, 2.0)),
    }
    assert sketch([{"points": [(1, 2)], "xdata": [["A", 1]]}]).entities.xdata_typed(0) == {"A": ((1070, 1),)}
