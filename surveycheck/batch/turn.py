"""One batch's turn at a ledger: what it may check, and its results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from surveycheck.batch.answer import Answer, Done, Held, Verdict, Waiting
from surveycheck.batch.asked import Prints
from surveycheck.batch.entered import Over
from surveycheck.batch.holder import gone, machine_of
from surveycheck.ledger import Ledger, Recorded, claims, incomplete, record, record_fault, recorded
from surveycheck.model import Report


@dataclass(frozen=True)
class Turn:
    """``holder``: the name by which it claims; ``since``: the newest result when it began. What came later was checked
    while it ran, and is not checked again."""

    ledger: Ledger
    book: Prints
    holder: str
    since: int

    def free(self, waiting: Iterable[Waiting], busy: list[Waiting], over: Over) -> Iterator[Waiting]:
        """Those without a result that nobody checks at the moment when they are asked for; they are claimed then.
        ``busy`` takes those that another program checks."""
        for one in waiting:
            with self.ledger.write() as connection:
                there = self._there(connection, one)
                mine = there is None and claims.claimed(connection, one.submission, self.book.work, self.holder, gone)
                if mine:  # who had it may have ended while the claim waited for it
                    there = self._there(connection, one)
                if mine and there is not None:
                    claims.released(connection, self.holder, one.submission)
            if there is not None:
                over(_already(one, there))
            elif mine:
                yield one
            else:
                busy.append(one)

    def _there(self, connection: Any, one: Waiting) -> Recorded | None:
        again = self.book.asked.again
        attempts = incomplete(connection, one.submission) if again else 0
        found = recorded(connection, one.submission, self.book.possible(one.path, attempts))
        if found is not None and again and not found.complete and found.run <= self.since:
            return None
        return found

    def held(self, busy: Sequence[Waiting]) -> Held:
        """Who checks these now."""
        with self.ledger.read() as connection:
            rows = claims.left(connection, {one.submission for one in busy}, self.book.work)
        machines = sorted({machine_of(holder) for holder, _ in rows})
        return Held(len(busy), tuple(machines), max((seconds for _, seconds in rows), default=0.0))

    def recorded(self, one: Waiting, answer: Answer) -> Done:
        """Record an answer and give the claim back, in one transaction."""
        report = answer.report
        with self.ledger.write() as connection:
            run = None if answer.trouble is not None else self._kept(connection, one, answer)
            claims.released(connection, self.holder, one.submission)
        if answer.trouble is not None:
            return Done(one.path, "incomplete", why=answer.trouble)
        if report is None:
            return Done(one.path, "incomplete", why=answer.fault or ("", ""), run=run)
        return replace(_told(one, report), run=run, seconds=report.seconds)

    def _kept(self, connection: Any, one: Waiting, answer: Answer) -> int | None:
        report = answer.report
        complete = report is not None and report.complete
        attempt = incomplete(connection, one.submission) if self.book.asked.again else 0
        own = self.book.of(one.path, report.pack if report else None, complete, attempt)
        if report is not None:
            run = record(connection, one.submission, own, report)
        else:
            run = record_fault(connection, one.submission, own, answer.fault or ("", ""))
        if run is None:  # another program was quicker
            there = recorded(connection, one.submission, (own,))
            run = there.run if there else None
        return run


def _already(one: Waiting, there: Recorded) -> Done:
    verdict: Verdict = "incomplete" if not there.complete else "passes" if there.passes else "fails"
    return Done(one.path, verdict, there.level, there.score, there.fault, already=True, run=there.run)


def _told(one: Waiting, report: Report) -> Done:
    verdict: Verdict = "incomplete" if not report.complete else "passes" if report.passes else "fails"
    level, score = (report.grade.level or "", report.grade.score) if report.grade else ("", None)
    return Done(one.path, verdict, level, score, ("；".join(report.losses), "; ".join(report.losses_en)))
