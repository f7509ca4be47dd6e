"""Findings in the order in which people mend them: by rule of the first finding, then by cause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from surveycheck.model import SEVERITIES, Finding, Severity


@dataclass(frozen=True)
class Cause:
    """Findings with one origin; ``first`` is the one of the worst class that was found first."""

    first: Finding
    rest: tuple[Finding, ...]


@dataclass(frozen=True)
class Group:
    """The causes whose first finding is of one rule and class."""

    code: str
    severity: Severity
    causes: tuple[Cause, ...]

    @property
    def count(self) -> int:
        """Findings in it."""
        return sum(1 + len(cause.rest) for cause in self.causes)


def groups(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """All findings, worst class first, then in the report's order of rules and findings."""
    by_cause: dict[str, list[Finding]] = {}
    order: dict[str, int] = {}
    for finding in findings:
        by_cause.setdefault(finding.cause or finding.id, []).append(finding)
        order.setdefault(finding.code, len(order))
    found: dict[tuple[int, int, str], list[Cause]] = {}
    for members in by_cause.values():
        first = min(members, key=_badness)
        key = (_badness(first), order[first.code], first.code)
        found.setdefault(key, []).append(Cause(first, tuple(f for f in members if f is not first)))
    return tuple(
        Group(key[2], causes[0].first.severity, tuple(causes)) for key, causes in sorted(found.items(), key=_key)
    )


def _badness(finding: Finding) -> int:
    """Open before waived, then by class."""
    return SEVERITIES.index(finding.severity) + (len(SEVERITIES) if finding.state == "waived" else 0)


def _key(item: tuple[tuple[int, int, str], list[Cause]]) -> tuple[int, int, str]:
    return item[0]
