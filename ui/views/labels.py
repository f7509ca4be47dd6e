"""Labels that take no text for rich text, and buttons that shorten theirs."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter


def plain(text: str = "", quiet: bool = False, wrap: bool = True) -> QLabel:
    """Text of strangers is shown as it is."""
    label = QLabel(text, wordWrap=wrap, objectName="quiet" if quiet else "")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Said(QLabel):
    """Words of a deliverable or a ledger, in whatever language they are; letter by letter, and to be copied."""

    def __init__(self, text: str = "", quiet: bool = False) -> None:
        super().__init__(text, wordWrap=True, objectName="quiet" if quiet else "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)


def heading(text: str) -> QLabel:
    """The title of a part of a page."""
    label = QLabel(text, objectName="heading")
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class Short(QLabel):
    """One line as wide as there is room; longer text ends in …, and is whole in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def show_text(self, text: str, tip: str = "") -> None:
        """Another text; letters that a tip would take for markup are escaped."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(f"<p>{escape(tip)}</p>" if tip else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


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
