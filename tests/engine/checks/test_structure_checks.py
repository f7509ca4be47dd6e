"""Checks of drawings as files: coordinates, layers, codes, headers, issues."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from drawn_rows import drawing, facts, found, inputs_of, limit, square

from surveycheck.checks.application_registered import application_registered
from surveycheck.checks.axes_swapped import axes_swapped
from surveycheck.checks.code_geometry import code_geometry
from surveycheck.checks.code_known import code_known
from surveycheck.checks.code_on_layer import code_on_layer
from surveycheck.checks.code_present import code_present
from surveycheck.checks.coincident_points import coincident_points
from surveycheck.checks.drawing_units import drawing_units
from surveycheck.checks.elevation_attribute import elevation_attribute
from surveycheck.checks.elevation_text import elevation_text
from surveycheck.checks.inside_box import inside_box
from surveycheck.checks.issue_present import issue_present
from surveycheck.checks.layer_empty import layer_empty
from surveycheck.checks.layer_known import layer_known
from surveycheck.checks.layer_present import layer_present
from surveycheck.checks.scale_factor import scale_factor
from surveycheck.checks.stray_entity import stray_entity
from surveycheck.checks.text_decodable import text_decodable
from surveycheck.checks.version_allowed import version_allowed
from surveycheck.checks.zone_prefix import zone_prefix
from surveycheck.model import Features, Issue, Model
from surveycheck.rule import Inputs, Row, Selection

BOX = (588300.0, 3193000.0, 721500.0, 3383300.0)


def catalogue(*rows: tuple[str, str, str, str]) -> tuple[Row, ...]:
    names = ("role", "layer", "code", "geometry")
    return tuple(Row("features", i, dict(zip(names, row, strict=True))) for i, row in enumerate(rows, 2))


CATALOGUE = catalogue(
    ("parcel", "JZD", "300000", "area"),
    ("boundary-point", "JZD", "302001", "point"),
    ("building", "JMD", "141111|141121", "area"),
    ("label", "JMD", "", "text"),
    ("frame", "TK", "", "line|area"),
)


def of_drawing(*rows: Any, **words: Any) -> Inputs:
    one = drawing(rows, **words)
    return Inputs(Selection(drawings=(one,)), model=Model("", drawings=(one,)))


def of_features(*rows: Any, **words: Any) -> Inputs:
    inputs = inputs_of(rows, **words)
    every = Features.every(inputs.subjects.features.drawings)
    return replace(inputs, subjects=Selection(features=every), tables={"features": CATALOGUE})


def at(x: float, y: float) -> str:
    return square(x - 5, y - 5)


IN, OUT, SWAPPED, ZONED = at(610000, 3300000), at(0, 0), at(3300000, 610000), at(40610000, 3300000)


@pytest.mark.parametrize(
    ("shapes", "outside", "swapped", "zoned"),
    [
        ([IN, IN], 0, 0, 0),
        ([OUT, OUT, IN], 1, 0, 0),
        ([OUT, IN, IN], 0, 0, 0),  # a stray
        ([OUT, IN], 0, 0, 0),  # half is not most
        ([SWAPPED, SWAPPED], 0, 1, 0),  # the drawing
        ([SWAPPED, SWAPPED, IN, IN, IN], 0, 2, 0),  # the things
        ([ZONED], 0, 0, 1),
        ([ZONED, IN, IN], 0, 0, 1),
        ([], 0, 0, 0),
    ],
)
def test_where_a_drawing_lies(shapes: list[str], outside: int, swapped: int, zoned: int) -> None:
    inputs = of_drawing(*shapes)
    counts = [len(found(check, inputs, box=BOX)) for check in (inside_box, axes_swapped, zone_prefix)]
    assert counts == [outside, swapped, zoned]


def test_the_border_of_the_box_is_inside() -> None:
    assert not found(inside_box, of_drawing("POINT (588300 3193000)"), box=BOX)
    assert found(inside_box, of_drawing("POINT (588299.999 3193000)"), box=BOX)


def test_the_stretch_of_the_projection() -> None:
    (defect,) = found(scale_factor, of_drawing(at(635000, 3300000)), box=BOX)
    assert defect.facts["value"] == pytest.approx(22.45, abs=0.01)  # 135 km from the meridian: 135²/(2·6371²)
    assert not found(scale_factor, of_drawing(at(520000, 3300000)), box=BOX)


def test_versions() -> None:
    assert not found(version_allowed, of_drawing(square(), version="AC1015"), allowed=("AC1015",))
    assert [d.case for d in found(version_allowed, of_drawing(version="AC1009"), allowed=("AC1015",))] == [""]
    assert [d.case for d in found(version_allowed, of_drawing(version=""), allowed=("AC1015",))] == ["missing"]


def test_units() -> None:
    assert [len(found(drawing_units, of_drawing(unit=u), allowed=("m", ""))) for u in ("m", "", "mm")] == [0, 0, 1]


@pytest.mark.parametrize(("appids", "count"), [(["ACAD", "south"], 0), (["ACAD"], 1)])
def test_the_application_is_registered(appids: list[str], count: int) -> None:
    inputs = of_drawing({"wkt": square(), "code": "300000"}, appids=appids)
    assert facts(found(application_registered, inputs, application="SOUTH"), "count") == [(1,)] * count
    assert not found(application_registered, of_drawing(appids=appids), application="SOUTH")


def test_text_that_cannot_be_decoded() -> None:
    clean, broken = (
        of_drawing({"text": "宗地", "wkt": "POINT (1 1)"}),
        of_drawing({"text": "\ufffd", "wkt": "POINT (1 1)"}),
    )
    assert not found(text_decodable, clean, issues=("dxf-codepage",))
    assert [d.case for d in found(text_decodable, broken, issues=("dxf-codepage",))] == ["text"]
    noticed = replace(clean, model=replace(clean.model, issues=(Issue("dxf-codepage", "drawing.dxf"),)))
    assert [d.case for d in found(text_decodable, noticed, issues=("dxf-codepage",))] == ["undeclared"]


def test_issues_are_filtered_and_ranked() -> None:
    issues = (
        Issue("worst", "a"),
        Issue("worse", "a"),
        Issue("worse", "b"),
        Issue("other", "a", facts={"kind": "facet"}),
    )
    inputs = Inputs(Selection(issues=issues))
    got = found(issue_present, inputs, gravest=("worst", "worse"), without=("facet",))
    assert [(d.case, d.where.file) for d in got] == [("worst", "a"), ("worse", "b")]  # type: ignore[union-attr]


def test_layers_that_must_be_there() -> None:
    rows = (
        Row("features", 2, {"role": "parcel", "title": "宗地", "layer": "JZD", "inside": "map"}),
        Row("features", 3, {"role": "building", "title": "建筑", "layer": "JMD", "inside": "plan"}),
    )
    files = (Row("files", 2, {"role": "map", "path": "m/*.dxf"}), Row("files", 3, {"role": "plan", "path": "p/*.dxf"}))

    def missing(*layers: str, **words: Any) -> list[str]:
        one = drawing([{"wkt": "POINT (1 1)", "layer": layer} for layer in layers], **words)
        inputs = Inputs(Selection(rows=rows), model=Model("", drawings=(one,)), tables={"files": files})
        return [f"{d.facts['layer']}{d.case}" for d in found(layer_present, inputs)]

    assert missing("jzd", file="m/a.dxf") == []
    assert missing("X", file="m/a.dxf") == ["JZD"]
    assert missing("X", file="m/a.dxf", layers=["JZD"]) == ["JZDempty"]
    assert missing("X", file="elsewhere.dxf") == []


@pytest.mark.parametrize(
    ("layer", "code", "expected"),
    [
        ("JMD", "", None),
        ("jmd", "", None),
        ("0", "", None),
        ("JMD1", "", "JMD"),
        ("权属", "300000", "JZD"),
        ("图例", "", ""),
    ],
)
def test_unknown_layers(layer: str, code: str, expected: str | None) -> None:
    inputs = of_features({"wkt": square(), "layer": layer, **({"code": code} if code else {})})
    defects = found(layer_known, inputs)
    assert facts(defects, "expected") == ([] if expected is None else [(expected,)])


def test_without_a_catalogue_no_layer_is_unknown() -> None:
    assert not found(layer_known, replace(of_features(square()), tables={}))


def test_layers_that_must_be_empty() -> None:
    inputs = of_features(
        {"wkt": square(), "layer": "0"}, {"wkt": square(), "layer": "0"}, {"wkt": square(), "layer": "defpoints"}
    )
    assert facts(found(layer_empty, inputs, layers=("0", "DEFPOINTS")), "layer", "count") == [
        ("0", 2),
        ("defpoints", 1),
    ]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"layer": "JZD", "wkt": square(), "code": "300000"}, ""),
        ({"layer": "JZD", "wkt": square()}, "present"),
        ({"layer": "JZD", "wkt": "LINESTRING (0 0, 1 1)"}, "present"),  # nothing without a code belongs there
        ({"layer": "TK", "wkt": square()}, ""),
        ({"layer": "JMD", "text": "砼3", "wkt": "POINT (1 1)"}, ""),
        ({"layer": "JZD", "wkt": square(), "code": "999999"}, "known"),
        ({"layer": "TK", "wkt": square(), "code": "999999"}, ""),  # codes are not described there
        ({"layer": "JMD", "wkt": square(), "code": "300000"}, "on_layer"),
        ({"layer": "图例", "wkt": square(), "code": "300000"}, ""),  # an unknown layer is another rule's
        ({"layer": "JZD", "wkt": "POINT (1 1)", "code": "300000"}, "geometry"),
        ({"layer": "JZD", "wkt": "LINESTRING (0 0, 1 1, 0 1)", "code": "300000"}, ""),  # not closed: another rule's
    ],
)
def test_codes(row: dict[str, Any], wrong: str) -> None:
    inputs = of_features(row)
    checks = {"present": code_present, "known": code_known, "on_layer": code_on_layer, "geometry": code_geometry}
    got = [name for name, check in checks.items() if found(check, inputs, application="SOUTH")]
    assert got == ([wrong] if wrong else [])


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ({"layer": "JMD", "wkt": "LINESTRING (0 0, 1 1)"}, True),
        ({"layer": "JMD", "wkt": "POINT (0 0)"}, True),
        ({"layer": "JMD", "wkt": "LINESTRING (0 0, 1 1)", "code": "143100"}, False),
        ({"layer": "JMD", "wkt": "POINT (0 0)", "text": "砼3", "type": "TEXT"}, False),
        ({"layer": "JMD", "wkt": "POINT (0 0)", "type": "IMAGE"}, False),
        ({"layer": "TK", "wkt": "LINESTRING (0 0, 1 1)"}, False),
    ],
)
def test_what_the_layer_does_not_know_by_its_geometry_needs_a_code(row: dict[str, Any], asked: bool) -> None:
    assert bool(found(code_present, of_features(row), application="SOUTH")) is asked


def test_a_fill_needs_no_code() -> None:
    edge = {"layer": "JMD", "wkt": square(), "code": "141111"}
    assert not found(
        code_present, of_features(edge, {"layer": "JMD", "type": "HATCH", "wkt": square()}), application="SOUTH"
    )
    assert found(
        code_present, of_features(edge, {"layer": "JMD", "type": "HATCH", "wkt": square(30)}), application="SOUTH"
    )


@pytest.mark.parametrize(("x", "near"), [(0.0, True), (0.0099, True), (0.01, False), (1.0, False)])
def test_coincident_points(x: float, near: bool) -> None:
    assert bool(found(coincident_points, inputs_of(["POINT (0 0)", f"POINT ({x} 0)"]), limit=limit(0.01))) is near


@pytest.mark.parametrize(("x", "stray"), [(500, False), (510, False), (510.1, True), (5000, True)])
def test_strays(x: float, stray: bool) -> None:
    shapes = [square(), square(2, 2, 3, 3), f"LINESTRING ({x} 0, {x + 5} 0)"]
    for dx in (0, 600_000):
        moved = [{"wkt": s, "layer": "A"} for s in shapes]
        inputs = inputs_of(moved)
        assert bool(found(stray_entity, inputs, distance=500.0)) is stray, dx


def test_the_spot_of_a_stray_is_its_middle() -> None:
    (defect,) = found(stray_entity, inputs_of([square(), square(2, 2, 3, 3), square(5000, 0, 4, 8)]), distance=500.0)
    assert defect.at == (5002.0, 4.0)


def test_two_sites_are_no_strays_of_each_other() -> None:
    assert not found(stray_entity, inputs_of([square(), square(5000)]), distance=500.0)


@pytest.mark.parametrize(
    ("z", "text", "missing", "differs"),
    [
        (5.2, "5.20", None, False),
        (5.204, "5.20", None, False),
        (5.2, "5.25", None, False),
        (5.2, "5.2501", None, True),
        (0.0, "5.20", None, True),
        (5.2, "５.２０", None, False),  # full-width digits
        (-1.5, "−1.50", None, False),  # a true minus
        (5.2, "", "", False),
        (5.2, "5..2", "unreadable", False),
        (5.2, None, "", False),
    ],
)
def test_elevations(z: float, text: str | None, missing: str | None, differs: bool) -> None:
    point = {"block": "GC200", "wkt": "POINT (1 1)", "z": z, **({} if text is None else {"attribs": {"HEIGHT": text}})}
    inputs = inputs_of([point])
    inputs = replace(inputs, subjects=Selection(features=inputs.features.take(inputs.features.shape == 1)))
    assert [d.case for d in found(elevation_attribute, inputs, tag="height")] == ([] if missing is None else [missing])
    assert bool(found(elevation_text, inputs, tag="height", limit=limit(0.05))) is differs


@pytest.mark.parametrize(("flags", "cases"), [(0, []), (1, ["hidden"]), (2, [])])
def test_an_invisible_height(flags: int, cases: list[str]) -> None:
    whole = drawing([{"block": "GC200", "wkt": "POINT (1 1)", "z": 5.2, "attribs": {"HEIGHT": "5.20"}}])
    entities = whole.entities
    marked = replace(entities, flags=np.where(entities.type.where("ATTRIB".__eq__), flags, entities.flags))
    points = Features.every((replace(whole, entities=marked),))
    inputs = replace(inputs_of([]), subjects=Selection(features=points.take(points.shape == 1)))
    assert [d.case for d in found(elevation_attribute, inputs, tag="height")] == cases


@pytest.mark.parametrize(("east", "cases"), [(4.0, []), (4.001, ["hidden", "height"])])
def test_an_invisible_height_that_a_text_shows_instead(east: float, cases: list[str]) -> None:
    rows = [{"block": "GC200", "wkt": "POINT (1 1)", "z": 5.2, "attribs": {"HEIGHT": "5.20"}}]
    whole = drawing([*rows, {"text": "5.20", "height": 1.0, "wkt": f"POINT ({east} 1)"}])
    entities = whole.entities
    marked = replace(entities, flags=np.where(entities.type.where("ATTRIB".__eq__), 1, entities.flags))
    every = Features.every((replace(whole, entities=marked),))
    points, texts = (every.take(every.type.where(kind.__eq__)) for kind in ("INSERT", "TEXT"))
    inputs = replace(inputs_of([]), subjects=Selection(features=points), others={"pieces": Selection(features=texts)})
    assert [d.case for d in found(elevation_attribute, inputs, tag="height", reach=limit(3.0))] == cases
