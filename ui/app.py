"""Start the app, or render its window into a picture without a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLibraryInfo, QTimer, QTranslator, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from .look import STYLE
from .session import RUNNING, Session
from .window import Window

TRANSLATIONS = Path(__file__).parent / "translations"
PICTURE_LIMIT = 120_000
"""Milliseconds that a picture may wait for its check."""


def main(
    path: str | Path | None = None,
    *,
    screenshot: str | Path | None = None,
    size: tuple[int, int] = (1200, 760),
    lang: str = "zh",
) -> int:
    """Open the window, on a deliverable if one is given; ends when it is closed. With ``screenshot``, render the
    window of ``size`` into that PNG file once the check has ended, and end. Returns an exit status."""
    if screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_without_noise)
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("surveycheck")
    app.setStyle("Fusion")
    app.setStyleSheet(STYLE)
    translators = _translate(app, lang)
    session = Session(lang=lang)
    window = Window(session)
    window.resize(*size)
    window.show()
    if path is not None:
        session.open(Path(path))
    status = app.exec() if screenshot is None else _picture(window, session, Path(screenshot))
    window.close()
    for translator in translators:
        app.removeTranslator(translator)
    return status


def _translate(app: QApplication, lang: str) -> list[QTranslator]:
    """The words of the window are Chinese; another language is laid over them, and over Qt's own words."""
    wanted = [("surveycheck_en", str(TRANSLATIONS))] if lang == "en" else []
    wanted += [("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))] if lang == "zh" else []
    loaded = []
    for name, folder in wanted:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            loaded.append(translator)
    return loaded


def _without_noise(kind: object, context: object, message: str) -> None:
    """Qt's messages but for the one that its platform without a screen repeats for each window."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _picture(window: Window, session: Session, file: Path) -> int:
    if session.state == RUNNING:
        loop = QEventLoop()
        session.state_changed.connect(lambda _: loop.quit())
        QTimer.singleShot(PICTURE_LIMIT, loop.quit)
        loop.exec()
    if window.findings.table.rowCount():
        window.findings.selectRow(0)
    QApplication.processEvents()
    return 0 if window.grab().save(str(file), "PNG") else 1
