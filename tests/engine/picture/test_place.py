"""Pictures: the right window, the right things, nothing from a file that is more than text."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.picture import Scene, example_picture, place_picture
from surveycheck.picture.window import HEIGHT, WIDTH, windows

EAST, NORTH = 40_602_300.0, 3_304_500.0
FILE = "宗地图.dxf"


def square(x: float, y: float, size: float) -> str:
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return f"POLYGON (({', '.join(f'{EAST + a} {NORTH + b}' for a, b in corners)}))"


def model(*rows: dict[str, object], unit: str = "m") -> Model:
    base = [
        {"layer": "JZD", "wkt": square(0, 0, 30), "handle": "A1"},
        {"layer": "JZD", "wkt": square(29.98, 0, 30), "handle": "A2"},
        {"layer": "ZJ", "text": "示例路", "wkt": f"POINT ({EAST + 5} {NORTH + 5})"},
    ]
    return Model("m", drawings=(sketch([*base, *rows], file=FILE, unit=unit),))


def finding(at: tuple[float, float] | None, handles: tuple[str, ...] = (), **more: object) -> Finding:
    spot = None if at is None else (EAST + at[0], NORTH + at[1])
    place = Place(FILE, "JZD", handles, at=spot)
    words = ("i", "X-01", "x", "t", "t", "C", "q", "m", "m", "c", "i")
    return Finding(*words, place=place, **more)  # type: ignore[arg-type]


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [e.text or "" for e in parsed(svg).iter("{http://www.w3.org/2000/svg}text")]


def test_a_small_gap_gets_a_close_up_and_a_large_one_does_not() -> None:
    scene = Scene(model())
    near = texts(place_picture(scene, finding((30, 15), ("A1",), facts={"gap": 0.03})))
    assert "N" in near
    assert any(text.endswith((" cm", " mm")) for text in near)
    assert any(re.fullmatch(r"\d+ m", text) for text in near)
    far = texts(place_picture(scene, finding((30, 15), ("A1",), facts={"gap": 12.0})))
    assert sum(text.endswith((" m", " cm")) for text in far) == 1


@pytest.mark.parametrize(("size", "close"), [(0.5, True), (1.9, False)])
def test_a_small_thing_gets_a_close_up_where_nothing_was_measured(size: float, close: bool) -> None:
    scene = Scene(model({"layer": "JZD", "wkt": square(50, 50, size), "handle": "B1"}))
    scales = [text for text in texts(place_picture(scene, finding((50, 50), ("B1",)))) if text.endswith((" m", "cm"))]
    assert len(scales) == (2 if close else 1)


def test_the_close_up_shows_what_is_three_centimetres_wide() -> None:
    svg = place_picture(
        Scene(model()), finding((29.99, 15), ("A1",), facts={"overlap": 0.6}, others=(Place(FILE, handles=("A2",)),))
    )
    spans = [[float(x) for x in re.findall(r"[ML]([\d.]+) ", e.get("d", ""))] for e in fills(svg)]
    assert max(max(xs) - min(xs) for xs in spans) > 40, "the overlap is a hair, nobody can see it"


def fills(svg: str) -> list[ElementTree.Element]:
    return [e for e in parsed(svg).iter() if e.get("fill-opacity") == ".3"]


def test_an_area_that_differs_has_no_spot_to_look_at_closely() -> None:
    scene = Scene(model({"layer": "JZD", "wkt": square(200, 0, 400), "handle": "B1"}))
    svg = place_picture(scene, finding((400, 200), ("B1",), facts={"difference": 3.0}))
    assert sum(text.endswith((" m", " cm")) for text in texts(svg)) == 1


def test_the_same_finding_gives_the_same_picture_whatever_the_order_of_the_file() -> None:
    drawing = model().drawings[0]
    asked = finding((30, 15), ("A1",), facts={"gap": 0.03})
    assert place_picture(Scene(model()), asked) == place_picture(Scene(Model("m", drawings=(drawing,))), asked)


def test_texts_of_a_drawing_are_escaped_and_cut() -> None:
    evil = '<script>alert("x")</script>\u202e'
    svg = place_picture(Scene(model({"text": evil, "wkt": f"POINT ({EAST + 9} {NORTH + 9})"})), finding((10, 10)))
    assert "<script" not in svg
    assert "\u202e" not in svg
    assert '<script>alert("x")…' in texts(svg) or '<script>alert("x")<…' in texts(svg)


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(finding(None), id="no place at all"),
        pytest.param(finding(None, ("FFFF",)), id="an unknown handle"),
        pytest.param(replace(finding(None), place=Place("成果.xml", xpath="/a/b", line=3)), id="XML only"),
    ],
)
def test_what_has_no_drawn_place_has_no_picture(asked: Finding) -> None:
    assert place_picture(Scene(model()), asked) == ""


def test_a_finding_in_the_records_shows_the_drawn_witness() -> None:
    asked = replace(
        finding(None), place=Place("成果.xml", xpath="/a/b", line=3), others=(Place(FILE, handles=("A2",)),)
    )
    assert place_picture(Scene(model()), asked).startswith("<svg")


def test_pictures_stay_small_beside_a_line_of_fifty_thousand_vertices() -> None:
    angle = np.linspace(0, 60, 50_000)
    points = np.column_stack([EAST + angle * np.cos(angle * 9), NORTH + angle * np.sin(angle * 9)])
    scene = Scene(model({"layer": "DGX", "points": points.tolist(), "handle": "C1"}))
    svg = place_picture(scene, finding((0.5, 0.5), ("C1",), facts={"gap": 0.01}))
    assert len(svg) < 12_000
    parsed(svg)


def test_scale_bars_are_metres_whatever_the_unit_of_the_drawing() -> None:
    metres = windows([], (0.0, 0.0), {}, 0.0, 1.0)
    millimetres = windows([], (0.0, 0.0), {}, 0.0, 0.001)
    assert metres is not None
    assert millimetres is not None
    assert millimetres.wide.scale == pytest.approx(metres.wide.scale / 1000)
    svg = place_picture(Scene(model(unit="mm")), finding((5, 5), ("A1",)))
    assert [text for text in texts(svg) if text.endswith("m")] == ["1 cm"]


def test_north_is_up_and_east_is_right() -> None:
    found = windows([], (100.0, 200.0), {}, 0.0, 1.0)
    assert found is not None
    middle, north_east = found.wide.pixels(np.array([[100.0, 200.0], [101.0, 201.0]]))
    assert middle.tolist() == [WIDTH / 2, HEIGHT / 2]
    assert north_east[0] > middle[0]
    assert north_east[1] < middle[1]


@pytest.mark.parametrize("spot", [(np.inf, 0.0), (1e300, 1e300)])
def test_a_hopeless_coordinate_gives_no_picture_and_no_crash(spot: tuple[float, float]) -> None:
    assert place_picture(Scene(model()), finding(spot)) == ""


def test_a_self_crossing_polygon_is_drawn() -> None:
    bow = f"POLYGON (({EAST} {NORTH}, {EAST + 9} {NORTH + 9}, {EAST + 9} {NORTH}, {EAST} {NORTH + 9}, {EAST} {NORTH}))"
    svg = place_picture(Scene(model({"wkt": bow, "handle": "D1"})), finding((4.5, 4.5), ("D1",)))
    assert "#0a5aa8" in svg


def test_an_example_shows_every_feature_and_every_spot() -> None:
    one = example_picture(model(), [finding((30, 15), ("A1",)), finding((59, 29), ("A2",))])
    assert one.count("<circle") == 4, "two spots, each with its halo"
    none = example_picture(model(), [])
    assert none.count("<circle") == 0
    assert none.startswith("<svg")
    assert example_picture(Model("empty"), []) == ""


def test_a_label_at_the_upper_edge_is_not_cut() -> None:
    word = {"layer": "ZJ", "text": "W", "wkt": f"POINT ({EAST + 5} {NORTH + 34})"}
    svg = place_picture(Scene(model(word)), finding((0, 0), ("A1",)))
    (row,) = [one for one in parsed(svg).iter("{http://www.w3.org/2000/svg}text") if one.text == "W"]
    assert float(row.get("y", "")) >= 10
