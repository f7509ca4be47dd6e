"""The units of a sample are checked one after the other, beside the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from ..work import Work
from .desk import Desk


class SampleRun(QObject):
    """``step`` brings the unit, its place and how many there are; ``over`` how many were checked."""

    step = Signal(object, int, int)
    over = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, Work(self)
        self._left: list[Any] = []
        self._count = 0
        self.running = False

    def start(self, units: Sequence[Any]) -> None:
        """All of them."""
        self._left, self._count = list(units), len(units)
        self.running = True
        self._next()

    def _next(self) -> None:
        if not self._left:
            self.running = False
            self._desk.changed.emit()
            self.over.emit(self._count)
            return
        unit, bureau = self._left.pop(0), self._desk.bureau
        self.step.emit(unit, self._count - len(self._left), self._count)
        self._work.start(lambda: bureau.examine(unit), lambda _: self._next(), self._failed)

    def _failed(self, error: Exception) -> None:
        self.running = False
        self._desk.changed.emit()
        self._desk.tell(error)
