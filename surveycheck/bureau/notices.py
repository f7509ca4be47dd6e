"""Notices and bulletins: issued, answered, closed, and written as papers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import Any

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import (
    Bulletin,
    Notice,
    Objection,
    Recheck,
    Term,
    ToIssue,
    bulletin_of,
    bulletins,
    close_notice,
    decide_objection,
    issue_bulletin,
    issue_notice,
    later,
    lists,
    notice_of,
    object_to,
    objections,
    recheck,
)
from surveycheck.ledger.bulletins import figures_of
from surveycheck.ledger.paging import ALL, SIZE, Filter, Page
from surveycheck.ledger.rows import NoticeRow
from surveycheck.office import write_bulletin, write_notice
from surveycheck.office.term import term_of


def _nobody(zh: str, en: str) -> None:
    """Nobody is told."""


class Notices(Opened):
    """Calls as of ``surveycheck.ledger`` and ``surveycheck.office``, with the same errors."""

    def notices(self, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[NoticeRow]:
        """Notices, those due first."""
        with self.ledger.read() as connection:
            return lists.notices(connection, wanted, offset, limit)

    def due(self, limit: int = SIZE, day: date | None = None) -> Page[NoticeRow]:
        """Notices that are not closed, the first due first."""
        with self.ledger.read() as connection:
            return lists.due(connection, 0, limit, day)

    def notice(self, number: str) -> tuple[Notice, tuple[Objection, ...]]:
        """A notice, and the objections to it."""
        with self.ledger.read() as connection:
            return notice_of(connection, number), objections(connection, number)

    def term(self, submission: int) -> Term:
        """How long the firm may object, as the pack of the submission's result has it."""
        with self.ledger.read() as connection:
            return term_of(connection, submission, None, self.pack_of)

    def issue_notice(self, submission: int, number: str, by: str, deadline: date, office: str = "") -> Notice:
        """Issue a notice about the last result of a submission."""
        wanted = ToIssue(number, by, deadline, self.term(submission), office)
        with self.ledger.write() as connection:
            return issue_notice(connection, submission, wanted)

    def later(self, number: str) -> tuple[tuple[int, str, str], ...]:
        """What was handed in after the submission of a notice: id, name, time of receipt."""
        with self.ledger.read() as connection:
            return later(connection, number)

    def recheck(self, number: str, by: str, submission: int | None = None, seen: Collection[str] = ()) -> Recheck:
        """Hold a resubmission, by default the newest, against a notice; where all is mended it is closed. ``seen``: the
        manual items that were seen mended."""
        with self.ledger.write() as connection:
            return recheck(connection, number, by, submission, seen)

    def object_to(self, number: str, text: str, day: date | None = None) -> Objection:
        """File an objection of the firm."""
        with self.ledger.write() as connection:
            return object_to(connection, number, text, day)

    def decide_objection(self, number: str, outcome: str, reason: str, by: str) -> Objection:
        """``upheld`` withdraws the notice, ``rejected`` leaves it."""
        with self.ledger.write() as connection:
            return decide_objection(connection, number, outcome, reason, by)

    def close_notice(self, number: str, reason: str, by: str) -> None:
        """Close a notice by decision."""
        with self.ledger.write() as connection:
            close_notice(connection, notice_of(connection, number), "decided", by, reason)

    def keep_notice(self, number: str, folder: Path, formats: str, lang: str) -> tuple[Path, ...]:
        """Write a notice as it was issued."""
        with self.ledger.read() as connection:
            notice = notice_of(connection, number)
        return write_notice(notice, folder, formats, lang, None, _nobody)


class Bulletins(Opened):
    """The same for bulletins."""

    def bulletins(self) -> tuple[tuple[str, str, str, str], ...]:
        """Title, first and last day, time of issue, the newest first."""
        with self.ledger.read() as connection:
            return bulletins(connection)

    def bulletin(self, title: str) -> Bulletin:
        """As it was issued."""
        with self.ledger.read() as connection:
            return bulletin_of(connection, title)

    def figures(self, first: date, last: date) -> dict[str, Any]:
        """What a bulletin of these days would say now."""
        with self.ledger.read() as connection:
            return figures_of(connection, first, last)

    def issue_bulletin(self, title: str, first: date, last: date, by: str, office: str = "") -> Bulletin:
        """Issue one."""
        with self.ledger.write() as connection:
            return issue_bulletin(connection, title, first, last, by, office)

    def keep_bulletin(self, title: str, folder: Path, formats: str, lang: str) -> tuple[Path, ...]:
        """Write one as it was issued."""
        return write_bulletin(self.bulletin(title), folder, formats, lang, None, _nobody)
