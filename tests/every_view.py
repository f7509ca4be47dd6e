"""Every view of the app, one after the other, as a person would come to it: for tests and for pictures of them all."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import supervised
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget
from surveycheck.ui import app as app_module
from surveycheck.ui.help import show_about, show_keys, show_tour
from surveycheck.ui.session import RUNNING
from surveycheck.ui.settings import Recent, Settings
from surveycheck.ui.setup.dialog import SetupDialog
from surveycheck.ui.supervision.outside import overlook, veto
from surveycheck.ui.supervision.window import SupervisionWindow
from surveycheck.ui.workshop import ExerciseDialog, WorkshopWindow
from surveycheck.ui.workshop.board import sheet_at

from surveycheck import Mark, Wanted, make_exercise, shipped_samples

SAMPLE = "14-check-measurements"
"""It has findings of every class, check measurements and a drawing."""


def settle(until: Callable[[], bool] = lambda: False, most: float = 0.25) -> None:
    """Let the window work until something holds, or for so many seconds."""
    end = time.monotonic() + most
    while time.monotonic() < end and not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


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
    settle(lambda: app.session.state != RUNNING, 120)
    settle(most=1.5)
    return app


def in_other_words(app: app_module.App, lang: str, theme: str) -> None:
    """The same session in another language and look."""
    before = app.window
    changed = app.settings.get("lang") != lang or app.settings.get("theme") != theme
    app.settings.set("lang", lang)
    app.settings.set("theme", theme)
    if changed:
        settle(lambda: app.window is not before, 5)
    settle(most=1.0)


def views(app: app_module.App, size: tuple[int, int]) -> Iterator[tuple[str, QWidget]]:
    """Name of each view, and the window that shows it. The window is made as large as ``size``."""
    window, session = app.window, app.session
    window.resize(*size)
    window.pages.setCurrentWidget(window.start)
    settle()
    yield "start", window
    window.pages.setCurrentWidget(window.result)
    window.result.findings.step(1)
    for hat in ("firm", "inspector", "trainer"):
        session.set_hat(hat)
        settle(most=0.5)
        yield f"hat-{hat}", window
    session.set_hat("firm")
    for button in window.result.tabs.buttons:
        if button.isVisibleTo(window):
            button.click()
            settle(lambda: bool(window.result.accuracy.shown), 1.0)
            yield f"page-{button.property('page')}", window
    session.set_hat("inspector")
    window.result.tabs.setCurrentWidget(window.result.waiver_page)
    settle()
    yield "page-waivers-inspector", window
    session.set_hat("firm")
    session.mark_stale()
    settle()
    yield "stale", window
    yield from _dialogs(app)


def _dialogs(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    window = app.window
    setup = SetupDialog(app.session, window)
    setup.open()
    settle(most=0.8)
    yield "setup", setup
    setup.reject()
    formats = window.exports.formats_dialog()
    for box in formats.boxes.values():
        box.setChecked(True)
    formats.open()
    settle()
    yield "export", formats
    formats.reject()
    exercise = ExerciseDialog(app.session.lang, None, window)
    exercise.open()
    settle(most=0.8)
    yield "exercise", exercise
    exercise.reject()
    proof = window.menus.proof.ask()
    settle()
    yield "proof", proof
    proof.reject()
    yield from _workshop(app)
    yield from _supervision(app)
    for name, show in (("tour", show_tour), ("keys", show_keys), ("about", show_about)):
        dialog = show(window)
        settle()
        yield name, dialog
        dialog.reject()
    settle()


def _workshop(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """An exercise: its map, its records, its result."""
    clean = next(one.path for one in shipped_samples() if one.name == "clean")
    with tempfile.TemporaryDirectory() as folder:
        made = make_exercise(clean, Path(folder) / "exercise", Wanted(("GEO-01", "BLD-04", "TOP-03")))
        window = WorkshopWindow(sheet_at(made.path, made.pack), app.session.lang)
        window.resize(app.window.size())
        window.show()
        settle(lambda: bool(window.map.drawings()) and window.marking.kind.count() > 0, 30)
        for answer, code in zip(made.answers, ("GEO-01", "GEO-03"), strict=False):
            window.board.choose(Mark(file=answer.file, handle=answer.handle, xpath=answer.xpath, at=answer.at))
            window.board.add(code)
        window.board.choose(None)
        settle(most=0.8)
        yield "workshop-map", window
        window.tabs.setCurrentIndex(1)
        settle(lambda: window.records.topLevelItemCount() > 1, 10)
        yield "workshop-records", window
        window.hand_in()
        settle(most=0.8)
        yield "workshop-result", window
        window.close()
        settle()


def _supervision(app: app_module.App) -> Iterator[tuple[str, QWidget]]:
    """A small ledger: every page, then the same pages of an empty one."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("", supervised.ROWS), ("-empty", ())):
            window = SupervisionWindow(Settings(), app.session.lang, supervised.made(Path(folder) / f"l{name}", rows))
            window.resize(app.window.size())
            window.show()
            settle(lambda window=window: bool(window.overview.chart.months), 10)
            for button in window.tabs.buttons:
                button.click()
                settle(most=0.6)
                yield f"supervision-{button.property('page')}{name}", window
            if rows:
                yield from _over(window)
            window.close()
            settle()


def _over(window: SupervisionWindow) -> Iterator[tuple[str, QWidget]]:
    """What opens over the pages of supervision."""
    lots, inspections, notices, handed = window.lots, window.inspections, window.notices, window.submissions
    settle(lambda: bool(inspections.list.rows) and window.verdicts.over.isEnabled(), 10)
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
        settle(most=1.2)
        yield f"supervision-over-{name}", dialog
        dialog.reject()
    settle()
