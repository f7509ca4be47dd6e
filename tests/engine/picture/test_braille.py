"""Sketches of text, and pictures of examples."""

from __future__ import annotations

import re

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.picture import example_picture, example_sketch
from surveycheck.picture.braille import ROWS, width

SQUARE = {"layer": "JZD", "code": "300000", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "handle": "A1"}


def found(at: tuple[float, float], handle: str = "A1", **facts: float) -> Finding:
    place = Place("a.dxf", "JZD", (handle,), at=at)
    return Finding("x", "GEO-01", "x", "", "", "C", "", "", "", "", "x", place, facts)


def model(*rows: dict[str, object]) -> Model:
    return Model("m", drawings=(sketch(rows, file="a.dxf"),))


def test_a_sketch_shows_outline_layer_spot_and_size() -> None:
    lines = example_sketch(model(SQUARE), [found((5, 5))])
    assert ROWS - 2 <= len(lines) <= ROWS + 1
    assert all(line.strip() for line in lines)
    assert "JZD 300000" in lines[0]
    assert sum(line.count("✕") for line in lines) == 1
    top = next(line for line in lines if "⠒⠒⠒" in line or "⠤⠤⠤" in line or "⠉⠉⠉" in line or "⣀⣀⣀" in line)
    assert len(top.strip()) > 15
    assert re.search(r"├─+ [\d.]+ m ─+┤", lines[-1])


def test_a_small_defect_gets_a_close_up_beside_it() -> None:
    open_line = {**SQUARE, "wkt": "LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0.03)"}
    lines = example_sketch(model(open_line), [found((0, 0.015), gap=0.03)])
    assert all(" │" in line for line in lines)
    assert len({line.index("│") for line in lines}) == 1
    assert "cm" in lines[-1]


def test_nothing_drawn_is_no_sketch_and_wide_letters_take_two_columns() -> None:
    assert example_sketch(Model("m"), []) == []
    assert example_sketch(model({"layer": "0", "text": "路", "wkt": "POINT (1 1)"}), [found((9, 9), "ZZ")]) == []
    assert width("图 A") == 4
    lines = example_sketch(model({**SQUARE, "layer": "草图" * 40}), [])
    assert all(width(line) <= 100 for line in lines)


def test_an_example_picture_names_layers_and_codes_and_shows_good_ones_as_the_subject() -> None:
    svg = example_picture(model(SQUARE), [])
    assert ">JZD 300000<" in svg
    assert 'stroke="#0a5aa8"' in svg


def test_a_spot_of_paper_space_is_not_drawn_into_model_space() -> None:
    paper = {**SQUARE, "space": 1, "handle": "B1", "wkt": "LINESTRING (9000 9000, 9001 9000)"}
    assert "<circle" not in example_picture(model(SQUARE, paper), [found((9000, 9000), "B1")])
    assert "<circle" in example_picture(model(SQUARE), [found((5, 5))])


def test_of_an_area_that_crosses_itself_every_part_is_filled() -> None:
    bow = {**SQUARE, "wkt": "POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))"}
    (fill,) = re.findall(r'<path d="([^"]*)" fill="#0a5aa8"', example_picture(model(bow), []))
    assert fill.count("M") == 2
