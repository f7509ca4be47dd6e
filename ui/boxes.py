"""Small boxes that say something. No text in them is ever taken for markup: names of files are a stranger's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from .views.labels import BREAK

WIDE = 460
"""Pixels within which the words of a box are not broken: a path of a file reads badly in four lines."""

WIDEST = 900
"""Pixels that a box may be made wide for a word that has no blank in it, as a path."""

BREAKS = "/\\-_."

Way = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""


def say(parent: QWidget, head: str, words: str = "", way: Way | None = None) -> QMessageBox:
    """Something was done; ``way`` leads on."""
    return _box(parent, QMessageBox.Icon.Information, head, words, way)


def warn(parent: QWidget, head: str, words: str = "") -> QMessageBox:
    """Something was not done, and why."""
    return _box(parent, QMessageBox.Icon.Warning, head, words)


def ask(parent: QWidget, head: str, words: str, way: Way, stay: str) -> QMessageBox:
    """Whether something is to be done that cannot be taken back; ``stay`` is what Escape and Enter mean."""
    box = _box(parent, QMessageBox.Icon.Question, head, words, way, stay)
    box.setDefaultButton(box.escapeButton())
    return box


def leads(button: QPushButton) -> None:
    """Enter in any field presses this button of its row. Qt would press whichever of the row the focus has left last,
    which is *Cancel* for whoever has gone through a dialog by the tabulator."""
    for other in button.parentWidget().findChildren(QPushButton):
        other.setAutoDefault(other is button)
    button.setDefault(True)


def show_path(path: Path) -> None:
    """Open a file or a folder with what the system opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def breakable(words: str) -> str:
    """Words whose paths may go on in the next line, behind a stroke, a dash or a dot: a label breaks lines at blanks
    alone, and would cut the end of a path off."""
    return "".join(f"{letter}{BREAK}" if letter in BREAKS else letter for letter in words)


def _box(
    parent: QWidget, icon: QMessageBox.Icon, head: str, words: str, way: Way | None = None, stay: str = ""
) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setText(head)
    box.setInformativeText(words)
    for label in box.findChildren(QLabel):  # the box's own format does not reach its second text
        label.setTextFormat(Qt.TextFormat.PlainText)
        if label.objectName() == "qt_msgbox_informativelabel" and words:
            advance = label.fontMetrics().horizontalAdvance
            longest = max(map(advance, words.split()), default=0) + 8
            label.setMinimumWidth(min(WIDEST, max(longest, min(WIDE, max(map(advance, words.splitlines())) + 8))))
            if longest > WIDEST:
                label.setText(breakable(words))
    if way is not None:
        box.addButton(way[0], QMessageBox.ButtonRole.AcceptRole).clicked.connect(way[1])
    end = stay or QCoreApplication.translate("Boxes", "关闭")
    box.setEscapeButton(box.addButton(end, QMessageBox.ButtonRole.RejectRole))
    box.open()
    return box
