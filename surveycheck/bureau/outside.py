"""What is looked at besides the sample: units outside of it, and what fails a lot whatever else was found."""

from __future__ import annotations

from dataclasses import dataclass

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import LotUnit, counted, lists, overlook, report_of, veto
from surveycheck.ledger.paging import Filter
from surveycheck.spotcheck import BatchRules, Overview


@dataclass(frozen=True)
class Overlooked:
    """The overview of a unit, and does it pass."""

    overview: Overview
    passes: bool


class Outside(Opened):
    """Calls as of ``surveycheck.ledger``, with the same errors."""

    def counted(self, unit: LotUnit) -> tuple[int, int] | None:
        """Defects of the classes A and B by its newest check; None where that is not complete."""
        with self.ledger.read() as connection:
            row = lists.submissions(connection, Filter(submission=unit.id)).rows[0]
            report = report_of(connection, row.last_run_id) if row.last_run_id is not None else None
        if report is None or not report.complete or (report.grade is not None and report.grade.level is None):
            return None
        found = counted(report)
        return found["A"], found["B"]

    def overlook(
        self, lot: str, unit: LotUnit, counts: tuple[int, int] | None, inspector: str, note: str = ""
    ) -> Overlooked:
        """Keep the overview of a unit outside the sample; without ``counts`` by its newest check."""
        with self.ledger.write() as connection:
            return overlooked(overlook(connection, lot, unit.digest, counts, inspector, note))

    def veto(self, lot: str, reason: str, inspector: str) -> None:
        """Keep what fails a lot: a word of ``VETOES``, or a reason."""
        with self.ledger.write() as connection:
            veto(connection, lot, reason, inspector)


def overlooked(overview: Overview) -> Overlooked:
    """By the rules of the standard, whatever the levels of the pack."""
    return Overlooked(overview, overview.passes(BatchRules(())))
