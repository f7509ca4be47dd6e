"""The checker: ``surveycheck check`` in a process of its own, told apart line by line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, Signal

from .order import Order
from .program import Program


class Checker(Program):
    """One check at a time. ``ended`` brings the folder that the report is in."""

    ended = Signal(str)

    def __init__(self, parent: QObject | None = None, command: tuple[str, ...] = ()) -> None:
        super().__init__(parent, command)
        self._folder: QTemporaryDir | None = None

    def start(self, order: Order, lang: str = "zh") -> None:
        """Check what is ordered; a check that still runs is stopped first."""
        self.discard()
        self._folder = QTemporaryDir()
        self.launch(_words(order, Path(self._folder.path())), lang)

    def came_to_end(self, code: int) -> bool:
        """Without a report it is no check."""
        folder = self._folder.path() if self._folder else ""
        if not folder or not any(Path(folder).glob("*.report.json")):
            return False
        self.ended.emit(folder)
        return True


def _words(order: Order, folder: Path) -> tuple[str, ...]:
    formats = ("--out", str(folder), "--format", "html,json")
    return ("check", str(order.path), "--progress", "jsonl", *formats, *order.arguments())
