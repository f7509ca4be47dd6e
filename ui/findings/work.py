"""Work that must not hold the window up: one thing at a time, each asked for once, told of when it is done."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress

from PySide6.QtCore import QObject, QThreadPool, Signal


class Work(QObject):
    """``done`` brings the key and what came of it; an exception where it failed."""

    done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._asked: set[Hashable] = set()

    def ask(self, key: Hashable, work: Callable[[], object]) -> None:
        """Do it, unless it was asked for and is not yet done."""
        if key not in self._asked:
            self._asked.add(key)
            self._pool.start(lambda: self._do(key, work))

    def forget(self) -> None:
        """What waits is not begun any more."""
        self._pool.clear()
        self._asked.clear()

    def wait(self) -> None:
        """Until all is done."""
        self._pool.waitForDone()

    def _do(self, key: Hashable, work: Callable[[], object]) -> None:
        result: object
        try:
            result = work()
        except Exception as error:  # whatever goes wrong is told, not lost in a thread
            result = error
        self._asked.discard(key)
        with suppress(RuntimeError):  # the card is gone, and nobody waits any more
            self.done.emit(key, result)
