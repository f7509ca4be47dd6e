"""Rings that the features table calls holes are taken off wherever areas are looked at."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from drawn_rows import MM, facts, found, limit, square
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.checks.area_agrees import area_agrees
from surveycheck.checks.areas_cross import areas_cross
from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.areas_tile import areas_tile
from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.label_missing import label_missing
from surveycheck.checks.lines_over_areas import lines_over_areas
from surveycheck.checks.shapes_agree import shapes_agree
from surveycheck.checks.shared_edges import shared_edges
from surveycheck.geometry.drawings import areas_per_drawing
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features, record_of
from surveycheck.rule import Inputs, Row, Selection
from surveycheck.rule.nested import rings

OUTER, HOLE, LAND = square(), square(3, 3, 4, 4), square(4, 4, 2, 2)


def keyed(shape: str | dict[str, Any], key: str = "K", layer: str = "A", *more: str) -> dict[str, Any]:
    given = {"wkt": shape} if isinstance(shape, str) else shape
    return {**given, "layer": layer, "xdata": [["SOUTH", "1", key, *more]]}


def inputs(rows: list[dict[str, Any]], nested: str = "hole", **others: Selection) -> Inputs:
    """Subjects stand on layer A; layers B and T are the further selections ``areas``, ``holders``, ``shapes`` and
    ``labels``."""
    drawing = sketch(rows)
    every = Features.every((drawing,))
    on = {name: Selection(features=every.take(every.layer.where(name.__eq__))) for name in "ABT"}
    table = tuple(
        Row("features", n, {"layer": name, "geometry": "area", "nested": nested}) for n, name in enumerate("AB")
    )
    further = {"areas": on["B"], "holders": on["B"], "shapes": on["B"], "labels": on["T"], **others}
    return Inputs(on["A"], further, tables={"features": table, **XDATA})


XDATA = {
    "xdata": (
        Row("xdata", 2, {"role": "a", "item": "1", "table": "ZD", "field": "NO", "key": "yes"}),
        Row("xdata", 3, {"role": "a", "item": "2", "table": "ZD", "field": "MJ"}),
    )
}
IN_THE_HOLE = [keyed(OUTER), keyed(HOLE), keyed(square(3.5, 3.5, 3, 3), "L", "B")]
ACROSS = [keyed(OUTER), keyed(HOLE), keyed(square(3.5, 3.5, 4, 3), "L", "B")]


def test_what_stands_in_the_hole_of_another_kind_does_not_cross_it() -> None:
    assert not found(areas_cross, inputs(IN_THE_HOLE), limit=limit(0.01), tolerance=MM)
    assert len(found(areas_cross, inputs(IN_THE_HOLE, ""), limit=limit(0.01), tolerance=MM)) == 2
    assert facts(found(areas_cross, inputs(ACROSS), limit=limit(0.01), tolerance=MM), "overlap") == [(1.5,)]


def test_what_stands_in_a_hole_is_outside() -> None:
    rows = [keyed(square(4, 4, 1, 1), "L"), keyed(OUTER, "K", "B"), keyed(HOLE, "K", "B")]
    defects = found(areas_inside, inputs(rows), limit=limit(0.01), tolerance=MM)
    assert facts(defects, "area") == [(1.0,)]
    assert not found(areas_inside, inputs([*rows, keyed(LAND, "K", "B")]), limit=limit(0.01), tolerance=MM)


def test_a_hole_need_not_be_held() -> None:
    around = {"type": "HATCH", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (3 3, 3 7, 7 7, 7 3, 3 3))"}
    rows = [keyed(OUTER), keyed(HOLE), keyed(around, "K", "B")]
    assert not found(areas_inside, inputs(rows), limit=limit(0.01), tolerance=MM)


def test_tiles_with_holes() -> None:
    rows = [keyed(OUTER, "K", "A", "F"), keyed(HOLE, "K", "A", "F"), keyed(HOLE, "L", "A", "F"), keyed(OUTER, "F", "B")]
    assert not found(areas_tile, inputs(rows), limit=limit(0.01), tolerance=MM, belongs=(2, 1))
    del rows[2]
    assert facts(found(areas_tile, inputs(rows), limit=limit(0.01), tolerance=MM, belongs=(2, 1)), "area") == [(16.0,)]


def test_a_road_through_a_hole() -> None:
    road = keyed("LINESTRING (5 3.5, 5 6.5)", "R")
    assert not found(
        lines_over_areas,
        inputs([road, keyed(OUTER, "K", "B"), keyed(HOLE, "K", "B")]),
        limit=limit(0.1),
        area_limit=limit(0.1),
        tolerance=MM,
    )


def test_shapes_with_the_same_hole_agree() -> None:
    rows = [keyed(OUTER), keyed(HOLE), keyed(OUTER, "K", "B"), keyed(HOLE, "K", "B")]
    assert not found(shapes_agree, inputs(rows), limit=limit(1), tolerance=MM, items=(1, 1))
    assert facts(found(shapes_agree, inputs(rows[:3]), limit=limit(1), tolerance=MM, items=(1, 1)), "area") == [(16.0,)]


@pytest.mark.parametrize(("width", "areas"), [(4.0, []), (3.9, [0.4]), (3.99, [])])
def test_gaps_in_a_hole(width: float, areas: list[float]) -> None:
    rows = [keyed(OUTER), keyed(HOLE), keyed(square(3, 3, width, 4), "L")]
    defects = found(coverage_gap, inputs(rows), limit=limit(0.05), tolerance=MM, reach=limit(0.5))
    assert facts(defects, "area") == [(a,) for a in areas]


def test_a_corner_on_the_border_of_a_hole() -> None:
    half = [keyed(square(3, 3, 2, 4), "L"), keyed(square(5, 3, 2, 4), "M")]
    defects = found(shared_edges, inputs([keyed(OUTER), keyed(HOLE), *half]), limit=MM)
    assert sorted(d.at for d in defects) == [(5.0, 3.0), (5.0, 7.0)]  # type: ignore[type-var]
    assert {d.where.handle for d in defects} == {"1"}  # type: ignore[union-attr]
    whole = [keyed(OUTER), keyed(HOLE), keyed(HOLE, "L")]
    assert not found(shared_edges, inputs(whole), limit=MM)
    assert not found(shared_edges, inputs([keyed(OUTER), keyed(HOLE, "L")], "island"), limit=MM)


def test_a_label_in_the_hole_is_none() -> None:
    text = {"layer": "T", "text": "混3", "points": [(5, 5)], "height": 1}
    rows = [keyed(OUTER), keyed(HOLE), text]
    assert [d.where.handle for d in found(label_missing, inputs(rows))] == ["1"]  # type: ignore[union-attr]
    assert [d.where.handle for d in found(label_missing, inputs([*rows, keyed(LAND)]))] == ["1"]  # type: ignore[union-attr]


CIRCLE = {"type": "CIRCLE", "points": [(5, 5)], "radius": 2.0}


@pytest.mark.parametrize(
    ("rows", "said", "differences"),
    [
        ([keyed(OUTER), keyed(HOLE)], "84", []),
        ([keyed(OUTER), keyed(HOLE)], "100", [16.0]),
        ([keyed(OUTER), keyed(HOLE), keyed(LAND)], "88", []),  # land in the pond counts again
        ([keyed(OUTER), {"wkt": HOLE, "layer": "A"}], "84", []),  # a hole without a key
        ([keyed(OUTER), keyed(CIRCLE)], "87.433629", []),  # by its arc, not by its chords
        ([keyed(OUTER), keyed(HOLE), keyed(HOLE, "L")], "84", []),
    ],
)
def test_stated_areas_are_without_holes(rows: list[dict[str, Any]], said: str, differences: list[float]) -> None:
    given = inputs(rows)
    roles = {"features": tuple(Row(r.table, r.number, {**r.values, "role": "a"}) for r in given.tables["features"])}
    record = record_of("a.xml", "ZD", 0, "/r/ZD[1]", 1, {"NO": "K", "MJ": said})
    known = Selection(records=(record,))
    asked = Inputs(given.subjects, {"records": known}, tables={**roles, **XDATA})
    defects = found(area_agrees, asked, areas=("a=ZD.MJ",), tolerance=limit(0.001))
    assert [abs(v) for (v,) in facts(defects, "difference")] == differences


def test_the_column_is_made_once() -> None:
    given = inputs([keyed(OUTER), keyed(HOLE)])
    for _ in range(2):
        found(areas_overlap, given, limit=limit(0), tolerance=MM)
    (drawing,) = given.features.drawings
    assert len(drawing.cuts) == 1


@settings(max_examples=30, deadline=None)
@given(data=st.data(), far=st.booleans())
def test_depth_does_not_hang_on_order_or_place(data: st.DataObject, far: bool) -> None:
    """Rings round one middle, by their radius: what is left of each is told by how many are around it."""
    radii = data.draw(st.lists(st.integers(1, 9), min_size=1, max_size=6, unique=True))
    x = 40_000_000 if far else 0
    rows = [keyed(square(x - r, -r, 2 * r, 2 * r)) for r in radii]
    given = inputs(rows)
    (areas,) = areas_per_drawing(given.features, {}, rings(given))
    sizes = sorted(4 * r * r for r in radii)[::-1]
    wanted = [a - (sizes[n + 1] if n + 1 < len(sizes) else 0) for n, a in enumerate(sizes) if n % 2 == 0]
    assert sorted(float(p.area) for p in areas.polygons) == pytest.approx(sorted(wanted))
    assert np.array_equal(np.sort(areas.of), areas.of) or len(areas.inner) == len(areas.of)
