"""Folders that are to be checked: chosen, dropped, and taken away again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

SEEN = 4
"""Lines that are seen at once."""


class Places(QListWidget):
    """``changed``: there are others. Delete takes the chosen ones away."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._fit()

    def paths(self) -> tuple[Path, ...]:
        """All, in their order."""
        return tuple(Path(self.item(number).text()) for number in range(self.count()))

    def add(self, paths: Iterable[Path]) -> None:
        """These too, each once."""
        there = set(self.paths())
        for path in dict.fromkeys(paths):
            if path not in there:
                self.addItem(str(path))
        self._fit()

    def remove(self) -> None:
        """The chosen ones; all where none is chosen."""
        for item in self.selectedItems() or [self.item(number) for number in range(self.count())]:
            self.takeItem(self.row(item))
        self._fit()

    def _fit(self) -> None:
        line = self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()
        self.setFixedHeight(line * min(max(self.count(), 1), SEEN) + 8)
        self.setVisible(self.count() > 0)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.selectedItems():
            self.remove()
        else:
            super().keyPressEvent(event)
