"""Checks of what drawings and packages must not hold, and of what they say of themselves: what no card can show."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import numpy as np
import pytest
from drawn_rows import drawing, limit
from hypothesis import given
from hypothesis import strategies as st
from small_records import record, rows

from surveycheck.checks.dates_of_drawing import dates_of_drawing
from surveycheck.checks.drawing_shifted import drawing_shifted
from surveycheck.checks.file_name import file_name
from surveycheck.checks.folder_name import folder_name
from surveycheck.checks.height_in_range import height_in_range
from surveycheck.checks.layer_empty import layer_empty
from surveycheck.checks.layer_spelling import layer_spelling, one_slip
from surveycheck.checks.near_district import near_district
from surveycheck.checks.project_number import project_number
from surveycheck.checks.unused_definition import unused_definition
from surveycheck.geometry.standing import WITNESSES, standing_for
from surveycheck.model import Document, Drawing, Features, Model, SourceFile
from surveycheck.rule import Inputs, Row, Selection

CATALOGUE = rows(
    "features",
    {"role": "parcel", "layer": "JZD", "code": "300000", "geometry": "area"},
    {"role": "boundary-point", "layer": "JZD", "code": "302001", "geometry": "point"},
    {"role": "road", "layer": "DLSS", "code": "163100", "geometry": "line"},
    {"role": "frame", "layer": "TK", "code": "", "geometry": "line|area|text"},
)
LINKS = rows("xdata", {"role": "boundary-point", "item": "1", "table": "JZD", "field": "JZDH", "key": "yes"})


def of_drawing(one: Drawing, **tables: tuple[Row, ...]) -> Inputs:
    subjects = Selection(features=Features.every((one,)), drawings=(one,))
    return Inputs(subjects, model=Model("", drawings=(one,)), tables={"features": CATALOGUE, "xdata": LINKS, **tables})


@given(st.permutations(range(4)), st.sampled_from([0.0, 40_000_000.0]))
def test_one_thing_stands_for_all_whatever_their_order(order: list[int], far: float) -> None:
    places = [(5.0, 1.0), (2.0, 9.0), (2.0, 3.0), (7.0, 0.0)]
    one = drawing([{"layer": "X", "wkt": f"POINT ({places[i][0] + far} {places[i][1] + far})"} for i in order])
    first, others = standing_for(Features.every((one,)))
    point = one.entities.geometry[first.row]
    assert (point.x - far, point.y - far) == (2.0, 3.0)
    assert len(others) == 3


@pytest.mark.parametrize("seed", range(4))
def test_of_very_many_things_one_is_named_though_a_hair_lies_between_it_and_the_next(seed: int) -> None:
    """Coordinates that differ by less than they are rounded to are the same: then the more southern one stands."""
    places = [(i, 0.0) for i in range(3, WITNESSES + 3)] + [(1.0, 9.0), (1.00000001, 2.0), (1.00000002, 5.0)]
    Random(seed).shuffle(places)
    one = drawing([{"layer": "X", "wkt": f"POINT ({x} {y})"} for x, y in places])
    first, others = standing_for(Features.every((one,)))
    assert one.entities.geometry[first.row].y == 2.0
    assert others == ()


def test_very_many_things_without_a_place_have_one_that_stands_for_them() -> None:
    one = drawing([{"layer": "X", "wkt": "POINT EMPTY"}] * (WITNESSES + 1))
    assert standing_for(Features.every((one,)))[0].layer == "X"


@pytest.mark.parametrize("pattern", ["zdh", "Z?H", "Z*"])
def test_barred_layers_are_named_by_patterns(pattern: str) -> None:
    one = drawing([{"layer": "ZDH", "wkt": "POINT (0 0)"}, {"layer": "JZD", "wkt": "POINT (1 1)"}])
    assert [d.facts for d in layer_empty(of_drawing(one), layers=(pattern,))] == [{"layer": "ZDH", "count": 1}]


@pytest.mark.parametrize(
    ("one", "two", "slip"),
    [
        ("dlss", "dls", True),
        ("dlss", "dlsss", True),
        ("dlss", "dlsx", True),
        ("dlss", "ldss", True),
        ("dlss", "dlss", False),
        ("dlss", "dlxx", False),
        ("dlss", "sdls", False),
        ("dlss", "dlssxx", False),
        ("", "a", True),
    ],
)
def test_one_slip(one: str, two: str, slip: bool) -> None:
    assert one_slip(one, two) is slip
    assert one_slip(two, one) is slip


@pytest.mark.parametrize(
    ("layer", "code", "kind"),
    [
        ("DLSS", "", ""),
        ("dlss", "", "case"),
        ("DL SS", "", "form"),
        ("DLSS2", "", "slip"),
        ("DLSX", "", "slip"),
        ("JZX", "", ""),  # a layer of its own
        ("JZX", "300000", "slip"),  # its code tells
        ("JZX", "163100", ""),  # its code tells of another
        ("0", "", ""),
        ("DEFPOINTS", "", ""),
    ],
)
def test_layers_that_are_meant(layer: str, code: str, kind: str) -> None:
    row: dict[str, Any] = {"layer": layer, "wkt": "LINESTRING (0 0, 1 0)"} | ({"code": code} if code else {})
    found = [d.facts["kind"] for d in layer_spelling(of_drawing(drawing([row])))]
    assert found == ([kind] if kind else [])


@pytest.mark.parametrize("entity", ["DIMENSION", "LEADER", "MULTILEADER"])
def test_blocks_may_be_arrow_heads_where_there_are_arrows(entity: str) -> None:
    rows_ = [{"type": entity, "layer": "0", "wkt": "POINT (0 0)"}]
    told = unused_definition(of_drawing(drawing(rows_, blocks=["ARROW"])), kept_layers=("0",))
    assert list(told) == []
    assert len(list(unused_definition(of_drawing(drawing([], blocks=["ARROW"])), kept_layers=("0",)))) == 1


@pytest.mark.parametrize("far", [0.0, 40_000_000.0])
@pytest.mark.parametrize(("z", "found"), [(-5.0, []), (-5.001, ["low"]), (2000.0, []), (2000.001, [""]), (0.0, [])])
def test_heights_at_the_limits(z: float, found: list[str], far: float) -> None:
    one = drawing([{"layer": "X", "wkt": f"POINT ({far} {far})", "z": z}])
    assert [d.case for d in height_in_range(of_drawing(one), lowest=-5.0, highest=2000.0)] == found


def test_a_height_seen_from_below_is_that_of_the_world() -> None:
    one = drawing([{"layer": "X", "points": [(0, 0, -9)], "type": "CIRCLE", "radius": 1, "extrusion": (0, 0, -1)}])
    assert list(height_in_range(of_drawing(one), lowest=-5.0, highest=2000.0)) == []


def _shifted(moves: list[tuple[float, float]], seed: int = 0, swapped: int = 0) -> list[tuple[str, Any]]:
    """Points drawn off their records by ``moves``; the first of them with north and east exchanged in the records."""
    corners = [(0.0, 0.0), (40.0, 0.0), (40.0, 30.0), (0.0, 30.0), (20.0, 40.0), (10.0, 50.0)]
    order = list(range(len(moves)))
    Random(seed).shuffle(order)
    drawn, said = [], []
    for i in order:
        x, y = 610000 + corners[i][0], 3300000 + corners[i][1]
        at = f"POINT ({x + moves[i][0]:.4f} {y + moves[i][1]:.4f})"
        drawn.append({"layer": "JZD", "wkt": at, "xdata": [["SOUTH", "302001", f"J{i}"]]})
        north, east = (x, y) if i < swapped else (y, x)
        said.append(record("JZD", i, JZDH=f"J{i}", X=f"{north:.3f}", Y=f"{east:.3f}"))
    inputs = replace(of_drawing(drawing(drawn)), others={"records": Selection(records=tuple(said))})
    found = drawing_shifted(inputs, points=("boundary-point=X,Y",), tolerance=limit(0.001))
    return [(d.case, d.facts.get("distance")) for d in found]


@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ([(0, 0)] * 5, []),
        ([(3, 4)] * 5, [("", 5.0)]),
        ([(3, 4)] * 3 + [(0, 0)] * 2, [("", 5.0)]),
        ([(3, 4)] * 2 + [(0, 0)] * 2, []),  # half are no majority
        ([(3, 4)] * 2, []),  # two points are too few to tell
        ([(0.001, 0)] * 4, []),
        ([(0.0011, 0)] * 4, [("", 0.0011)]),
        ([(3, 4), (1, 2), (7, 7), (9, 0)], []),  # every point elsewhere is no shift
    ],
)
def test_a_shift_is_one_for_most_points(moves: list[Any], found: list[Any], seed: int) -> None:
    assert _shifted(moves, seed) == found


@pytest.mark.parametrize(("swapped", "found"), [(3, []), (4, ["swapped"]), (6, ["swapped"])])
def test_north_and_east_of_most_records_exchanged(swapped: int, found: list[str]) -> None:
    cases = _shifted([(0, 0)] * 6, swapped=swapped)
    assert [case for case, _ in cases] == found
    for _, distance in cases:  # exchanged, a point lies mirrored at the line north = east; corners within 50 m
        assert distance == pytest.approx((3300000 - 610000) * 2**0.5, abs=2**0.5 * 50)


@pytest.mark.parametrize(
    ("stamps", "found"),
    [
        ([(2461000.25, 2461001.5)], ["saved"]),
        ([(2461000.25, 2461101.99)], ["saved"]),  # the day before, late at night
        ([(2461000.25, 2461102.0)], []),  # the day when the survey began
        ([(2461001.5, 2461001.5)], []),  # never saved since it was made: a template
        ([(2461000.25, 2461001.5), (2461000.25, 2461001.5)], []),  # two of one second: a template
        ([(2461000.25, 2461001.5), (2461000.25, 2461001.75)], ["saved", "saved"]),
        ([(2441000.25, 2441001.5)], []),  # before 2000
        ([("a", "b")], []),
        ([(None, None)], []),
    ],
)
def test_times_of_saving_that_can_be_believed(stamps: list[Any], found: list[str]) -> None:
    drawings = tuple(
        drawing([], file=f"{n}.dxf", header={"$TDCREATE": create, "$TDUPDATE": update})
        for n, (create, update) in enumerate(stamps)
    )
    model = Model(
        "", drawings=drawings, documents=(Document("a.xml", "r", "", "", "utf-8", {}, (record("P", B="2026-03-02"),)),)
    )
    inputs = Inputs(Selection(drawings=drawings), model=model, tables={"features": CATALOGUE})
    told = dates_of_drawing(inputs, begun="P.B", done="P.D", made="M.D")
    assert [d.case for d in told] == found


FILES = rows(
    "files",
    {"role": "map", "title": "图", "path": "矢量/*竣工图*.dxf", "kind": "dxf"},
    {"role": "deep", "title": "深", "path": "扫描/报告/*总结*", "kind": "pdf"},
    {"role": "other", "title": "其他", "path": "其他/**"},
)


def _package(check: Any, *paths: str, lone: bool = False, **words: Any) -> list[Any]:
    files = tuple(SourceFile(p, p.rpartition(".")[2], 9, p, "." + p.rpartition(".")[2]) for p in paths)
    folders = {"/".join(p.split("/")[:n]) for p in paths for n in range(1, p.count("/") + 1)}
    model = Model("m", files, folders=tuple(sorted(folders)), lone=lone)
    return list(check(Inputs(Selection(files=files), model=model, tables={"files": FILES}), **words))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("矢量/竣工图.dxf", ""),
        ("其他/a/b/c.txt", ""),
        ("扫描/报告/总结.pdf", ""),
        ("扫描/a.pdf", ""),  # a folder above one of the layout
        ("扫描/附件/a.pdf", "扫描/附件"),
        ("矢量/旧/更旧/a.dxf", "矢量/旧"),
        ("失量/竣工图.dxf", "失量"),
        ("a.txt", ""),
    ],
)
def test_folders_of_the_layout(path: str, name: str) -> None:
    assert [d.facts["name"] for d in _package(folder_name, path)] == ([name] if name else [])
    assert _package(folder_name, path, lone=True) == []


def test_a_file_is_misnamed_only_where_one_is_missing() -> None:
    assert [d.case for d in _package(file_name, "矢量/x.dxf", marks=())] == ["misnamed"]
    assert _package(file_name, "矢量/x.dxf", "矢量/竣工图.dxf", marks=()) == []
    assert _package(file_name, "矢量/x.pdf", marks=()) == []
    assert _package(file_name, "矢量/x.dxf", marks=(), lone=True) == []


def _numbers(said: str, name: str, *texts: str) -> list[tuple[str, Any]]:
    one = drawing([{"layer": "TK", "text": text, "wkt": f"POINT ({i} 0)"} for i, text in enumerate(texts)])
    model = Model(name, drawings=(one,))
    features = Features.every((one,))
    inputs = Inputs(
        Selection(records=(record("P", N=said),)),
        {"texts": Selection(features=features.take(np.arange(len(features))))},
        model=model,
        tables={"features": CATALOGUE},
    )
    return [(d.case, d.facts["value"]) for d in project_number(inputs, field="N", labels=("编号",))]


@pytest.mark.parametrize(
    ("said", "name", "texts", "found"),
    [
        ("SL-2026-0001", "SL-2026-0001成果", ["SL-2026-0001"], []),
        ("SL-2026-0001", "成果", ["没有编号"], []),
        ("SL-2026-0001", "SL-2026-0002成果", [], [("folder", "SL-2026-0002")]),
        ("SL-2026-0001", "成果", ["示例 SL-2026-0003 宗地图"], [("text", "SL-2026-0003")]),
        ("SL-2026-0001", "成果", ["SL-2026-000031", "XSL-2026-0003", "2026-03-20"], []),
        ("SL-2026-0001", "成果", ["SL-2026-00031"], [("text", "SL-2026-00031")]),  # one digit more
        ("20260001", "20260320成果", ["20260320"], []),  # digits alone are like dates
        ("20260001", "成果", ["编号：20260002"], [("text", "20260002")]),
        ("", "成果", ["编号：20260002"], []),
        ("*", "成果", ["编号：20260002"], []),
    ],
)
def test_numbers_of_one_form(said: str, name: str, texts: list[str], found: list[Any]) -> None:
    assert _numbers(said, name, *texts) == found


DISTRICTS = rows(
    "districts",
    {"code": "1", "title": "甲", "east_least": "0", "north_least": "0", "east_greatest": "10", "north_greatest": "10"},
    {"code": "2", "title": "乙", "east_least": "20", "north_least": "0", "east_greatest": "30", "north_greatest": "10"},
)


@pytest.mark.parametrize(
    ("x", "declared", "found"),
    [
        (5, "1", []),
        (25, "1", [15.0]),
        (15, "1", []),  # between the two
        (17, "1", []),  # 7 and 3 off: no farther than the limit
        (17.001, "1", [7.001]),
        (90, "1", [80.0]),  # outside of both, and nearer to the other
        (90, "2", []),
        (25, "3", []),  # a code that the table does not have
    ],
)
def test_districts(x: float, declared: str, found: list[float]) -> None:
    one = drawing([{"layer": "X", "wkt": f"POINT ({x} 5)"}])
    inputs = replace(
        of_drawing(one, districts=DISTRICTS),
        others={"records": Selection(records=(record("Z", D=declared + "x"),))},
    )
    told = near_district(inputs, field="D", digits=1, box=(0.0, 0.0, 100.0, 100.0), distance=4.0)
    assert [d.facts["distance"] for d in told] == found
