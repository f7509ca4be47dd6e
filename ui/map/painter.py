"""What the thread of the renderer has: requests and pictures, but nothing of Qt's that lives in another thread.

A thread that let go of a widget last would take it down there, while Qt may be doing so in the window's. Only the
latest request counts: an older one is given up between two runs of strings.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue

from PySide6.QtGui import QImage

from .paint import Paths, Scene, paint
from .viewport import Viewport

WORK, REST = 0.004, 0.0003
"""Seconds of painting, and of a rest after it. Painting lets go of the interpreter again and again, but takes it back
before the window has woken up: stalls of 60 ms and more became 16."""


@dataclass(frozen=True)
class Request:
    """``view``: what the picture shows, ``ratio`` device pixels a pixel."""

    scene: Scene
    view: Viewport
    ratio: float


class Painter:
    """Paints one request after the other, in whatever thread ``work`` is called."""

    def __init__(self) -> None:
        self.count = 0
        self.ended = False
        self.wanted: Request | None = None
        self.made: SimpleQueue[tuple[Request, QImage | None]] = SimpleQueue()
        self._something = threading.Condition()

    def ask(self, request: Request | None) -> None:
        """Only the latest counts."""
        with self._something:
            self.wanted = request
            self._something.notify()

    def end(self) -> None:
        """Give up, and no more."""
        with self._something:
            self.ended, self.wanted = True, None
            self._something.notify()

    def work(self) -> None:
        """In the thread, until the end."""
        paths = Paths()
        done: Request | None = None
        while not self.ended:
            with self._something:
                while not self.ended and (self.wanted is None or self.wanted is done):
                    self._something.wait()
                request = self.wanted
            if request is None or self.ended:
                continue
            image = paint(request.scene, request.view, request.ratio, paths, self._breath(request))
            done = request
            if self.wanted is request:
                self.count += image is not None
                self.made.put((request, image))

    def _breath(self, request: Request) -> Callable[[], bool]:
        """Whether the request is still the latest; now and then after a rest."""
        rested = time.monotonic()

        def wanted() -> bool:
            nonlocal rested
            if time.monotonic() - rested > WORK:
                time.sleep(REST)
                rested = time.monotonic()
            return self.wanted is request

        return wanted
