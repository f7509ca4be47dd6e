"""What there is of waivers now: the files as they are, beside what the last report says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveycheck import (
    Report,
    WaiverError,
    deliverable_name,
    read_decisions,
    read_waivers,
    waivable,
    waivers_beside,
    waivers_now,
)

SAVED = ".json"
"""A saved report is no deliverable: nothing stands beside it."""


@dataclass(frozen=True)
class Standing:
    """The waiver of one finding. ``digest`` is empty where none is asked for. ``state``: none, asked, accepted or
    rejected, as the files are now; ``stale``: the report on the screen does not know it yet. ``message`` says why
    nothing can be done, "" where something can."""

    digest: str = ""
    state: str = "none"
    stale: bool = False
    reason: str = ""
    clause: str = ""
    name: str = ""
    date: str = ""
    decided: str = ""
    note: str = ""
    message: str = ""


def deliverable(session: Any) -> Path | None:
    """What is on the screen, where it is a deliverable and no saved report."""
    path: Path | None = session.path
    return None if path is None or path.suffix.lower() == SAVED or not path.exists() else path


def may_be_waived(report: Report | None, severity: str) -> bool:
    """Does the pack let findings of this class be waived?"""
    return report is not None and severity in waivable(report)


def standing(session: Any, finding: Mapping[str, Any], decisions: Path | None, lang: str) -> Standing:
    """The waiver of a finding. What is wrong with a file is told in ``message``, in the language."""
    path = deliverable(session)
    if path is None:
        return _of_report(session.report, str(finding["id"]))
    try:
        return _of_files(path, session.report, str(finding["id"]), decisions)
    except WaiverError as error:
        return Standing(message=error.en if lang == "en" else error.zh)


def entries(session: Any, decisions: Path | None) -> tuple[Any, ...]:
    """All waivers as the files have them now (``waivers_now``); where these cannot be read, what the report says."""
    known = tuple(entry for book in (session.report.waivers if session.report else ()) for entry in book.entries)
    path = deliverable(session)
    try:
        order = getattr(session, "order", None)
        if path is None or session.report is None or (order is not None and order.waivers):
            return known  # another file than the one beside the deliverable
        return waivers_now(path, known, decisions)
    except (WaiverError, OSError):
        return known


def _entry(report: Report | None, wanted: str) -> Any:
    books = report.waivers if report is not None else ()
    return next((entry for book in books for entry in book.entries if entry.finding == wanted), None)


def _of_report(report: Report | None, wanted: str) -> Standing:
    entry = _entry(report, wanted)
    if entry is None:
        return Standing()
    said = (entry.reason, entry.clause, entry.name, entry.date)
    decision = entry.decision
    more = (f"{decision.name} {decision.date}", decision.note) if decision else ("", "")
    return Standing(entry.digest, entry.state, False, *said, *more)


def _of_files(path: Path, report: Report | None, wanted: str, decisions: Path | None) -> Standing:
    file, entry = waivers_beside(path), _entry(report, wanted)
    waivers = read_waivers(file).waivers if file.exists() else ()
    known = {waiver.digest: waiver for waiver in waivers}
    own = known.get(entry.digest) if entry is not None else None
    waiver = own or next((each for each in waivers if each.about.id == wanted), None)
    if waiver is None:
        return Standing(stale=entry is not None)
    name = deliverable_name(path)
    made = read_decisions(decisions).decisions if decisions is not None and decisions.exists() else ()
    decision = next((d for d in made if (d.deliverable, d.waiver) == (name, waiver.digest)), None)
    state = "asked" if decision is None else "accepted" if decision.accepted else "rejected"
    stale = entry is None or entry.digest != waiver.digest or entry.decision != decision
    more = (f"{decision.name} {decision.date}", decision.note) if decision else ("", "")
    return Standing(waiver.digest, state, stale, waiver.reason, waiver.clause, waiver.name, waiver.date, *more)
