"""Maps of drawings: what is on them, in which colour, and that levels of detail leave out only what nobody sees."""

from __future__ import annotations

import numpy as np
import pytest

from surveycheck.geometry.sketch import sketch
from surveycheck.map import read_sheet, write_sheets
from surveycheck.map.extent import bulk
from surveycheck.map.made import sheet_of
from surveycheck.map.strings import Strings, thinned
from surveycheck.model import Layer, Model
from surveycheck.read.column_file import Damaged

LAYERS = (Layer("0"), Layer("RED", color=1, linetype="Dashed"), Layer("OFF", color=3, off=True))


def colours(rows, **more):
    sheet = sheet_of(sketch(rows, layers=LAYERS, **more))
    types = sheet.labels["type"].values
    return {(types[n], int(sheet.columns["color"][n])) for n in range(len(sheet))}


@pytest.mark.parametrize(
    ("row", "color"),
    [
        ({"layer": "RED"}, 1),
        ({"layer": "RED", "color": 5}, 5),
        ({"layer": "red"}, 1),
        ({"layer": "0"}, 7),
        ({"color": 0}, 7),
    ],
)
def test_colours_are_resolved(row, color):
    assert colours([{"points": [(0, 0), (1, 1)], **row}]) == {("LWPOLYLINE", color)}


def test_references_show_their_blocks_and_are_not_drawn_themselves():
    rows = [
        {"space": 2, "owner": "B", "layer": "0", "points": [(0, 0), (1, 0)]},
        {"type": "INSERT", "block": "B", "layer": "RED", "points": [(10, 10)], "handle": "AB"},
    ]
    sheet = sheet_of(sketch(rows, layers=LAYERS, blocks=["B"]))
    assert colours(rows, blocks=["B"]) == {("LWPOLYLINE", 1)}
    assert sheet.handles(0)[0] == "AB"
    assert sheet.columns["box"][0].tolist() == [0, 0, 1, 0]
    assert sheet.origin == (10.0, 10.0)


def test_paper_space_and_invisible_things_are_not_on_the_map():
    rows = [{"wkt": "POINT (0 0)"}, {"wkt": "POINT (1 0)", "space": 1}, {"wkt": "POINT (2 0)", "invisible": True}]
    sheet = sheet_of(sketch(rows))
    assert len(sheet) == 1
    assert sheet.elsewhere["paper"] == 1


def test_layers_know_what_the_file_hides_and_how_much_they_hold():
    sheet = sheet_of(sketch([{"layer": "OFF", "wkt": "POINT (0 0)"}], layers=LAYERS))
    assert {layer.name: (layer.off, layer.count) for layer in sheet.layers}["OFF"] == (True, 1)
    assert {layer.name for layer in sheet.layers} == {"0", "RED", "OFF"}


def test_line_types_come_from_the_layer_too():
    sheet = sheet_of(sketch([{"layer": "RED", "points": [(0, 0), (1, 1)]}], layers=LAYERS))
    assert [pen.linetype for pen in sheet.pens] == ["DASHED"]


def test_small_circles_are_round():
    sheet = sheet_of(sketch([{"points": [(5, 5)], "radius": 0.05}]))
    points = sheet.levels[-1].points
    assert len(points) == 65
    assert np.hypot(*(points - points.mean(axis=0)).T).std() < 1e-3


def test_sizes_follow_the_arcs():
    sheet = sheet_of(sketch([{"points": [(0, 0), (2, 0)], "bulges": [1, 1], "closed": True}]))
    assert sheet.columns["area"][0] == pytest.approx(np.pi)
    assert sheet.columns["length"][0] == pytest.approx(2 * np.pi)


def test_a_map_comes_back_from_its_file(tmp_path):
    rows = [
        {"layer": "RED", "wkt": "POLYGON ((0 0, 9 0, 9 9, 0 0))", "code": "300000"},
        {"text": "界址", "wkt": "POINT (1 1)"},
    ]
    drawing = sketch(rows, layers=LAYERS)
    made, back = sheet_of(drawing), read_sheet(write_sheets(Model("x", drawings=(drawing,)), tmp_path)[0])
    assert (back.layers, back.pens, back.extent, back.file) == (made.layers, made.pens, made.extent, made.file)
    assert back.xdata(0) == ((1001, "SOUTH"), (1000, "300000"))
    assert [*back.labels["text"].values] == ["", "界址"]
    for name, column in made.columns.items():
        assert np.array_equal(back.columns[name], column, equal_nan=column.dtype.kind == "f"), name


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"SVCKCOL3" + bytes(200)])
def test_what_is_no_map_is_refused(tmp_path, damage):
    file = tmp_path / "x.map"
    file.write_bytes(damage)
    with pytest.raises(Damaged):
        read_sheet(file)


def test_a_coarse_level_leaves_out_what_is_within_a_cell():
    walk = np.cumsum(np.full((1000, 2), 0.01), axis=0)
    dots = np.tile([[0.2, 0.2], [0.21, 0.2]], (50, 1))
    points, start = np.concatenate([walk, dots]), np.array([0, 1000, *range(1002, 1101, 2)])
    thin = thinned(Strings(points, start, np.arange(51)), np.zeros(51, np.int64), 1.0)
    assert len(thin) == 2
    assert len(thin.points) < 16
    assert thin.points[0].tolist() == walk[0].tolist()


@pytest.mark.parametrize(
    ("boxes", "kept"),
    [
        ([[n, 0, n, 0] for n in range(20)], 20),
        ([[n, 0, n, 0] for n in range(20)] + [[9e5, 0, 9e5, 0]], 20),
        ([[n, 0, n, 0] for n in range(20)] + [[0, 0, 9e5, 9e5]], 20),
        ([[n, 0, n, 0] for n in range(20)] + [[60, 0, 60, 0]], 21),
        ([[0, 0, 0, 0], [9e5, 0, 9e5, 0]], 2),
        ([[n % 10 + 9e5 * (n > 9), 0, n % 10 + 9e5 * (n > 9), 0] for n in range(20)], 20),
        ([], 0),
    ],
)
def test_strays_are_few_and_far(boxes, kept):
    assert int(bulk(np.array(boxes, np.float64).reshape(-1, 4)).sum()) == kept
