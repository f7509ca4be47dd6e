"""The plain window: findings arrive, the verdict, stopping, crashes, hostile text, both languages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from html import escape
from pathlib import Path

import pytest
import small_pack as small
from PySide6.QtCore import QMimeData, QPointF, Qt, QTranslator, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from surveycheck.ui.app import TRANSLATIONS
from surveycheck.ui.checker import Checker
from surveycheck.ui.session import DONE, FAILED, RUNNING, STOPPED, Session
from surveycheck.ui.window import Window

from surveycheck import build_report, grade_runs, rounded, run_rules, to_json
from surveycheck.geometry.sketch import sketch
from surveycheck.rule import Select
from surveycheck.run import Options

pytestmark = pytest.mark.needs_qt
FAKE = str(Path(__file__).with_name("fake_checker.py"))


@pytest.fixture
def saved_report(tmp_path, monkeypatch):
    """A real report with one finding, on disk where the stand-in looks for it."""
    rows = [{"layer": "JZD", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 0))"}]
    model = small.model(drawings=(sketch(rows),))
    pack = small.pack([small.rule("GEO-01", small.every_feature, title="<b>界址线</b>", select=Select(features=True))])
    runs = run_rules(model, pack)
    words = {"chosen_by": "user", "options": Options(), "started": "2026-01-01T00:00:00+08:00", "seconds": 1.0}
    report = build_report(model, pack, runs, grade_runs(runs, pack), left_out=(), passes=True, **words)
    file = tmp_path / "saved.json"
    file.write_text(to_json(report), encoding="utf-8")
    monkeypatch.setenv("FAKE_REPORT", str(file))
    return report


@pytest.fixture
def window(qtbot):
    """Opens a window whose checker is the stand-in in one of its modes."""

    def make(mode, lang="zh"):
        session = Session(Checker(command=(sys.executable, FAKE, mode)), lang)
        made = Window(session)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def ended(qtbot, window, state):
    qtbot.waitUntil(lambda: window.session.state == state, timeout=20000)


def test_findings_arrive_before_the_verdict_and_the_report_replaces_them(qtbot, window, saved_report):
    made = window("ok")
    counts = []
    made.session.findings_arrived.connect(lambda found: counts.append(len(found)))
    made.session.check(Path("x"))
    assert made.session.state == RUNNING
    assert made.result.stop.isVisible()
    ended(qtbot, made, DONE)
    assert sum(counts) == 3
    assert len(made.result.findings.index.rows) == 1
    assert made.result.verdict.word.text() == "优"
    assert "99.0 分" not in made.result.verdict.sentence.text()
    assert f"{rounded(saved_report.grade.score)} 分" in made.result.verdict.sentence.text()
    assert not made.result.stop.isVisible()
    assert made.result.report.isEnabled()
    marks = [label.text()[0] for label in made.result.stages.labels.values()]
    assert marks == ["●", "●", "○", "○", "●", "○", "○", "○", "○"]


def test_choosing_a_finding_shows_its_card_as_plain_text(qtbot, window, saved_report):
    made = window("ok")
    made.session.check(Path("x"))
    ended(qtbot, made, DONE)
    made.session.select(made.result.findings.index.rows[0])
    qtbot.waitUntil(lambda: made.result.card.finding is not None, timeout=5000)
    made.result.card.make()
    labels = made.result.card.area.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    shown = [label.text() for label in labels] + [
        edit.toPlainText() for edit in made.result.card.area.findChildren(QPlainTextEdit)
    ]
    assert any("<b>界址线</b>" in text for text in shown)
    assert any("JZD" in text for text in shown)


def test_stop_is_felt_within_a_second(qtbot, window):
    made = window("sleep")
    made.session.check(Path("x"))
    qtbot.waitUntil(lambda: made.result.stages.labels["files"].text()[0] == "◐", timeout=20000)
    clock = time.monotonic()
    qtbot.mouseClick(made.result.stop, Qt.MouseButton.LeftButton)
    ended(qtbot, made, STOPPED)
    assert time.monotonic() - clock < 1.5
    assert "不是最终结果" in made.result.verdict.sentence.text()


@pytest.mark.parametrize(
    ("mode", "words"),
    [("crash", "意外结束"), ("usage", "没有这个文件"), ("silent", "not json at all"), ("broken", "报告无法读取")],
)
def test_a_failed_check_leaves_the_window_standing(qtbot, window, mode, words):
    made = window(mode)
    made.session.check(Path("x"))
    ended(qtbot, made, FAILED)
    assert words in made.result.verdict.sentence.text()
    assert made.result.again.isVisible()


def test_a_program_that_cannot_start_says_so(qtbot):
    session = Session(Checker(command=("surveycheck-does-not-exist",)))
    made = Window(session)
    qtbot.addWidget(made)
    session.check(Path("x"))
    ended(qtbot, made, FAILED)
    assert "无法启动" in session.message


def test_checking_again_throws_the_running_check_away(qtbot, window, saved_report):
    made = window("ok")
    made.session.check(Path("x"))
    made.session.check(Path("y"))
    ended(qtbot, made, DONE)
    assert len(made.result.findings.index.rows) == 1
    assert made.result.name.text() == "y"


def dropped(target, path, actions):
    """What was made of a path that another program lets fall on the window with these actions."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    spot, none, left = QPointF(5, 5), Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(spot, actions, data, left, none)
    target.dropEvent(event)
    return event


def test_dropping_a_folder_checks_it(qtbot, window, saved_report, tmp_path):
    made = window("ok")
    dropped(made, tmp_path, Qt.DropAction.CopyAction)
    assert made.session.path == tmp_path
    ended(qtbot, made, DONE)


def test_what_is_dropped_is_never_said_to_be_moved(qtbot, window, saved_report, tmp_path):
    """A program that hears so may delete its files."""
    made, move = window("ok"), Qt.DropAction.MoveAction
    only = dropped(made, tmp_path, move)
    assert not only.isAccepted()
    assert made.session.path is None
    for target in (made, made.start.drop):
        event = dropped(target, tmp_path, move | Qt.DropAction.CopyAction)
        assert (event.isAccepted(), event.dropAction()) == (True, Qt.DropAction.CopyAction)
    assert made.session.path == tmp_path
    ended(qtbot, made, DONE)


def test_a_saved_report_is_shown_without_checking(qtbot, saved_report, tmp_path):
    session = Session(Checker(command=("surveycheck-does-not-exist",)))
    made = Window(session)
    qtbot.addWidget(made)
    session.open(tmp_path / "saved.json")
    ended(qtbot, made, DONE)
    assert len(made.result.findings.index.rows) == 1
    assert made.result.verdict.word.text() == "优"
    assert not made.result.again.isVisibleTo(made)


def test_a_json_that_is_no_report_says_so(qtbot, tmp_path):
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    session = Session(Checker(command=("surveycheck-does-not-exist",)))
    made = Window(session)
    qtbot.addWidget(made)
    session.open(tmp_path / "other.json")
    ended(qtbot, made, FAILED)
    assert "报告无法读取" in made.result.verdict.sentence.text()


NEW_LINE = "\\n"
"""As a line break is spelled in a source."""


def collected():
    return "".join(file.read_text(encoding="utf-8") for file in TRANSLATIONS.glob("*_en.ts"))


def test_every_sentence_has_english_words(qtbot, qapp):
    lines = collected()
    assert 'type="unfinished"' not in lines
    translator = QTranslator()
    assert translator.load("surveycheck_en", str(TRANSLATIONS))
    assert translator.translate("ResultPage", "停止") == "Stop"


def test_the_ts_files_have_every_sentence_of_the_window():
    known = collected()
    ui = TRANSLATIONS.parent
    said = {w for f in ui.rglob("*.py") for w in re.findall(r'\.tr\("([^"]+)"[,)]', f.read_text(encoding="utf-8"))}
    assert len(said) > 40
    assert not [w for w in said if f"<source>{escape(w).replace(NEW_LINE, chr(10))}</source>" not in known]


def test_english(qtbot, window, saved_report, qapp):
    translator = QTranslator()
    translator.load("surveycheck_en", str(TRANSLATIONS))
    qapp.installTranslator(translator)
    try:
        made = window("ok", "en")
        made.session.check(Path("x"))
        ended(qtbot, made, DONE)
        assert made.result.verdict.word.text() == "Excellent"
        assert made.result.stop.text() == "Stop"
        shown = made.result.verdict.sentence.text()
        assert not [c for c in shown if "\u4e00" <= c <= "\u9fff"]
    finally:
        qapp.removeTranslator(translator)


START = """
import sys
from PySide6.QtWidgets import QApplication
from surveycheck.ui.app import App
from surveycheck.ui.settings import Settings
app = QApplication([])
shown = App(app, Settings())
app.processEvents()
print("loaded:", *{name.partition(".")[0] for name in sys.modules}, *sys.modules)
"""


def test_the_first_window_imports_no_more_than_it_shows():
    """``tests/benchmarks/app_start.py`` measures what this keeps."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", START], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert "surveycheck.ui.window" in loaded
    assert not loaded & {"numpy", "shapely", "lxml", "ezdxf", "jinja2", "PySide6.QtSvg"}
    assert "surveycheck.ui.result" not in loaded


def test_the_first_window_waits_for_none_of_qts_names():
    """The class that holds Qt's enumerations is made when the first of them is named, which takes a tenth of the time
    until the first window: whatever names one before must be imported later."""
    program = (
        "import PySide6.QtCore as core\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from surveycheck.ui.app import App\n"
        "from surveycheck.ui.settings import Settings\n"
        "running = QApplication([])\n"
        "shown = App(running, Settings())\n"
        "running.processEvents()\n"
        "shown.window.grab()\n"
        "print('Qt' in vars(core))\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_what_is_imported_beforehand_is_there():
    from importlib.util import find_spec

    from surveycheck.ui import warm

    names = (*warm.ROOMS, *(f"surveycheck.ui.{part}" for part in warm.PARTS))
    assert [name for name in names if find_spec(name) is None] == []
