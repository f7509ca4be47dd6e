"""Nothing is cut where room is short: dialogs, boxes, short lists, the strip above a result."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from surveycheck.ui.app import clean
from surveycheck.ui.boxes import WIDEST, breakable, warn
from surveycheck.ui.choosing import target_dialog
from surveycheck.ui.findings.texts import Text
from surveycheck.ui.findings.wrapped import in_lines
from surveycheck.ui.fitted import FittedDialog
from surveycheck.ui.pressing import Pressing
from surveycheck.ui.session import Session
from surveycheck.ui.supervision.few import FewRows, shared
from surveycheck.ui.views.changes import MOST_WRAPPED, ChangesView
from surveycheck.ui.views.labels import plain, unbroken
from surveycheck.ui.views.packs import PackButton
from surveycheck.ui.views.tabs import Tabs
from surveycheck.ui.workshop import ExerciseDialog
from surveycheck.ui.workshop.places import words

from surveycheck import Mark

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_dialog_is_as_tall_as_its_broken_words(qtbot):
    from PySide6.QtWidgets import QVBoxLayout

    dialog = FittedDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    label, boxes = plain("long words " * 40), [QCheckBox(str(n)) for n in range(5)]
    for part in (label, *boxes):
        column.addWidget(part)
    dialog.setMinimumWidth(500)
    dialog.show()
    assert label.height() >= label.heightForWidth(label.width())
    assert all(box.height() >= box.sizeHint().height() for box in boxes)
    assert dialog.height() == column.totalHeightForWidth(dialog.width())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_stages_of_an_exercise_are_whole(qtbot, lang):
    dialog = ExerciseDialog(lang)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    intro = dialog.findChild(QLabel)
    intro.setText(intro.text() * 3)  # as many lines as another language may need
    dialog.show()
    assert all(box.height() >= box.sizeHint().height() for box in dialog.stages.values())
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())


def test_a_long_path_in_a_box_is_not_cut(qtbot, parent):
    path = "/folder/" + "a-long-name-" * 5 + ".zip"
    box = warn(parent, "—", path)
    label = next(one for one in box.findChildren(QLabel) if one.objectName() == "qt_msgbox_informativelabel")
    assert label.text() == path
    assert label.minimumWidth() >= min(WIDEST, label.fontMetrics().horizontalAdvance(path))
    box.reject()


def test_a_path_that_is_too_long_for_any_box_goes_on_in_the_next_line(qtbot, parent):
    path = "/" + "/".join(["folder"] * 60)
    box = warn(parent, "—", path)
    label = next(one for one in box.findChildren(QLabel) if one.objectName() == "qt_msgbox_informativelabel")
    assert label.text() == breakable(path) != path
    box.reject()


def test_narrow_columns_have_all_they_want_and_the_others_the_same():
    assert shared([60, 300, 50, 500], 510) == [60, 200, 50, 200]
    assert shared([60, 150, 50, 500], 510) == [60, 150, 50, 250]


def test_words_of_a_short_list_are_broken_where_columns_are_narrow(qtbot):
    rows = FewRows("none", "list", [("A", lambda row: row[0], None), ("B", lambda row: row[1], None)])
    qtbot.addWidget(rows)
    rows.resize(260, 300)
    rows.show()
    rows.show_rows([("one", "two"), ("contents of the technical summary", "the first case differs by two metres")])
    table = rows.table
    assert table.rowHeight(1) > table.rowHeight(0)
    for column in (0, 1):
        room = QRect(0, 0, table.columnWidth(column) - 12, 10_000)
        text = table.item(1, column).text()
        needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
        assert table.rowHeight(1) >= needed


def test_the_title_of_a_pack_gives_way_and_its_tip_has_all_of_it(qtbot):
    button = PackButton(Session())
    qtbot.addWidget(button)
    title = "a pack with quite a long title (reference edition) & more"
    button._say(title)
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    button.show()
    button.resize(button.sizeHint())
    assert button.text() == title.replace("&", "&&")
    button.resize(button.minimumSizeHint())
    assert button.text().endswith("…")
    assert button.toolTip().startswith(title)


def test_both_letters_of_a_place_say_where_they_lead():
    mark = Mark(file="a.dxf", at=(2.0, 1.0))
    assert words(mark, "en").replace("\u00a0", " ").endswith("X (north) 1.000  Y (east) 2.000")
    assert words(mark, "zh").replace("\u00a0", " ").replace("\u2060", "").endswith("X（北） 1.000  Y（东） 2.000")
    assert "X\u2060（" in unbroken("X（北）")


class Board:
    """A clipboard; the one of a screen in memory is nobody's."""

    def __init__(self, text, own):
        self.text, self.ownsClipboard = lambda: text, lambda: own
        self.setText = lambda other: setattr(self, "text", lambda: other)


@pytest.mark.parametrize("own", [True, False])
def test_a_copied_path_has_no_places_to_break(own):
    board = Board(breakable("/folder/a-long.name"), own)
    clean(board)
    assert board.text() == ("/folder/a-long.name" if own else breakable("/folder/a-long.name"))


@pytest.mark.parametrize(("start", "adds"), [("", False), ("/nowhere/GEO-01.html", True)])
def test_a_name_that_is_typed_without_an_ending_gets_one(qtbot, parent, start, adds):
    dialog = target_dialog(parent, "—", start, "网页 (*.html)", adds)
    dialog.selectFile("lesson")
    assert dialog.selectedFiles()[0].endswith("lesson.html")
    assert dialog.testOption(dialog.Option.DontConfirmOverwrite) is adds


def test_a_page_that_went_comes_back_unless_another_was_chosen(qtbot):
    pages = [QWidget() for _ in range(3)]
    tabs = Tabs([(page, name, name) for page, name in zip(pages, ("layers", "grade", "manual"), strict=True)])
    qtbot.addWidget(tabs)
    for chosen, back in ((None, pages[2]), (pages[1], pages[1]), (pages[0], pages[0])):
        tabs.setCurrentWidget(pages[2])
        tabs.show_page(pages[2], False)
        assert tabs.currentWidget() is pages[0]
        if chosen is not None:
            tabs.setCurrentWidget(chosen)
        tabs.show_page(pages[2], True)
        assert tabs.currentWidget() is back


def test_enter_presses_the_button_that_has_the_focus(qtbot):
    application = QApplication.instance()
    pressing, pressed = Pressing(application), []
    page = QWidget()
    qtbot.addWidget(page)
    buttons = [QPushButton(page), QToolButton(page)]
    for button in buttons:
        button.clicked.connect(lambda _=False, one=button: pressed.append(one))
        application.focusChanged.emit(None, button)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        qtbot.keyClick(button, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        button.setEnabled(False)
        qtbot.keyClick(button, Qt.Key.Key_Return)
        application.focusChanged.emit(button, None)
        button.setEnabled(True)
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [buttons[0]] * 2 + [buttons[1]] * 2
    pressing.stop()


def test_a_title_loses_its_bracket_before_its_words_are_cut(qtbot):
    button = PackButton(Session())
    qtbot.addWidget(button)
    button._say("as-built survey data check of the city (reference edition)")
    button.show()
    wide = button.sizeHint()
    button.resize(wide.width() - 40, wide.height())
    assert button.text() == "as-built survey data check of the city"
    assert "(reference edition)" in button.toolTip()
    button._say("宁波市竣工综合测绘数据检查（参考版）")
    button.resize(button.sizeHint().width() - 20, wide.height())
    assert button.text() == "宁波市竣工综合测绘数据检查"


@pytest.mark.parametrize("size", [8.25, 9.5, 10.3, 11.7, 13.1])
@pytest.mark.parametrize(
    "text", ["boundary points of the parcel: 0.387 m, beyond 0.100 m", "界址点平面误差超过限差为粗差" * 3]
)
def test_a_text_is_broken_into_its_lines_and_ends_in_dots_only_where_there_is_more(qtbot, text, size):
    font = QApplication.font()
    font.setPointSizeF(size)
    advance = QFontMetrics(font).horizontalAdvance
    whole = advance(text)
    assert in_lines(text, font, whole, 2) == [text]
    two = in_lines(text, font, round(whole * 0.62), 2)
    assert len(two) == 2
    assert "".join(two).replace(" ", "") == text.replace(" ", "")
    cut = in_lines(text, font, round(whole * 0.3), 2)
    assert len(cut) == 2
    assert cut[1].endswith("…")
    assert not cut[0].endswith("…")
    assert max(map(advance, cut)) <= round(whole * 0.3)
    assert in_lines("", font, 50, 2) == []


def test_the_name_of_a_coordinate_stays_together_and_shows_no_code(qtbot):
    text = Text("宗地图.dxf · X（北） 3307197.405")
    qtbot.addWidget(text)
    assert "X\u2060（北）" in text.toPlainText()
    assert "U+2060" not in text.toPlainText()
    assert "U+202E" in Text("a\u202eb").toPlainText()


def test_changes_begin_with_the_worst_and_their_words_have_the_lines_they_need(qtbot):
    def found(code, severity, words="words"):
        return SimpleNamespace(code=code, severity=severity, message=words, message_en=words)

    long = "the long message of a finding that no narrow page has room for in one line"
    still = [SimpleNamespace(new=one) for one in (found("N-1", "note"), found("A-1", "A", long), found("C-1", "C"))]
    view = ChangesView(Session())
    qtbot.addWidget(view)
    view.resize(260, 400)
    view.show()
    view._fill(SimpleNamespace(appeared=(), reopened=(), still=still, unknown=(), fixed=()))
    group = view.topLevelItem(1)
    assert [group.child(number).text(0)[:3] for number in range(3)] == ["A-1", "C-1", "N-1"]
    rows = [view.visualItemRect(group.child(number)).height() for number in range(3)]
    assert rows[0] > rows[1] == rows[2]
    many = [SimpleNamespace(new=found("C-1", "C", long))] * (MOST_WRAPPED + 1)
    view._fill(SimpleNamespace(appeared=(), reopened=(), still=many, unknown=(), fixed=()))
    assert view.uniformRowHeights()
