"""A window over the pages for more than a form holds: what it asks and does, and what went wrong in a line of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from surveycheck import Bureau

from ..faults import sentence
from ..views.labels import plain
from ..work import Work
from .desk import Desk


class Sheet(QDialog):
    """``lay_out`` puts its parts between the title and the buttons. ``ask`` reads, ``do`` changes the ledger."""

    def __init__(self, desk: Desk, parent: QWidget, size: tuple[int, int] = (820, 600)) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self._work = desk, Work(self)
        line = self.fontMetrics().height() / 17
        self.resize(round(size[0] * line), round(size[1] * line))
        self.trouble = plain()
        self.trouble.setObjectName("stale")
        self.trouble.hide()
        self.buttons = QDialogButtonBox()
        self.shut = self.buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        self.shut.setIcon(QIcon())
        self.shut.setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)

    def lay_out(self, *parts: QWidget, stretch: QWidget | None = None) -> None:
        """One below the other; ``stretch`` takes the room that is left."""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part, 1 if part is stretch else 0)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)

    def row(self, *parts: QWidget) -> QWidget:
        """Fields and buttons side by side; fields take the room."""
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in parts:
            layout.addWidget(part, 0 if isinstance(part, QPushButton | QLabel) else 1)
        return made

    def button(self, text: str, slot: Callable[[], Any], tip: str = "") -> QPushButton:
        """One that is pressed by nothing but itself."""
        made = QPushButton(text, autoDefault=False, toolTip=tip)
        made.clicked.connect(lambda _=False: slot())
        return made

    def ask(self, key: str, what: Callable[[Bureau], Any], done: Callable[[Any], None]) -> None:
        """Ask the ledger beside the window's thread."""
        bureau = self.desk.bureau
        self._work.ask(key, lambda: what(bureau), done, self.complain)

    def do(self, what: Callable[[Bureau], Any], done: Callable[[Any], None]) -> None:
        """Change the ledger; the pages show it."""

        def finished(found: Any) -> None:
            done(found)
            self.desk.changed.emit()

        self.trouble.hide()
        self.ask("do", what, finished)

    def complain(self, error: Exception) -> None:
        """Say what is wrong; the window stays."""
        self.trouble.setText(sentence(error, self.desk.lang))
        self.trouble.show()
