"""The grade of one deliverable by the pack's policy, after GB/T 24356-2023 clause 6.2 (see ``score.py``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from surveycheck.grade.accuracy import Accuracy, accuracy_of
from surveycheck.grade.count import Counted, count
from surveycheck.grade.score import Scored, element, exact, sub_element, weighted
from surveycheck.model import SEVERITIES, Finding, Grade, ManualEntry, RuleRun, Severity
from surveycheck.pack import Pack, Policy
from surveycheck.rule import Rule

Words = tuple[str, str]


@dataclass(frozen=True)
class _Seen:
    """What the runs say about how far the inspection went."""

    assessed: frozenset[str]
    found: frozenset[str]
    hidden: tuple[RuleRun, ...]
    unlisted: tuple[RuleRun, ...]
    complete: bool


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
    found = frozenset(d.quality for d in (*count(findings, policy.count, waived=True), *by_hand))
    seen = _Seen(
        _assessed(runs, pack) | {m.quality for m in manual}, found, _hidden(runs, pack), _unlisted(runs, pack), complete
    )
    elements = [_element(e.name, policy, defects, seen, runs) for e in policy.elements]
    score, parts = weighted(elements)
    veto = _veto(defects, elements, policy)
    level, reasons = _level(score, veto, seen, policy)
    missing = tuple(p.element for e in parts for p in e.parts if p.score is None)
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
    )


def _class(entry: ManualEntry) -> Severity:
    return next(known for known in SEVERITIES if known == entry.severity)


def _element(name: str, policy: Policy, defects: Sequence[Counted], seen: _Seen, runs: Sequence[RuleRun]) -> Scored:
    quality = next(e for e in policy.elements if e.name == name)
    scored = []
    for part in quality.parts:
        path = f"{name}/{part.name}"
        accuracy = accuracy_of(runs, path) if part.route == "accuracy" else Accuracy()
        looked = seen.assessed if part.route == "defects" else seen.found
        # a defect counts on the accuracy route too; a clean look without a figure is no assessment there
        assessed = path in looked or accuracy.score is not None
        scored.append(sub_element(part, path, defects, assessed, policy, accuracy))
    return element(quality, scored)


def _assessed(runs: Iterable[RuleRun], pack: Pack) -> frozenset[str]:
    """The sub-elements that at least one rule which can deduct has looked at, or found something in."""
    rules = {r.code: r for r in pack.rules}
    looked = {rules[r.code].quality for r in runs if r.status == "checked" and rules[r.code].severity != "note"}
    # what is waived was found as well: a waiver takes a deduction away, and no part out of the score
    return frozenset(looked | {f.quality for r in runs for f in r.findings if f.severity != "note"})


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


def _veto(defects: Iterable[Counted], elements: Iterable[Scored], policy: Policy) -> list[Words]:
    """What fails the unit outright: a defect of a vetoing class, or a (sub-)element below the pass score."""
    words = []
    for severity in policy.veto:
        number = sum(d.severity == severity for d in defects)
        if number:
            words.append(
                (f"{severity} 类缺陷 {number} 处", f"{number} defect{'s' if number != 1 else ''} of class {severity}")
            )
    least = exact(policy.pass_score)
    english = _english(policy)
    for scored in elements:
        for part in (*scored.part.parts, scored.part):
            if part.score is not None and _exact_score(part.score) < least:
                score = _cut(part.score)
                zh = f"{part.element} {score:g} 分，低于 {policy.pass_score:g} 分"
                en = f"{english.get(part.element, part.element)}: {score:g} points, below {policy.pass_score:g}"
                words.append((zh, en))
    return words


def _cut(score: float) -> float:
    """To one digit, as reports show scores: never rounded up over a threshold."""
    return floor(_exact_score(score) * 10) / 10


def _english(policy: Policy) -> dict[str, str]:
    """The English names of elements and sub-elements by their Chinese paths."""
    names = {e.name: e.name_en for e in policy.elements}
    return names | {f"{e.name}/{p.name}": f"{e.name_en}/{p.name_en}" for e in policy.elements for p in e.parts}


def _exact_score(score: float) -> Fraction:
    """Scores of the tree are floats of exact fractions; a hair below a whole threshold is the threshold."""
    return Fraction(score).limit_denominator(10**9)


def _level(score: Fraction | None, veto: list[Words], seen: _Seen, policy: Policy) -> tuple[str | None, list[Words]]:
    """The level, and the reasons for it or for there being none."""
    reasons = list(veto)
    if seen.hidden:
        codes = "、".join(r.code for r in seen.hidden)
        zh = f"前序检查未通过的对象使 {codes} 未能完整检查：先改正前序问题，再评定等级"
        en = f"what failed earlier checks kept {codes.replace('、', ', ')} from looking at everything: mend that first"
        return None, [*reasons, (zh, en)]
    if seen.unlisted:
        codes = "、".join(r.code for r in seen.unlisted)
        zh = f"{codes} 的缺陷过多，未全部列出：先改正已列出的，再评定等级"
        en = f"{codes.replace('、', ', ')}: too many defects to list them all: mend those that are listed first"
        return (policy.fail_level if veto else None), [*reasons, (zh, en)]
    if not seen.complete:
        reasons.append(("检查不完整（有内容未能读入，或规则未运行完）", "the check is incomplete"))
        return (policy.fail_level if veto else None), reasons
    if score is None:
        return None, [*reasons, ("没有可评定的质量元素", "no quality element could be assessed")]
    if veto:
        return policy.fail_level, reasons
    level = next((name for name, least in policy.levels if score >= exact(least)), policy.fail_level)
    return level, reasons
