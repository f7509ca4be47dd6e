"""What is known of a thing: names and values that can be selected and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ..views.labels import BREAK, Said, plain


class Facts(QWidget):
    """Two columns; rows without a value are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """These and no others."""
        while (item := self._grid.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.rows = tuple((name, value) for name, value in rows if value)
        for number, (name, value) in enumerate(self.rows):
            label, text = plain(name, quiet=True, wrap=False), Said(broken(value))
            text.setAccessibleName(f"{name} {value}")
            self._grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, number, 1)


def broken(value: str) -> str:
    """A digest breaks where there is no room for it: after each eight digits a place of no width."""
    is_digest = len(value) == 64 and value.isalnum() and value.isascii()
    return BREAK.join(value[i : i + 8] for i in range(0, 64, 8)) if is_digest else value
