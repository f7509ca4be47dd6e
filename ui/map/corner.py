"""Words in the corner of a map: where the pointer is, or what was measured. A row of tools has no room for them in a
small window, and half a number is a wrong one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

EDGE = 8
"""Pixels to the edges of the map."""


class CornerLabel(QLabel):
    """At the right on top (below stands what is not drawn), as large as its words, and not there without any; the mouse
    reaches the map through it."""

    def __init__(self, name: str, over: QWidget) -> None:
        super().__init__(over, objectName="corner")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        over.installEventFilter(self)
        self.hide()

    def setText(self, text: str) -> None:
        """Other words, "" for none."""
        super().setText(text)
        self.setVisible(bool(text))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        over = self.parentWidget()
        self.move(over.width() - self.width() - EDGE, EDGE)
        self.raise_()
