"""The line of the menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ..window import Window


class ProofMenu(QObject):
    """Adds a line to a menu of the window; the dialog is imported when it is asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def fill(self, menu: QMenu) -> None:
        """Its line."""
        action = QAction(self.tr("核对报告真伪…"), self._window)
        action.triggered.connect(lambda _=False: self.ask())
        menu.addAction(action)

    def ask(self, report: Path | None = None) -> Any:
        """Open the dialog, at a report if one is given; the deliverable that is open is held against it."""
        from .dialog import ProofDialog

        session = self._window.session
        dialog = ProofDialog(session.lang, session.deliverable, self._window)
        dialog.open()
        if report is not None:
            dialog.take(report)
        return dialog
