"""What a check is given beside deliverable and pack: kept for each deliverable, part of what makes a result stale."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QMessageBox
from surveycheck.ui.checker import Checker
from surveycheck.ui.order import Order, remember, remembered
from surveycheck.ui.session import DONE, Session
from surveycheck.ui.settings import DECISIONS, Settings
from surveycheck.ui.setup.dialog import SetupDialog, choices_of
from surveycheck.ui.window import Window

from surveycheck import shipped_samples

pytestmark = pytest.mark.needs_qt
FAKE = str(Path(__file__).with_name("fake_checker.py"))
SAMPLES = {sample.name: sample for sample in shipped_samples()}


@pytest.fixture
def settings(tmp_path):
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def checked(qtbot, settings, tmp_path):
    """A window on a drawing that has been checked."""
    file = tmp_path / "parcels.dxf"
    file.write_bytes(SAMPLES["parcels-gap"].path.read_bytes())
    session = Session(settings=settings)
    made = Window(session)
    qtbot.addWidget(made)
    made.show()
    session.open(file)
    qtbot.waitUntil(lambda: session.state == DONE, timeout=60000)
    return made


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(Path("a")), ()),
        (Order(Path("a"), "ningbo", stage="竣工"), ("--pack", "ningbo", "--stage", "竣工")),
        (Order(Path("a"), earlier="b", survey="c.csv"), ("--earlier", "b", "--check-survey", "c.csv")),
        (Order(Path("a"), waivers="w", decisions="d"), ("--waivers", "w", "--decisions", "d")),
        (Order(Path("a"), since="o.json"), ("--since", "o.json")),
        (Order(Path("a"), roles=("AREA=A", "LINE=L")), ("--as", "AREA=A", "--as", "LINE=L")),
    ],
)
def test_an_order_says_what_the_command_line_understands(order, words):
    assert order.arguments() == words


def test_what_was_set_for_a_deliverable_is_there_the_next_time(settings):
    order = Order(Path("x"), "geometry", ("AREA=A",), "竣工", "old", "m.csv", "w.toml", since="before.json")
    remember(settings, order)
    assert remembered(settings, Order(Path("x"))) == order
    assert remembered(settings, Order(Path("y"))) == Order(Path("y"))
    other = remembered(settings, Order(Path("x"), "ningbo"))  # its stages and layers are others
    assert (other.pack, other.roles, other.stage, other.survey) == ("ningbo", (), "", "m.csv")
    assert remembered(settings, Order(Path("x"), "geometry", ("LINE=B",))).roles == ("LINE=B",)
    remember(settings, Order(Path("x")))
    assert remembered(settings, Order(Path("x"))) == Order(Path("x"))


def test_packs_say_what_can_be_chosen():
    assert choices_of("geometry").layers
    ningbo = choices_of("ningbo")
    assert not ningbo.layers
    assert len(ningbo.stages) > 1
    assert all(zh and en and zh != en for zh, en in ningbo.stages)


def test_settings_make_the_result_stale_until_they_are_checked_or_taken_back(qtbot, checked, tmp_path):
    session, before = checked.session, checked.session.order
    dialog = SetupDialog(session, checked)
    qtbot.waitUntil(lambda: dialog.form.isRowVisible(dialog.areas), timeout=10000)
    dialog.areas.setText("PARCEL，OTHER")
    dialog.later.click()
    assert session.order.roles == ("AREA=PARCEL", "AREA=OTHER")
    assert checked.result.verdict.stale.isVisible()
    assert checked.result.verdict.stale.text().startswith("设置")
    assert checked.result.setup.text().endswith("1")
    session.change(before)
    assert not session.stale
    dialog = SetupDialog(session, checked)
    dialog.areas.setText("PARCEL")
    dialog.now.click()
    qtbot.waitUntil(lambda: session.state == DONE, timeout=60000)
    assert not session.stale
    assert session.comparison is not None or qtbot.waitSignal(session.compared, timeout=20000)
    assert remembered(session.settings, Order(session.path)).roles == ("AREA=PARCEL",)


def test_a_path_that_leads_nowhere_is_told_and_not_taken(checked):
    dialog = SetupDialog(checked.session, checked)
    dialog.paths["earlier"].edit.setText("/there/is/no/such")
    assert not dialog.now.isEnabled()
    assert "前一阶段成果" in dialog.message.text()
    dialog.paths["earlier"].edit.clear()
    assert dialog.now.isEnabled()


def test_the_inspectors_file_is_kept_for_all_deliverables(checked, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text("", encoding="utf-8")
    dialog = SetupDialog(checked.session, checked)
    dialog.paths["decisions"].edit.setText(str(mine))
    dialog.later.click()
    assert checked.session.settings.text(DECISIONS) == str(mine)
    assert checked.result.verdict.stale.text().startswith("豁免")


def drop(window, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))


def test_a_table_that_is_dropped_is_offered_as_check_survey(qtbot, checked, tmp_path):
    sheet = tmp_path / "检测.csv"
    sheet.write_text("a\n", encoding="utf-8")
    drop(checked, sheet)
    (dialog,) = checked.findChildren(SetupDialog)
    assert dialog.paths["survey"].text == str(sheet)
    dialog.later.click()
    assert checked.session.order.survey == str(sheet)
    assert checked.session.stale


def test_a_table_alone_asks_for_a_deliverable(qtbot, tmp_path):
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(b"")
    made = Window(Session(Checker(command=(sys.executable, FAKE, "ok"))))
    qtbot.addWidget(made)
    drop(made, sheet)
    (box,) = made.findChildren(QMessageBox)
    assert "请先打开成果" in box.text()
    assert not made.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)[1:]


def test_another_standard_grades(qtbot, settings):
    session = Session(settings=settings)
    window = Window(session)
    qtbot.addWidget(window)
    session.open(SAMPLES["14-check-measurements"].path)
    qtbot.waitUntil(lambda: session.state == DONE, timeout=60000)
    assert session.report.grade.standard == "GB/T 24356-2023"
    shown = SetupDialog(session, window)
    shown.open()
    qtbot.waitUntil(lambda: shown.standard.count() > 1, timeout=20000)
    shown.standard.setCurrentIndex(shown.standard.findData("GB/T 24356-2009"))
    shown._take(now=True)
    qtbot.waitUntil(lambda: session.state == DONE, timeout=60000)
    assert session.order.arguments()[-2:] == ("--standard", "GB/T 24356-2009")
    assert session.report.grade.standard == "GB/T 24356-2009"
    assert remembered(settings, Order(session.path)).standard == "GB/T 24356-2009"
    assert session.order.by("ningbo").standard == ""
