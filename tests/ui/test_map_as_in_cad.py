"""The map paints texts, points, fills and line weights as CAD programs do, and says what it leaves out."""

from __future__ import annotations

import pytest
from surveycheck.ui.map import MapBar, MapView
from surveycheck.ui.map.dots import figure, shape_of
from surveycheck.ui.map.paint import Paths, Scene, paint
from surveycheck.ui.map.viewport import Viewport

from surveycheck.geometry.sketch import sketch
from surveycheck.map import read_sheet, write_sheets
from surveycheck.model import Model
from surveycheck.model.drawing import Layer

pytestmark = pytest.mark.needs_qt

VIEW = Viewport(0.0, 0.0, 10.0, 400, 200)
"""40 by 20 units, their middle at 0, 0."""


@pytest.fixture
def sheet_of(tmp_path):
    def make(rows, **more):
        return read_sheet(write_sheets(Model("x", drawings=(sketch(rows, **more),)), tmp_path)[0])

    return make


@pytest.fixture
def painted(qapp, sheet_of):
    """The picture of a sketch around the place 0, 0."""

    def make(rows, weighed=False, **more):
        sheet = sheet_of(rows, **more)
        east, north = sheet.origin
        view = Viewport(-east, -north, VIEW.scale, VIEW.width, VIEW.height)
        return paint(Scene(sheet, weighed=weighed), view, 1.0, Paths(), lambda: True)

    return make


def ink(image, columns=range(400), rows=range(200)):
    """Pixels that are clearly darker than the ground."""
    return sum(image.pixelColor(x, y).lightnessF() < 0.6 for x in columns for y in rows)


LEFT, RIGHT, ABOVE, BELOW = range(200), range(200, 400), range(100), range(100, 200)


@pytest.mark.parametrize(
    ("flags", "columns", "rows"), [(0, RIGHT, ABOVE), (2, LEFT, ABOVE), (4, RIGHT, BELOW), (6, LEFT, BELOW)]
)
def test_a_text_is_written_on_the_side_that_it_is_flipped_to(painted, flags, columns, rows):
    turned = 180.0 if flags == 6 else 0.0  # both ways: the reader has turned it by half a turn
    image = painted([{"wkt": "POINT (0 0)", "text": "HEXEN", "height": 4, "look": [(71, flags)], "rotation": turned}])
    assert ink(image, columns, rows) > 0.95 * ink(image) > 200


def test_a_slanted_text_leans(painted):
    row = {"wkt": "POINT (0 0)", "text": "I", "height": 6}
    upright, slanted = painted([row]), painted([{**row, "look": [(51, 40.0)]}])
    edges = [
        max(x for x in RIGHT for y in ABOVE if image.pixelColor(x, y).lightnessF() < 0.6)
        for image in (upright, slanted)
    ]
    assert edges[1] - edges[0] > 20


def test_a_fill_hides_what_is_filled_before_it_but_no_line(painted):
    square = "POLYGON ((-5 -5, 5 -5, 5 5, -5 5, -5 -5))"
    fills = [{"type": "HATCH", "wkt": square, "color": color, "flags": 1} for color in (5, 1)]
    assert painted(fills[::-1]).pixelColor(170, 80).name() == "#0000ff"
    image = painted([{"points": [(-9, 0), (9, 0)], "color": 5}, *fills])
    assert image.pixelColor(170, 80).name() == "#ff0000"
    assert any(image.pixelColor(170, y).blueF() > 0.3 for y in range(97, 104))


def test_what_lies_under_a_see_through_fill_shines_through(painted):
    square = "POLYGON ((-5 -5, 5 -5, 5 5, -5 5, -5 -5))"
    fill = {"type": "HATCH", "wkt": square, "color": 1, "flags": 1, "look": [(440, 0x2000000 + 102)]}
    seen = painted([{"type": "HATCH", "wkt": square, "color": 5, "flags": 1}, fill]).pixelColor(170, 80)
    assert (seen.red(), seen.blue()) == (pytest.approx(102, abs=2), pytest.approx(153, abs=2))


@pytest.mark.parametrize(
    ("look", "share"),
    [([], 0.4), ([(440, 0x2000000 + 153)], 0.6), ([(440, 0x1000000)], 1.0), ([(440, 0x2000000 + 255)], 1.0)],
)
def test_what_does_not_say_it_is_as_see_through_as_its_layer(painted, look, share):
    square = "POLYGON ((-5 -5, 5 -5, 5 5, -5 5, -5 -5))"
    row = {"type": "HATCH", "wkt": square, "color": 5, "flags": 1, "layer": "L", "look": look}
    seen = painted([row], layers=[Layer("L", opacity=102)]).pixelColor(170, 80)
    assert seen.redF() == pytest.approx(1 - share, abs=0.02)


def test_a_line_on_a_see_through_layer_is_pale(painted):
    line = {"layer": "L", "points": [(-9, 0), (9, 0)], "color": 7}
    assert ink(painted([line], layers=[Layer("L", opacity=51)])) == 0 < ink(painted([line]))


@pytest.mark.parametrize(("first", "seen"), [(True, "#0000ff"), (False, "#ff0000")])
def test_a_gradient_lies_where_the_file_has_it_between_fills(painted, first, seen):
    square = "POLYGON ((-5 -5, 5 -5, 5 5, -5 5, -5 -5))"
    plain = {"type": "HATCH", "wkt": square, "color": 5, "flags": 1}
    gradient = {
        "type": "HATCH",
        "wkt": square,
        "look": [(450, 0), (460, 0.0), (421, 0xFF0000), (421, 0xFF0000)],
    }
    rows = [gradient, plain] if first else [plain, gradient]
    assert painted(rows).pixelColor(170, 80).name() == seen


@pytest.mark.parametrize(("weighed", "wide"), [(False, 1), (True, 8)])
def test_line_weights_are_seen_where_they_are_asked_for(painted, weighed, wide):
    image = painted([{"layer": "L", "points": [(-9, 0), (9, 0)]}], weighed, layers=[Layer("L", weight=211)])
    assert abs(ink(image, [200]) - wide) <= 1


def test_the_ground_of_an_mtext_hides_what_it_stands_on(painted):
    text = {"type": "MTEXT", "wkt": "POINT (-8 4)", "text": "a", "height": 2, "look": [(90, 2)]}
    line = {"points": [(-7.4, -9), (-7.4, 9)]}
    free = ink(painted([line, {**text, "look": []}]), range(124, 129), range(50, 90))
    hidden = ink(painted([line, text]), range(124, 129), range(50, 90))
    assert hidden < free - 5


@pytest.mark.parametrize(("look", "framed"), [([], False), ([(90, 1 | 2)], False), ([(90, 16)], True)])
def test_an_mtext_that_is_framed_has_a_line_around_it(painted, look, framed):
    text = {"type": "MTEXT", "wkt": "POINT (-8 4)", "text": "a", "height": 2, "look": look}
    image = painted([text])
    assert any(ink(image, [x], range(62, 78)) >= 14 for x in range(100, 118)) == framed


@pytest.mark.parametrize(
    ("mode", "strings"), [(0, 3), (1, 3), (2, 2), (3, 2), (4, 1), (32, 4), (33, 1), (34, 3), (64, 4), (98, 4)]
)
def test_a_point_has_the_figure_of_its_mode(mode, strings):
    assert len(figure(mode, 6.0)) == strings


@pytest.mark.parametrize(("size", "half"), [(0.0, 5.0), (-10.0, 10.0), (2.0, 10.0), (1e9, 60.0)])
def test_a_point_is_as_large_as_the_drawing_says(size, half):
    (circle, *_) = shape_of((33, size), VIEW)
    assert abs(circle).max() == pytest.approx(half)


def test_what_is_not_shown_is_said_on_the_map(qtbot, sheet_of):
    rows = [
        {"wkt": "POINT (0 0)"},
        {"points": [(0, 0), (5, 5)], "space": 1},
        *({"type": "3DSOLID", "points": [], "handle": name} for name in ("A1", "A2")),
    ]
    view = MapView()
    qtbot.addWidget(view)
    view._loaded(view._loads, [sheet_of(rows)])
    assert view.unseen_words() == "不能完整显示：3DSOLID 2；图纸空间另有 1 个对象"


def test_line_weights_are_switched_in_the_bar(qtbot, sheet_of):
    view = MapView()
    qtbot.addWidget(view)
    bar = MapBar(view)
    qtbot.addWidget(bar)
    view._loaded(view._loads, [sheet_of([{"points": [(0, 0), (5, 5)]}], header={"$LWDISPLAY": 1})])
    assert view.weighed()
    action = next(a for menu in bar.findChildren(type(bar._more)) for a in menu.actions() if a.isCheckable())
    bar._more.aboutToShow.emit()
    assert action.isChecked()
    action.trigger()
    assert not view.weighed()


@pytest.mark.parametrize(("way", "left", "middle"), [(0, 0xFF0000, 0x808000), (1, 0xFF0000, 0x00FF00)])
def test_a_gradient_goes_over_from_one_colour_into_the_other(painted, way, left, middle):
    look = [(450, way), (460, 0.0), (421, 0xFF0000), (421, 0x00FF00)]
    square = "POLYGON ((-18 -8, 18 -8, 18 8, -18 8, -18 -8))"
    image = painted([{"wkt": square, "type": "HATCH", "look": look}])
    for x, wanted in ((22, left), (200, middle)):
        seen = image.pixelColor(x, 100)
        near = [
            (wanted >> shift & 0xFF) - part for shift, part in ((16, seen.red()), (8, seen.green()), (0, seen.blue()))
        ]
        assert max(map(abs, near)) < 24, (x, seen.name())
