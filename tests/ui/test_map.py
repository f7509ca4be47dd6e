"""The map: what is opened is shown, a pan moves a picture, findings lie upon it, hands pick and measure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette
from surveycheck.ui.findings.paint import tone
from surveycheck.ui.map import LayersPanel, MapBar, MapView, marks
from surveycheck.ui.map.paint import Paths, Scene, paint
from surveycheck.ui.map.texts import wrapped
from surveycheck.ui.map.viewport import Viewport

from surveycheck.geometry.sketch import sketch
from surveycheck.map import read_sheet, write_sheets
from surveycheck.model import Model

pytestmark = pytest.mark.needs_qt

ROWS = [
    {
        "layer": "JZD",
        "points": [(0, 0), (100, 0), (100, 60), (0, 60)],
        "closed": True,
        "code": "300000",
        "handle": "A1",
    },
    {"layer": "DLSS", "points": [(0, 30), (100, 30)], "handle": "B1", "color": 1},
    {"layer": "GCD", "wkt": "POINT (50 50)", "handle": "C1"},
    {"layer": "ZJ", "wkt": "POINT (20 15)", "text": "<b>示例路</b>", "height": 3, "handle": "D1"},
]


def finding(name, at, **more):
    plain = {
        "id": name,
        "severity": "B",
        "file": "drawing.dxf",
        "layer": "JZD",
        "at": at,
        "others": [],
        "state": "open",
    }
    return {**plain, "title": "未闭合", "title_en": "open", "message": "缺口", "message_en": "gap", **more}


@pytest.fixture
def sheet_of(tmp_path):
    """The map of a sketched drawing, as the window gets it."""

    def make(rows, **more):
        drawing = sketch(rows, **more)
        return read_sheet(write_sheets(Model("x", drawings=(drawing,)), tmp_path)[0])

    return make


@pytest.fixture
def shown(qtbot, sheet_of):
    """A map that shows a sketched drawing, once its picture is whole."""

    def make(rows=ROWS, **more):
        view = MapView()
        qtbot.addWidget(view)
        view.resize(600, 400)
        view.show()
        view._loaded(view._loads, [sheet_of(rows, **more)])
        settled(qtbot, view)
        return view

    return make


def settled(qtbot, view):
    """Wait for the picture with its margin."""
    qtbot.waitUntil(view.settled, timeout=10000)


def pixel(view, x, y):
    east, north = view.scene.sheet.origin
    return view.viewport.pixel(x - east, y - north)


def red(image, place):
    """A red line, perhaps between two rows of pixels."""
    colour = image.pixelColor(place)
    return colour.red() > 230 and colour.green() < 200


def click(qtbot, view, x, y):
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, x, y).toPoint())


def test_a_pan_moves_the_picture_and_paints_nothing(qtbot, shown):
    view = shown()
    painted = view.renderer.count
    before = view.grab().toImage()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 200))
    qtbot.mouseMove(view, QPoint(330, 210))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(330, 210))
    after = view.grab().toImage()
    assert view.renderer.count == painted
    corner = pixel(view, 0, 30).toPoint()
    assert red(after, corner + QPoint(40, 0))
    assert red(before, corner + QPoint(10, -10))
    assert not red(before, corner + QPoint(40, 0))


def test_a_pan_beyond_the_margin_asks_for_a_new_picture(qtbot, shown):
    view = shown()
    painted = view.renderer.count
    view.look_at(view.viewport.panned(400, 0))
    qtbot.waitUntil(lambda: view.renderer.count > painted, timeout=5000)


def test_selecting_a_finding_does_not_draw_the_map_anew(qtbot, shown):
    view = shown()
    painted = view.renderer.count
    view.set_findings(
        [finding("1", (50.0, 30.0), handles=("A1",), others=[{"file": "drawing.dxf", "at": (20.0, 15.0)}])]
    )
    plain = view.grab().toImage()
    view.select("1")
    chosen = view.grab().toImage()
    assert plain != chosen
    assert view.renderer.count == painted
    assert [list(things) for things in view._witnesses] == [[0], []]


def test_a_finding_outside_is_moved_to(qtbot, shown):
    view = shown()
    view.look_at(view.viewport.zoomed(8.0))
    view.set_findings([finding("1", (0.0, 0.0))])
    assert not view.rect().contains(pixel(view, 0, 0).toPoint())
    view.select("1")
    qtbot.waitUntil(lambda: view.rect().contains(pixel(view, 0, 0).toPoint()), timeout=3000)


@pytest.mark.parametrize(("part", "grows"), [(0.1, True), (0.2, False)])
def test_a_subject_of_a_tenth_of_the_window_is_enlarged(qtbot, shown, part, grows):
    side = 60 * part
    corners = [(40, 30), (40 + side, 30), (40 + side, 30 + side), (40, 30 + side)]
    view = shown([*ROWS, {"layer": "JZD", "points": corners, "closed": True, "handle": "E1"}])
    before = view.viewport.scale
    view.set_findings([finding("1", (41.0, 31.0), handles=("E1",))])
    view.select("1")
    view.arrive()
    assert (view.viewport.scale > 1.5 * before) == grows


def test_a_move_does_not_go_on_in_another_drawing(qtbot, shown, tmp_path):
    view = shown()
    folder = tmp_path / "other"
    folder.mkdir()
    drawing = sketch([{"points": [(0, 0), (900, 900)], "handle": "1"}], file="other.dxf")
    other = read_sheet(write_sheets(Model("y", drawings=(drawing,)), folder)[0])
    view._loaded(view._loads, [view.scene.sheet, other])
    view.set_findings([finding("one", (1, 1), handles=["A1"]), finding("two", None, file="other.dxf")])
    view.zoom_in()
    view.select("one")
    view.look_at(Viewport(3.0, 3.0, 99.0, view.width(), view.height()), softly=True)
    view.set_drawing("other.dxf")
    qtbot.wait(400)
    assert view.viewport.scale < 1
    view.set_drawing("drawing.dxf")
    assert view.viewport.scale == 99.0
    view.select("two")
    assert view.drawing() == "other.dxf", "a finding of a whole drawing shows it"


def test_a_click_on_a_mark_names_the_finding(qtbot, shown):
    view = shown()
    view.set_findings([finding("1", (50.0, 30.0)), finding("2", (90.0, 50.0), severity="A")])
    with qtbot.waitSignal(view.finding_clicked) as told:
        click(qtbot, view, 90, 50)
    assert told.args == ["2"]


def test_findings_in_one_place_are_gone_through(qtbot, shown):
    view = shown()
    view.set_findings([finding(str(n), (50.0, 30.0)) for n in range(3)])
    view.finding_clicked.connect(view.select)
    chosen = []
    for _ in range(4):
        click(qtbot, view, 50, 30)
        chosen.append(view.selected())
    assert chosen == ["0", "1", "2", "0"]


def test_dense_findings_are_gathered_with_their_number(shown):
    view = shown()
    view.set_findings([finding(str(n), (50.0 + n % 100 / 1000, 30.0), severity="AD"[n > 0]) for n in range(100_000)])
    seen = view.marks()
    assert sum(mark.count for mark in seen) == 100_000
    assert len(seen) <= 2
    assert "A" in {mark.severity for mark in seen}


def test_a_veiled_map_does_not_tell_what_is_wrong(shown):
    view = shown()
    view.set_findings([finding("1", (50.0, 30.0), message="超出 3 m")])
    assert "超出" in view.tooltip_words(pixel(view, 50, 30))
    view.set_veiled(True)
    assert view.tooltip_words(pixel(view, 50, 30)) == ""


def test_hostile_text_in_a_tooltip_stays_text(shown):
    view = shown()
    view.set_findings([finding("1", (50.0, 30.0), message="<img src='file:///etc/passwd'><b>x</b>\u202e")])
    words = view.tooltip_words(pixel(view, 50, 30))
    assert "<b>x</b>" in words
    from surveycheck.ui.map.view import plain_tooltip

    html = plain_tooltip(words)
    assert "<b>" not in html
    assert "<img" not in html
    assert "&lt;b&gt;x" in html
    assert "\u202e" not in html


@pytest.mark.parametrize(
    ("place", "handles"),
    [((50, 0), ["A1"]), ((50, 30), ["B1", "A1"]), ((50, 50), ["C1", "A1"]), ((80, 45), ["A1"]), ((150, 90), [None])],
)
def test_what_is_under_the_pointer_is_picked_one_after_the_other(qtbot, shown, place, handles):
    view = shown()
    view.set_tool("pick")
    found = []
    view.entity_picked.connect(lambda picked: found.append(picked and picked.handle))
    for _ in handles:
        click(qtbot, view, *place)
    assert found == handles


def test_a_picked_thing_tells_what_it_is(qtbot, shown):
    view = shown()
    with qtbot.waitSignal(view.entity_picked) as told:
        click(qtbot, view, 50, 0)
    (picked,) = told.args
    assert (picked.layer, picked.type, picked.code, picked.handles) == ("JZD", "LWPOLYLINE", "300000", ("A1",))
    assert picked.area == pytest.approx(6000.0)
    assert picked.length == pytest.approx(320.0)
    assert picked.xdata["SOUTH"][0] == (1000, "300000")


def test_distance_and_area_snap_to_vertices(qtbot, shown):
    view = shown()
    view.set_tool("area")
    told = []
    view.measured.connect(told.append)
    for x, y in ((1, 1), (99, 1), (100.5, 60), (0, 59)):
        click(qtbot, view, x, y)
    assert told[-1].value == pytest.approx(6000.0)
    assert told[-1].points[0] == (0.0, 0.0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told[-1].done


@pytest.mark.parametrize("east", [0.0, 500_000.0, 40_000_000.0])
def test_far_from_the_origin_nothing_is_lost(qtbot, shown, east):
    rows = [
        {"layer": "JZD", "points": [(east + x, 3e6 + y) for x, y in ((0, 0), (1e-3, 0), (1e-3, 1e-3))], "closed": True}
    ]
    view = shown(rows)
    assert view.scene.sheet.columns["area"][0] == pytest.approx(5e-7, rel=1e-4)
    box = view.viewport.box
    assert box[2] - box[0] == pytest.approx(1e-3 * 600 / 400, rel=0.2)
    x, y = view.place(QPointF(300, 200))
    assert (x - east, y - 3e6) == (pytest.approx(5e-4, abs=2e-5), pytest.approx(5e-4, abs=2e-5))
    assert _inked(view) > 200


def _inked(view):
    image = view.grab().toImage()
    ground = view.look.ground.rgb()
    return sum(image.pixel(x, y) != ground for x in range(20, 580, 1) for y in range(20, 340, 4))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"layer": "0", "wkt": "POINT (7 7)"}],
        [{"layer": "0", "points": [(float("nan"), 0), (1, 1)]}],
        [{"layer": "0", "points": [(1e300, 0), (-1e300, 1)]}],
        [{"layer": "0", "points": [(1e14, 0), (-1e14, 1)]}],
        [{"layer": "0", "wkt": "POINT (7 7)", "text": "x", "height": 1e300}],
    ],
)
def test_odd_drawings_are_shown(shown, rows):
    view = shown(rows)
    view.fit()
    view.look_at(view.viewport.zoomed(1e12))
    view.look_at(view.viewport.zoomed(1e-20))
    assert not view.grab().isNull()


def test_a_stray_does_not_make_the_drawing_a_dot(shown):
    rows = [{"layer": "0", "wkt": f"POINT ({n % 10} {n // 10})"} for n in range(100)] + [
        {"layer": "0", "wkt": "POINT (9e6 0)"}
    ]
    view = shown(rows)
    assert view.scene.sheet.strays == 1
    assert view.viewport.box[2] - view.viewport.box[0] < 20
    view.fit_all()
    assert view.viewport.box[2] - view.viewport.box[0] > 9e6


def test_layers_are_listed_counted_and_switched(qtbot, shown):
    view = shown()
    panel = LayersPanel(view)
    qtbot.addWidget(panel)
    view.set_findings([finding("1", (50.0, 30.0)), finding("2", (50.0, 30.0), layer="dlss")])
    rows = {row.name: row for row in view.layers()}
    assert {name: (row.count, row.findings) for name, row in rows.items() if row.count} == {
        "JZD": (1, 1), "DLSS": (1, 1), "GCD": (1, 0), "ZJ": (1, 0),
    }  # fmt: skip
    line = pixel(view, 25, 30).toPoint()
    assert red(view.grab().toImage(), line)
    view.set_layer_visible("DLSS", False)
    settled(qtbot, view)
    assert view.grab().toImage().pixelColor(line) == view.look.ground
    view.show_only(["DLSS"])
    assert [row.name for row in view.layers() if row.visible] == ["DLSS"]
    view.layers_as_in_file()
    assert all(row.visible for row in view.layers())
    name = panel.sorted.index(0, 0)
    assert panel.table.textElideMode() == Qt.TextElideMode.ElideLeft, "layers of a reference differ at their end"
    assert name.data() in name.data(Qt.ItemDataRole.ToolTipRole)


def test_the_bar_tells_both_conventions(qtbot, shown):
    view = shown()
    bar = MapBar(view)
    qtbot.addWidget(bar)
    view.pointer_moved.emit(1234.5, 99.25)
    assert bar.place.text() == "测量 X 99.250  Y 1234.500\nCAD x 1234.500  y 99.250"
    assert bar.place.isVisibleTo(view), "upon the map: the row of tools has no room for them in a small window"
    assert view.rect().contains(bar.place.geometry())
    view.resize(view.width() + 200, view.height() + 100)
    assert bar.place.geometry().right() > view.width() - 20
    bar.place.setText("")
    assert not bar.place.isVisibleTo(view)


def test_a_picture_is_as_large_as_asked(shown, tmp_path):
    view = shown()
    image = view.picture(1200, 300)
    assert (image.width(), image.height()) == (1200, 300)
    assert MapBar(view).save_picture(tmp_path / "map")
    assert (tmp_path / "map.png").stat().st_size > 1000


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two", ("one", "two")),
        ("unbreakable", ("unbreakable",)),
        ("界址点成果", ("界址", "点成", "果")),
        ("a\nb", ("a", "b")),
    ],
)
def test_lines_of_a_column_break_at_blanks_and_between_chinese_letters(qapp, text, lines):
    assert wrapped(text, 45, 20) == lines


def test_a_class_has_the_same_colour_on_the_map_as_in_the_lists():
    for dark, ground in ((False, "#f4f6f8"), (True, "#1a1d21")):
        palette = QPalette(QColor(ground))
        palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        for severity in marks.ORDER:
            assert marks.colour(severity, dark) == tone(severity, palette), severity


@pytest.mark.parametrize("turned", [(0, 30, 100, 30), (50, 0, 50, 60), (20, 0, 80, 60), (20, 60, 80, 0)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_hairline_is_a_pixel_wide_however_fine_the_screen(sheet_of, qapp, turned, ratio):
    west, south, east, north = turned
    sheet = sheet_of([{"layer": "L", "points": [(west, south), (east, north)], "handle": "1"}])
    image = paint(Scene(sheet), Viewport(0.03, 0.05, 4.0, 440, 300), ratio, Paths(), lambda: True)
    ground = image.pixelColor(2, 2).lightnessF()
    read = ((image.pixelColor(x, y).lightnessF() for y in range(image.height())) for x in range(image.width()))
    inked = sum(abs(ground - each) for column in read for each in column) / ratio**2
    length = 4.0 * ((east - west) ** 2 + (north - south) ** 2) ** 0.5
    assert 0.75 < inked / (length * abs(ground - Scene(sheet).look.ink.lightnessF())) < 1.35
