"""Waivers and decisions held against the findings of a run: only what an inspector accepted is waived."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import dist

from surveycheck.matching import TOLERANCE, content, pairs
from surveycheck.model import (
    SEVERITIES,
    Decision,
    Finding,
    Report,
    RuleRun,
    Waiver,
    WaiverBook,
    WaiverEntry,
    WaiverState,
)
from surveycheck.waivers.asked import Asked
from surveycheck.waivers.decided import Decided

CLASSES = ("B", "C", "D", "note")
"""Classes that may be waived where the pack does not say: what fails a deliverable by itself is mended."""

GROWTH = 0.0
"""Share by which a margin may have grown where the pack does not say."""

Words = tuple[str, str]
NOTHING: Words = ("", "")


@dataclass(frozen=True)
class Terms:
    """What a pack says of waivers: ``classes`` that may be waived, and the share by which what a finding is beyond its
    limit may have ``growth`` since, for the waiver to be still of the same defect. ``deliverable``: its name."""

    deliverable: str
    classes: Collection[str] = CLASSES
    growth: float = GROWTH


def waivable(report: Report) -> tuple[str, ...]:
    """The classes that the pack of a report lets be waived."""
    held = next((row["value"] for row in report.settings if row.get("name") == "waiver_classes"), CLASSES)
    return tuple(map(str, held)) if isinstance(held, tuple | list) else CLASSES


def apply(
    runs: Sequence[RuleRun], asked: Asked | None, decided: Decided | None, terms: Terms
) -> tuple[tuple[RuleRun, ...], tuple[WaiverBook, ...]]:
    """The runs with the findings waived whose waiver was accepted, and what became of every waiver, in the order of
    their file. A waiver meets at most one finding, by the matcher of comparisons. Neither file: no book."""
    if asked is None and decided is None:
        return tuple(runs), ()
    waivers = asked.waivers if asked else ()
    found = [finding for run in runs for finding in run.findings]
    met = _met(waivers, found)
    every = decided.decisions if decided else ()
    decisions = {d.waiver: d for d in every if d.deliverable == terms.deliverable}
    elsewhere = {d.waiver: d.deliverable for d in every}
    entries = tuple(
        _entry(w, met.get(n), decisions.get(w.digest), terms, elsewhere.get(w.digest, ""))
        for n, w in enumerate(waivers)
    )
    waived = {entry.finding for entry in entries if entry.state == "accepted"}
    remarks = [*(asked.remarks if asked else ()), *(decided.remarks if decided else ())]
    remarks = _few([*remarks, *_stale(decisions, waivers, decided)])
    book = WaiverBook(
        file=asked.source.path.name if asked else "",
        sha256=asked.source.sha256 if asked else "",
        entries=entries,
        decisions_file=decided.source.path.name if decided else "",
        decisions_sha256=decided.source.sha256 if decided else "",
        remarks=tuple(zh for zh, _ in remarks),
        remarks_en=tuple(en for _, en in remarks),
    )
    return tuple(_with(run, waived) for run in runs), (book,)


def _met(waivers: Sequence[Waiver], found: Sequence[Finding]) -> dict[int, Finding]:
    """The finding that each waiver meets, by the number of the waiver."""
    numbers = {id(waiver.about): number for number, waiver in enumerate(waivers)}
    matched = pairs([waiver.about for waiver in waivers], found, TOLERANCE, guess=False)
    # an id that was put over another finding's description meets neither
    return {numbers[id(pair.old)]: pair.new for pair in matched if _agree(pair.old, pair.new)}


def _agree(then: Finding, now: Finding) -> bool:
    apart = dist(then.place.at, now.place.at) if then.place.at and now.place.at else 0.0
    return then.code == now.code and (apart <= TOLERANCE or (content(then) == content(now) and bool(now.place.key)))


def _with(run: RuleRun, waived: Collection[str]) -> RuleRun:
    if not any(finding.id in waived for finding in run.findings):
        return run
    findings = (replace(f, state="waived") if f.id in waived else f for f in run.findings)
    return replace(run, findings=tuple(findings))


def _entry(
    waiver: Waiver, finding: Finding | None, decision: Decision | None, terms: Terms, elsewhere: str
) -> WaiverEntry:
    state, remark = _judged(waiver, finding, decision, terms)
    if state == "asked" and remark == NOTHING and elsewhere:
        zh = f"决定针对另一成果 {elsewhere}：请重新决定"
        remark = zh, f"the decision was made for another deliverable, {elsewhere}: decide anew"
    about = waiver.about if finding is None or state == "unmatched" else finding
    return WaiverEntry(
        state=state,
        finding="" if finding is None or state == "unmatched" else finding.id,
        asked_for=waiver.about.id,
        code=waiver.about.code,
        message=about.message,
        message_en=about.message_en,
        reason=waiver.reason,
        clause=waiver.clause,
        name=waiver.name,
        date=waiver.date,
        digest=waiver.digest,
        decision=decision,
        remark=remark[0],
        remark_en=remark[1],
    )


def _judged(
    waiver: Waiver, finding: Finding | None, decision: Decision | None, terms: Terms
) -> tuple[WaiverState, Words]:
    if finding is None:
        return "unmatched", ("没有与之相符的问题", "no finding is met by it any more")
    worse = _worse(waiver.about, finding, terms.growth)
    if worse != NOTHING:
        return "unmatched", worse
    if finding.severity not in terms.classes:
        zh = f"规则包不允许豁免 {finding.severity} 类问题"
        return ("rejected" if decision and not decision.accepted else "asked"), (
            zh,
            f"the pack lets no finding of class {finding.severity} be waived",
        )
    if decision is None:
        return "asked", NOTHING
    return ("accepted" if decision.accepted else "rejected"), NOTHING


def _worse(then: Finding, now: Finding, growth: float) -> Words:
    """Why what was asked for is no longer what is there: it is of a worse class, or further beyond its limit."""
    if SEVERITIES.index(now.severity) < SEVERITIES.index(then.severity):
        zh = f"问题 {now.id} 申请时为 {then.severity} 类，现为 {now.severity} 类：请重新申请"
        return zh, f"finding {now.id} was of class {then.severity} and is now of class {now.severity}: ask anew"
    before, after = _margin(then), _margin(now)
    if before is not None and after is not None and abs(after) > abs(before) * (1 + growth) + SMALL:
        zh = f"问题 {now.id} 超限由 {before:g} 增至 {after:g}：请重新申请"
        return zh, f"finding {now.id} was {before:g} beyond its limit and is now {after:g}: ask anew"
    return NOTHING


SMALL = 1e-6
"""Margins are rounded to this (``rule.measured``)."""


def _margin(finding: Finding) -> float | None:
    margin = finding.facts.get("margin")
    return float(margin) if isinstance(margin, int | float) and not isinstance(margin, bool) else None


MOST = 50
"""Remarks on the files that are listed; a file full of nonsense fills no report."""


def _few(remarks: list[Words]) -> list[Words]:
    more = len(remarks) - MOST
    return [*remarks[:MOST], (f"另有 {more} 条说明", f"{more} more remarks")] if more > 0 else remarks


def _stale(decisions: Mapping[str, Decision], waivers: Sequence[Waiver], decided: Decided | None) -> list[Words]:
    """What is said of decisions of this deliverable on waivers that are not there (any more)."""
    there = {waiver.digest for waiver in waivers}
    file = decided.source.path.name if decided else ""
    return [
        (
            f"{file}：{d.name} {d.date} 对问题 {d.finding or '—'} 的决定没有对应的申请：申请已改动或撤回",
            f"{file}: the decision by {d.name} of {d.date} on finding {d.finding or '—'} meets no waiver: it was "
            "changed or withdrawn since",
        )
        for digest, d in decisions.items()
        if digest not in there
    ]
