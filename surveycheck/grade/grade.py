"""The grade of one deliverable by the pack's policy, after GB/T 24356-2023 clause 6.2 (``score.py``, ``level.py``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from surveycheck.grade.accuracy import Accuracy, accuracy_of
from surveycheck.grade.count import Counted, count
from surveycheck.grade.level import Seen, level_of, vetoes
from surveycheck.grade.score import Scored, element, sub_element, weighted
from surveycheck.model import SEVERITIES, Finding, Grade, ManualEntry, Part, RuleRun, Severity
from surveycheck.pack import Pack, Policy
from surveycheck.rule import Rule


def open_findings(runs: Iterable[RuleRun]) -> tuple[Finding, ...]:
    """Findings that count: not waived, and no mere notes."""
    return tuple(f for r in runs for f in r.findings if f.state == "open" and f.severity != "note")


def grade(
    runs: Sequence[RuleRun], pack: Pack, complete: bool = True, manual: Sequence[ManualEntry] = ()
) -> Grade | None:
    """Score and level; None for a pack without a policy. ``complete``: everything could be read and every rule ran.
    ``manual``: items that a person looked at and that failed, each one defect of its class in its sub-element."""
    policy = pack.policy
    if policy is None:
        return None
    findings = [f for r in runs for f in r.findings]
    by_hand = tuple(Counted(m.quality, _class(m), f"manual/{m.item}", ()) for m in manual)
    defects = (*count(findings, policy.count), *by_hand)
    waived = any(f.state != "open" for f in findings)
    every = (*count(findings, policy.count, waived=True), *by_hand) if waived else defects
    counted = frozenset(d.quality for d in every)
    # what is waived was found as well: a waiver takes a deduction away, and no part out of the score
    found = counted | {f.quality for f in findings if f.severity != "note"}
    seen = Seen(_looked(runs, pack), counted, found, _hidden(runs, pack), _unlisted(runs, pack), complete)
    parted = _by_part(defects)
    elements = [_element(e.name, policy, parted, seen, runs) for e in policy.elements]
    score, parts = weighted(elements)
    veto = vetoes(defects, elements, [one for run in runs for one in run.accuracy], policy)
    level, reasons = level_of(score, veto, seen, policy)
    missing = tuple(p.element for e in parts for p in e.parts if p.score is None or not p.weight or not e.weight)
    return Grade(
        standard=policy.standard,
        profile=policy.profile,
        score=None if score is None else float(score),
        level=level,
        partial=bool(missing),
        not_assessed=missing,
        veto=tuple(zh for zh, _ in veto),
        parts=parts,
        reasons=tuple(zh for zh, _ in reasons),
        reasons_en=tuple(en for _, en in reasons),
        count=policy.count,
        passes=level is not None and level != policy.fail_level,
        deduct=dict(policy.deduct),
        t=policy.t,
        steps=tuple((float(ratio), float(points)) for ratio, points in policy.steps),
        gross_share=policy.gross_share,
    )


def beside(
    runs: Sequence[RuleRun], pack: Pack, complete: bool = True, manual: Sequence[ManualEntry] = ()
) -> tuple[Grade, ...]:
    """The grades by the other standards that the pack has, in its order. The deductions behind them are those of the
    one that counts, and told there alone."""
    others = pack.policy.also if pack.policy is not None else ()
    made = (grade(runs, replace(pack, policy=other), complete, manual) for other in others)
    return tuple(replace(one, parts=tuple(map(_bare, one.parts))) for one in made if one is not None)


def _bare(part: Part) -> Part:
    return replace(part, deductions=(), parts=tuple(map(_bare, part.parts)))


def _class(entry: ManualEntry) -> Severity:
    return next(known for known in SEVERITIES if known == entry.severity)


def _by_part(defects: Iterable[Counted]) -> dict[str, list[Counted]]:
    parted: dict[str, list[Counted]] = {}
    for defect in defects:
        parted.setdefault(defect.quality, []).append(defect)
    return parted


def _element(
    name: str, policy: Policy, parted: Mapping[str, Sequence[Counted]], seen: Seen, runs: Sequence[RuleRun]
) -> Scored:
    quality = next(e for e in policy.elements if e.name == name)
    scored = []
    for part in quality.parts:
        path = f"{name}/{part.name}"
        accuracy = accuracy_of(runs, path, policy.steps) if part.route == "accuracy" else Accuracy()
        # a defect counts on the accuracy route too; a clean look without a figure is no assessment there
        by_defects = part.route == "defects"
        firm = accuracy.score is not None or (by_defects and path in seen.looked)
        assessed = firm or path in (seen.found if by_defects else seen.counted)
        scored.append(sub_element(part, path, parted.get(path, ()), assessed, policy, accuracy, firm))
    return element(quality, scored)


def _looked(runs: Iterable[RuleRun], pack: Pack) -> frozenset[str]:
    """The sub-elements that at least one rule which can deduct has looked at."""
    rules = {r.code: r for r in pack.rules}
    looked = (rules[r.code] for r in runs if r.status == "checked")
    return frozenset(rule.quality for rule in looked if rule.severity != "note")


def _hidden(runs: Iterable[RuleRun], pack: Pack) -> tuple[RuleRun, ...]:
    """Runs that a gate kept something back from, of rules that can yield class A or B."""
    serious = {r.code for r in pack.rules if _can_be_serious(r)}
    return tuple(r for r in runs if r.withheld and r.code in serious)


def _unlisted(runs: Iterable[RuleRun], pack: Pack) -> tuple[RuleRun, ...]:
    """Runs that found more than they list, of rules that deduct."""
    deducting = {r.code for r in pack.rules if r.severity != "note" or r.severity_when or r.severity_column}
    return tuple(r for r in runs if r.facts.get("unlisted") and r.code in deducting)


def _can_be_serious(rule: Rule) -> bool:
    classes = {rule.severity, *(w.severity for w in rule.severity_when)}
    return bool(classes & {"A", "B"}) or bool(rule.severity_column)
