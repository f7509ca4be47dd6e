"""Work beside the window: a function in a thread of its own, its result or its error back in the window's."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer

Tell = Callable[[Any], None]

LOOK = 12
"""Milliseconds between two looks for what has come, while something is awaited."""


@dataclass(frozen=True)
class Job:
    """What is to be done, and who is told. ``key`` is None for what takes the place of all that was asked before."""

    function: Callable[[], Any]
    done: Tell
    failed: Tell
    key: Hashable = None


class Work(QObject):
    """Work of one owner. ``start``: what comes back of anything older is dropped. ``ask``: one after the other, each
    key once.

    Plain threads of Python that know nothing of Qt: they put what they have into a queue, and the thread that this
    lives in looks into it. A signal out of another thread may meet an object that is just being destroyed.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._jobs: dict[int, Job] = {}
        self._threads: list[Thread] = []
        self._turn = Lock()
        self._came: SimpleQueue[tuple[int, bool, Any]] = SimpleQueue()
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)

    def start(self, function: Callable[[], Any], done: Tell, failed: Tell) -> None:
        """``done`` (its result) or ``failed`` (its exception) follow in the thread that this lives in."""
        self.drop()
        self._begin(Job(function, done, failed))

    def ask(self, key: Hashable, function: Callable[[], Any], done: Tell, failed: Tell) -> None:
        """The same, in its turn, unless it was asked for by that key and is not yet done."""
        if all(job.key != key for job in self._jobs.values()):
            self._begin(Job(function, done, failed, key))

    def drop(self) -> None:
        """Whatever still runs is of no interest any more, and what waits is not begun."""
        self._jobs.clear()
        self._timer.stop()

    @property
    def busy(self) -> bool:
        """Whether somebody waits for something."""
        return bool(self._jobs)

    def wait(self) -> None:
        """Until all is done; who is told is told when the thread that this lives in turns to its events."""
        for thread in self._threads:
            thread.join()

    def _begin(self, job: Job) -> None:
        self._number += 1
        self._jobs[self._number] = job
        turn = self._turn if job.key is not None else Lock()
        thread = Thread(target=_run, args=(job, self._number, self._jobs, turn, self._came), daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()
        self._timer.start()

    def _look(self) -> None:
        try:
            while True:
                number, good, value = self._came.get_nowait()
                job = self._jobs.pop(number, None)
                if not self._jobs:
                    self._timer.stop()
                if job is not None:
                    (job.done if good else job.failed)(value)
        except Empty:
            pass


def _run(job: Job, number: int, jobs: dict[int, Job], turn: Lock, came: SimpleQueue[tuple[int, bool, Any]]) -> None:
    """In the thread. What was dropped before its turn is not begun."""
    with turn:
        if number not in jobs:
            return
        try:
            came.put((number, True, job.function()))
        except Exception as error:  # whatever goes wrong is told, not lost in a thread
            came.put((number, False, error))
