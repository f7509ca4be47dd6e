"""Has the lines of a place read, and shows them in its box; a sentence where that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from surveycheck import Excerpt, ReadError, excerpt

from ..faults import sentence
from ..work import Work
from .places import PlaceBox

if TYPE_CHECKING:
    from ..session import Session

SAVED = ".json"
"""What a saved report's name ends with: its deliverable is not known."""


class Sources(QObject):
    """Files are read in a thread: a handle may stand at the end of a drawing of hundreds of megabytes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = Work(self)

    def toggle(self, box: PlaceBox) -> None:
        """Show the lines of a box, or hide them."""
        if box.source is not None:
            box.hide_source()
            return
        path = self.deliverable()
        if path is None:
            box.say(self.tr("打开的是保存的报告，成果文件不在手边，无法查看原文。"))
            return
        place = box.place
        handles = place.get("handles") or ("",)
        file, line, handle = str(place.get("file") or ""), int(place.get("line") or 0), str(handles[-1])
        box.say(self.tr("正在读取…"))
        self._work.start(
            lambda: excerpt(path, file, line, handle), lambda e: self._read(box, e), lambda e: self._unread(box, e)
        )

    def deliverable(self) -> Path | None:
        """Where the files are, None where only a saved report is there."""
        path: Any = getattr(self._session, "deliverable", None) or self._session.path
        return None if path is None or Path(path).suffix.lower() == SAVED else Path(path)

    def wait(self) -> None:
        """Until what was asked for is there."""
        self._work.wait()

    def _read(self, box: PlaceBox, lines: Excerpt) -> None:
        if isValid(box):
            box.show_source(lines)

    def _unread(self, box: PlaceBox, error: Exception) -> None:
        if not isValid(box):
            return
        told = sentence(error, self._session.lang)
        box.say(told if isinstance(error, ReadError) else self.tr("无法读取原文：{0}").format(told))
