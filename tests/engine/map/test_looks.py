"""True colours and hatch patterns, from the file to the map."""

from __future__ import annotations

import ezdxf
import numpy as np
import pytest
import shapely

from surveycheck import read_deliverable
from surveycheck.geometry.sketch import sketch
from surveycheck.map.hatching import families, hatching
from surveycheck.map.made import sheet_of
from surveycheck.map.seen import TRUE, seen_rows
from surveycheck.map.sheet import BARE, FULL, TINT
from surveycheck.model.drawing import Layer

SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"
FLAT = [(53, 0.0), (43, 0.0), (44, 0.5), (45, 0.0), (46, 1.0)]
"""Level lines, one apart, the first half a unit up."""


def lines(pattern, wkt=SQUARE, **more):
    drawing = sketch([{"type": "HATCH", "wkt": wkt, "look": pattern, **more}])
    found, _ = hatching(drawing, seen_rows(drawing), np.zeros(2))
    return [found.points[a:b].tolist() for a, b in zip(found.start[:-1], found.start[1:], strict=True)]


def length(found) -> float:
    return sum(float(np.hypot(*np.subtract(b, a))) for a, b in found)


@pytest.mark.parametrize(
    ("pattern", "count", "total"),
    [
        (FLAT, 10, 100.0),
        ([(53, 90.0), (43, 0.25), (44, 0.5), (45, 1.0), (46, 0.0)], 10, 100.0),
        ([*FLAT, (49, 2.0), (49, -2.0)], 30, 60.0),  # dashes at 0–2, 4–6, 8–10
        (
            [(53, 0.0), (43, 1.0), *FLAT[2:], (49, 2.0), (49, -2.0)],
            30,
            50.0,
        ),  # 1–3, 5–7, 9–10, of 9 to 11 what is inside
        (
            [(53, 0.0), (43, 0.0), (44, 0.5), (45, 1.0), (46, 1.0), (49, 2.0), (49, -2.0)],
            None,
            50.0,
        ),  # each line further
        ([*FLAT, (53, 90.0), (43, 0.5), (44, 0.0), (45, 1.0), (46, 0.0)], 20, 200.0),
        ([], 0, 0.0),
        ([(53, 0.0), (43, 0.0), (44, 0.0), (45, 1.0), (46, 0.0)], 0, 0.0),  # all lines one
        ([(53, 0.0), (43, 0.0), (44, 0.0), (45, 0.0), (46, 1e-9)], 0, 0.0),  # too many: a tint
        ([(53, float("nan")), *FLAT[1:]], 0, 0.0),
        ([(43, 0.0), (44, 0.5), (45, 0.0), (46, 1.0)], 0, 0.0),
    ],
)
def test_lines_of_a_pattern(pattern, count, total):
    found = lines(pattern)
    if count is not None:
        assert len(found) == count
    assert length(found) == pytest.approx(total, abs=2.1 if count is None else 1e-9)


def test_lines_end_at_holes_and_solid_hatches_have_none():
    holed = lines(FLAT, "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 1, 6 1, 6 9, 4 9, 4 1))")
    assert len(holed) == 18
    assert length(holed) == pytest.approx(100.0 - 8 * 2.0)
    assert lines(FLAT, flags=1) == []


def test_families_are_told_apart_by_their_angle():
    code, value = np.array([53, 43, 44, 45, 46, 49, 49, 53, 45, 46]), np.array([0, 1, 2, 3, 4, 1, -1, 90, 5, 0.0])
    first, second = families(code, value)
    assert (first.base.tolist(), first.offset.tolist(), first.dashes.tolist()) == ([1, 2], [3, 4], [1, -1])
    assert (second.base.tolist(), second.dashes.tolist()) == ([0, 0], [])


def written(tmp_path):
    doc = ezdxf.new("R2010")
    doc.layers.add("RGB").rgb = (1, 2, 3)
    block = doc.blocks.new("B")
    block.add_line((0, 0), (1, 1), {"color": 0})  # as its reference
    block.add_line((0, 0), (1, 1), {"color": 256})  # on layer 0: the layer of its reference
    block.add_hatch().paths.add_polyline_path([(0, 0), (10, 0), (10, 10), (0, 10)])
    block.query("HATCH").first.set_pattern_fill("OWN", definition=[[0.0, (0.0, 0.5), (0.0, 1.0), []]])
    space = doc.modelspace()
    space.add_line((0, 0), (5, 5), {"true_color": 0xFF8800, "color": 30})
    space.add_line((0, 0), (5, 5), {"layer": "RGB"})
    space.add_line((0, 0), (5, 5), {"layer": "RGB", "color": 3})
    space.add_blockref(
        "B", (100, 0), {"layer": "RGB", "true_color": 0x00FF00, "rotation": 90, "xscale": 2, "yscale": 2}
    )
    doc.saveas(tmp_path / "looks.dxf")
    return read_deliverable(tmp_path / "looks.dxf").drawings[0]


def test_true_colours_and_patterns_from_a_file(tmp_path):
    drawing = written(tmp_path)
    made = sheet_of(drawing)
    colours = [int(colour) for colour in made.columns["color"]]
    assert colours == [TRUE + 0xFF8800, TRUE + 0x010203, 3, TRUE + 0x00FF00, TRUE + 0x010203, 7]
    assert next(layer.color for layer in made.layers if layer.name == "RGB") == TRUE + 0x010203
    finest = made.levels[-1]
    own = np.flatnonzero(finest.owner == -1 - 5)  # the lines of the sixth thing
    ends = np.concatenate([finest.points[finest.start[i] : finest.start[i + 1]] for i in own]) + made.origin
    assert len(own) == 10
    assert np.ptp(ends, axis=0) == pytest.approx([18.0, 20.0])  # turned and twice as large: upright, 2 apart
    assert ends[:, 0].max() == pytest.approx(99.0)


def test_how_fills_are_shaded():
    rows = [
        {"type": "HATCH", "wkt": SQUARE, "flags": 1},
        {"type": "HATCH", "wkt": SQUARE},
        {"type": "HATCH", "wkt": SQUARE, "look": FLAT},
    ]
    made = sheet_of(sketch(rows))
    pens = [made.pens[group] for group in made.levels[-1].group]
    assert sorted((pen.kind, pen.shade) for pen in pens) == [(1, BARE), (2, FULL), (2, TINT), (2, BARE)]
    strings, owner = made.strings(np.array([2]))
    assert (len(strings), owner) == (1, [2])  # its border, and not the lines within
    assert shapely.area(shapely.polygons(strings[0])) == pytest.approx(100.0)


def test_layers_without_entities_keep_their_colour():
    made = sheet_of(sketch([{"layer": "A", "wkt": "POINT (0 0)"}], layers=[Layer("A", 5), Layer("B", 7, rgb=0xABCDEF)]))
    assert [layer.color for layer in made.layers] == [5, TRUE + 0xABCDEF]


def test_a_layer_says_by_its_extended_data_how_far_one_sees_through_it(tmp_path):
    document = ezdxf.new("R2010")
    document.layers.add("CLEAR").transparency = 0.6
    document.layers.add("OTHER").set_xdata("ACAD", [(1071, 0x2000000 + 3)])
    document.saveas(tmp_path / "a.dxf")
    (drawing,) = read_deliverable(tmp_path / "a.dxf").drawings
    told = {layer.name: layer.opacity for layer in drawing.layers}
    assert (told["CLEAR"], told["OTHER"]) == (102, 255)
