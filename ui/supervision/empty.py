"""What stands where nothing is: why, and a way on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ..views.labels import heading, plain

WIDE = 520


class Empty(QWidget):
    """A title, a sentence, and a button where there is something to be done (``asked``)."""

    asked = Signal()

    def __init__(self, title: str, sentence: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        self.title, self.sentence = heading(title), plain(sentence, quiet=True)
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(WIDE)
            label.setWordWrap(True)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence.setVisible(bool(sentence))
        self._lines()
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.asked)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _lines(self) -> None:
        """Room for all lines: a layout that stretches asks a label for one."""
        for label in (self.title, self.sentence):
            label.ensurePolished()
            label.setMinimumHeight(max(0, label.heightForWidth(WIDE)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lines()
