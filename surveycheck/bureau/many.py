"""Notices by the dozen: about all that does not pass, of the ledger or of a lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from surveycheck.bureau.notices import Notices
from surveycheck.ledger import Notice, ToIssue, issue_notice, lists, lot_named, open_about, units_of
from surveycheck.ledger.paging import Filter
from surveycheck.ledger.rows import SubmissionRow
from surveycheck.office.term import term_of

MOST, OFFERED = 500, 200
"""Submissions that are looked at, and submissions that are offered at once."""

FAILING = ("不合格", "不通过", "不完整")


@dataclass(frozen=True)
class Numbers:
    """How notices are numbered: ``before``, a count from ``first``, ``after``."""

    before: str
    first: int
    after: str

    def of(self, place: int) -> str:
        """The number of the notice at a place, from 0."""
        return f"{self.before}{self.first + place}{self.after}"


class ManyNotices(Notices):
    """Calls as of ``surveycheck.ledger``, with the same errors."""

    def to_notify(self, lot: str = "") -> tuple[SubmissionRow, ...]:
        """Submissions that do not pass, are the newest of their project and stage, and have no open notice: those of a
        lot, or of the whole ledger, the oldest first, and of many the newest ``OFFERED``."""
        with self.ledger.read() as connection:
            told = open_about(connection)
            within = {unit.id for unit in units_of(connection, lot)} if lot else None
            found: list[SubmissionRow] = []
            for level in FAILING:
                found += lists.submissions(connection, Filter(level=level), 0, MOST).rows
            left = (row for row in found if row.id not in told and not row.fault)
            rows = [row for row in left if within is None or row.id in within]
            last = sorted(rows, key=lambda row: row.id, reverse=True)
            kept = tuple(islice((row for row in last if _newest(connection, row)), OFFERED))
            return kept[::-1]

    def issue_notices(
        self, submissions: Sequence[int], numbers: Numbers, by: str, deadline: date, office: str = "", lot: str = ""
    ) -> tuple[Notice, ...]:
        """Issue a notice about each, all or none."""
        with self.ledger.write() as connection:
            own = lot_named(connection, lot).id if lot else None
            return tuple(
                issue_notice(
                    connection,
                    one,
                    ToIssue(numbers.of(place), by, deadline, term_of(connection, one, None, self.pack_of), office),
                    own,
                )
                for place, one in enumerate(submissions)
            )

    def keep_notices(self, numbers: Sequence[str], folder: Path, formats: str, lang: str) -> tuple[Path, ...]:
        """Write each as it was issued."""
        return tuple(path for one in numbers for path in self.keep_notice(one, folder, formats, lang))


def _newest(connection: Any, row: SubmissionRow) -> bool:
    """Is nothing later there of its project and stage? Where nobody knows the project, nobody can tell."""
    if not row.project:
        return True
    return lists.submissions(connection, Filter(project=row.project, stage=row.stage), 0, 1).rows[0].id == row.id
