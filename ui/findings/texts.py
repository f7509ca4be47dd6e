"""Texts of a card: letters as they are, wrapped anywhere where a word is too long, to be selected and copied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontInfo,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget

from surveycheck import visible

from .paint import quiet, tone

WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere

UNIT = re.compile(r"(?<=\d) (?=(?:mm|cm|km|m²|m|%|°)(?![\w²]))")
"""The space before a unit: no line ends there."""

BRACKET = re.compile(r"(?<=[XY])(?=（[北东]）)|(?<=[mg]/)(?=k?m\b)")
"""Before the bracket of a coordinate's name, "X（北）", and within a unit, "cm/km": no line ends there either."""


class Text(QPlainTextEdit):
    """Plain text that is as high as it needs to be. What is in it is never taken for markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._factor, self._weight, self._colour = 1.0, QFont.Weight.Normal, ""
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(WRAP)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Another text."""
        self._heights = {}
        self.setPlainText(BRACKET.sub("\u2060", UNIT.sub("\u00a0", visible(text))))
        self.updateGeometry()

    def show_pairs(self, rows: Sequence[Sequence[tuple[str, str]]]) -> Text:
        """Names, which stand back, each with its value; a line for each row. Letters are put in, never markup."""
        self.show_text("")
        back, plain = QTextCharFormat(), QTextCharFormat()
        back.setForeground(quiet(self.palette()))
        cursor = self.textCursor()
        for number, row in enumerate(rows):
            cursor.insertText("\n" if number else "", plain)
            for place, (name, value) in enumerate(row):
                cursor.insertText(("    " if place else "") + _of_one_piece(name) + "\u00a0", back)
                cursor.insertText(_kept_together(visible(value)), plain)
        self._heights = {}
        self.updateGeometry()
        return self

    def in_colour(self, role: str = "quiet") -> Text:
        """In the colour of words that stand back (``quiet``), or of one of ``paint.TONES``."""
        self._colour = role
        self._letters()
        return self

    def sized(self, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> Text:
        """In letters of so many times the usual size."""
        self._factor, self._weight = factor, weight
        self._letters()
        return self

    def _letters(self) -> None:
        colours = {"": None, "quiet": quiet(self.palette())}
        colour = colours[self._colour] if self._colour in colours else tone(self._colour, self.palette())
        set_letters(self, self._factor, self._weight, colour)
        self._heights = {}

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height(max(1, width))
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.fontMetrics().lineSpacing())

    def _height(self, width: int) -> int:
        option = QTextOption()
        option.setWrapMode(WRAP)
        height = 0.0
        for paragraph in self.document().toRawText().split("\u2029"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                height += line.height()
            layout.endLayout()
            height += 0 if paragraph else self.fontMetrics().lineSpacing() if not layout.lineCount() else 0
        return int(height + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights = {}
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _of_one_piece(name: str) -> str:
    """A name with its bracket: no line breaks within."""
    return name.replace(" ", "\u00a0").replace("（", "\u2060（")


def _kept_together(text: str) -> str:
    """A short value is not broken; a long one goes on in the next line."""
    return text.replace("\n", " ") if len(text) > 24 else text.replace("\n", " ").replace(" ", "\u00a0")


def set_letters(widget: QWidget, factor: float, weight: QFont.Weight, colour: QColor | None = None) -> None:
    """Letters of so many times the application's size."""
    if factor != 1.0 or weight != QFont.Weight.Normal:
        font = QFont(QApplication.font())
        font.setPixelSize(round(QFontInfo(font).pixelSize() * factor))
        font.setWeight(weight)
        widget.setFont(font)
    if colour is not None:
        palette = QPalette(widget.palette())
        palette.setColor(QPalette.ColorRole.Text, colour)
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        widget.setPalette(palette)


def label(text: str, factor: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal, back: bool = False) -> QLabel:
    """A short word of our own on one line, as plain text; ``back``: it stands back."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    set_letters(made, factor, weight, quiet(made.palette()) if back else None)
    return made
