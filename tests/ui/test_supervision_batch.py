"""The page of the window of supervision that checks many deliverables: what it asks for, shows, and stops."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import batches
import pytest
import supervised
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox
from surveycheck.ui.settings import Settings
from surveycheck.ui.supervision.batch_run import BatchRun, Wish
from surveycheck.ui.supervision.window import SupervisionWindow

from surveycheck import from_json

pytestmark = pytest.mark.needs_qt
LONG = 60_000
FAKE = str(Path(__file__).with_name("fake_batch.py"))


def opened(qtbot, where: str, lang: str = "zh") -> SupervisionWindow:
    window = SupervisionWindow(Settings(), lang, where)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.batch.run.discard())
    window.show()
    window.tabs.setCurrentWidget(window.batch)
    qtbot.waitUntil(lambda: window.batch.pack.count() > 2, timeout=LONG)
    return window


@pytest.fixture
def fake(qtbot, tmp_path, monkeypatch):
    """A window whose batches are told by the stand-in, and what that was given."""
    given = tmp_path / "given.json"
    monkeypatch.setenv("FAKE_GIVEN", str(given))
    window = opened(qtbot, supervised.made(tmp_path / "book"))

    def run(mode: str) -> SupervisionWindow:
        window.batch.run._command = (sys.executable, FAKE, mode)
        window.batch.places.add([tmp_path])
        qtbot.mouseClick(window.batch.go, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(window.batch.model.rows) == 2, timeout=LONG)
        return window

    run.given = given
    return run


def line(page, number: int) -> list[str]:
    return [page.model.index(number, column).data() for column in range(page.model.columnCount())]


def test_two_deliverables_are_checked_shown_and_open_as_their_reports(qtbot, tmp_path):
    batches.written(tmp_path / "in", 2)
    window = opened(qtbot, str(tmp_path / "book.sqlite"))
    page = window.batch
    assert not page.go.isEnabled()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "in"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    page.pack.setCurrentIndex(page.pack.findData("geometry"))
    for new, already in ((2, 0), (0, 2)):
        with qtbot.waitSignal(page.run.ended, timeout=LONG):
            qtbot.mouseClick(page.go, left)
        assert sorted(row.path.name for row in page.model.rows) == ["D000.dxf", "D001.dxf"]
        assert (page.model.counts["new"], page.model.counts["already"]) == (new, already)
        assert {row.seconds is None for row in page.model.rows} == {not new}
        assert f"新记入 {new}，已有结果 {already}" in page.said.text()
    qtbot.waitUntil(lambda: window.submissions.model.total == 2, timeout=LONG)
    qtbot.waitUntil(lambda: window.overview.tiles["submissions"].number.text() == "2", timeout=LONG)
    page.table.setCurrentIndex(page.model.index(1, 0))
    with qtbot.waitSignal(window.report_asked, timeout=LONG) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert from_json(Path(asked.args[0]).read_text(encoding="utf-8")).name == page.model.rows[1].path.name


def test_each_deliverable_has_a_line_with_its_level_or_fault(qtbot, fake):
    page = fake("ends").batch
    qtbot.waitUntil(page.go.isEnabled, timeout=LONG)
    assert line(page, 0) == ["甲.zip", "不合格", "41", "1.5", "新记入", ""]
    name, *rest = line(page, 1)
    assert "\n" not in name
    assert rest == ["未查完", "", "", "已有结果", "无法读取"]
    assert "新记入 1，已有结果 1；合格 0，不合格 1，未查完 1" in page.said.text()
    assert page.notes.text() == "空文件夹，跳过"


def test_what_has_no_result_says_so(qtbot, fake):
    window = fake("ends")
    window.batch.table.opened.emit(window.batch.model.rows[1])
    assert "没有报告" in window.trouble.text()


def test_a_stop_is_felt_within_a_second_and_what_is_done_stays(qtbot, fake):
    page = fake("sleeps").batch
    assert not page.go.isEnabled()
    assert page.bar.isVisible()
    start = time.monotonic()
    with qtbot.waitSignal(page.run.stopped, timeout=5000):
        qtbot.mouseClick(page.stop, Qt.MouseButton.LeftButton)
    assert time.monotonic() - start < 1.0 + 0.7  # a slow machine
    assert page.said.text().startswith("已停止")
    assert len(page.model.rows) == 2
    assert page.go.isEnabled()
    assert not page.stop.isEnabled()


def test_a_batch_that_runs_is_not_ended_by_closing_the_window(qtbot, fake):
    window = fake("sleeps")
    assert not window.close()
    (box,) = window.findChildren(QMessageBox)
    assert "已完成的都在台账中" in box.informativeText()
    box.defaultButton().click()
    assert window.batch.run.running
    assert window.isVisible()
    window.close()
    box = window.findChildren(QMessageBox)[-1]
    box.buttons()[0].click()
    assert not window.batch.run.running
    assert not window.isVisible()


def test_what_went_wrong_is_a_sentence(qtbot, fake):
    page = fake("fails").batch
    qtbot.waitUntil(page.trouble.isVisible, timeout=LONG)
    assert "台账已锁定" in page.trouble.text()
    assert page.said.text().startswith("没有做完")


def test_a_program_that_is_not_there_is_said(qtbot, tmp_path):
    window = opened(qtbot, supervised.made(tmp_path / "book"))
    window.batch.run._command = (str(tmp_path / "none"),)
    window.batch.places.add([tmp_path])
    window.batch.start()
    qtbot.waitUntil(window.batch.trouble.isVisible, timeout=LONG)
    assert window.batch.go.isEnabled()


def test_another_ledger_shows_nothing_of_this_one(qtbot, fake, tmp_path):
    window = fake("ends")
    qtbot.waitUntil(window.batch.go.isEnabled, timeout=LONG)
    window.open_ledger(str(tmp_path / "other.sqlite"))
    assert window.batch.model.rows == []
    assert window.batch.stack.currentWidget() is window.batch.none


def test_folders_are_taken_once_and_taken_away_by_key(qtbot, tmp_path):
    page = opened(qtbot, str(tmp_path / "book.sqlite")).batch
    page.places.add([tmp_path / "a", tmp_path / "b", tmp_path / "a"])
    assert page.places.paths() == (tmp_path / "a", tmp_path / "b")
    page.places.setCurrentRow(0)
    qtbot.keyClick(page.places, Qt.Key.Key_Delete)
    assert page.places.paths() == (tmp_path / "b",)


@pytest.mark.parametrize("where", ["book.sqlite", "postgresql://office:secret@host/book"])
def test_an_address_with_a_password_is_on_no_command_line(qtbot, fake, tmp_path, where):
    run = BatchRun(command=(sys.executable, FAKE, "ends"))
    with qtbot.waitSignal(run.ended, timeout=LONG):
        run.start(Wish((tmp_path / "-x",), "ningbo", 3, True), where, "en")
    given = json.loads(fake.given.read_text(encoding="utf-8"))
    named = ["--ledger", where] if "://" not in where else []
    options = [*named, "--jobs", "3", "--progress", "jsonl", "--pack", "ningbo", "--again"]
    assert given["words"] == ["--lang", "en", "batch", *options, "--", str(tmp_path / "-x")]
    assert (given["ledger"] == where) is (not named)


def test_it_says_for_whom_it_waits(qtbot, fake):
    page = fake("waits").batch
    qtbot.waitUntil(lambda: page.said.text().startswith("等待另一程序（甲机）。　新记入 1"), timeout=LONG)
