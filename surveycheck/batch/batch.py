"""The batch: submissions are entered, those without a result are checked, and each result is recorded at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path
from random import Random
from typing import Protocol

from surveycheck.batch.answer import Answer, Done, Held, Waiting
from surveycheck.batch.asked import Asked, Prints
from surveycheck.batch.entered import Over, entered
from surveycheck.batch.holder import holding
from surveycheck.batch.turn import Turn
from surveycheck.ledger import Ledger, last_run

ASK = 1.0
"""Seconds between two looks at what another program checks."""

Tell = Callable[[Done, int, int], None]
"""Is told what became of a deliverable, how many are done, and how many there are."""


Wait = Callable[[Held], None]
"""Is told, whenever it changes, what other programs check just now while this one waits for them."""


class BatchError(Exception):
    """The batch cannot go on; what was recorded stays, and the next start goes on from there."""

    loss = True

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


class Checkers(Protocol):
    """Who checks: this machine (``Here``) or several (``Cluster``)."""

    def answers(self, waiting: Iterable[Waiting], asked: Asked) -> Iterator[tuple[Waiting, Answer]]: ...


def run_batch(
    ledger: Ledger,
    paths: Sequence[Path],
    book: Prints,
    checkers: Checkers,
    tell: Tell = lambda *_: None,
    wait: Wait = lambda _: None,
) -> tuple[Done, ...]:
    """Check the deliverables at ``paths`` and record the results; gives what became of each, in their order.

    Only this process writes into the ledger. Wherever it is ended, what was recorded is whole, and another run does
    what is left. What another program checks just now is waited for. Raises LedgerError, BatchError; KeyboardInterrupt
    ends what is running.
    """
    done: dict[Path, Done] = {}

    def over(one: Done) -> None:
        done[one.path] = one
        tell(one, len(done), len(paths))

    with ledger.read() as connection:
        since = last_run(connection)
    waiting, copies = entered(ledger, paths, book.asked.pack or "", over)
    with holding(ledger) as holder:
        _work(Turn(ledger, book, holder, since), waiting, checkers, over, wait)
    for path, first in copies.items():
        over(replace(done[first], path=path, already=True, seconds=None))
    return tuple(done[path] for path in paths)


def _work(turn: Turn, waiting: Sequence[Waiting], checkers: Checkers, over: Over, wait: Wait) -> None:
    """Check what nobody else does, in another order each time, so that two programs on one ledger seldom meet; then
    see what became of the rest: it has its result, or who checked it is no more."""
    left, told = Random().sample(waiting, len(waiting)), 0
    while left:
        busy: list[Waiting] = []
        free = turn.free(left, busy, over)
        first = next(free, None)
        if first is None and busy:
            if len(busy) != told:
                wait(turn.held(busy))
                told = len(busy)
            time.sleep(ASK)
        elif first is not None:
            with closing(_answers(checkers, chain((first,), free), turn.book.asked)) as answers:
                for one, answer in answers:
                    over(turn.recorded(one, answer))
        left = busy


def _answers(checkers: Checkers, todo: Iterator[Waiting], asked: Asked) -> Generator[tuple[Waiting, Answer]]:
    try:
        yield from checkers.answers(todo, asked)
    except OSError as error:
        words = error.strerror or str(error)
        raise BatchError(f"检查无法进行：{words}", f"no check can be made: {words}") from error
