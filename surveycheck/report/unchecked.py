"""What was not checked, and why. Silence is never a pass: every report says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from surveycheck.model import Report, RuleRun
from surveycheck.report.words import STATUS, Pair, word

ORDER = ("crashed", "stopped", "withheld", "skipped", "nothing-to-check")
"""The most disquieting first."""


@dataclass(frozen=True)
class Unchecked:
    """One reason and the rules it holds for."""

    status: str
    title: Pair
    runs: tuple[RuleRun, ...]


def unchecked(report: Report) -> tuple[Unchecked, ...]:
    """Rules that did not look, or not at everything, by reason."""
    found = [Unchecked(s, STATUS[s], tuple(r for r in report.runs if r.status == s and not of_stage(r))) for s in ORDER]
    found.append(Unchecked("stage", STATUS["stage"], tuple(run for run in report.runs if of_stage(run))))
    part = tuple(run for run in report.runs if run.status == "checked" and run.withheld)
    some = ("部分对象暂缓检查", "some subjects withheld")
    found.insert(3, Unchecked("part", some, part))
    long = tuple(run for run in report.runs if run.status == "checked" and run.facts.get("unlisted"))
    found.insert(3, Unchecked("long", ("缺陷过多，未全部列出", "too many defects to list them all"), long))
    return tuple(reason for reason in found if reason.runs)


def of_stage(run: RuleRun) -> bool:
    """Is the rule for other stages of a project, and so was not run?"""
    return run.facts.get("reason") == "stage"


def note(run: RuleRun) -> Pair:
    """Why a run did not look, Chinese and English."""
    parts = [(run.note, run.note_en or run.note)] if run.note else []
    if run.withheld:
        parts.append((word("n-withheld", 0, n=run.withheld), word("n-withheld", 1, n=run.withheld)))
    return "；".join(zh for zh, _ in parts), "; ".join(en for _, en in parts)


def title(code: str, report: Report) -> Pair:
    """A rule's title, or its name where the report has no card."""
    card: Mapping[str, str] = (report.cards or {}).get(code, {})
    if card.get("title"):
        return card["title"], card.get("title_en") or card["title"]
    name = next((run.name for run in report.runs if run.code == code), code)
    return name, name
