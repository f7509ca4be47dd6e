"""Two reports of one deliverable: what was mended, what is still there, what is new, and what nobody can tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from surveycheck.matching import TOLERANCE, Pair, pairs
from surveycheck.model import Finding, Report

UNLISTED = "unlisted"


@dataclass(frozen=True)
class Comparison:
    """Findings, those of class note included, each in one of six states.

    ``fixed``: was there, its rule looked at everything again and does not find it. ``unknown``: was there and is not,
    but its rule did not look at everything again. ``still``: in both. ``reopened``: new, but an earlier report had it,
    or had it waived. ``new``: neither. ``waived``: an inspector accepted its waiver; neither fixed, nor new or left.
    ``first_checked`` names the rules that did not run before: what they find may be old. ``unlisted``: findings by code
    that one of the reports counts and does not list; they are in no state.
    """

    old: Report
    new: Report
    tolerance: float
    fixed: tuple[Finding, ...]
    still: tuple[Pair, ...]
    appeared: tuple[Finding, ...]
    reopened: tuple[Finding, ...]
    unknown: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    first_checked: tuple[str, ...]
    unlisted: tuple[tuple[str, int, int], ...]

    @property
    def same_pack(self) -> bool:
        """Both were checked by the same rules."""
        return (self.old.pack.name, self.old.pack.digest) == (self.new.pack.name, self.new.pack.digest)

    @property
    def settled(self) -> bool:
        """Nothing new, left, reopened or unknown but notes, and the new report is of a complete check."""
        open_now = (*(pair.new for pair in self.still), *self.appeared, *self.reopened, *self.unknown)
        return self.new.complete and not self.unlisted and all(finding.severity == "note" for finding in open_now)


def compare(old: Report, new: Report, tolerance: float = TOLERANCE, earlier: Sequence[Report] = ()) -> Comparison:
    """Compare the findings of two reports; ``earlier`` are older reports of the same deliverable, in any order.

    ``tolerance`` in metres. Findings are matched by content and place, never by handle.
    """
    before, now = _open(old), _open(new)
    every = pairs(before, (*now, *_waived(new)), tolerance)
    taken = {id(finding) for pair in every for finding in (pair.old, pair.new)}
    matched = tuple(pair for pair in every if pair.new.state == "open")
    gone = [finding for finding in before if id(finding) not in taken]
    came = [finding for finding in now if id(finding) not in taken]
    known = [f for report in earlier for f in report.findings] + [f for f in old.findings if f.state != "open"]
    again = {id(pair.new) for pair in pairs(known, came, tolerance)}
    sure = _looked_at_all(new)
    return Comparison(
        old,
        new,
        tolerance,
        fixed=tuple(f for f in gone if f.code in sure),
        still=matched,
        appeared=tuple(f for f in came if id(f) not in again),
        reopened=tuple(f for f in came if id(f) in again),
        unknown=tuple(f for f in gone if f.code not in sure),
        waived=_waived(new),
        first_checked=tuple(sorted(_ran(new) - _ran(old))),
        unlisted=_unlisted(old, new),
    )


def _open(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.state == "open")


def _waived(report: Report) -> tuple[Finding, ...]:
    return tuple(finding for finding in report.findings if finding.state == "waived")


def _looked_at_all(report: Report) -> frozenset[str]:
    """Codes of the rules that looked at all they are for. Where something could not be read, no rule did."""
    if report.losses:
        return frozenset()
    whole = (run for run in report.runs if run.status == "checked" and not run.withheld and not _more(run.facts))
    return frozenset(run.code for run in whole)


def _ran(report: Report) -> frozenset[str]:
    """Codes of the rules that were asked; those of other stages were not."""
    ran = (run for run in report.runs if run.status in ("checked", "nothing-to-check") and "reason" not in run.facts)
    return frozenset(run.code for run in ran)


def _more(facts: object) -> int:
    found = facts.get(UNLISTED, 0) if isinstance(facts, dict) else 0
    return found if isinstance(found, int) else 0


def _unlisted(old: Report, new: Report) -> tuple[tuple[str, int, int], ...]:
    """Code, how many the old report does not list, how many the new one does not."""
    before = Counter({run.code: _more(run.facts) for run in old.runs})
    now = Counter({run.code: _more(run.facts) for run in new.runs})
    return tuple((code, before[code], now[code]) for code in sorted({**before, **now}) if before[code] or now[code])
