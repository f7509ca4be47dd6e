"""A comparison → one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from surveycheck.model import SEVERITIES, Finding, Report, Severity
from surveycheck.report.causes import groups
from surveycheck.report.compare import Comparison
from surveycheck.report.compared import STATES, by_state, remarks, settled_words
from surveycheck.report.page import page_environment, page_policy, text_of
from surveycheck.report.unchecked import title
from surveycheck.report.verdict import verdict
from surveycheck.report.words import Pair

OPEN = 40
"""Findings of a rule and state that are shown at full length."""

SHORT = 5000
"""Findings of a rule and state in the short list; what goes beyond stands in the JSON."""


@dataclass(frozen=True)
class RuleRows:
    """The findings of one rule in one state: in full, in short, and how many are only counted."""

    code: str
    title: Pair
    severity: Severity
    count: int
    open: Sequence[Finding]
    short: Sequence[Finding]
    beyond: int


@dataclass(frozen=True)
class StateRows:
    """One state with what has to be said of it."""

    state: str
    name: Pair
    remark: Pair
    count: int
    rules: Sequence[RuleRows]


def compared_html(found: Comparison, lang: str = "zh") -> str:
    """The comparison as a page; pictures where the reports have any. ``lang`` is shown first."""
    findings = by_state(found)
    shown = {f.id for every in findings.values() for f in every}
    values: dict[str, Any] = {
        "lang": "en" if lang == "en" else "zh",
        "new": found.new,
        "word": settled_words(found),
        "tone": "open" if not found.new.complete else "best" if found.settled else "bad",
        "states": [_state(found, state, name, remark, findings[state]) for state, name, remark in STATES],
        "remarks": list(remarks(found)),
        "reports": [_row(("上次", "before"), found.old), _row(("本次", "now"), found.new)],
        "severities": [s for s in SEVERITIES if any(f.severity == s for every in findings.values() for f in every)],
        "since": None,
        "pictures": _Pictures(found, shown),
        "waivers": {e.finding: e.state for book in found.new.waivers for e in book.entries if e.finding},
        "style": Markup(text_of("style.css")),
        "script": Markup(text_of("script.js")),
        "policy": page_policy(),
    }
    return page_environment().get_template("compared.html").render(values)


def _row(when: Pair, report: Report) -> dict[str, object]:
    return {"when": when, "report": report, "verdict": verdict(report)}


def _state(found: Comparison, state: str, name: Pair, remark: Pair, findings: Sequence[Finding]) -> StateRows:
    report = found.old if state in ("unknown", "fixed") else found.new
    return StateRows(state, name, remark, len(findings), tuple(_rules(findings, report)))


def _rules(findings: Sequence[Finding], report: Report) -> Iterator[RuleRows]:
    for group in groups(replace(finding, cause="") for finding in findings):
        every = [cause.first for cause in group.causes]
        rest = every[OPEN:]
        name = title(group.code, report)
        yield RuleRows(
            group.code, name, group.severity, group.count, every[:OPEN], rest[:SHORT], max(0, len(rest) - SHORT)
        )


class _Pictures(Mapping[str, str]):
    """Pictures of both reports by id of the finding; of the new one first."""

    def __init__(self, found: Comparison, shown: set[str]) -> None:
        self._both = [pictures for pictures in (found.new.pictures, found.old.pictures) if pictures]
        self._ids = [one for one in dict.fromkeys(i for p in self._both for i in p) if one in shown]

    def __getitem__(self, key: str) -> str:
        for pictures in self._both:
            if key in pictures:
                return pictures[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
