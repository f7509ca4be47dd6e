"""The findings of a paper, numbered in the order in which people mend them, and which of them are shown in full."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveycheck.model import Finding, Report
from surveycheck.report.causes import Group, groups
from surveycheck.report.overviews import numbered

PER_RULE = 4
"""Findings of a rule that are shown with all that is known of them: the first of its largest causes."""

RULES = 40
"""Rules whose findings are shown so."""

IN_ALL = 80
RECORD = 1000
"""Rows of the record of defects: some seventy pages. All stand in the JSON report."""


@dataclass(frozen=True)
class Order:
    """``numbers``: finding → its number, from 1; ``record``: the findings of the record, in that order."""

    groups: tuple[Group, ...]
    numbers: Mapping[str, int]
    record: tuple[Finding, ...]

    @property
    def count(self) -> int:
        """All findings."""
        return len(self.numbers)


def order_of(report: Report) -> Order:
    """Worst class first, then by rule, the largest causes first; the findings of one cause together."""
    found = groups(report.findings, report.runs)
    every = [f for group in found for cause in group.causes for f in (cause.first, *cause.rest)]
    return Order(found, numbered(found), tuple(every[:RECORD]))


def shown_of(order: Order) -> list[tuple[Group, list[Finding]]]:
    """Rules with the findings that are shown in full: the first ones of causes, the largest causes first."""
    found: list[tuple[Group, list[Finding]]] = []
    left = IN_ALL
    for group in order.groups[:RULES]:
        firsts = [cause.first for cause in group.causes[: min(PER_RULE, left)]]
        left -= len(firsts)
        if firsts:
            found.append((group, firsts))
    return found
