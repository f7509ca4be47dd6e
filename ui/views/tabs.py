"""Pages behind a rail of buttons: an icon over a short word, so that any language has room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from .icons import icon

LEAST = 320
"""Pixels of a page, beside the rail."""


class RailButton(QToolButton):
    """Arrow keys walk the rail."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        shown = [button for button in self.group().buttons() if button.isVisible()]
        if step and self in shown:
            button = shown[(shown.index(self) + step) % len(shown)]
            button.setFocus(Qt.FocusReason.TabFocusReason)
            button.click()
        else:
            super().keyPressEvent(event)


class Tabs(QWidget):
    """``pages``: widget, name of its icon, title."""

    def __init__(self, pages: Iterable[tuple[QWidget, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stack, self._group = QStackedWidget(), QButtonGroup(self)
        self.buttons: list[QToolButton] = []
        rail = QWidget(objectName="rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(rail)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        for page, picture, title in pages:
            self._add(column, page, picture, title)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True, frameShape=QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(rail)
        area.setFixedWidth(max(button.sizeHint().width() for button in self.buttons) + 14)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area)
        layout.addWidget(self.stack, 1)
        self.setMinimumWidth(area.width() + LEAST)
        self._group.idClicked.connect(self.setCurrentIndex)
        self.setCurrentIndex(0)

    def _add(self, column: QVBoxLayout, page: QWidget, picture: str, title: str) -> None:
        button = RailButton(objectName="rail", text=title, checkable=True, icon=icon(picture))
        button.setIconSize(QSize(22, 22))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setAccessibleName(title)
        button.setProperty("page", picture)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._group.addButton(button, self.stack.addWidget(page))
        self.buttons.append(button)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def currentWidget(self) -> QWidget:
        return self.stack.currentWidget()

    def setCurrentWidget(self, page: QWidget) -> None:
        self.setCurrentIndex(self.stack.indexOf(page))

    def setCurrentIndex(self, number: int) -> None:
        self._left = -1
        self.stack.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def show_page(self, page: QWidget, shown: bool) -> None:
        """Pages that say nothing here are not offered; one that was left for that comes back with what it says, unless
        another was chosen meanwhile."""
        number = self.stack.indexOf(page)
        self.buttons[number].setVisible(shown)
        if not shown and self.stack.currentIndex() == number:
            self.setCurrentIndex(0)
            self._left = number
        elif shown and self._left == number and self.stack.currentIndex() == 0:
            self.setCurrentIndex(number)
