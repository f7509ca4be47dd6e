"""The app as a program on a screen of X11, with words about what is to be seen: where a button is, what a row says.

Mouse and keys come from outside (xdotool). A line on standard input asks; the answer is one line of JSON: every text
that is visible, as ``[text, x, y]`` in pixels of the screen (the middle of where it stands). A line that is a day
(ISO) moves the calendar of the ledger there first.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from surveycheck.ui import app as program

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from story_clock import on

Seen = tuple[str, int, int]
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox)
"""What can be filled in: seen by its name in brackets, too."""


def seen() -> Iterator[Seen]:
    """Every text that can be seen, of the window in front and of what hangs over it; of what can be used now."""
    front = QApplication.activeWindow()
    for widget in QApplication.allWidgets():
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if widget.window() is not front and widget.window().windowType() != Qt.WindowType.Popup:
            continue
        if isinstance(widget, QTabBar):
            rows = [(widget.tabText(i), widget.tabRect(i)) for i in range(widget.count())]
        elif isinstance(widget, QMenu):
            rows = [(action.text().replace("&", ""), widget.actionGeometry(action)) for action in widget.actions()]
        elif isinstance(widget, QAbstractItemView):
            yield from named_cells(widget)
            continue
        else:
            rows = [(text_of(widget), widget.rect())] if widget.isEnabled() or isinstance(widget, QLabel) else []
        if isinstance(widget, FIELDS) and widget.isEnabled() and widget.accessibleName():
            rows.append((f"[{widget.accessibleName()}]", widget.rect()))
        yield from ((text, *middle(widget, rect)) for text, rect in rows if text)


def text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return widget.text() or widget.accessibleName()  # a button may draw its words itself
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def named_cells(view: QAbstractItemView) -> Iterator[Seen]:
    """A list begins with its name and ends with a mark, so that its rows can be told from what stands around it."""
    port = view.viewport()
    shown = port.visibleRegion().boundingRect()
    if view.accessibleName() and not shown.isEmpty():
        yield (f"‹{view.accessibleName()}›", *middle(port, shown))
        yield from cells(view)
        yield ("‹/›", 0, 0)
    else:
        yield from cells(view)


def cells(view: QAbstractItemView) -> Iterator[Seen]:
    port, model = view.viewport(), view.model()
    if model is None:
        return
    shown = port.visibleRegion().boundingRect()
    index = view.indexAt(QPoint(4, 4))
    while index.isValid():
        columns = 1 if isinstance(view, QListView) else model.columnCount(index.parent())
        for column in range(columns):
            cell = index.siblingAtColumn(column)
            rect = view.visualRect(cell) & shown
            text = cell.data(Qt.ItemDataRole.DisplayRole)
            if text and not rect.isEmpty():
                yield (str(text), *middle(port, rect))
        before, below = view.visualRect(index).top(), view.visualRect(index).bottom() + 4
        index = view.indexAt(QPoint(4, below))
        if below >= port.height() or (index.isValid() and view.visualRect(index).top() <= before):
            return  # that was the last one, or the list is in columns


def middle(widget: QWidget, rect: QRect) -> tuple[int, int]:
    point = widget.mapToGlobal(rect.center())
    return point.x(), point.y()


class Asker(QObject):
    """Reads questions in a thread, answers in the window's."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._calendar = ExitStack()
        self.asked.connect(self._answer)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.strip())

    def _answer(self, day: str) -> None:
        if day:
            self._calendar.close()
            self._calendar.enter_context(on(day))
        print(json.dumps(list(seen())), flush=True)


if __name__ == "__main__":
    application = QApplication(["surveycheck"])
    asker = Asker()
    sys.exit(program.main(*sys.argv[1:2], lang="zh"))
