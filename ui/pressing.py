"""Enter presses the button that has the focus, as people expect it: Qt's own buttons know the space bar alone, unless
they stand in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget


class Pressing(QObject):
    """Watches the one button that has the focus, and no other event of the program."""

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        app.focusChanged.connect(self._moved)

    def stop(self) -> None:
        """Watch nothing any more."""
        self._app.focusChanged.disconnect(self._moved)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QPushButton | QToolButton):
            before.removeEventFilter(self)
        if isinstance(now, QPushButton | QToolButton):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(watched, QPushButton | QToolButton):
            return False
        pressed = pressed_by(event)
        if pressed and watched.isEnabled():
            _press(watched)
        return pressed


def pressed_by(event: QEvent) -> bool:
    """Is it Enter, on either side of the keyboard, and nothing held down beside it?"""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent

    if not isinstance(event, QKeyEvent) or event.isAutoRepeat():
        return False
    alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _press(button: QPushButton | QToolButton) -> None:
    if button.menu() is not None:
        button.showMenu()
    else:
        button.click()
