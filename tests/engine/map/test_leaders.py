"""A MULTILEADER stands on the map as in a CAD viewer: its lines, its head, its text; rules look at nothing of it."""

from __future__ import annotations

import ezdxf
import numpy as np
import pytest
from ezdxf.math import Vec2
from ezdxf.render.mleader import ConnectionSide, LeaderType

from surveycheck import read_deliverable
from surveycheck.map.made import sheet_of
from surveycheck.map.seen import FILL, STROKE, TEXT, TRUE
from surveycheck.model.drawing import NOTHING

LEFT = ConnectionSide.left


@pytest.fixture
def drawing(tmp_path):
    def made(draw, version="R2010"):
        document = ezdxf.new(version, setup=True)
        draw(document.modelspace(), document)
        document.saveas(tmp_path / "drawing.dxf")
        return read_deliverable(tmp_path / "drawing.dxf").drawings[0]

    return made


def leader(space, at=(0, 0), words="建筑物", points=((-30, -20),), side=LEFT, height=2.5, **more):
    """A leader whose text begins at a place; ``points`` are told from there."""
    builder = space.add_multileader_mtext("Standard")
    builder.set_content(words, char_height=height, style="OpenSans", color=more.get("color"))
    if "arrow" in more:
        builder.set_arrow_properties(name=more["arrow"], size=4)
    builder.set_leader_properties(leader_type=more.get("kind", LeaderType.straight_lines))
    builder.add_leader_line(side, [Vec2(at) + Vec2(point) for point in points])
    builder.build(insert=Vec2(at))


def things(sheet, kind):
    return np.flatnonzero(sheet.columns["kind"] == kind)


def lines(sheet):
    """Points of the lines in drawing coordinates."""
    found, _ = sheet.strings(things(sheet, STROKE))
    return [string + sheet.origin for string in found]


def test_lines_head_and_text_stand_where_the_file_says(drawing):
    sheet = sheet_of(drawing(lambda space, _: leader(space)))
    ends = np.concatenate(lines(sheet))
    (filled,) = sheet.strings(things(sheet, FILL))[0]
    filled = filled + sheet.origin
    assert np.hypot(*(filled - (-30, -20)).T).min() == pytest.approx(0, abs=1e-9)  # the head points there
    assert np.hypot(*(filled - (-30, -20)).T).max() == pytest.approx(4 * np.hypot(1, 1 / 6))
    assert ends[:, 0].min() == pytest.approx(filled[:, 0].min())
    assert ends[:, 1].max() == pytest.approx(-1.25)  # the dogleg, at the middle of the first line
    (text,) = things(sheet, TEXT)
    assert sheet.labels["text"][text] == "建筑物"
    assert sheet.columns["text/height"] == pytest.approx([2.5])
    assert sheet.columns["text/column"].all()
    assert ends[:, 0].max() < sheet.columns["text/at"][0, 0] + sheet.origin[0]
    assert {sheet.labels["type"][thing] for thing in range(len(sheet))} == {"MULTILEADER"}
    assert len({sheet.handles(thing) for thing in range(len(sheet))}) == 1  # each part is the whole of it
    assert sheet.elsewhere == {"paper": 0}
    assert next(layer.count for layer in sheet.layers if layer.name == "0") == 1


def test_rules_see_no_shape(drawing):
    entities = drawing(lambda space, _: leader(space)).entities
    (row,) = np.flatnonzero(entities.type.where("MULTILEADER".__eq__)).tolist()
    assert entities.shape[row] == NOTHING
    assert entities.geometry[row] is None
    assert entities.text[row] == "建筑物"


@pytest.mark.parametrize(
    ("arrow", "filled", "reach"), [("", 1, -26.7), ("DOT", 1, -28.3), ("NONE", 0, -30), ("OPEN30", 0, -30)]
)
def test_heads_are_what_their_block_is_named_after(drawing, arrow, filled, reach):
    sheet = sheet_of(drawing(lambda space, _: leader(space, points=((-30, -20),), arrow=arrow)))
    assert len(things(sheet, FILL)) == filled
    longest = max(lines(sheet), key=lambda string: np.ptp(string[:, 1]))
    assert longest[:, 0].min() == pytest.approx(reach, abs=0.5)


def test_a_short_piece_has_no_head_and_invisible_lines_are_none(drawing):
    sheet = sheet_of(drawing(lambda space, _: leader(space, points=((-16, -5),))))
    assert len(things(sheet, FILL)) == 0
    assert len(things(sheet, STROKE)) == 1
    sheet = sheet_of(drawing(lambda space, _: leader(space, kind=LeaderType.none)))
    assert [sheet.columns["kind"][thing] for thing in range(len(sheet))] == [TEXT]


def test_a_smooth_line_goes_through_its_points_without_a_corner(drawing):
    points = ((-40, -30), (-30, 10))
    sheet = sheet_of(drawing(lambda space, _: leader(space, points=points, kind=LeaderType.splines)))
    pieces = [string for string in lines(sheet) if len(string) == 2]
    assert len(pieces) > 20
    assert min(np.hypot(*(string - points[1]).T).min() for string in pieces) < 1e-6
    last = max(pieces, key=lambda string: string[:, 0].max())
    assert np.degrees(np.arctan2(*np.abs(last[1] - last[0])[::-1])) < 10  # along the dogleg


def test_what_a_reference_shows_is_turned_and_larger(drawing):
    def draw(space, document):
        block = document.blocks.new("B")
        leader(block)
        space.add_blockref("B", (100, 50), dxfattribs={"xscale": 2, "yscale": 2, "rotation": 90})

    sheet = sheet_of(drawing(draw))
    (text,) = things(sheet, TEXT)
    assert sheet.columns["text/height"] == pytest.approx([5.0])
    assert sheet.columns["text/turn"] == pytest.approx([np.pi / 2])
    assert sheet.labels["text"][text] == "建筑物"
    points = np.concatenate([string + sheet.origin for string in sheet.strings(things(sheet, FILL))[0]])
    assert np.hypot(*(points - (100 + 40, 50 - 60)).T).min() == pytest.approx(0, abs=1e-6)
    assert {len(sheet.handles(thing)) for thing in range(len(sheet))} == {2}


def test_letters_have_their_own_colour(drawing):
    def draw(space, _):
        leader(space, color=1)
        leader(space, (0, 50), color=(0, 0, 255))
        leader(space, (0, 100))

    sheet = sheet_of(drawing(draw))
    assert sheet.columns["color"][things(sheet, TEXT)].tolist() == [1, TRUE + 255, 7]


def test_what_breaks_off_or_is_no_number_is_left_out(tmp_path, drawing):
    drawing(lambda space, _: leader(space))
    text = (tmp_path / "drawing.dxf").read_text(encoding="utf-8")
    begin = text.index("LEADER_LINE{")
    for spoilt in (text[:begin] + text[begin:].replace("\n 10\n", "\n 10\nx", 1), text.replace("LEADER_LINE{", "}", 1)):
        (tmp_path / "spoilt.dxf").write_text(spoilt, encoding="utf-8")
        sheet = sheet_of(read_deliverable(tmp_path / "spoilt.dxf").drawings[0])
        assert "建筑物" in [sheet.labels["text"][thing] for thing in range(len(sheet))]


@pytest.mark.parametrize("framed", [False, True])
def test_a_text_has_a_line_around_it_where_the_leader_says_so(drawing, framed):
    def draw(space, _):
        leader(space)
        space.query("MULTILEADER").first.dxf.has_text_frame = framed

    sheet = sheet_of(drawing(draw))
    assert sheet.columns["text/framed"].tolist() == [framed]
    assert 0 < sheet.columns["text/margin"][0] < 2


def bubble(space, document, *, told):
    """A leader with a block: a rectangle of 4 by 2 around its base, with an attribute where ``told``."""
    block = document.blocks.new("BUBBLE", base_point=(2, 1))
    block.add_lwpolyline([(0, 0), (4, 0), (4, 2), (0, 2)], close=True)
    if told:
        block.add_attdef("N", (1, 1), height=1)
    builder = space.add_multileader_block("Standard")
    builder.set_content(name="BUBBLE", scale=2)
    builder.add_leader_line(LEFT, [Vec2(-30, -20)])
    builder.build(insert=Vec2(0, 0), rotation=90)


@pytest.mark.parametrize("told", [False, True])
def test_the_lines_of_a_block_stand_at_its_leader_and_what_else_it_holds_is_told(drawing, told):
    sheet = sheet_of(drawing(lambda space, document: bubble(space, document, told=told)))
    boxes = sheet.columns["box"] + np.tile(sheet.origin, 2)
    assert any(box == pytest.approx([-2, -4, 2, 4]) for box in boxes)
    assert sheet.elsewhere == {"paper": 0, **({"MULTILEADER": 1} if told else {})}


def test_a_block_of_a_leader_in_a_reference_moves_with_it(drawing):
    def draw(space, document):
        bubble(document.blocks.new("OUTER"), document, told=False)
        space.add_blockref("OUTER", (100, 50), dxfattribs={"xscale": 3, "yscale": 3})

    sheet = sheet_of(drawing(draw))
    boxes = sheet.columns["box"] + np.tile(sheet.origin, 2)
    assert any(box == pytest.approx([94, 38, 106, 62]) for box in boxes)
