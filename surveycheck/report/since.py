"""A report that also says what became of the findings of an earlier one (``check --since OLD.json``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from surveycheck.matching import TOLERANCE
from surveycheck.model import Report, Since, SinceState
from surveycheck.report.compare import compare
from surveycheck.report.compared import remarks


def since(report: Report, old: Report, earlier: Sequence[Report] = (), tolerance: float = TOLERANCE) -> Report:
    """The report with its comparison with ``old``; ``earlier`` are older ones, for what is there again. Metres."""
    found, pack = compare(old, report, tolerance, earlier), old.pack
    states: dict[str, SinceState] = {finding.id: "new" for finding in found.appeared}
    states |= {finding.id: "reopened" for finding in found.reopened}
    states |= {pair.new.id: "still" for pair in found.still}
    said = tuple(remarks(found))
    made = Since(
        old.name,
        old.started,
        pack.name,
        pack.edition,
        pack.digest,
        {finding.id: states[finding.id] for finding in report.findings if finding.id in states},
        found.fixed,
        found.unknown,
        tuple(zh for zh, _ in said),
        tuple(en for _, en in said),
    )
    return replace(report, since=made)
