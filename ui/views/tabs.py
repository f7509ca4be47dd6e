"""Pages behind tabs, with names that screen readers say."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QTabWidget, QWidget


class Tabs(QTabWidget):
    """``pages``: widget and title."""

    def __init__(self, pages: Iterable[tuple[QWidget, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setDrawBase(False)
        for page, title in pages:
            self.addTab(page, title)
        self.setMinimumWidth(220)
