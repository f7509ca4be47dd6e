"""Drawn things against records."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_records import limit, record, rows

from surveycheck.checks.area_agrees import area_agrees
from surveycheck.checks.points_agree import points_agree
from surveycheck.checks.record_without_shape import record_without_shape
from surveycheck.checks.shape_without_record import shape_without_record
from surveycheck.checks.vertex_count_agrees import vertex_count_agrees
from surveycheck.checks.xdata_agrees import xdata_agrees
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Document, Feature, Features, Model
from surveycheck.rule import Inputs, Selection

TABLES = {
    "features": rows(
        "features",
        {"role": "green", "layer": "LD", "geometry": "area", "inside": "plan"},
        {"role": "house", "layer": "JMD", "code": "141111", "geometry": "area", "by_code": "yes"},
        {"role": "point", "layer": "JZD", "geometry": "point"},
    ),
    "files": rows("files", {"role": "plan", "path": "plan.dxf"}),
    "xdata": rows(
        "xdata",
        {"role": "green", "item": "1", "table": "G", "field": "BH", "key": "yes"},
        {"role": "green", "item": "2", "table": "G", "field": "权属"},
        {"role": "house", "item": "1", "table": "Z", "field": "ZRZH", "key": "yes"},
        {"role": "point", "item": "1", "table": "J", "field": "JZDH", "key": "yes"},
    ),
}


def square(layer="LD", code="9470105", key="1", x=605000, y=3300000, side=10, more=(), **words):
    points = [(x, y), (x, y + side), (x + side, y + side), (x + side, y)]
    return {"layer": layer, "points": points, "closed": True, "xdata": [["SOUTH", code, key, *more]], **words}


def point(x, y, key="J1", z=0.0, **words):
    return {"layer": "JZD", "points": [(x, y, z)], "type": "POINT", "xdata": [["SOUTH", "302001", key]], **words}


def inputs(shapes, records, as_subjects=(), file="plan.dxf", read=True):
    drawing = sketch(shapes, file=file)
    features = Features.every((drawing,))
    found = Selection(records=tuple(records))
    subjects = found if as_subjects == "records" else Selection(features=features)
    others = {"records": found, "features": Selection(features=features), "points": found}
    return Inputs(subjects, others, Model("m", drawings=(drawing,) if read else ()), TABLES)


@pytest.mark.parametrize(
    ("said", "found"), [("100.00", 0), ("100.01", 0), ("99.99", 0), ("100.011", 1), ("一百", 0), ("", 0)]
)
def test_area_at_its_limit_far_from_the_origin(said, found):
    made = inputs([square()], [record("G", BH="1", MJ=said)])
    assert len(list(area_agrees(made, areas=("green=G.MJ",), tolerance=limit(0.01)))) == found


def test_two_parts_of_one_key_are_added_and_a_fill_is_not():
    hatch = {**square(), "type": "HATCH"}
    made = inputs([square(), hatch, square(x=605100)], [record("G", BH="1", MJ="200")])
    assert list(area_agrees(made, areas=("green=G.MJ",), tolerance=limit(0.01))) == []


def test_an_area_with_an_arc_is_that_of_the_circle():
    half = {**square(), "points": [(605000, 3300000), (605010, 3300000)], "bulges": [1.0, 0.0]}
    for said, found in ((f"{np.pi * 25 / 2:.2f}", 0), ("39.00", 1)):
        made = inputs([half], [record("G", BH="1", MJ=said)])
        assert len(list(area_agrees(made, areas=("green=G.MJ",), tolerance=limit(0.01)))) == found


def test_a_key_that_two_records_carry_is_not_compared():
    made = inputs([square()], [record("G", 0, BH="1", MJ="5"), record("G", 1, BH="1", MJ="6")])
    assert list(area_agrees(made, areas=("green=G.MJ",), tolerance=limit(0.01))) == []


@pytest.mark.parametrize(
    ("north", "east", "height", "cases"),
    [
        ("3300000.456", "605000.123", "", []),
        ("3300000.457", "605000.123", "", []),
        ("3300000.458", "605000.123", "", [""]),
        ("605000.123", "3300000.456", "", [""]),
        ("3300000.456", "605000.123", "5.501", []),
        ("3300000.456", "605000.123", "5.502", ["height"]),
        ("", "605000.123", "5.502", []),
    ],
)
def test_points(north, east, height, cases):
    made = inputs([point(605000.123, 3300000.456, z=5.5)], [record("J", JZDH="J1", X=north, Y=east, H=height)])
    found = points_agree(made, role="point", north="X", east="Y", height="H", tolerance=limit(0.001))
    assert [d.case for d in found] == cases


def test_of_several_points_with_one_key_the_one_astray_is_named():
    made = inputs([point(0, 0), point(5, 5)], [record("J", JZDH="J1", X="5", Y="5")])
    (defect,) = points_agree(made, role="point", north="X", east="Y", tolerance=limit(0.001))
    assert defect.at == (0.0, 0.0)


@pytest.mark.parametrize(("count", "found"), [(4, 0), (3, 1), (0, 1)])
def test_corners(count, found):
    closed_by_repeating = {**square(), "points": [*square()["points"], square()["points"][0]]}
    points = [record("P", i, Z="1") for i in range(count)] or [record("P", Z="other")]
    made = inputs([closed_by_repeating], [record("G", BH="1"), *points])
    made = Inputs(made.subjects, {**made.others, "points": Selection(records=tuple(points))}, made.model, TABLES)
    assert len(list(vertex_count_agrees(made, role="green", link="Z"))) == found


def without_shape(shapes, records, **words):
    return list(record_without_shape(inputs(shapes, records, "records", **words), unless=("Z.DSCS=0",)))


def test_record_without_shape():
    greens = [record("G", i, BH=str(i + 1)) for i in range(2)]
    assert [d.facts["key"] for d in without_shape([square()], greens)] == ["2"]


def test_nothing_is_missing_where_the_drawing_could_not_be_read():
    assert without_shape([square()], [record("G", BH="2")], read=False) == []
    assert without_shape([square()], [record("G", BH="2")], file="other/x.dxf") == []


def test_a_basement_has_no_footprint():
    assert without_shape([], [record("Z", ZRZH="1", DSCS="0")]) == []
    assert len(without_shape([], [record("Z", ZRZH="1", DSCS="3")])) == 1


def test_a_shape_without_key_is_named_as_a_witness():
    (defect,) = without_shape([square(key="")], [record("G", BH="1")])
    assert [f.handle for f in defect.others] == ["1"]


@pytest.mark.parametrize(("keys", "witnesses"), [(["9"], 1), (["9", "8"], 0), ([], 0)])
def test_the_only_stranger_is_a_witness(keys, witnesses):
    """One record without a thing, one thing without a record: a mistyped key. Of more nobody knows which is whose."""
    (defect,) = without_shape(
        [square(key="1"), *(square(key=k) for k in keys)], [record("G", i, BH=b) for i, b in enumerate("12")]
    )
    assert len(defect.others) == witnesses


def exploded(code, key, gap=0.0):
    corners = [(605000, 3300000), (605000, 3300010), (605010, 3300010), (605010, 3300000 + gap)]
    ends = zip(corners, [*corners[1:], (605000, 3300000)], strict=True)
    words = {"layer": "LD", "type": "LINE", "xdata": [["SOUTH", code, key]]}
    return [{**words, "points": list(pair)} for pair in ends]


@pytest.mark.parametrize(
    ("lines", "witnesses"),
    [
        (exploded("9470105", "1"), 4),
        (exploded("9470105", "1", gap=0.5), 4),
        (exploded("9470105", "2"), 0),
        (exploded("", ""), 4),
        (exploded("", "")[:3], 0),
        ([{**line, "layer": "JMD"} for line in exploded("", "")], 0),
    ],
)
def test_the_lines_of_an_exploded_area_are_witnesses(lines, witnesses):
    """By the key that they carry; without a code where they close a ring."""
    made = inputs(lines, [record("G", BH="1")], "records")
    made = replace(made, others={**made.others, "codeless": made.others["features"]})
    (defect,) = record_without_shape(made)
    assert len([other for other in defect.others if isinstance(other, Feature)]) == witnesses


@pytest.mark.parametrize(
    ("shape", "cases"),
    [
        *[(square(), []), (square(key="9"), [""]), (square(key=""), ["key"]), (square(code="", key=""), [])],
        *[(square("JMD", "141111", "9"), []), (square("JMD", "144100", "9"), [])],  # no record of that table at all
    ],
)
def test_shape_without_record(shape, cases):
    assert [d.case for d in shape_without_record(inputs([shape], [record("G", BH="1")]))] == cases


@pytest.mark.parametrize(("file", "found"), [("属性/results.xml", 1), ("elsewhere.xml", 0)])
def test_a_table_without_any_record_is_no_excuse_in_a_deliverable(file, found):
    """The document was read, and holds records of other tables only."""
    files = rows("files", {"role": "results", "path": "属性/*.xml", "kind": "xml"})
    tables = {**TABLES, "files": files, "tables": rows("tables", {"table": "Z"})}
    document = Document(file, "r", "", "", "utf-8", {}, (record("Z", ZRZH="1"),))
    made = inputs([square()], [])
    made = Inputs(made.subjects, made.others, Model("m", documents=(document,)), tables)
    assert len(list(shape_without_record(made))) == found


def test_walls_on_the_layer_of_houses_are_no_houses():
    made = inputs([square("JMD", "144100", "9"), square("JMD", "141111", "9")], [record("Z", ZRZH="1")])
    assert [d.where.row for d in shape_without_record(made)] == [1]


@pytest.mark.parametrize(
    ("drawn", "said", "found"),
    [
        *[
            ("示例公司", ["示例公司"], 0),
            ("示例 公司", ["示例公司"], 0),
            ("样本公司", ["示例公司"], 1),
            ("", ["示例公司"], 1),  # it is there and says nothing
        ],
        *[("示例公司", [""], 0), ("甲、乙", ["甲", "乙"], 0), ("乙", ["甲", "乙"], 0), ("丙", ["甲", "乙"], 1)],
    ],
)
def test_xdata(drawn, said, found):
    records = [record("G", i, BH="1", 权属=name) for i, name in enumerate(said)]
    assert len(list(xdata_agrees(inputs([square(more=(drawn,))], records)))) == found


@pytest.mark.parametrize(("gap", "found"), [(0.0005, 0), (0.001, 0), (0.002, 1)])
def test_a_ring_that_is_not_said_to_be_closed_is_drawn(gap, found):
    """Whether its ends may differ is the question of another rule."""
    x, y = 500.0, 300.0
    points = [(x, y), (x, y + 10), (x + 10, y + 10), (x + 10, y), (x + gap, y)]
    shape = {"layer": "LD", "points": points, "closed": False, "xdata": [["SOUTH", "9470105", "1"]]}
    assert len(list(record_without_shape(inputs([shape], [record("G", BH="1")], "records")))) == found


def test_a_building_without_a_code_may_be_the_one_that_is_missing():
    bare = {"layer": "JMD", "points": [(0, 0), (0, 9), (9, 9), (9, 0)], "closed": True}
    made = inputs([bare], [record("Z", ZRZH="1")], "records")
    made.others["codeless"] = made.others["features"]
    (defect,) = record_without_shape(made)
    assert [other.layer for other in defect.others] == ["JMD"]
