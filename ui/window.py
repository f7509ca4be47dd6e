"""The window: the start page, and the page of a result once something is open."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from .exports import Exports
from .fitting import fitting
from .leaving import Leaving
from .menus import build_menus
from .order import SHEETS
from .session import IDLE, Session
from .views.drop import dropped_paths, only_look
from .views.start import StartView

if TYPE_CHECKING:
    from .result import ResultPage

LEAST = (960, 600)
SIZE = (1600, 960)
PAGES = (".html", ".htm", ".pdf", ".docx", ".sig")
"""What the name of a report ends with that cannot be opened again, only verified."""


class Window(QMainWindow):
    """Start page and result page. A deliverable can be dropped anywhere at any time. ``closing`` as it goes away."""

    closing = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("surveycheck")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.resize(fitting(self, SIZE))
        self.exports = Exports(session, self)
        self.start = StartView(session)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.setCentralWidget(self.pages)
        self.start.chosen.connect(session.open)
        self.start.dropped.connect(self.take)
        session.state_changed.connect(self._state_changed)
        session.settings.unsaved.connect(self._unsaved)
        build_menus(self)
        self.leaving = Leaving(self)
        self.restoreGeometry(session.settings.bytes("window"))
        if session.state != IDLE:
            self.result  # noqa: B018  it is made, and hears what the session says now
        session.replay()

    @cached_property
    def result(self) -> ResultPage:
        """The page of a result, made when it is first needed: its imports take longer than the first window may."""
        from .result import ResultPage

        page = ResultPage(self.session, self.exports)
        self.pages.addWidget(page)
        page.restore()
        page.supervision.clicked.connect(lambda _=False: self.menus.supervision.open())
        page.proof.clicked.connect(lambda: self.menus.proof.ask(self.session.path))
        page.card.sheet_asked.connect(self.menus.teaching.sheet)
        for view in (page.card, page.findings):
            view.share_asked.connect(self.menus.sharing.choose)
        return page

    def select(self, finding_id: str) -> bool:
        """Show a finding of the report; False if it has none of that id, or whose id begins so."""
        from .findings import as_row

        report = self.session.report
        found = next((f for f in report.findings if f.id.startswith(finding_id)), None) if report else None
        if found is not None:
            self.session.select(as_row(found))
        return found is not None

    def start_page(self) -> None:
        """Leave the deliverable."""
        self.session.close()

    def take(self, paths: tuple[Path, ...]) -> None:
        """What was dropped: a deliverable is checked; a table is offered as check survey of what is open; the page of a
        report is verified."""
        sheet = next((path for path in paths if path.suffix.lower() in SHEETS and path.is_file()), None)
        other = next((path for path in paths if path != sheet), None)
        if other is not None and other.suffix.lower() in PAGES and other.is_file():
            self.menus.proof.ask(other)
        elif other is not None:
            self.session.open(other)
        if sheet is not None:
            from .setup.dialog import offer_survey

            offer_survey(self, self.session, sheet)

    def _state_changed(self, state: str) -> None:
        path = self.session.path
        self.setWindowTitle(f"{path.name} — surveycheck" if path else "surveycheck")
        if state == IDLE:
            self.pages.setCurrentWidget(self.start)
            return
        made_now = "result" not in self.__dict__
        self.pages.setCurrentWidget(self.result)
        if made_now:
            self.session.replay()  # it was not there when this was said

    def _unsaved(self, file: str) -> None:
        from .boxes import warn

        words = self.tr("无法写入 {0}，磁盘可能已满，或没有权限。程序可以继续使用，但下次打开时不记得这些设置。")
        warn(self, self.tr("设置没有保存"), words.format(file))

    def keep(self) -> None:
        """Remember sizes and places."""
        self.session.settings.keep_bytes("window", self.saveGeometry())
        if "result" in self.__dict__:
            self.result.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            only_look(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths and only_look(event):
            self.take(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.leaving.may():
            event.ignore()
            return
        self.keep()
        self.session.settings.save()
        self.closing.emit()
        event.accept()
