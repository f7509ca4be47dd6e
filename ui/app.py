"""Start the app, or render its window into a picture without a screen."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QObject, QTimer, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QClipboard, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from .look import dress
from .pressing import Pressing
from .qt_words import QtWords
from .session import RUNNING, Session
from .settings import Settings
from .tidy import Tidy
from .views.labels import BREAK
from .warm import warm_up
from .window import Window

TRANSLATIONS = Path(__file__).parent / "translations"
ICON = Path(__file__).parent / "icon.svg"
PICTURE_LIMIT = 120_000
"""Milliseconds that a picture may wait for its check."""


@dataclass(frozen=True)
class Picture:
    """What a picture of the window is to show. ``select`` is the beginning of a finding's id; "" is the first one."""

    file: Path
    size: tuple[int, int] = (1280, 800)
    select: str = ""


def clean(board: QClipboard) -> None:
    """Paths and digests are shown with places of no width, where their lines may break: who copies them gets them
    without."""
    if board.ownsClipboard() and BREAK in (text := board.text()):
        board.setText(text.replace(BREAK, ""))


class App(QObject):
    """Holds what lives as long as the program: settings, session, and the window of the language that is chosen."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self._app, self.settings = app, settings
        self._translators: list[QTranslator] = []
        self._tidy, self._pressing = Tidy(self), Pressing(app, self)
        self.session = Session(lang=settings.get("lang"), settings=settings)
        self._dress()
        self._translate()
        self.window = self._opened()
        settings.changed.connect(self._changed)
        QGuiApplication.clipboard().dataChanged.connect(self._copied)

    def close(self) -> None:
        """Nothing of it stays in the application."""
        self.settings.changed.disconnect(self._changed)
        QGuiApplication.clipboard().dataChanged.disconnect(self._copied)
        self.session.checker.discard()
        self.window.close()
        self._forget()
        self._pressing.stop()
        self._tidy.stop()

    def _copied(self) -> None:
        clean(QGuiApplication.clipboard())

    def _opened(self) -> Window:
        window = Window(self.session)
        window.show()
        return window

    def _changed(self, name: str) -> None:
        if name in ("theme", "size"):
            self._dress()
        elif name == "lang":
            self.session.lang = self.settings.get("lang")
            self._translate()
        if name in ("theme", "lang"):
            # every word and every colour anew; out of the menu's own signal
            QTimer.singleShot(0, self._anew)

    def _anew(self) -> None:
        old, quits = self.window, self._app.quitOnLastWindowClosed()
        self._app.setQuitOnLastWindowClosed(False)
        old.keep()
        supervision = old.menus.supervision.shown  # type: ignore[attr-defined]
        self.window = self._opened()
        if supervision is not None and supervision.batch.run.running:
            self.window.menus.supervision.adopt(supervision)  # type: ignore[attr-defined]
        elif supervision is not None:
            page = supervision.tabs.stack.currentIndex()
            supervision.close()
            self.window.menus.supervision.open(page)  # type: ignore[attr-defined]
        old.hide()
        old.deleteLater()
        self._app.setQuitOnLastWindowClosed(quits)

    def _dress(self) -> None:
        dress(self._app, self.settings.get("theme"), self.settings.get("size"))

    def _translate(self) -> None:
        """The words of the window are Chinese; another language is laid over them, and over Qt's own words."""
        self._forget()
        lang = self.session.lang
        wanted = [("surveycheck_en", str(TRANSLATIONS))] if lang == "en" else []
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        wanted += [("qtbase_zh_CN", own)] if lang == "zh" else []
        if lang == "zh":
            self._install(QtWords(self._app))
        for name, folder in wanted:
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._install(translator)

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._translators.append(translator)

    def _forget(self) -> None:
        while self._translators:
            self._app.removeTranslator(self._translators.pop())


def main(
    path: str | Path | None = None,
    *,
    picture: Picture | None = None,
    lang: str = "",
    system: str = "",
    hat: str = "",
    theme: str = "",
) -> int:
    """Open the window, on a deliverable if one is given; ends when it is closed. With ``picture``, render it into that
    file once the check has ended, and end; nothing that the user has set is used or changed then. Language, hat and
    theme that are not given are those of the last time, and the language the very first time that of the ``system``.
    Returns an exit status."""
    if picture is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_without_noise)
    application = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(application, QApplication)
    application.setApplicationName("surveycheck")
    application.setWindowIcon(QIcon(str(ICON)))
    _named_for_windows()
    settings = Settings() if picture is not None else Settings.of_user()
    first = system if not settings.has("lang") else ""
    for name, value in (
        ("lang", lang or first),
        ("hat", hat),
        ("theme", theme or ("light" if picture is not None else "")),
    ):
        if value:
            settings.set(name, value)
    app = App(application, settings)
    if path is not None:
        app.session.open(Path(path))
    if picture is not None:
        status = _picture(app, picture)
    else:
        warm_up()
        _greet(app)
        status = application.exec()
    app.close()
    return status


def _named_for_windows() -> None:
    """Windows groups the taskbar by this name; without it the window goes under Python, with its icon."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("surveycheck.app")


def _greet(app: App) -> None:
    from .help import show_tour

    if not app.settings.seen_tour:
        app.settings.tour_seen()
        QTimer.singleShot(0, lambda: show_tour(app.window))


def _without_noise(kind: object, context: object, message: str) -> None:
    """Qt's messages but for the one that its platform without a screen repeats for each window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _picture(app: App, picture: Picture) -> int:
    window = app.window
    window.setMinimumSize(0, 0)
    window.resize(*picture.size)
    _wait(app.session)
    report = app.session.report
    if picture.select and not window.select(picture.select):
        print(f"--select {picture.select}: ?", file=sys.stderr)
        return 2
    if not picture.select and report is not None and report.findings:
        window.result.findings.step(1)
    _settle()
    return 0 if window.grab().save(str(picture.file), "PNG") else 1


def _wait(session: Session) -> None:
    """Until the check has ended and its report is there."""
    if session.state == RUNNING or (session.order is not None and session.report is None):
        loop = QEventLoop()
        session.state_changed.connect(lambda state: loop.quit() if state != RUNNING else None)
        QTimer.singleShot(PICTURE_LIMIT, loop.quit)
        loop.exec()


def _settle(milliseconds: int = 1500) -> None:
    """What is drawn beside the window's own thread arrives a little later."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
