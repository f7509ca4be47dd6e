"""Labels that take no text for rich text, and buttons that shorten theirs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter


def plain(text: str = "", quiet: bool = False, wrap: bool = True) -> QLabel:
    """Text of strangers is shown as it is."""
    label = QLabel(text, wordWrap=wrap, objectName="quiet" if quiet else "")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def heading(text: str) -> QLabel:
    """The title of a part of a page."""
    label = QLabel(text, objectName="heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Elided(QPushButton):
    """A button as wide as there is room, whose text ends in … where it is longer; & is a letter like any other."""

    def __init__(self, text: str, objectName: str = "") -> None:  # noqa: N803
        super().__init__(objectName=objectName)
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - 28
        option.text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room).replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
