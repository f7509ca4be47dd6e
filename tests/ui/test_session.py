"""The session: checking again, what changed, stale files, what is remembered, and the words of another language."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from surveycheck.ui import app as app_module
from surveycheck.ui.checker import Checker
from surveycheck.ui.order import Order
from surveycheck.ui.session import DONE, FAILED, IDLE, Session
from surveycheck.ui.settings import MOST_RECENT, Recent, Settings
from surveycheck.ui.tidy import Tidy
from surveycheck.ui.watch import Watch, stamp_of
from surveycheck.ui.window import Window

from surveycheck import manual_beside, shipped_samples, waivers_beside

pytestmark = pytest.mark.needs_qt
FAKE = str(Path(__file__).with_name("fake_checker.py"))
SAMPLES = {sample.name: sample for sample in shipped_samples()}


def ended(qtbot, session, state=DONE):
    qtbot.waitUntil(lambda: session.state == state, timeout=60000)


@pytest.fixture
def stored(tmp_path):
    def make():
        return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))

    return make


def parcels(folder: Path) -> Path:
    """A copy of a drawing with a gap between two parcels."""
    file = folder / "parcels.dxf"
    file.write_bytes(SAMPLES["parcels-gap"].path.read_bytes())
    return file


def test_a_file_that_changes_makes_the_report_stale_and_checking_again_says_what_changed(qtbot, tmp_path):
    file, sample = parcels(tmp_path), SAMPLES["parcels-gap"]
    session = Session()
    made = Window(session)
    qtbot.addWidget(made)
    session.open(file, sample.pack, sample.roles)
    ended(qtbot, session)
    assert not session.stale
    assert not made.result.verdict.changes.isVisibleTo(made)
    before = len(session.report.findings)
    with qtbot.waitSignal(session.stale_changed, timeout=10000):
        file.write_bytes(SAMPLES["parcels-clean"].path.read_bytes())
    assert made.result.verdict.stale.isVisibleTo(made)
    assert session.why_stale == {"files"}
    with qtbot.waitSignal(session.compared, timeout=60000, check_params_cb=lambda found: found is not None):
        session.again()
    assert not session.stale
    assert f"已改正 {before}，仍存在 0，新出现 0" in made.result.verdict.changes.text()


def test_the_watch_tells_which_files_are_others(qtbot, tmp_path):
    file, waivers = tmp_path / "a.dxf", tmp_path / "a.waivers.toml"
    file.write_text("1")
    watch = Watch()
    watch.start((file, waivers), stamp_of(file, waivers))
    for changed in (waivers, file):
        with qtbot.waitSignal(watch.changed, timeout=10000) as told:
            changed.write_text("22")
        assert told.args == [{changed}]
    order = Order(file, decisions=str(tmp_path / "mine.toml"))
    kinds = {waivers_beside(file): "waivers", manual_beside(file): "manual", tmp_path / "mine.toml": "waivers"}
    assert order.kinds() == kinds


def test_another_deliverable_is_not_compared(qtbot, tmp_path):
    session, sample = Session(), SAMPLES["parcels-gap"]
    session.open(parcels(tmp_path), sample.pack, sample.roles)
    ended(qtbot, session)
    session.open(SAMPLES["parcels-clean"].path, sample.pack, sample.roles)
    ended(qtbot, session)
    qtbot.wait(200)
    assert session.comparison is None


def test_a_deliverable_that_no_pack_claims_is_asked_about(qtbot, tmp_path):
    (tmp_path / "a.xml").write_text("<nobodys/>", encoding="utf-8")
    session = Session()
    made = Window(session)
    qtbot.addWidget(made)
    session.open(tmp_path / "a.xml")
    ended(qtbot, session, FAILED)
    assert "geometry" in session.packs
    assert made.result.pack.text() == "请选择规则包"


def test_what_is_chosen_is_there_the_next_time(stored):
    first = stored()
    first.set("theme", "dark")
    for number in range(MOST_RECENT + 3):
        first.opened(Recent(f"/{number}"))
    first.opened(Recent("/5", word="优", word_en="Excellent"))
    again = stored()
    assert again.get("theme") == "dark"
    assert [one.path for one in again.recent()[:2]] == ["/5", f"/{MOST_RECENT + 2}"]
    assert len(again.recent()) == MOST_RECENT


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"a": 1}]', "nonsense"])
def test_settings_that_somebody_broke_are_the_defaults(tmp_path, text):
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    for name in ("theme", "recent", "window"):
        store.setValue(name, text)
    settings = Settings(store)
    assert settings.get("theme") == "system"
    assert settings.recent() == ()
    settings.bytes("window")


def test_a_value_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="theme"):
        Settings().set("theme", "pink")


def test_the_language_changes_while_the_window_is_open(qtbot, qapp, tmp_path):
    app = app_module.App(qapp, Settings())
    try:
        app.session.open(SAMPLES["parcels-gap"].path, "geometry", SAMPLES["parcels-gap"].roles)
        ended(qtbot, app.session)
        app.window.select(app.session.report.findings[0].id)
        chinese = app.window
        app.settings.set("lang", "en")
        qtbot.waitUntil(lambda: app.window is not chinese, timeout=5000)
        assert app.window.result.again.text() == "Check again"
        assert app.session.state == DONE
        assert len(app.window.result.findings.index.rows) == len(app.session.report.findings)
    finally:
        app.close()


def test_closing_leads_back_to_the_start(qtbot):
    session = Session(Checker(command=(sys.executable, FAKE, "sleep")))
    made = Window(session)
    qtbot.addWidget(made)
    session.open(Path("x"))
    made.start_page()
    assert session.state == IDLE
    assert made.pages.currentIndex() == 0
    assert not session.checker.running


def test_a_picture_shows_the_finding_that_is_asked_for(qtbot, tmp_path):
    picture = app_module.Picture(tmp_path / "a.png", (800, 600), "no-such")
    assert app_module.main(SAMPLES["parcels-gap"].path, picture=picture, lang="en") == 2
    picture = app_module.Picture(tmp_path / "a.png", (800, 600))
    assert app_module.main(SAMPLES["parcels-gap"].path, picture=picture, lang="en") == 0
    assert (tmp_path / "a.png").stat().st_size > 5000


def test_garbage_is_collected_in_the_window_s_thread_only(qtbot):
    tidy = Tidy()
    try:
        assert not gc.isenabled()
        gone = []
        for _ in range(gc.get_threshold()[0] + 1):
            cycle: list[object] = []
            cycle.append(cycle)
        finalizer = weakref.finalize(Cycle(), lambda: gone.append(threading.current_thread()))
        tidy.look()
        assert not finalizer.alive
        assert gone == [threading.main_thread()]
    finally:
        tidy.stop()
    assert gc.isenabled()


class Cycle:
    """Garbage as soon as nobody holds it, and not before the collector comes."""

    def __init__(self) -> None:
        self.me = self
