"""Work beside the window: a function in a thread of its own, its result or its error back in the window's."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Lock, Thread, current_thread
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
    lives in looks into it. A signal out of another thread may meet an object that is just being destroyed. Who is told
    is kept here and not in the thread, and its function goes back to a thread of Qt's: a thread that let go of a widget
    last would take it down there, while Qt may be doing so here.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._jobs: dict[int, Job] = {}
        self._wanted: set[int] = set()
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
        self._wanted.clear()
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
        self._wanted.add(self._number)
        turn = self._turn if job.key is not None else Lock()
        todo = _Todo(job.function, self._number, self._wanted, turn, self._came)
        thread = Thread(target=todo.run, daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()
        self._timer.start()

    def _look(self) -> None:
        _let_go()
        try:
            while True:
                number, good, value = self._came.get_nowait()
                job = self._jobs.pop(number, None)
                self._wanted.discard(number)
                if not self._jobs:
                    self._timer.stop()
                if job is not None:
                    (job.done if good else job.failed)(value)
        except Empty:
            pass


@dataclass
class _Todo:
    """What a thread has of a job: nothing of Qt but what its function may hold."""

    function: Callable[[], Any]
    number: int
    wanted: set[int]
    turn: Lock
    came: SimpleQueue[tuple[int, bool, Any]]

    def run(self) -> None:
        """In the thread. What was dropped before its turn is not begun."""
        with self.turn:
            if self.number in self.wanted:
                try:
                    self.came.put((self.number, True, self.function()))
                except Exception as error:  # whatever goes wrong is told, not lost in a thread
                    self.came.put((self.number, False, error))
        _ended.put((current_thread(), self))


_ended: SimpleQueue[tuple[Thread, _Todo]] = SimpleQueue()
"""What threads are through with: they are not the ones to let go of it."""


def _let_go() -> None:
    """In a thread of Qt's: what the threads that have ended had."""
    with suppress(Empty):
        for _ in range(_ended.qsize()):
            thread, todo = _ended.get_nowait()
            if thread.is_alive():  # it still holds it, for a moment
                _ended.put((thread, todo))
