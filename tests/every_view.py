"""Every view of the app, one after the other, as a person would come to it: for tests and for pictures of them all."""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import supervised
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from surveycheck.ui import app as app_module
from surveycheck.ui.boxes import warn
from surveycheck.ui.checker import Checker
from surveycheck.ui.findings.places import PlaceBox
from surveycheck.ui.help import show_about, show_keys, show_tour
from surveycheck.ui.map.canvas import Canvas
from surveycheck.ui.session import RUNNING, Session
from surveycheck.ui.settings import Recent, Settings
from surveycheck.ui.setup.dialog import SetupDialog
from surveycheck.ui.supervision.outside import overlook, veto
from surveycheck.ui.supervision.window import SupervisionWindow
from surveycheck.ui.window import Window
from surveycheck.ui.work import Work
from surveycheck.ui.workshop import ExerciseDialog, WorkshopWindow
from surveycheck.ui.workshop.board import sheet_at

from surveycheck import Exercise, Mark, Wanted, make_exercise, shipped_samples

FAKE = Path(__file__).parent / "ui" / "fake_checker.py"

STILL = 3
"""Looks in a row at which nothing is being done."""

SOON, ROUND = 500, 40
"""Milliseconds: a timer that goes off once within the one, or again and again within the other, has something to do."""

SAMPLE = "14-check-measurements"
"""It has findings of every class, check measurements and a drawing."""


def settle(until: Callable[[], bool] = lambda: False, most: float = 0.25) -> None:
    """Let the window work until something holds, or for so many seconds."""
    end = time.monotonic() + most
    while time.monotonic() < end and not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def rest(until: Callable[[], bool] = lambda: True, most: float = 20.0) -> None:
    """Let the window work until something holds and all that it has begun is done: a fixed time would be too long on a
    quick machine, and too short on a busy one."""
    end, still = time.monotonic() + most, 0
    while still < STILL and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        still = still + 1 if until() and not _busy() else 0
        time.sleep(0.004)


def _busy() -> bool:
    """Whether a window that is seen waits for a thread, a timer that will soon be over, or the picture of a map."""
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        canvases = (canvas for canvas in window.findChildren(Canvas) if canvas.isVisible() and canvas.scene)
        if any(not canvas.settled() for canvas in canvases) or any(work.busy for work in window.findChildren(Work)):
            return True
        for timer in window.findChildren(QTimer):
            if timer.isActive() and timer.interval() <= (SOON if timer.isSingleShot() else ROUND):
                return True
    return False


def opened(lang: str = "zh", theme: str = "light", sample: str = SAMPLE) -> app_module.App:
    """The app, with a sample that has been checked."""
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    settings = Settings()
    settings.set("lang", lang)
    settings.set("theme", theme)
    settings.opened(Recent("/data/示例小区一期竣工测绘成果", word="良", word_en="Good"))
    app = app_module.App(running, settings)
    path = next(one.path for one in shipped_samples() if one.name == sample)
    app.session.open(Path(path))
    rest(lambda: app.session.state != RUNNING and app.window.result.map.view.scene is not None, 120)
    return app


def in_other_words(app: app_module.App, lang: str, theme: str) -> None:
    """The same session in another language and look."""
    before = app.window
    changed = app.settings.get("lang") != lang or app.settings.get("theme") != theme
    app.settings.set("lang", lang)
    app.settings.set("theme", theme)
    if changed:
        settle(lambda: app.window is not before, 5)
    rest(lambda: app.window.result.map.view.scene is not None)


def views(app: app_module.App, size: tuple[int, int]) -> Iterator[tuple[str, QWidget]]:
    """Name of each view, and the window that shows it. The window is made as large as ``size``."""
    window, session = app.window, app.session
    window.resize(*size)
    window.pages.setCurrentWidget(window.start)
    rest()
    yield "start", window
    window.pages.setCurrentWidget(window.result)
    window.result.findings.step(1)
    for hat in ("firm", "inspector", "trainer"):
        session.set_hat(hat)
        rest()
        yield f"hat-{hat}", window
    window.result.card.reveal()
    rest()
    yield "trainer-answer", window
    session.set_hat("firm")
    yield from _card(app)
    for button in window.result.tabs.buttons:
        if button.isVisibleTo(window):
            button.click()
            page = button.property("page")
            rest(lambda page=page: bool(window.result.accuracy.shown) or page != "accuracy")
            yield f"page-{page}", window
    session.set_hat("inspector")
    window.result.tabs.setCurrentWidget(window.result.waiver_page)
    rest()
    yield "page-waivers-inspector", window
    session.set_hat("firm")
    session.mark_stale()
    rest()
    yield "stale", window
    yield from _dialogs(app)
    yield from _states(app)


def _card(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """The lower end of the card, and the lines of a file in it."""
    window, card = app.window, app.window.result.card
    box = card.findChildren(PlaceBox)[0]
    box.source_asked.emit(box.place)
    rest(lambda: box.source is not None)
    if box.source is not None:
        card.area.ensureWidgetVisible(box.source, 0, 20)
    rest()
    yield "card-source", window
    bar = card.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    rest()
    yield "card-end", window


def _states(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """A check that runs, one that was stopped, one that crashed, one that was refused."""
    for name, mode in (("running", "sleep"), ("stopped", "sleep"), ("crashed", "crash"), ("refused", "usage")):
        checker = Checker(command=(sys.executable, str(FAKE), mode))
        session = Session(checker, app.session.lang, settings=app.settings)
        window = Window(session)
        window.resize(app.window.size())
        window.show()
        session.open(app.session.path)
        settle(lambda session=session: bool(session.stages), 20)
        if name == "stopped":
            session.stop()
        if name != "running":
            rest(lambda session=session: session.state != RUNNING)
        settle()
        yield f"state-{name}", window
        checker.discard()
        window.close()


def _dialogs(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    window = app.window
    setup = SetupDialog(app.session, window)
    setup.open()
    rest()
    yield "setup", setup
    setup.reject()
    formats = window.exports.formats_dialog()
    for box in formats.boxes.values():
        box.setChecked(True)
    formats.open()
    rest()
    yield "export", formats
    formats.reject()
    exercise = ExerciseDialog(app.session.lang, None, window)
    exercise.open()
    rest()
    yield "exercise", exercise
    exercise.reject()
    proof = window.menus.proof.ask()
    rest()
    yield "proof", proof
    proof.reject()
    for name, box in (("leaving", window.leaving.ask(("…",))), ("warning", warn(window, "—", str(app.session.path)))):
        rest()
        yield name, box
        box.reject()
    yield from _workshop(app)
    yield from _supervision(app)
    for name, show in (("tour", show_tour), ("keys", show_keys), ("about", show_about)):
        dialog = show(window)
        rest()
        yield name, dialog
        dialog.reject()
    settle(most=0.05)


@lru_cache(maxsize=1)
def _exercise() -> tuple[Path, Exercise]:
    """An exercise with nothing marked yet, made once."""
    clean = next(one.path for one in shipped_samples() if one.name == "clean")
    place = Path(tempfile.mkdtemp(prefix="every-view-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place, make_exercise(clean, place / "exercise", Wanted(("GEO-01", "BLD-04", "TOP-03")))


def _workshop(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """An exercise: its map, its records, its result."""
    place, made = _exercise()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "exercise"
        shutil.copytree(place / "exercise", path)
        window = WorkshopWindow(sheet_at(path / made.path.relative_to(place / "exercise"), made.pack), app.session.lang)
        window.resize(app.window.size())
        window.show()
        rest(lambda: bool(window.map.drawings()) and window.marking.kind.count() > 0, 60)
        for answer, code in zip(made.answers, ("GEO-01", "GEO-03"), strict=False):
            window.board.choose(Mark(file=answer.file, handle=answer.handle, xpath=answer.xpath, at=answer.at))
            window.board.add(code)
        window.board.choose(None)
        rest()
        yield "workshop-map", window
        window.tabs.setCurrentIndex(1)
        rest(lambda: window.records.topLevelItemCount() > 1)
        yield "workshop-records", window
        window.hand_in()
        rest()
        yield "workshop-result", window
        window.close()


@lru_cache(maxsize=2)
def _ledger(name: str) -> Path:
    """A ledger as the window finds it, made once."""
    place = Path(tempfile.mkdtemp(prefix="every-view-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return Path(supervised.made(place / f"l{name}", () if name else supervised.ROWS))


def _supervision(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """A small ledger: every page, then the same pages of an empty one."""
    for name in ("", "-empty"):
        window = SupervisionWindow(Settings(), app.session.lang, str(_ledger(name)))
        window.resize(app.window.size())
        window.show()
        rest(lambda window=window: bool(window.overview.chart.months))
        for button in window.tabs.buttons:
            button.setFocus()  # as a click of the mouse does
            button.click()
            rest()
            yield f"supervision-{button.property('page')}{name}", window
        if not name:
            yield from _over(window)
        window.close()


def _over(window: SupervisionWindow) -> Iterator[tuple[str, QWidget]]:
    """What opens over the pages of supervision."""
    lots, inspections, notices, handed = window.lots, window.inspections, window.notices, window.submissions
    rest(lambda: bool(inspections.list.rows) and window.verdicts.over.isEnabled())
    handed.table.setCurrentIndex(handed.model.index(0, 0))
    others, packages = window.verdicts.others, handed.packages
    openers: tuple[tuple[str, Callable[[], QWidget]], ...] = (
        ("people", lots.show_people),
        ("lot", lots.close_lot),
        ("item", lambda: inspections.list.table.setCurrentCell(0, 0) or inspections.note_result()),
        ("rest", inspections.pass_all),
        ("survey", inspections.type_survey),
        ("overview", lambda: overlook(window.verdicts, "L", others, ("张示例",))),
        ("veto", lambda: veto(window.verdicts, "L", ("张示例",))),
        ("many", notices.issue_many),
        ("project", handed.show_project),
        ("firm", handed.show_firm),
        ("give", lambda: packages.give(handed._row, Path("package.zip"))),
        ("take", lambda: packages.take(Path("package.zip"))),
        ("key", lambda: packages.make_key(Path("office.key"))),
    )
    for name, show in openers:
        dialog = show()
        rest()
        yield f"supervision-over-{name}", dialog
        dialog.reject()
