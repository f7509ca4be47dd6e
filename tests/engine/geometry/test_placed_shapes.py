"""Shapes, curves and extended data of blocks where references put them, held against the same affine map of the whole
geometry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from shapely.affinity import affine_transform

from surveycheck.geometry import placed as module
from surveycheck.geometry.curves import SYMBOL_SAGITTA
from surveycheck.geometry.rows import Row, entities_from_rows
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Drawing
from surveycheck.model.drawing import IN_BLOCK, PLACED, Block, Layer

KNOTS = (0, 0, 0, 0, 1, 1, 1, 1)
SHAPES: tuple[dict[str, Any], ...] = (
    {"type": "LWPOLYLINE", "points": [[0, 0], [10, 0], [10, 10]], "bulges": [0.5, 0, -1], "closed": True},
    {"type": "LWPOLYLINE", "points": [[0, 0], [10, 0], [10, 10]], "bulges": [0.5, -0.3, 0]},
    {"type": "HATCH", "wkt": "POLYGON ((0 0, 30 0, 30 30, 0 30, 0 0), (5 5, 9 5, 9 9, 5 9, 5 5))"},
    {
        "type": "HATCH",
        "wkt": "POLYGON ((40 0, 60 0, 60 20, 40 20, 40 0), (45 5, 49 5, 49 9, 45 9, 45 5))",
        "bulges": [0.5, 0, 0, 0.4, 1, 0, 1, 0],
    },
    {"type": "SPLINE", "points": [[0, 0], [1, 5], [6, 5], [9, 0]], "knots": KNOTS},
    {"type": "SPLINE", "points": [[3, 0], [1, 5], [6, 9]], "knots": (0, 0, 0, 4, 4, 4)},
    {"type": "ELLIPSE", "points": [[5, 5], [8, 6], [4, 7]], "start_angle": 20, "end_angle": 200},
)
MAPS = [(1, 1, 0), (-1, 1, 0), (2, 2, 30), (1, 3, 0), (-2, 1, 40), (50, 150, 10)]


def shown(*rows: dict[str, Any], layers: tuple[Layer, ...] | None = None, **words: Any) -> Drawing:
    """The contents of block A and one reference to it."""
    inside = [{"space": IN_BLOCK, "owner": "A", **row} for row in rows]
    return sketch([*inside, {"block": "A", "wkt": "POINT (100 200)", **words}], layers=layers)


def moved(geometry: Any, x: float, y: float, degrees: float) -> Any:
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return affine_transform(geometry, [cos * x, -sin * y, sin * x, cos * y, 100, 200])


def apart(one: Any, two: Any) -> float:
    """How far the corners of each are from the line of the other, at most."""
    lines = [shape.boundary if shape.geom_type == "Polygon" else shape for shape in (one, two)]
    pairs = (lines, lines[::-1])
    return max(float(shapely.distance(shapely.points(shapely.get_coordinates(a)), b).max()) for a, b in pairs)


@pytest.mark.parametrize(("x", "y", "degrees"), MAPS)
def test_shapes_are_moved_as_a_whole(x: float, y: float, degrees: float) -> None:
    """Where a map enlarges, a reference with finer chords is the measure, scaled down."""
    e = shown(*SHAPES, scale=(x, y, 1), rotation=degrees).entities
    fine = shown(*SHAPES, scale=300).entities if max(abs(x), abs(y)) > 10 else None
    own = len(SHAPES)
    assert len(e) == 2 * own + 1
    for row in range(own):
        expected = moved(e.geometry[row], x, y, degrees)
        if fine is not None:
            small = affine_transform(fine.geometry[own + 1 + row], [1 / 300, 0, 0, 1 / 300, -1 / 3, -2 / 3])
            expected = moved(small, x, y, degrees)
        found = e.geometry[own + 1 + row]
        assert found.geom_type == expected.geom_type
        allowed = 2 * SYMBOL_SAGITTA * max(abs(x), abs(y)) if fine is None else 3.5 * SYMBOL_SAGITTA
        assert apart(found, expected) <= allowed, SHAPES[row]


@pytest.mark.parametrize(
    ("rotation", "scale", "turn", "height", "expected"),
    [
        (0, (1, 1, 1), 0, 2, 0),
        (30, (2, 2, 2), 20, 4, 50),
        (90, (3, 1, 1), 0, 6, 90),
        (30, (-1, 1, 1), 0, 2, 150),
        (30, (1, 2, 1), 0, 2 * 2 / np.hypot(np.cos(np.pi / 6), 2 * np.sin(np.pi / 6)), 49.106605350869),
    ],
)
def test_texts_are_as_high_as_the_map_makes_them_across_their_line(
    rotation: float, scale: Any, turn: float, height: float, expected: float
) -> None:
    text = {"wkt": "POINT (1 1)", "text": "砼", "height": 2, "rotation": rotation}
    e = shown(text, scale=scale, rotation=turn).entities
    assert (e.height[-1], e.rotation[-1]) == (pytest.approx(height), pytest.approx(expected))


def test_extended_data_goes_with_every_copy() -> None:
    point = {"wkt": "POINT (1 1)", "xdata": [["SOUTH", "300000", 7, 1.5]]}
    e = shown({"wkt": "POINT (0 0)", "xdata": [["OTHER", "x"]]}, point).entities
    placed = np.flatnonzero(e.space == PLACED).tolist()
    assert [e.xdata(row) for row in placed] == [e.xdata(0), e.xdata(1)]
    assert e.xdata(placed[1])[1] == (1000, "300000")


def test_a_line_type_byblock_is_that_of_the_layer_of_the_reference() -> None:
    layers = (Layer("0", linetype="DOT"), Layer("GCD", linetype="DASHED"), Layer("JZD", linetype="HIDDEN"))
    row = {"wkt": "POINT (1 1)", "layer": "JZD", "linetype": "BYBLOCK"}
    assert shown(row, layers=layers, layer="GCD", linetype="BYLAYER").entities.linetype[2] == "DASHED"


def test_references_are_followed_as_long_as_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MOST_ROWS", 40), ("ROWS_FOR_ONE", 0)):
        monkeypatch.setattr(module, name, value)
    here, whole = [(0.0, 0.0, 0.0)], (1.0, 1.0, 1.0)
    inside = [Row("POINT", space=IN_BLOCK, owner="A", vertices=here)] * 3
    references = [
        Row("INSERT", block="A", vertices=here, scale=whole, rotation=0.0, array=(count, 1.0, 1.0, 1.0))
        for count in (1.0, 20.0, 10.0, 3.0)
    ]
    entities, left = module.placed(entities_from_rows([*inside, *references]), (Block("A"),))
    assert len(entities) - len(inside) - len(references) == 33
    assert (left.beyond.tolist(), left.beyond_rows, left.limit) == ([4, 6], (60, 9), 40)
