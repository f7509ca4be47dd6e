"""The units of a sample: their checklist, what was noted, and the check with all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import (
    Inspected,
    LedgerError,
    LotUnit,
    Survey,
    inspected,
    lists,
    note_result,
    report_of,
    results_of,
    survey_of,
    units_of,
)
from surveycheck.ledger.paging import Filter
from surveycheck.manual import Result, items_of
from surveycheck.model import Finding, ManualEntry
from surveycheck.office import Means, checklist, examine

Row = tuple[ManualEntry, Result | None]


@dataclass(frozen=True)
class Looked:
    """A unit of the sample: how far its inspection is, the manual items with what was noted, what the rules found
    (open, the worst first), its check survey, and the result that says it: that of the inspection or, while there is
    none, the newest one."""

    state: Inspected
    items: tuple[Row, ...]
    found: tuple[Finding, ...]
    survey: Survey | None
    run: int | None


class Inspections(Opened):
    """Calls as of ``surveycheck.ledger`` and ``surveycheck.office``, with the same errors."""

    def drawn_units(self, lot: str) -> tuple[Inspected, ...]:
        """The units of the sample of a lot, in the order of the draw."""
        with self.ledger.read() as connection:
            return tuple(inspected(connection, unit) for unit in units_of(connection, lot) if unit.place)

    def looked(self, unit: LotUnit) -> Looked:
        """One of them."""
        with self.ledger.read() as connection:
            state, noted = inspected(connection, unit), results_of(connection, unit.id)
            survey, run, report = survey_of(connection, unit.id), state.run, state.report
            if report is None:
                run = lists.submissions(connection, Filter(submission=unit.id)).rows[0].last_run_id
                report = report_of(connection, run) if run is not None else None
        rows = checklist(self.pack_of(unit.pack), noted)
        findings = report.findings if report else ()
        found = sorted((one for one in findings if one.state == "open"), key=lambda one: (one.severity, one.code))
        return Looked(state, rows, tuple(found), survey, run if report else None)

    def pass_all(self, unit: LotUnit, inspector: str, note: str = "") -> int:
        """Note that the manual items passed of which nothing is noted yet; gives how many."""
        entries = items_of(self.pack_of(unit.pack))
        with self.ledger.write() as connection:
            there = {one.item for one in results_of(connection, unit.id)}
            left = [entry for entry in entries if entry.item not in there]
            for entry in left:
                note_result(connection, unit, entry, Result(entry.item, "pass", "", note, "", inspector), None)
        return len(left)

    def note(self, unit: LotUnit, told: Result, evidence: Path | None = None) -> None:
        """Keep the result of a manual item."""
        items = {entry.item: entry for entry in items_of(self.pack_of(unit.pack))}
        if told.item not in items:
            raise LedgerError(f"没有人工项目 {told.item}", f"there is no manual item {told.item}")
        with self.ledger.write() as connection:
            note_result(connection, unit, items[told.item], told, evidence)

    def examine(self, unit: LotUnit, files: Path | None = None) -> Inspected:
        """Check the files again with all that was noted; in a process of its own, which takes as long as a check."""
        return examine(self.ledger, unit, Means(files))
