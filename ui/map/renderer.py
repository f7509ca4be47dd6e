"""The renderer: pictures larger than the window, so that a pan only moves one.

A thread paints them, which lets go of the interpreter, so that the window goes on meanwhile (performance.md §5).
"""

from __future__ import annotations

import atexit
import contextlib
import threading
import weakref
from dataclasses import dataclass
from queue import Empty

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from .painter import Painter, Request

LOOK = 3
"""Milliseconds between two looks for a picture, while one is awaited: the thread sends no signal, which may meet an
object that is just being destroyed."""


@dataclass(frozen=True)
class Picture:
    """A painted request."""

    request: Request
    image: QImage


class Renderer(QObject):
    """``painted`` brings a Picture, in the thread of whoever has connected to it."""

    painted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = Painter()
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self, interval=LOOK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        _alive.add(self)

    @property
    def count(self) -> int:
        """Pictures that were painted to their end."""
        return self._painter.count

    def ask(self, request: Request | None) -> None:
        """Paint this, and nothing that was asked for before; None: only give up."""
        if request is not None and self._thread is None and not self._painter.ended:
            self._thread = threading.Thread(target=self._painter.work, name="map", daemon=True)
            self._thread.start()
        self._painter.ask(request)
        if request is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """End the thread; it is gone when this returns."""
        with contextlib.suppress(RuntimeError):  # Qt has taken it down already
            self._timer.stop()
        self._painter.end()
        if self._thread is not None:
            self._thread.join(5.0)
            self._thread = None

    def _look(self) -> None:
        """In the window's thread: show the latest picture."""
        made: tuple[Request, QImage | None] | None = None
        with contextlib.suppress(Empty):
            while True:
                made = self._painter.made.get_nowait()
        if made is None:
            return
        request, image = made
        if request is self._painter.wanted:
            self._timer.stop()
        if image is not None:
            self.painted.emit(Picture(request, image))


_alive: weakref.WeakSet[Renderer] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    """A thread that paints must not outlive Qt."""
    for renderer in list(_alive):
        with contextlib.suppress(RuntimeError):
            renderer.stop()
