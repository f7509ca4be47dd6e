"""Labels that take no text for rich text, and buttons that shorten theirs.

The first window is made of these: Qt's enumerations are all made when the first of them is named, which takes longer
than the window itself, so they are not named here before something needs them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QSpinBox

BREAK = "\u200b"
"""A place of no width where a line may break."""

PLAIN = 0
"""``Qt.TextFormat.PlainText`` as a number."""


def plain(text: str = "", quiet: bool = False, wrap: bool = True) -> QLabel:
    """Text of strangers is shown as it is."""
    label = QLabel(wordWrap=wrap, objectName="quiet" if quiet else "")
    label.setProperty("textFormat", PLAIN)
    label.setText(text)
    return label


class Said(QLabel):
    """Words of a deliverable or a ledger, in whatever language they are; letter by letter, and to be copied."""

    def __init__(self, text: str = "", quiet: bool = False) -> None:
        from PySide6.QtCore import Qt

        super().__init__(text, wordWrap=True, objectName="quiet" if quiet else "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)


def heading(text: str) -> QLabel:
    """The title of a part of a page."""
    label = QLabel(objectName="heading")
    label.setProperty("textFormat", PLAIN)
    label.setText(text)
    return label


def number(least: int, most: int, value: int) -> QSpinBox:
    """A field for a number; its digits begin where the letters of other fields do, which no style sheet reaches."""
    box = QSpinBox(minimum=least, maximum=most, value=value)
    box.lineEdit().setTextMargins(5, 0, 0, 0)
    return box


class Short(QLabel):
    """One line as wide as there is room; longer text ends in …, and is whole in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("textFormat", PLAIN)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    @property
    def whole(self) -> str:
        """The text, of which as much is seen as there is room for."""
        return self._whole

    def show_text(self, text: str, tip: str = "") -> None:
        """Another text; letters that a tip would take for markup are escaped."""
        self._whole = text
        self.setAccessibleName(text)
        from html import escape

        self.setToolTip(f"<p>{escape(tip)}</p>" if tip else "")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        from PySide6.QtCore import Qt

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(shortened(self._whole, self.fontMetrics(), self.width() - 28).replace("&", "&&"))


def capital(text: str) -> str:
    """Words of a pack, which also stand within sentences, as a line of their own."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> str:
    """A text with no line that begins with a bracket: "X（北）" stays together."""
    return text.replace("（", "\u2060（")


def shortened(text: str, metrics: QFontMetrics, room: int) -> str:
    """As much of a text as there is room for, with … where that is not all."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if metrics.horizontalAdvance(text[:middle] + "…") <= room:
            fits = middle
        else:
            too_long = middle
    return text[:fits] + "…"
