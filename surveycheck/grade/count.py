"""What counts as one defect: each finding, each object, or each cause. The policy says which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from surveycheck.model import SEVERITIES, Finding, Severity


@dataclass(frozen=True)
class Counted:
    """One defect as counted: in the quality part of its worst finding, waived or not (of several, the one that the
    others follow from), and the class of the worst one that is open. So a waiver never moves a deduction to where it
    weighs more."""

    quality: str
    severity: Severity
    cause: str
    findings: tuple[str, ...]


def _each_finding(finding: Finding) -> tuple[str, ...]:
    return (finding.id,)


def _each_object(finding: Finding) -> tuple[str, ...]:
    place = finding.place
    own = (*place.handles, place.xpath, place.key)
    return (finding.code, place.file, *own) if any(own) else (finding.code, place.file, finding.id)


def _each_cause(finding: Finding) -> tuple[str, ...]:
    return (finding.cause,)


COUNTS: dict[str, Callable[[Finding], tuple[str, ...]]] = {
    "finding": _each_finding,
    "object": _each_object,
    "cause": _each_cause,
}


def count(findings: Iterable[Finding], how: str, waived: bool = False) -> tuple[Counted, ...]:
    """The defects, in order of their first finding. Notes and waived findings deduct nothing; with ``waived`` the
    defects as if nothing had been waived."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if finding.severity != "note":
            groups.setdefault(COUNTS[how](finding), []).append(finding)
    return tuple(counted for group in groups.values() if (counted := _counted(group, waived)) is not None)


def _counted(group: list[Finding], waived: bool) -> Counted | None:
    """None where all of it was waived."""
    if len(group) == 1 and (waived or group[0].state == "open"):
        return Counted(group[0].quality, group[0].severity, group[0].cause, (group[0].id,))
    left = [finding for finding in group if waived or finding.state == "open"]
    if not left:
        return None
    worst = min(group, key=lambda finding: (_badness(finding), finding.id != finding.cause))
    return Counted(worst.quality, min(left, key=_badness).severity, worst.cause, tuple(f.id for f in left))


def _badness(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
