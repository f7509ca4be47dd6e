"""Checks on this machine, several at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from surveycheck.batch.answer import Answer, Waiting
from surveycheck.batch.asked import Asked
from surveycheck.batch.work import checked
from surveycheck.guard.limits import MEMORY_LEAST, Limits, memory_limit
from surveycheck.guard.watch import Looker
from surveycheck.model.progress import Stopped

LOOK = 0.1
"""Seconds between two looks for an interruption."""

LAST = 5.0
"""Seconds that processes are given to end."""

Check = Callable[[Waiting, Asked, Looker | None], Answer]


class Here:
    """``jobs`` deliverables at a time, each watched by a thread; together they get the memory that one check would."""

    def __init__(self, jobs: int, check: Check = checked) -> None:
        self.jobs = jobs
        self._check = check

    def answers(self, waiting: Iterable[Waiting], asked: Asked) -> Generator[tuple[Waiting, Answer]]:
        """Answers as they come; ``waiting`` is asked for the next one when somebody is free for it. What is not
        finished when nobody wants more is ended. Raises OSError when no process can be started."""
        asked = replace(asked, limits=shared(asked.limits, self.jobs))
        todo: SimpleQueue[Waiting | None] = SimpleQueue()
        done: SimpleQueue[tuple[Waiting, Answer | OSError]] = SimpleQueue()
        over = threading.Event()
        threads = [
            threading.Thread(target=_works, args=(todo, done, over, asked, self._check), daemon=True)
            for _ in range(self.jobs)
        ]
        for thread in threads:
            thread.start()
        try:
            yield from self._handed_out(iter(waiting), todo, done)
        finally:
            over.set()
            for _ in threads:
                todo.put(None)
            for thread in threads:
                thread.join(LAST)

    def _handed_out(
        self,
        waiting: Iterator[Waiting],
        todo: SimpleQueue[Waiting | None],
        done: SimpleQueue[tuple[Waiting, Answer | OSError]],
    ) -> Iterator[tuple[Waiting, Answer]]:
        running = 0
        more = True
        while running or more:
            while more and running < self.jobs:
                one = next(waiting, None)
                if one is None:
                    more = False
                else:
                    todo.put(one)
                    running += 1
            if running:
                one, answer = _next(done)
                running -= 1
                if isinstance(answer, OSError):
                    raise answer
                yield one, answer


def shared(limits: Limits, jobs: int) -> Limits:
    """The limits of each of several checks at a time."""
    memory = limits.memory or max(MEMORY_LEAST, memory_limit() // jobs)
    return replace(limits, memory=memory)


def _next(done: SimpleQueue[tuple[Waiting, Answer | OSError]]) -> tuple[Waiting, Answer | OSError]:
    """On Windows a thread that waits without end cannot be interrupted."""
    while True:
        with suppress(Empty):
            return done.get(timeout=LOOK)


def _works(
    todo: SimpleQueue[Waiting | None],
    done: SimpleQueue[tuple[Waiting, Answer | OSError]],
    over: threading.Event,
    asked: Asked,
    check: Check,
) -> None:
    while (one := todo.get()) is not None and not over.is_set():
        try:
            done.put((one, check(one, asked, lambda _: not over.is_set())))
        except Stopped:
            return
        except OSError as error:
            done.put((one, error))
        except Exception as error:  # a fault of ours costs this deliverable, not the batch
            said = f"{type(error).__name__}: {error}"
            done.put((one, Answer(trouble=(f"程序内部出错：{said}", f"an internal fault: {said}"))))
