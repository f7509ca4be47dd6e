"""Findings in the order in which people mend them: by rule of the first finding, then by cause, the largest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from surveycheck.model import SEVERITIES, Finding, Report, RuleRun, Severity
from surveycheck.report.shared import origin, told
from surveycheck.report.words import Pair


@dataclass(frozen=True)
class Cause:
    """Findings with one origin; ``first`` is the one of the worst class that was found first, the origin before others.
    ``said``: what they have in common, "" where it is one finding; ``hidden``: how many more a page shows elsewhere."""

    first: Finding
    rest: tuple[Finding, ...]
    said: Pair = field(default=("", ""), compare=False)
    hidden: int = 0

    @property
    def origin(self) -> Finding:
        """The finding that the others follow from."""
        return origin(self.first, self.rest)

    @property
    def count(self) -> int:
        """Findings in it."""
        return 1 + len(self.rest) + self.hidden


@dataclass(frozen=True)
class Group:
    """The causes whose first finding is of one rule and class."""

    code: str
    severity: Severity
    causes: tuple[Cause, ...]

    @property
    def count(self) -> int:
        """Findings in it."""
        return sum(cause.count for cause in self.causes)


def groups(findings: Iterable[Finding], runs: Iterable[RuleRun] = ()) -> tuple[Group, ...]:
    """All findings, worst class first, then in the report's order of rules, the largest causes first, then in the order
    of findings. ``runs`` tell what the findings of a cause have in common."""
    by_cause: dict[str, list[Finding]] = {}
    order: dict[str, int] = {}
    for finding in findings:
        by_cause.setdefault(finding.cause or finding.id, []).append(finding)
        order.setdefault(finding.code, len(order))
    found: dict[tuple[int, int, str], list[Cause]] = {}
    by_code = {run.code: run for run in runs}
    for members in by_cause.values():
        first = min(members, key=lambda finding: (_badness(finding), finding.id != finding.cause))
        key = (_badness(first), order[first.code], first.code)
        rest = tuple(finding for finding in members if finding is not first)
        said = told(first, rest, by_code) if rest else ("", "")
        found.setdefault(key, []).append(Cause(first, rest, said))
    return tuple(
        Group(key[2], causes[0].first.severity, tuple(sorted(causes, key=lambda cause: -cause.count)))
        for key, causes in sorted(found.items(), key=_key)
    )


def several(found: Iterable[Group]) -> tuple[Cause, ...]:
    """The causes of several findings: worst class first, then the largest."""
    every = [(SEVERITIES.index(g.severity), -c.count, c) for g in found for c in g.causes if c.rest]
    return tuple(cause for _, _, cause in sorted(every, key=lambda row: row[:2]))


def causes_document(report: Report) -> dict[str, object]:
    """For the JSON report: how many causes there are, how many of them have one finding, and the others."""
    found = groups(report.findings, report.runs)
    shared, count = several(found), sum(len(group.causes) for group in found)
    return {"count": count, "alone": count - len(shared), "shared": [_document(cause) for cause in shared]}


def _document(cause: Cause) -> dict[str, object]:
    first = cause.first
    codes = Counter(finding.code for finding in (first, *cause.rest))
    row: dict[str, object] = {"cause": first.cause, "code": cause.origin.code, "severity": first.severity}
    row |= {"findings": cause.count, "codes": dict(sorted(codes.items())), "first": first.id}
    return row | {"message": cause.said[0], "message_en": cause.said[1]}


def _badness(finding: Finding) -> int:
    """Open before waived, then by class."""
    return SEVERITIES.index(finding.severity) + (len(SEVERITIES) if finding.state == "waived" else 0)


def _key(item: tuple[tuple[int, int, str], list[Cause]]) -> tuple[int, int, str]:
    return item[0]
