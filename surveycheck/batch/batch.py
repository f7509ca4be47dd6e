"""The batch: submissions are entered, those without a result are checked, and each result is recorded at once."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Protocol

from surveycheck.batch.answer import Answer, Done, Verdict, Waiting
from surveycheck.batch.asked import Asked, Prints
from surveycheck.ledger import (
    Handed,
    Ledger,
    Recorded,
    handed,
    incomplete,
    record,
    record_fault,
    recorded,
    submission_id,
)
from surveycheck.model import Report

AT_ONCE = 100
"""Submissions that are entered in one transaction."""

Tell = Callable[[Done, int, int], None]
"""Is told what became of a deliverable, how many are done, and how many there are."""


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
    ledger: Ledger, paths: Sequence[Path], book: Prints, checkers: Checkers, tell: Tell = lambda *_: None
) -> tuple[Done, ...]:
    """Check the deliverables at ``paths`` and record the results; gives what became of each, in their order.

    Only this process writes into the ledger. Wherever it is ended, what was recorded is whole, and another run does
    what is left. Raises LedgerError, BatchError; KeyboardInterrupt ends what is running.
    """
    done: dict[Path, Done] = {}

    def over(one: Done) -> None:
        done[one.path] = one
        tell(one, len(done), len(paths))

    waiting, copies = _entered(ledger, paths, book, over)
    todo = _missing(ledger, _in_any_order(waiting), book, over)
    with closing(_answers(checkers, todo, book.asked)) as answers:
        for one, answer in answers:
            over(_recorded(ledger, one, answer, book))
    for path, first in copies.items():
        over(replace(done[first], path=path, already=True, seconds=None))
    return tuple(done[path] for path in paths)


def _answers(checkers: Checkers, todo: Iterator[Waiting], asked: Asked) -> Generator[tuple[Waiting, Answer]]:
    try:
        yield from checkers.answers(todo, asked)
    except OSError as error:
        words = error.strerror or str(error)
        raise BatchError(f"检查无法进行：{words}", f"no check can be made: {words}") from error


def _entered(
    ledger: Ledger, paths: Sequence[Path], book: Prints, over: Callable[[Done], None]
) -> tuple[list[Waiting], dict[Path, Path]]:
    """Submissions that wait for a check, and paths of copies with that of the first one. Results that are there, and
    files that cannot be read, are over."""
    waiting: list[Waiting] = []
    first: dict[str, Path] = {}
    copies: dict[Path, Path] = {}
    every = iter(paths)
    while some := list(islice(every, AT_ONCE)):
        new = [what for path in some if (what := _counted(path, over)) is not None]
        with ledger.write() as connection:
            ids = [submission_id(connection, what, book.asked.pack or "") for what in new]
        for what, number in zip(new, ids, strict=True):
            path = Path(what.path)
            if first.setdefault(what.digest, path) != path:
                copies[path] = first[what.digest]
            else:
                waiting.append(Waiting(number, path, what.digest))
    return waiting, copies


def _counted(path: Path, over: Callable[[Done], None]) -> Handed | None:
    try:
        return handed(path)
    except OSError as error:
        words = error.strerror or str(error)
        over(Done(path, "incomplete", why=(f"无法读取：{words}", f"cannot be read: {words}")))
        return None


def _in_any_order(waiting: Sequence[Waiting]) -> Iterator[Waiting]:
    """All of them, in another order each time: two programs on one ledger then seldom check the same one at once."""
    yield from Random().sample(waiting, len(waiting))


def _missing(
    ledger: Ledger, waiting: Iterator[Waiting], book: Prints, over: Callable[[Done], None]
) -> Iterator[Waiting]:
    """Those without a result at the moment when they are asked for: another program may have been quicker."""
    for one in waiting:
        with ledger.read() as connection:
            there = recorded(connection, one.submission, book.possible(one.path))
        if there is None or (book.asked.again and not there.complete):
            yield one
        else:
            over(_already(one, there))


def _already(one: Waiting, there: Recorded) -> Done:
    verdict: Verdict = "incomplete" if not there.complete else "passes" if there.passes else "fails"
    return Done(one.path, verdict, there.level, there.score, there.fault, already=True, run=there.run)


def _recorded(ledger: Ledger, one: Waiting, answer: Answer, book: Prints) -> Done:
    """Record an answer, in one transaction."""
    if answer.trouble is not None:
        return Done(one.path, "incomplete", why=answer.trouble)
    report = answer.report
    complete = report is not None and report.complete
    with ledger.write() as connection:
        attempt = incomplete(connection, one.submission) if book.asked.again else 0
        own = book.of(one.path, report.pack if report else None, complete, attempt)
        if report is not None:
            run = record(connection, one.submission, own, report)
        else:
            run = record_fault(connection, one.submission, own, answer.fault or ("", ""))
        if run is None:  # another program was quicker
            there = recorded(connection, one.submission, (own,))
            run = there.run if there else None
    if report is None:
        return Done(one.path, "incomplete", why=answer.fault or ("", ""), run=run)
    return replace(_told(one, report), run=run, seconds=report.seconds)


def _told(one: Waiting, report: Report) -> Done:
    verdict: Verdict = "incomplete" if not report.complete else "passes" if report.passes else "fails"
    level, score = (report.grade.level or "", report.grade.score) if report.grade else ("", None)
    return Done(one.path, verdict, level, score, ("；".join(report.losses), "; ".join(report.losses_en)))
