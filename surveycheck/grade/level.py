"""The level of a score: what fails the unit outright, what keeps a level back, and the words for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from surveycheck.grade.count import Counted
from surveycheck.grade.score import Scored, exact
from surveycheck.model import Assessment, RuleRun
from surveycheck.pack import Policy

Words = tuple[str, str]


@dataclass(frozen=True)
class Seen:
    """What the runs say about how far the inspection went: the sub-elements that rules which can deduct have looked at,
    those that a defect was counted in, waived or not, and those that something was found in at all."""

    looked: frozenset[str]
    counted: frozenset[str]
    found: frozenset[str]
    hidden: tuple[RuleRun, ...]
    unlisted: tuple[RuleRun, ...]
    complete: bool


def vetoes(
    defects: Iterable[Counted], elements: Iterable[Scored], figures: Iterable[Assessment], policy: Policy
) -> list[Words]:
    """What fails the unit outright: a defect of a vetoing class, a (sub-)element below the pass score, and where the
    standard says so too many gross errors among the check measurements of an item."""
    defects = tuple(defects)
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
            if part.score is not None and exact_score(part.score) < least:
                score = _cut(part.score)
                zh = f"{part.element} {score:g} 分，低于 {policy.pass_score:g} 分"
                en = f"{english.get(part.element, part.element)}: {score:g} points, below {policy.pass_score:g}"
                words.append((zh, en))
    return words + [told for one in figures if (told := _gross(one, policy)) is not None]


def _gross(one: Assessment, policy: Policy) -> Words | None:
    """Of too few measurements for a figure, and of what has no figure, no share is told."""
    if policy.gross_share is None or one.method not in ("rmse", "mean") or not one.gross:
        return None
    share, whole = exact(policy.gross_share), one.used + one.gross
    if Fraction(100 * one.gross, whole) <= share:
        return None
    zh = f"{one.item}：{whole} 处检测中有 {one.gross} 处粗差，超过 {policy.gross_share:g}%"
    return zh, f"{one.item_en}: {one.gross} of {whole} checks are gross errors, above {policy.gross_share:g}%"


def _cut(score: float) -> float:
    """To one digit, as reports show scores: never rounded up over a threshold."""
    return floor(exact_score(score) * 10) / 10


def _english(policy: Policy) -> dict[str, str]:
    """The English names of elements and sub-elements by their Chinese paths."""
    names = {e.name: e.name_en for e in policy.elements}
    return names | {f"{e.name}/{p.name}": f"{e.name_en}/{p.name_en}" for e in policy.elements for p in e.parts}


def exact_score(score: float) -> Fraction:
    """Scores of reports are floats of exact fractions; a hair beside a threshold is the threshold. The mean of units of
    89 1/3, 89 1/3 and 91 1/3 is 90, which that of the digits of their floats is not."""
    return Fraction(score).limit_denominator(10**9)


def level_of(score: Fraction | None, veto: list[Words], seen: Seen, policy: Policy) -> tuple[str | None, list[Words]]:
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
