"""A tree that says in a sentence why there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTreeWidget, QWidget

ROOM = 12
"""Pixels around the sentence."""


class SaidTree(QTreeWidget):
    """``say`` once it is empty: the sentence has as many lines as it needs, an item of a tree has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ""

    def say(self, text: str) -> None:
        """Why there is nothing, "" where that needs no words."""
        self.said = text
        self.setAccessibleDescription(text)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.said and not self.topLevelItemCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(ROOM, ROOM, -ROOM, -ROOM)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), self.said)
            painter.end()
