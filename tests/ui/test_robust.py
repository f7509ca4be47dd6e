"""What may go wrong around the app: processes that are killed, files that go or change, a full disk, a great many
findings. It stays up, and says in a sentence what happened and what to do."""

from __future__ import annotations

import errno
import itertools
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from made_report import GAP, made
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QMessageBox
from surveycheck.ui.export_wish import ExportWish
from surveycheck.ui.faults import sentence
from surveycheck.ui.session import DONE, FAILED, RUNNING, STOPPED, Session
from surveycheck.ui.settings import Settings
from surveycheck.ui.window import Window

from surveycheck import WaiverError, shipped_samples, to_json

pytestmark = pytest.mark.needs_qt
SAMPLES = {sample.name: sample for sample in shipped_samples()}
GAP_DRAWN = SAMPLES["parcels-gap"]
MANY = 100_000
STALL = 5.0
"""Seconds that the window may stand still with so many findings, on a machine that is busy with other tests."""


@pytest.fixture
def window(qtbot):
    made_now = Window(Session())
    qtbot.addWidget(made_now, before_close_func=lambda shown: shown.session.checker.discard())
    made_now.show()
    return made_now


def ended(qtbot, window, *states):
    qtbot.waitUntil(lambda: window.session.state in (states or (DONE, FAILED)), timeout=60000)


def package_copy(folder: Path) -> Path:
    """A copy of a whole package, whose check takes some seconds."""
    return Path(shutil.copy(SAMPLES["14-check-measurements"].path, folder))


def opened_drawing(window: Window, folder: Path) -> Path:
    """A copy of a drawing with a gap, whose check is short; it is being checked."""
    file = Path(shutil.copy(GAP_DRAWN.path, folder))
    window.session.open(file, GAP_DRAWN.pack, GAP_DRAWN.roles)
    return file


def unpacked(folder: Path) -> Path:
    target = folder / "成果"
    shutil.unpack_archive(SAMPLES["14-check-measurements"].path, target)
    return target


def test_the_process_that_checks_is_killed(qtbot, window, tmp_path):
    opened_drawing(window, tmp_path)
    psutil.Process(window.session.checker._process.processId()).kill()
    ended(qtbot, window)
    assert window.session.state == FAILED
    assert "意外结束" in window.result.verdict.sentence.text()
    assert "重新检查" in window.result.verdict.sentence.text()
    assert window.result.again.isVisible()
    window.session.again()
    ended(qtbot, window)
    assert window.session.state == DONE


def test_the_process_behind_it_is_killed(qtbot, window, tmp_path):
    """The command line watches over a process of its own; what that leaves is no complete report."""
    window.session.open(package_copy(tmp_path))
    process = psutil.Process(window.session.checker._process.processId())
    qtbot.waitUntil(lambda: bool(process.children(recursive=True)), timeout=20000)
    process.children(recursive=True)[0].kill()
    ended(qtbot, window)
    report = window.session.report
    assert window.session.state == FAILED or not report.complete
    assert window.result.verdict.sentence.text().strip()


def large_drawing(file: Path) -> Path:
    """Some seconds of reading."""
    rows = "".join(f"0\nLINE\n8\nL{n % 9}\n10\n{n}\n20\n0\n11\n{n}\n21\n{n % 50 + 1}\n" for n in range(120_000))
    file.write_text(f"0\nSECTION\n2\nENTITIES\n{rows}0\nENDSEC\n0\nEOF\n", encoding="ascii", newline="\n")
    return file


def test_the_process_that_makes_the_map_is_killed(qtbot, window, tmp_path):
    window.session.open(large_drawing(tmp_path / "large.dxf"))
    me = psutil.Process()

    def told_after_killing():
        for process in me.children(recursive=True):
            if "map" in command_of(process):
                process.kill()
        return window.result.map.words.isVisible()

    qtbot.waitUntil(told_after_killing, timeout=60000)
    assert "地图" in window.result.map.words.text()
    ended(qtbot, window, DONE)


def command_of(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:  # it has ended just now
        return []


def test_the_folder_goes_while_it_is_open(qtbot, window, tmp_path):
    folder = tmp_path / "成果"
    folder.mkdir()
    shutil.copy(GAP_DRAWN.path, folder)
    window.session.open(folder, GAP_DRAWN.pack, GAP_DRAWN.roles)
    ended(qtbot, window, DONE)
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: window.session.stale, timeout=15000)
    assert "不在原处" in window.result.verdict.stale.text()
    window.result.findings.step(1)
    window.session.again()
    ended(qtbot, window)
    assert window.session.state == FAILED
    assert str(folder) in window.result.verdict.sentence.text()


def test_the_folder_goes_while_it_is_checked(qtbot, window, tmp_path):
    folder = unpacked(tmp_path)
    window.session.open(folder)
    assert window.session.state == RUNNING
    shutil.rmtree(folder)
    ended(qtbot, window)
    assert window.session.state == FAILED or not window.session.report.complete or window.session.stale
    assert window.result.verdict.sentence.text().strip()


def test_a_file_that_is_replaced_while_it_is_read_makes_the_result_stale(qtbot, window, tmp_path):
    file = opened_drawing(window, tmp_path)
    assert window.session.state == RUNNING
    file.write_bytes(SAMPLES["parcels-clean"].path.read_bytes())
    ended(qtbot, window)
    qtbot.waitUntil(lambda: window.session.state == FAILED or window.session.stale, timeout=15000)


def test_the_disk_is_full_as_the_report_is_written(qtbot, window, tmp_path, monkeypatch):
    opened_drawing(window, tmp_path)
    ended(qtbot, window, DONE)

    def full(self, *_, **__):
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "out" / "x.html"))

    monkeypatch.setattr(sys.modules["surveycheck.report.write"], "write_whole", full)
    window.exports.write(tmp_path / "out", ExportWish(("html",)))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20000)
    (box,) = window.findChildren(QMessageBox)
    assert "磁盘已满" in box.informativeText()
    assert "x.html" in box.informativeText().replace("\u200b", "")  # where a long path may be broken
    assert window.exports.written == ()
    assert window.session.state == DONE


def test_settings_that_cannot_be_written_are_told_once_and_hold_until_the_end(qtbot, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    store = QSettings(str(tmp_path / "file" / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Session(settings=Settings(store)))
    qtbot.addWidget(window)
    window.session.settings.set("theme", "dark")
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=5000)
    window.session.settings.set("size", "large")
    window.session.settings.save()
    (box,) = window.findChildren(QMessageBox)
    assert "设置没有保存" in box.text()
    assert "settings.ini" in box.informativeText().replace("\u200b", "")  # a long path may go on in the next line
    assert window.session.settings.get("theme") == "dark"


def test_a_report_of_a_hundred_thousand_findings(qtbot, window, tmp_path):
    one = made()
    many = tuple(replace(GAP, id=f"GEO-01-{number:06}", cause=f"GEO-01-{number // 7:06}") for number in range(MANY))
    file = tmp_path / "many.report.json"
    file.write_text(to_json(replace(one, findings=many)), encoding="utf-8")
    beats = [time.monotonic()]
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(time.monotonic()))
    timer.start()
    window.session.open(file)
    ended(qtbot, window, DONE)
    qtbot.waitUntil(lambda: len(window.result.findings.index) == MANY, timeout=60000)
    window.result.findings.step(1)
    qtbot.wait(300)
    timer.stop()
    assert window.session.finding["id"] == "GEO-01-000000"
    assert f"{MANY} 处问题" in window.result.verdict.sentence.text()
    stalls = [later - earlier for earlier, later in itertools.pairwise(beats)]
    assert max(stalls) < STALL


def on_windows(number: int, error: OSError) -> OSError:
    """The error as Windows numbers it."""
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("error", "zh", "en"),
    [
        (OSError(errno.ENOSPC, "full", "a.html"), "磁盘已满，写不下 a.html", "a.html"),
        (OSError(errno.ENOSPC, "full"), "写不下 文件", "文件"),
        (OSError(errno.EACCES, "no", "a.html"), "没有权限写入 a.html", "a.html"),
        (OSError(errno.ENOENT, "gone", "a.html"), "a.html 已不在此处", "a.html"),
        (OSError(errno.EIO, "broken", "a.html"), "无法读写 a.html：broken", "broken"),
        (OSError(errno.EACCES, "no", "b.tmp", None, "a.html"), "没有权限写入 a.html", "a.html"),
        (on_windows(5, OSError(errno.EACCES, "no", "b.tmp", None, "a.xlsx")), "a.xlsx：正被另一个程序", "Excel"),
        (on_windows(32, OSError(errno.EACCES, "no", "a.xlsx")), "a.xlsx 正被另一个程序打开", "a.xlsx"),
        (OSError("own words"), "own words", "own words"),
        (ValueError("other"), "other", "other"),
        (WaiverError("中", "english"), "中", "english"),
    ],
)
def test_a_fault_is_a_sentence_in_the_language(error, zh, en):
    assert zh in sentence(error, "zh")
    assert en in sentence(error, "en")


def test_a_check_that_runs_is_not_lost_by_closing_the_window(qtbot, window, tmp_path):
    opened_drawing(window, tmp_path)
    assert not window.close()
    assert window.isVisible()
    (box,) = window.findChildren(QMessageBox)
    assert "检查正在进行" in box.informativeText()
    box.defaultButton().click()
    assert window.isVisible()
    ended(qtbot, window, DONE)
    window.session.again()
    window.close()
    window.leaving.box.buttons()[0].click()
    assert not window.isVisible()
    assert not window.session.checker.running


def test_nothing_is_asked_where_nothing_runs(qtbot, window):
    assert window.close()


def test_what_was_found_before_is_shown_again_where_a_new_check_fails(qtbot, window, tmp_path):
    opened_drawing(window, tmp_path)
    ended(qtbot, window, DONE)
    before = window.session.report
    assert before.findings
    for spoil in (lambda: psutil.Process(window.session.checker._process.processId()).kill(), window.session.stop):
        window.session.again()
        assert window.session.report is None
        spoil()
        ended(qtbot, window, FAILED, STOPPED)
        assert window.session.report is before
        assert len(window.result.findings.index) == len(before.findings)
        assert "上一次" in window.result.verdict.sentence.text()
        assert "没有完成" in window.result.verdict.stale.text()
    window.session.again()
    ended(qtbot, window, DONE)
    assert window.session.report is not before
    assert not window.session.stale
