"""The renderer: a thread that paints pictures larger than the window, so that a pan only moves one.

Painting lets go of the interpreter, so that the window goes on meanwhile (performance.md §5). Only the latest request
counts: an older one is given up between two runs of strings.
"""

from __future__ import annotations

import atexit
import contextlib
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from .paint import Paths, Scene, paint
from .viewport import Viewport

WORK, REST = 0.004, 0.0003
"""Seconds of painting, and of a rest after it. Painting lets go of the interpreter again and again, but takes it back
before the window has woken up: stalls of 60 ms and more became 16."""

LOOK = 3
"""Milliseconds between two looks for a picture, while one is awaited: the thread sends no signal, which may meet an
object that is just being destroyed."""


@dataclass(frozen=True)
class Request:
    """``view``: what the picture shows, ``ratio`` device pixels a pixel."""

    scene: Scene
    view: Viewport
    ratio: float


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
        self.count = 0
        self._next: Request | None = None
        self._ended = False
        self._something = threading.Condition()
        self._thread: threading.Thread | None = None
        self._made: SimpleQueue[tuple[Request, QImage | None]] = SimpleQueue()
        self._timer = QTimer(self, interval=LOOK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        _alive.add(self)

    def ask(self, request: Request | None) -> None:
        """Paint this, and nothing that was asked for before; None: only give up."""
        with self._something:
            self._next = request
            if request is not None and self._thread is None and not self._ended:
                self._thread = threading.Thread(target=self._work, name="map", daemon=True)
                self._thread.start()
            self._something.notify()
        if request is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """End the thread; it is gone when this returns."""
        with contextlib.suppress(RuntimeError):  # Qt has taken it down already
            self._timer.stop()
        with self._something:
            self._ended, self._next = True, None
            self._something.notify()
        if self._thread is not None:
            self._thread.join(5.0)
            self._thread = None

    def _work(self) -> None:
        paths = Paths()
        done: Request | None = None
        while not self._ended:
            with self._something:
                while not self._ended and (self._next is None or self._next is done):
                    self._something.wait()
                request = self._next
            if request is None or self._ended:
                continue
            image = paint(request.scene, request.view, request.ratio, paths, self._breath(request))
            done = request
            if self._next is request:
                self.count += image is not None
                self._made.put((request, image))

    def _look(self) -> None:
        """In the window's thread: show the latest picture."""
        made: tuple[Request, QImage | None] | None = None
        with contextlib.suppress(Empty):
            while True:
                made = self._made.get_nowait()
        if made is None:
            return
        request, image = made
        if request is self._next:
            self._timer.stop()
        if image is not None:
            self.painted.emit(Picture(request, image))

    def _breath(self, request: Request) -> Callable[[], bool]:
        """Whether the request is still the latest; now and then after a rest."""
        rested = time.monotonic()

        def wanted() -> bool:
            nonlocal rested
            if time.monotonic() - rested > WORK:
                time.sleep(REST)
                rested = time.monotonic()
            return self._next is request

        return wanted


_alive: weakref.WeakSet[Renderer] = weakref.WeakSet()


@atexit.register
def _stop_all() -> None:
    """A thread that paints must not outlive Qt."""
    for renderer in list(_alive):
        with contextlib.suppress(RuntimeError):
            renderer.stop()
