"""One ledger and all that is done with it. Every call is a transaction of its own and may come from any thread."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from surveycheck.bureau.inspections import Inspections
from surveycheck.bureau.lots import Lots
from surveycheck.bureau.many import ManyNotices
from surveycheck.bureau.notices import Bulletins
from surveycheck.bureau.outside import Outside
from surveycheck.bureau.packages import Packages
from surveycheck.bureau.people import People
from surveycheck.bureau.stories import Stories
from surveycheck.bureau.surveys import Surveys
from surveycheck.ledger import LedgerError, lists, report_of
from surveycheck.ledger.paging import ALL, SIZE, Filter, Page
from surveycheck.ledger.rows import SubmissionRow
from surveycheck.ledger.standing import Standing, standing
from surveycheck.model import Report
from surveycheck.report import to_json
from surveycheck.report.write import safe_name
from surveycheck.whole import write_whole

MOST = 5000
"""Names of firms that are offered at most."""


class Bureau(People, Lots, Inspections, Surveys, Outside, ManyNotices, Bulletins, Stories, Packages):
    """``where``: path or URL of the ledger, "" for the user's own. Calls raise LedgerError where it cannot be used."""

    def standing(self, day: date | None = None) -> Standing:
        """What is due, and the last months."""
        with self.ledger.read() as connection:
            return standing(connection, day)

    def submissions(
        self, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE, order: str = "", down: bool | None = None
    ) -> Page[SubmissionRow]:
        """As ``ledger.lists.submissions``."""
        with self.ledger.read() as connection:
            return lists.submissions(connection, wanted, offset, limit, order, down)

    def firms(self) -> tuple[str, ...]:
        """Names of the firms."""
        with self.ledger.read() as connection:
            return tuple(row.name for row in lists.firms(connection, ALL, 0, MOST).rows)

    def report(self, run: int) -> Report | None:
        """The report of a result; None where it could not be checked."""
        with self.ledger.read() as connection:
            return report_of(connection, run)

    def keep_report(self, run: int, folder: Path) -> Path:
        """Write the report of a result as JSON into a folder. Raises LedgerError where there is none, OSError."""
        report = self.report(run)
        if report is None:
            raise LedgerError("这份成果未能检查，没有报告", "this submission could not be checked: there is no report")
        file = folder / f"{safe_name(report.name)}.report.json"
        write_whole(file, to_json(report))
        return file
