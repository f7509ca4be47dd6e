"""What counts as one defect: each finding, each object, or each cause. The policy says which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from surveycheck.model import SEVERITIES, Finding, Severity


@dataclass(frozen=True)
class Counted:
    """One defect as counted: in the quality part and class of its worst finding."""

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


def count(findings: Iterable[Finding], how: str) -> tuple[Counted, ...]:
    """The defects, in order of their first finding. Notes and waived findings deduct nothing."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        if finding.severity != "note" and finding.state == "open":
            groups.setdefault(COUNTS[how](finding), []).append(finding)
    return tuple(_counted(group) for group in groups.values())


def _counted(group: list[Finding]) -> Counted:
    worst = group[0] if len(group) == 1 else min(group, key=lambda f: SEVERITIES.index(f.severity))
    return Counted(worst.quality, worst.severity, worst.cause, tuple(f.id for f in group))
