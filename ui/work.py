"""Work beside the window: a function in a thread of its own, its result or its error back in the window's."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

Tell = Callable[[Any], None]


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

    Plain threads of Python, and one signal to a slot of this object, which Qt hands over in the thread that the object
    lives in: runnables of Qt's pool are deleted in a thread that Python knows nothing of.
    """

    _came = Signal(int, bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._jobs: dict[int, Job] = {}
        self._threads: list[Thread] = []
        self._turn = Lock()
        self._came.connect(self._back)

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
        self._jobs = {}

    def wait(self) -> None:
        """Until all is done; who is told is told when the thread that this lives in turns to its events."""
        for thread in self._threads:
            thread.join()

    def _begin(self, job: Job) -> None:
        self._number += 1
        self._jobs[self._number] = job
        thread = Thread(target=self._run, args=(job, self._number), daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()

    def _run(self, job: Job, number: int) -> None:
        if job.key is None:
            self._do(job, number)
            return
        with self._turn:
            if number in self._jobs:
                self._do(job, number)

    def _do(self, job: Job, number: int) -> None:
        try:
            good, value = True, job.function()
        except Exception as error:  # whatever goes wrong is told, not lost in a thread
            good, value = False, error
        with suppress(RuntimeError):  # the window is gone, and nobody waits any more
            self._came.emit(number, good, value)

    def _back(self, number: int, good: bool, value: Any) -> None:
        job = self._jobs.pop(number, None)
        if job is not None:
            (job.done if good else job.failed)(value)
