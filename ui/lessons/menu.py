"""The menu of those who teach."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ..window import Window
    from .handbook import HandbookExport
    from .sheets import LessonSheets


class TeachingMenu(QObject):
    """Fills a menu of the window, and does what it offers."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.exercises: list[Any] = []

    # made when they are first needed: what they import takes longer than the first window may

    @cached_property
    def sheets(self) -> LessonSheets:
        from .sheets import LessonSheets

        return LessonSheets(self._window.session, self._window.result.card.pictures.place, self._window)

    @cached_property
    def handbook(self) -> HandbookExport:
        from .handbook import HandbookExport

        return HandbookExport(self._window.session, self._window)

    @property
    def busy(self) -> bool:
        """Whether a handbook is being written."""
        return "handbook" in self.__dict__ and self.handbook.busy

    def fill(self, menu: QMenu) -> None:
        """Its lines, in the order of a lesson."""
        self._add(menu, self.tr("新练习…"), self.new_exercise, "Ctrl+Shift+N")
        self._add(menu, self.tr("讲义：所选问题…"), self.sheet, "Ctrl+L")
        self._add(menu, self.tr("规则手册…"), self.write_handbook)

    def _add(self, menu: QMenu, text: str, slot: Any, keys: str = "") -> None:
        action = QAction(text, self._window)
        if keys:
            action.setProperty("shortcut", QKeySequence(keys))
        action.triggered.connect(lambda _=False: slot())
        menu.addAction(action)

    def sheet(self) -> None:
        """The lesson sheet of the chosen finding."""
        self.sheets.choose()

    def write_handbook(self) -> None:
        """The handbook of the open report's pack."""
        self.handbook.choose()

    def new_exercise(self) -> Any:
        """Ask what is wanted; the exercise opens in a window of its own."""
        from ..workshop import ExerciseDialog
        from ..workshop.setup import CLASSES

        session = self._window.session
        found = session.report.findings if session.report is not None else ()
        own = sum(finding.severity in CLASSES and finding.state == "open" for finding in found)
        dialog = ExerciseDialog(session.lang, _there(session.deliverable), self._window, own)
        dialog.ready.connect(self._open)
        dialog.open()
        return dialog

    def _open(self, sheet: Any) -> None:
        from ..workshop import WorkshopWindow

        made = WorkshopWindow(sheet, self._window.session.lang)
        made.destroyed.connect(lambda: self.exercises.remove(made) if made in self.exercises else None)
        self.exercises.append(made)
        made.show()


def _there(path: Path | None) -> Path | None:
    return path if path is not None and path.exists() else None
