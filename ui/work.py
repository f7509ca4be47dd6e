"""Work beside the window: a function in a thread of its own, its result or its error back in the window's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

Tell = Callable[[Any], None]


class Work(QObject):
    """Runs one thing at a time for its owner: what comes back of anything older is dropped.

    Plain threads of Python, and one signal to a slot of this object, which Qt hands over in the thread that the object
    lives in: runnables of Qt's pool are deleted in a thread that Python knows nothing of.
    """

    _came = Signal(int, bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._tell: tuple[Tell, Tell] | None = None
        self._came.connect(self._back)

    def start(self, function: Callable[[], Any], done: Tell, failed: Tell) -> None:
        """``done`` (its result) or ``failed`` (its exception) follow in the thread that this lives in."""
        self._number += 1
        self._tell = (done, failed)
        Thread(target=self._run, args=(function, self._number), daemon=True).start()

    def drop(self) -> None:
        """Whatever still runs is of no interest any more."""
        self._number += 1
        self._tell = None

    def _run(self, function: Callable[[], Any], number: int) -> None:
        try:
            good, value = True, function()
        except Exception as error:
            good, value = False, error
        with suppress(RuntimeError):  # the window is gone, and nobody waits any more
            self._came.emit(number, good, value)

    def _back(self, number: int, good: bool, value: Any) -> None:
        if number == self._number and self._tell is not None:
            done, failed = self._tell
            self._tell = None
            (done if good else failed)(value)
