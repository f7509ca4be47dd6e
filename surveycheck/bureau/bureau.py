"""One ledger, opened when it is first asked. Every call is a transaction of its own and may come from any thread."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Lock

from surveycheck.ledger import Ledger, LedgerError, file_of, lists, open_ledger, own_place, report_of
from surveycheck.ledger.paging import ALL, SIZE, Filter, Page
from surveycheck.ledger.rows import LotRow, NoticeRow, SubmissionRow
from surveycheck.ledger.standing import Standing, stages, standing
from surveycheck.model import Report
from surveycheck.report import to_json
from surveycheck.report.write import safe_name
from surveycheck.whole import write_whole

MOST = 5000
"""Names of firms that are offered at most."""


class Bureau:
    """``where``: path or URL of the ledger, "" for the user's own. Calls raise LedgerError where it cannot be used."""

    def __init__(self, where: str = "") -> None:
        self.where = where
        self._ledger: Ledger | None = None
        self._opening = Lock()

    @property
    def place(self) -> str:
        """Where the ledger is, without a password. Raises LedgerError for what is no place."""
        file = file_of(self.where or None)
        return str(file) if file is not None else self.ledger.place

    @property
    def ledger(self) -> Ledger:
        """The ledger, which is made where there is none."""
        with self._opening:
            if self._ledger is None:
                self._ledger = open_ledger(self.where or own_place())
            return self._ledger

    def close(self) -> None:
        """Give its connections back."""
        with self._opening:
            if self._ledger is not None:
                self._ledger.close()
                self._ledger = None

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

    def due(self, limit: int = SIZE, day: date | None = None) -> Page[NoticeRow]:
        """Notices that are not closed, the first due first."""
        with self.ledger.read() as connection:
            return lists.due(connection, 0, limit, day)

    def lots(self, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[LotRow]:
        """Closed lots, the newest first."""
        with self.ledger.read() as connection:
            return lists.lots(connection, wanted, offset, limit)

    def firms(self) -> tuple[str, ...]:
        """Names of the firms."""
        with self.ledger.read() as connection:
            return tuple(row.name for row in lists.firms(connection, ALL, 0, MOST).rows)

    def stages(self) -> tuple[str, ...]:
        """Stages that submissions are of."""
        with self.ledger.read() as connection:
            return stages(connection)

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
