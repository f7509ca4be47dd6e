"""What CAD programs show of texts, points, fills and line weights, from the file to the map."""

from __future__ import annotations

import math

import ezdxf
import numpy as np
import pytest

from surveycheck import read_deliverable
from surveycheck.map.lettering import NO_GROUND, WINDOW
from surveycheck.map.made import sheet_of
from surveycheck.map.pens import MOST_BANDS
from surveycheck.map.seen import FILL, STROKE, TRUE
from surveycheck.map.sheet import FULL, SOLID
from surveycheck.map.written import read_sheet, write_sheets

RING = np.array([(0, 0), (8, 0), (8, 8), (0, 8)], float)


@pytest.fixture
def document():
    return ezdxf.new("R2010")


@pytest.fixture
def model(tmp_path):
    def made(document):
        file = tmp_path / "made.dxf"
        document.saveas(file)
        return read_deliverable(file)

    return made


@pytest.fixture
def sheet(model):
    return lambda document: sheet_of(model(document).drawings[0])


def told(sheet, name):
    return sheet.columns[f"text/{name}"].tolist()


@pytest.mark.parametrize(
    ("scale", "outer", "flip", "turn"),
    [
        ((1, 1), (1, 1), 0, 0.0),
        ((-1, 1), (1, 1), 4, math.pi),
        ((1, -1), (1, 1), 4, 0.0),
        ((-1, -1), (1, 1), 0, math.pi),
        ((-1, 1), (-1, 1), 0, 0.0),
        ((1, 1), (1, -1), 4, 0.0),
    ],
)
def test_letters_of_a_mirrored_reference_are_mirrored(document, sheet, scale, outer, flip, turn):
    inner, middle = document.blocks.new("INNER"), document.blocks.new("MIDDLE")
    inner.add_text("text", dxfattribs={"insert": (5, 2), "height": 1})
    inner.add_mtext("lines", dxfattribs={"insert": (5, 2), "char_height": 1})
    middle.add_blockref("INNER", (0, 0), dxfattribs={"xscale": scale[0], "yscale": scale[1]})
    document.modelspace().add_blockref("MIDDLE", (0, 0), dxfattribs={"xscale": outer[0], "yscale": outer[1]})
    made = sheet(document)
    assert told(made, "flip") == [flip, flip]
    assert np.cos(told(made, "turn")) == pytest.approx([math.cos(turn)] * 2)


def test_a_text_is_flipped_slanted_and_stacked_as_it_says(document, sheet):
    document.styles.add("DOWN", font="txt.shx").dxf.flags = 4
    document.styles.add("ALONG", font="Arial.TTF").dxf.flags = 4
    space = document.modelspace()
    space.add_text("plain", dxfattribs={"insert": (5, 5)})
    space.add_text("plain", dxfattribs={"insert": (5, 5), "text_generation_flag": 6})
    space.add_text("slanted", dxfattribs={"oblique": 15})
    space.add_text("down", dxfattribs={"style": "DOWN"})
    space.add_text("along", dxfattribs={"style": "ALONG"})
    made = sheet(document)
    assert told(made, "flip") == [0, 0, 0, 0, 0], "both ways is half a turn, which the reader has made"
    assert told(made, "slant") == pytest.approx([0, 0, math.radians(15), 0, 0])
    assert told(made, "stacked") == [False, False, False, True, False]
    box = made.columns["text/box"]
    assert box[1, :2].tolist() == pytest.approx((2 * np.array(box[0, :2]) - box[0, 2:]).tolist())
    assert box[3, 3] - box[3, 1] > 3 * (box[3, 2] - box[3, 0])


def test_an_mtext_takes_width_and_slant_of_its_style_and_of_its_first_codes(document, sheet):
    style = document.styles.add("WIDE", font="txt.shx")
    style.dxf.width, style.dxf.oblique = 2.5, 10
    space = document.modelspace()
    for text in ("plain", r"{\fSimSun|b0;\W0.5;\H2x;\C1;\Q20;all}", r"text \W0.5;later", r"\H3;absolute"):
        space.add_mtext(text, dxfattribs={"style": "WIDE", "char_height": 2.0})
    made = sheet(document)
    assert told(made, "stretch") == [2.5, 0.5, 2.5, 2.5]
    assert told(made, "height") == [2.0, 4.0, 2.0, 3.0]
    assert told(made, "slant") == pytest.approx(np.radians([10, 20, 10, 10]).tolist())
    assert told(made, "ink") == [-1, 1, -1, -1]


def test_an_mtext_has_its_ground_and_its_line_step(document, sheet):
    space = document.modelspace()
    space.add_mtext("none")
    space.add_mtext("filled").set_bg_color(3, scale=1.25)
    space.add_mtext("true").set_bg_color((1, 2, 3))
    space.add_mtext("window").set_bg_color("canvas")
    space.add_mtext("apart", dxfattribs={"line_spacing_factor": 1.5})
    made = sheet(document)
    assert told(made, "ground") == [NO_GROUND, 3, TRUE + 0x010203, WINDOW, NO_GROUND]
    assert told(made, "margin")[1] == pytest.approx(0.25)
    assert told(made, "step") == [1.0, 1.0, 1.0, 1.0, 1.5]


def test_a_placed_text_stands_as_that_of_its_block(document, sheet):
    block = document.blocks.new("B")
    block.add_text("back", dxfattribs={"text_generation_flag": 2, "oblique": 5})
    document.modelspace().add_blockref("B", (10, 0))
    made = sheet(document)
    assert (told(made, "flip"), told(made, "slant")) == ([2], pytest.approx([math.radians(5)]))


def test_a_polyline_is_as_much_wider_as_its_block_is_larger(document, sheet):
    document.blocks.new("B").add_lwpolyline([(0, 0), (9, 0)], dxfattribs={"const_width": 0.5})
    document.modelspace().add_blockref("B", (0, 0), dxfattribs={"xscale": 4, "yscale": 4, "zscale": 4})
    assert [pen.width for pen in sheet(document).pens] == [2.0]


def test_line_weights_are_those_of_things_layers_and_references(document, sheet):
    document.layers.add("L", lineweight=50)
    document.blocks.new("B").add_line((0, 0), (1, 0), dxfattribs={"lineweight": -2})
    space = document.modelspace()
    space.add_line((0, 0), (1, 0))
    space.add_line((0, 1), (1, 1), dxfattribs={"layer": "L"})
    space.add_line((0, 2), (1, 2), dxfattribs={"layer": "L", "lineweight": 100})
    space.add_blockref("B", (0, 3), dxfattribs={"lineweight": 70})
    assert sorted(pen.weight for pen in sheet(document).pens) == [25, 50, 70, 100]


@pytest.mark.parametrize(("said", "shown"), [(0, False), (1, True)])
def test_a_drawing_says_whether_weights_are_seen_and_how_points_are_drawn(document, model, tmp_path, said, shown):
    document.header["$LWDISPLAY"], document.header["$PDMODE"], document.header["$PDSIZE"] = said, 35, -2.5
    document.modelspace().add_point((1, 1))
    folder = tmp_path / "maps"
    folder.mkdir()
    made = read_sheet(write_sheets(model(document), folder)[0])
    assert (made.weighed, made.points) == (shown, (35, -2.5))


def fills(sheet):
    """Colours of the fills, from the lowest to the topmost."""
    return [pen.color for pen in sheet.pens if pen.kind == FILL]


def test_a_fill_is_as_see_through_as_it_says(document, sheet):
    space = document.modelspace()
    for transparency in (0.0, 0.6, 0.9):
        fill = space.add_hatch()
        fill.paths.add_polyline_path([(0, 0), (1, 0), (1, 1)])
        fill.transparency = transparency
    space.add_solid([(5, 0), (6, 0), (5, 1)]).transparency = 0.6
    space.add_line((0, 0), (1, 1)).transparency = 0.6
    shades = [pen.shade for pen in sheet(document).pens if pen.kind == FILL]
    assert sorted(shades) == [FULL, SOLID + 1, SOLID + 4, SOLID + 4]


def test_fills_lie_upon_each_other_as_the_file_draws_them(document, sheet):
    space = document.modelspace()
    for color in (5, 1, 5, 3):
        space.add_hatch(color).paths.add_polyline_path(RING)
    assert fills(sheet(document)) == [5, 1, 5, 3]


def test_very_many_fills_have_one_band_for_each_pen(document, sheet):
    space = document.modelspace()
    for number in range(MOST_BANDS + 2):
        space.add_hatch(5 - 2 * (number % 2)).paths.add_polyline_path(RING + 10 * number)
    assert fills(sheet(document)) == [5, 3]


@pytest.mark.parametrize(("inside", "area"), [(False, 60.0), (True, 48.0)])
def test_the_box_of_a_text_is_free_in_a_fill_and_nothing_in_a_hole(document, model, inside, area):
    hatch = document.modelspace().add_hatch(1)
    hatch.paths.add_polyline_path(RING, flags=1)
    if inside:
        hatch.paths.add_polyline_path([(2, 2), (6, 2), (6, 6), (2, 6)], flags=16)
    hatch.paths.add_polyline_path([(3, 3), (5, 3), (5, 5), (3, 5)], flags=8)
    assert model(document).drawings[0].entities.geometry[0].area == pytest.approx(area)


def test_what_is_not_shown_is_counted_by_type(document, sheet):
    space = document.modelspace()
    space.add_line((0, 0), (1, 1))
    space.add_xline((0, 0), (1, 0))
    space.add_ray((0, 0), (1, 0))
    space.add_shape("CIRC1")
    space.add_shape("CIRC1")
    space.add_text(" ")
    document.blocks.new("EMPTY")
    space.add_blockref("EMPTY", (0, 0))
    space.add_circle((0, 0), 1, dxfattribs={"invisible": 1})
    document.layout("Layout1").add_line((0, 0), (1, 1))
    assert dict(sheet(document).elsewhere) == {"paper": 1, "SHAPE": 2}


def test_strokes_keep_their_pens(document, sheet):
    document.modelspace().add_line((0, 0), (1, 1), dxfattribs={"color": 1})
    assert [(pen.kind, pen.color) for pen in sheet(document).pens] == [(STROKE, 1)]
