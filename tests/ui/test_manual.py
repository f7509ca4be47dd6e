"""Manual items in the window: an inspector notes them beside the deliverable, others look, the result is stale then."""

from __future__ import annotations

import shutil

import pytest
from surveycheck.ui.session import DONE, Session
from surveycheck.ui.window import Window

from surveycheck import manual_beside, read_manual, shipped_samples

pytestmark = pytest.mark.needs_qt
SAMPLES = {sample.name: sample for sample in shipped_samples()}


@pytest.fixture
def window(qtbot, tmp_path):
    file = tmp_path / SAMPLES["14-check-measurements"].path.name
    shutil.copy(SAMPLES["14-check-measurements"].path, file)
    made = Window(Session())
    qtbot.addWidget(made, before_close_func=lambda shown: shown.session.checker.discard())
    made.show()
    made.session.open(file)
    qtbot.waitUntil(lambda: made.session.state == DONE, timeout=60000)
    made.result.tabs.setCurrentWidget(made.result.manual)
    return made


def rows(view):
    return {
        view.table.topLevelItem(n).text(0): view.table.topLevelItem(n).text(1)
        for n in range(view.table.topLevelItemCount())
    }


def choose(view, title):
    found = next(n for n in range(view.table.topLevelItemCount()) if view.table.topLevelItem(n).text(0) == title)
    view.table.setCurrentItem(view.table.topLevelItem(found))


def test_an_inspector_notes_a_failure_and_it_deducts(qtbot, window):
    view, session = window.result.manual, window.session
    before = session.report.grade.score
    assert set(rows(view).values()) == {"未检"}
    assert not view.form.isVisible()
    assert "检查员" in view.message.toPlainText()
    session.set_hat("inspector")
    window.result.tabs.setCurrentWidget(view)
    choose(view, "现场照片")
    assert view.form.severity.currentText() == "C"  # the usual class
    assert not view.form.severity.isVisible()
    view.form.result.setCurrentIndex(view.form.result.findData("fail"))
    assert not view.form.save.isEnabled()
    view.form.name.setText("李检")
    view.form.note.setText("<b>模糊</b>")
    view.form.save.setFocus()
    view.form.save.click()
    assert window.focusWidget() is view.form.save, "whoever notes item after item stays in the form"
    (one,) = read_manual(manual_beside(session.path)).results
    assert (one.item, one.result, one.severity, one.note) == ("photographs", "fail", "C", "<b>模糊</b>")
    assert rows(view)["现场照片"] == "不通过 C"
    assert window.result.verdict.stale.text().startswith("人工检查")
    session.again()
    qtbot.waitUntil(lambda: session.state == DONE, timeout=60000)
    assert session.report.grade.score < before
    assert not session.stale
    assert rows(view)["现场照片"] == "不通过 C"


def test_a_result_is_taken_back(qtbot, window):
    view = window.result.manual
    window.session.set_hat("inspector")
    for result in ("pass", "open"):
        choose(view, "签字盖章")
        view.form.result.setCurrentIndex(view.form.result.findData(result))
        view.form.name.setText("李检")
        view.form.save.click()
    assert read_manual(manual_beside(window.session.path)).results == ()
    assert rows(view)["签字盖章"] == "未检"


def test_a_damaged_file_is_told_and_stays(window):
    view, file = window.result.manual, manual_beside(window.session.path)
    window.session.set_hat("inspector")
    file.write_text("x = \n", encoding="utf-8")
    view.refresh()
    assert "第 1 行" in view.message.toPlainText()
    assert not view.form.isVisible()
