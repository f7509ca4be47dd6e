"""What is seen is not all that is drawn: clipped references, wipeouts, frames of pictures, widths, hidden edges."""

from __future__ import annotations

import ezdxf
import numpy as np
import pytest
import shapely
from ezdxf.xclip import XClip

from surveycheck import read_deliverable
from surveycheck.map import hatching as hatches
from surveycheck.map.looks import as_seen
from surveycheck.map.made import sheet_of
from surveycheck.map.seen import FILL, STROKE
from surveycheck.map.sheet import BARE, SOLID, TINT

SQUARE = [(0, 0), (10, 0), (10, 10), (0, 10)]


@pytest.fixture
def read(tmp_path):
    def drawing(document):
        document.saveas(tmp_path / "a.dxf")
        (found,) = read_deliverable(tmp_path / "a.dxf").drawings
        return found

    return drawing


@pytest.fixture
def document():
    return ezdxf.new("R2010", setup=False)


def length(drawing, kind="LINE") -> float:
    """Of all that is seen of a type."""
    e = as_seen(drawing).drawing.entities
    shown = e.type.where(kind.__eq__) & ((e.space == 0) | (e.space == 3))
    return float(shapely.length(e.geometry[shown]).sum())


def strings(sheet, kind):
    """Points of the strings of the finest level that are drawn with pens of a kind."""
    level = sheet.levels[-1]
    of = np.repeat(level.group, np.diff(level.first))
    return [
        level.points[a:b]
        for a, b, g in zip(level.start, level.start[1:], of, strict=False)
        if sheet.pens[g].kind == kind
    ]


@pytest.mark.parametrize(("flags", "seen"), [(0, 40.0), (1, 30.0), (5, 20.0), (15, 0.0)])
def test_edges_of_faces_may_be_hidden(read, document, flags, seen):
    document.modelspace().add_3dface(SQUARE, dxfattribs={"invisible_edges": flags})
    sheet = sheet_of(read(document))
    drawn = sum(float(np.hypot(*np.diff(points, axis=0).T).sum()) for points in strings(sheet, STROKE))
    assert drawn == pytest.approx(seen)


@pytest.mark.parametrize("heavy", [False, True])
def test_a_line_of_several_widths_is_an_area(read, document, heavy):
    space = document.modelspace()
    if heavy:
        line = space.add_polyline2d([(0, 0), (10, 0), (20, 0)])
        for vertex, widths in zip(line.vertices, [(4, 0), (2, 2), (0, 0)], strict=True):
            vertex.dxf.start_width, vertex.dxf.end_width = widths
    else:
        space.add_lwpolyline([(0, 0, 4, 0), (10, 0, 2, 2), (20, 0, 0, 0)])
    sheet = sheet_of(read(document))
    (pen,) = {sheet.pens[g] for g in sheet.levels[-1].group}
    assert (pen.kind, pen.shade) == (FILL, SOLID)
    assert sum(shapely.Polygon(points).area for points in strings(sheet, FILL)) == pytest.approx(10 * 4 / 2 + 10 * 2)


def test_a_line_of_one_width_stays_a_line(read, document):
    document.modelspace().add_lwpolyline([(0, 0, 2, 2), (10, 0, 2, 2), (20, 0, 2, 2)])
    sheet = sheet_of(read(document))
    assert [(pen.kind, pen.width) for pen in sheet.pens] == [(STROKE, 2.0)]


@pytest.mark.parametrize(("insert", "factor"), [({}, 1.0), ({"xscale": 2, "yscale": 2, "rotation": 90}, 2.0)])
def test_a_clipped_reference_shows_what_is_inside(read, document, insert, factor):
    block = document.blocks.new("B")
    block.add_line((-10, 2), (30, 2))
    block.add_circle((100, 100), 1)
    outer = document.blocks.new("OUTER")
    clipped = outer.add_blockref("B", (1000, 0))
    XClip(clipped).set_block_clipping_path([(0, 0), (10, 0), (10, 10), (0, 10)])
    document.modelspace().add_blockref("OUTER", (5000, 5000), dxfattribs=insert)
    drawing = read(document)
    assert length(drawing) == pytest.approx(10.0 * factor)
    assert length(drawing, "CIRCLE") == 0
    assert length(drawing, "INSERT") == pytest.approx(40.0 * factor)  # its border
    assert float(shapely.length(drawing.entities.geometry[drawing.entities.type.where("LINE".__eq__)]).max()) > 39


def test_a_border_that_is_switched_off_clips_nothing(read, document):
    document.blocks.new("B").add_line((-10, 2), (30, 2))
    clip = XClip(document.modelspace().add_blockref("B", (0, 0)))
    clip.set_block_clipping_path([(0, 0), (10, 10)])
    clip.disable_clipping()
    assert length(read(document)) == pytest.approx(40.0)


@pytest.mark.parametrize(("back", "seen"), [(False, 90.0 + 100.0), (True, 200.0)])
def test_a_wipeout_covers_what_is_drawn_before(read, document, back, seen):
    """Where a table of the file sends it to the back, it covers nothing."""
    space = document.modelspace()
    first = space.add_line((-50, 5), (50, 5))
    wipe = space.add_wipeout([(0, 0), (10, 10)])
    last = space.add_line((-50, 6), (50, 6))
    if back:
        order = sorted((first.dxf.handle, wipe.dxf.handle, last.dxf.handle), key=lambda handle: int(handle, 16))
        space.set_redraw_order([(wipe.dxf.handle, order[0]), (first.dxf.handle, order[1]), (last.dxf.handle, order[2])])
    assert length(read(document)) == pytest.approx(seen)


def test_a_wipeout_in_a_block_covers_what_lies_under_the_block(read, document):
    space, block = document.modelspace(), document.blocks.new("B")
    block.add_line((0, 3), (10, 3))
    block.add_wipeout([(0, 0), (10, 10)])
    block.add_line((0, 5), (10, 5))
    space.add_line((50, 4), (150, 4))
    space.add_blockref("B", (100, 0))
    assert length(read(document)) == pytest.approx(90.0 + 10.0)


def test_a_picture_has_a_frame(read, document):
    image = document.add_image_def("a.png", (200, 100))
    document.modelspace().add_image(image, insert=(5, 5), size_in_units=(20, 10), rotation=90)
    drawing = read(document)
    assert length(drawing, "IMAGE") == pytest.approx(60.0)
    assert sheet_of(drawing).extent == pytest.approx((0.0, 0.0, 10.0, 20.0), abs=11)


def test_numbers_that_are_none_change_nothing(read, document, tmp_path):
    document.modelspace().add_lwpolyline([(0, 0, 4, 0), (10, 0, 2, 2), (20, 0)])
    document.modelspace().add_wipeout([(0, 0), (10, 10)])
    document.saveas(tmp_path / "b.dxf")
    text = (
        (tmp_path / "b.dxf").read_text("utf-8").replace("\n 40\n4.0", "\n 40\n1e999").replace("\n 14\n", "\n 14\nnan")
    )
    (tmp_path / "b.dxf").write_text(text, "utf-8")
    (drawing,) = read_deliverable(tmp_path / "b.dxf").drawings
    sheet_of(drawing)


def test_so_many_hatches_have_lines_and_the_others_are_tints(read, document, monkeypatch):
    for k in range(3):
        hatch = document.modelspace().add_hatch()
        hatch.set_pattern_fill("ANSI31", scale=0.5)
        hatch.paths.add_polyline_path([(x + 20 * k, y) for x, y in SQUARE], is_closed=True)
    monkeypatch.setattr(hatches, "MOST_HATCHES", 2)
    sheet = sheet_of(read(document))
    shades = [sheet.pens[g].shade for g in sheet.levels[-1].group if sheet.pens[g].kind == FILL]
    assert shades.count(TINT) == 1


def test_an_inverted_border_shows_what_is_outside(read, document):
    block = document.blocks.new("B")
    block.add_line((-10, 2), (30, 2))
    clip = XClip(document.modelspace().add_blockref("B", (100, 0)))
    clip.set_block_clipping_path([(0, 0), (10, 10)])
    clip.invert_clipping_path([(-50, -50), (50, 50)], ignore_acad_compatibility=True)
    drawing = read(document)
    assert length(drawing) == pytest.approx(30.0)
    assert length(drawing, "INSERT") == pytest.approx(40.0)


def test_an_mtext_flows_through_its_columns(read):
    document = ezdxf.new("R2018")
    heights = [4.0, 0.0]
    text = document.modelspace().add_mtext_dynamic_manual_height_columns(
        "one\\Ptwo\\Nthree", width=20.0, gutter_width=2.0, heights=heights, dxfattribs={"char_height": 1.0}
    )
    text.dxf.insert = (5, 5)
    document.modelspace().add_mtext("plain", dxfattribs={"char_height": 1.0})
    sheet = sheet_of(read(document))
    assert sheet.columns["flow/text"].tolist() == [0]
    assert sheet.columns["flow/shape"].tolist() == [[2.0, 20.0, 2.0]]
    assert sheet.columns["flow/high"].tolist() == heights
    assert sheet.labels["text"][int(sheet.columns["text/thing"][0])].split("\v") == ["one\ntwo", "three"]
    assert sheet.columns["text/box"][0, 2] - sheet.columns["text/box"][0, 0] == pytest.approx(42.0)


@pytest.mark.parametrize(("scale", "shade"), [(1000.0, BARE), (0.0001, TINT)])
def test_a_hatch_that_no_line_of_its_pattern_crosses_is_empty(read, document, scale, shade):
    hatch = document.modelspace().add_hatch()
    hatch.paths.add_polyline_path([(1, 1), (9, 1), (9, 9), (1, 9)])
    hatch.set_pattern_definition([[0.0, (0.0, 0.0), (0.0, 1.0), []]])
    hatch.dxf.solid_fill = 0
    hatch.set_pattern_scale(scale)
    assert {pen.shade for pen in sheet_of(read(document)).pens if pen.kind == FILL} == {shade}
