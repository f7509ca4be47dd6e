"""The loader: reads a deliverable's drawings without the window waiting.

A process of its own reads them and writes maps (``surveycheck.map_apart``): a drawing that crashes the reader, hangs it
or eats the memory costs the map and not the window, and the window's interpreter is never held up by parsing. A thread
waits for it, and maps what it has written into memory; numpy is imported there, not at the start of the window.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

LOOK = 30
"""Milliseconds between two looks for what the thread has to say: it knows nothing of Qt, for a signal out of a thread
may meet an object that is just being destroyed."""


class Loader(QObject):
    """``progressed`` brings the file that is read and the fraction, ``loaded`` the sheets of the drawings, ``failed`` a
    sentence in Chinese and one in English. Each begins with the number of the load."""

    progressed = Signal(int, str, float)
    loaded = Signal(int, object)
    failed = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = _Reader()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def number(self) -> int:
        """Of the load that counts."""
        return self._reader.number

    def load(self, path: Path) -> int:
        """Begin; an older load is given up. Gives its number."""
        self.cancel()
        number = self.number
        self._thread = threading.Thread(target=self._reader.work, args=(number, path), name="map-loader", daemon=True)
        self._thread.start()
        self._timer.start()
        return number

    def cancel(self) -> None:
        """Give up what is being loaded."""
        self._reader.number += 1

    def close(self) -> None:
        """Give up, and take away what was written."""
        self.cancel()
        self._timer.stop()
        if self._thread is not None:
            self._thread.join(2.0)
        self._reader.forget(None)

    def _look(self) -> None:
        """In the window's thread: tell what was said; what an older load says is dropped."""
        with suppress(Empty):
            while True:
                kind, number, words = self._reader.said.get_nowait()
                if number != self.number:
                    continue
                if kind != "progressed":
                    self._timer.stop()
                getattr(self, kind).emit(number, *words)


class _Reader:
    """What the thread has: nothing of Qt, so that no object of Qt's is taken down there."""

    def __init__(self) -> None:
        self.number = 0
        self.said: SimpleQueue[tuple[str, int, tuple[Any, ...]]] = SimpleQueue()
        self._folder: Path | None = None

    def work(self, number: int, path: Path) -> None:
        """Whatever goes wrong is said: a window that waits for ever says nothing."""
        try:
            self._read(number, path)
        except Exception as error:
            kind = type(error).__name__
            zh, en = (
                f"图形无法显示：程序内部出错（{kind}）。",
                f"the drawing cannot be shown: an internal fault ({kind}).",
            )
            self._say("failed", number, zh, en)

    def _read(self, number: int, path: Path) -> None:
        from surveycheck import GuardError, map_apart, read_sheet

        folder = Path(tempfile.mkdtemp(prefix="surveycheck-map-"))
        kept = False
        try:
            files = map_apart(path, folder, looker=lambda last: self._tell(number, last))
            sheets = [read_sheet(file) for file in files]
            if number == self.number:
                kept = True
                self.forget(folder)
                self._say("loaded", number, sheets)
        except GuardError as error:
            self._say("failed", number, error.zh, error.en)
        except (OSError, ValueError) as error:
            self._say("failed", number, f"图形无法显示：{error}", f"the drawing cannot be shown: {error}")
        finally:
            if not kept:
                shutil.rmtree(folder, ignore_errors=True)

    def _tell(self, number: int, last: Mapping[str, Any]) -> bool:
        if number == self.number and last:
            self._say("progressed", number, str(last.get("file", "")), float(last.get("fraction", 0.0)))
        return number == self.number

    def _say(self, kind: str, number: int, *words: Any) -> None:
        self.said.put((kind, number, words))

    def forget(self, folder: Path | None) -> None:
        """Another folder takes the place of the one before. On Windows a file that is still mapped stays until the
        system clears its temporary folder."""
        before, self._folder = self._folder, folder
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)
