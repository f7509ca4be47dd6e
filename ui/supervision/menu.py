"""The menu of supervision; its window is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

if TYPE_CHECKING:
    from pathlib import Path

    from ..window import Window
    from .window import SupervisionWindow


class SupervisionMenu(QObject):
    """One window of supervision for each main window."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._shown: SupervisionWindow | None = None

    def fill(self, menu: QMenu) -> None:
        """Its line."""
        action = QAction(self.tr("督查工作台"), self._window)
        action.setProperty("shortcut", QKeySequence("Ctrl+D"))
        action.triggered.connect(lambda _=False: self.open())
        menu.addAction(action)

    @property
    def shown(self) -> SupervisionWindow | None:
        """The window, where it is open."""
        made = self._shown
        return made if made is not None and isValid(made) and made.isVisible() else None

    def open(self, page: int = 0) -> SupervisionWindow:
        """Open the window, or bring it to the front."""
        from .window import SupervisionWindow

        made = self.shown
        if made is None:
            made = SupervisionWindow(self._window.session.settings, self._window.session.lang)
            made.tabs.setCurrentIndex(page)
            made.show()
            self.adopt(made)
        made.raise_()
        made.activateWindow()
        return made

    def adopt(self, shown: SupervisionWindow) -> None:
        """Show its reports from now on: a window that checks a batch stays when the main window is made anew."""
        self._shown = shown
        shown.report_asked.connect(self._show_report)

    def _show_report(self, file: Path) -> None:
        self._window.show()  # it may have been closed meanwhile
        self._window.session.open(file)
        self._window.raise_()
        self._window.activateWindow()
