"""What a grade policy that loads could still do better."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.pack.pack import Pack, Policy
from surveycheck.pack.standards import standards
from surveycheck.rule import Rule

Complaint = tuple[str, str, str]
"""Key, Chinese words, English words."""


def policy_faults(pack: Pack) -> Iterator[Complaint]:
    """Of each standard that the pack grades by: profile, classes, levels, sub-elements that nothing reaches."""
    for policy in standards(pack):
        yield from _policy(policy)
    yield from _names(pack)
    yield from _reach(pack)


def _reach(pack: Pack) -> Iterator[Complaint]:
    """A sub-element that no rule, figure or manual item reaches is never assessed."""
    if pack.policy is None:
        return
    defects = {rule.quality for rule in pack.rules if _deducts(rule)}
    defects |= {row["quality"] for row in pack.table("manual") if row["severity"] != "note"}
    figures = {rule.quality for rule in pack.rules if _gives_figures(rule)}
    for policy in standards(pack):
        for name, route in ((f"{e.name}/{p.name}", p.route) for e in policy.elements for p in e.parts):
            if route == "accuracy" and name not in figures:
                zh = f"{policy.standard}：没有规则给出 {name} 的精度统计值"
                yield "grade.element.part", zh, f"{policy.standard}: no rule gives a figure of accuracy for {name}"
            elif route == "defects" and name not in defects:
                zh = f"{policy.standard}：没有规则或人工检查项涉及 {name}"
                yield "grade.element.part", zh, f"{policy.standard}: no rule and no manual item reaches {name}"


def _deducts(rule: Rule) -> bool:
    return rule.severity != "note" or bool(rule.severity_column or rule.severity_when)


def _gives_figures(rule: Rule) -> bool:
    """A check says in its signature that it yields assessments."""
    return "Assessment" in str(getattr(rule.function, "__annotations__", {}).get("return", ""))


def _names(pack: Pack) -> Iterator[Complaint]:
    for element in pack.policy.elements if pack.policy else ():
        if not element.name_en:
            yield "grade.element", f"{element.name} 缺少英文名", f"{element.name} has no English name"
        for part in element.parts:
            name = f"{element.name}/{part.name}"
            if not part.name_en:
                yield "grade.element.part", f"{name} 缺少英文名", f"{name} has no English name"


def _policy(policy: Policy) -> Iterator[Complaint]:
    if not policy.profile.get("name") or not policy.profile.get("source"):
        yield "grade.profile", "评分方案缺少名称或来源", "the profile has no name or no source"
    if policy.levels and policy.levels[-1][1] != policy.pass_score:
        yield "grade.levels", "最低等级的分数线应等于 pass_score", "the least level's score should be pass_score"
    points = [policy.deduct[name] for name in sorted(policy.deduct)]
    if points != sorted(points, reverse=True):
        zh, en = "类别越轻扣分越多：应为 A ≥ B ≥ C ≥ D", "a lighter class deducts more: A ≥ B ≥ C ≥ D is meant"
        yield "grade.deduct", zh, en
    if not policy.veto:
        yield "grade.veto", "没有一票否决的缺陷类别", "no class of defects is a veto"
