"""Scores up the tree: sub-element, element, unit. Formulas (4), (5), (6) and clause 6.2.3 of GB/T 24356-2023.

All arithmetic is exact (fractions), so that a score on a threshold is on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from surveycheck.grade.accuracy import Accuracy
from surveycheck.grade.count import Counted
from surveycheck.model import Deduction, Part
from surveycheck.pack import Policy, QualityElement, QualityPart


@dataclass(frozen=True)
class Scored:
    """A part of the report's tree, with its exact score (None: not assessed) and exact weight."""

    part: Part
    score: Fraction | None
    weight: Fraction


def exact(number: float) -> Fraction:
    """A number of the policy as it is written: 0.1 is one tenth."""
    return Fraction(str(number))


def points(severity: str, policy: Policy) -> Fraction:
    """Deduction of one defect: A is fixed, B, C and D are divided by t (table 2)."""
    full = exact(policy.deduct[severity])
    return full if severity == "A" else full / exact(policy.t)


def sub_element(
    part: QualityPart,
    quality: str,
    defects: Iterable[Counted],
    assessed: bool,
    policy: Policy,
    accuracy: Accuracy | None = None,
) -> Scored:
    """S1 = 100 − Σ deductions; the standard has no lower end at 0. On the accuracy route the score of the figures takes
    the place of 100, where they have one."""
    found = accuracy or Accuracy()
    weight = exact(part.weight)
    if not assessed:
        return Scored(Part(quality, part.weight, None), None, weight)
    own = [d for d in defects if d.quality == quality]
    counts = Counter(d.severity for d in own)
    cost = {severity: points(severity, policy) for severity in counts}
    start = Fraction(100) if found.score is None else found.score
    score = start - sum((cost[severity] * number for severity, number in counts.items()), Fraction(0))
    shown = {severity: float(each) for severity, each in cost.items()}
    deductions = tuple(Deduction(d.severity, shown[d.severity], d.cause, d.findings) for d in own)
    by_class = {severity: sum(d.severity == severity for d in own) for severity in policy.deduct}
    tree = Part(quality, part.weight, float(score), (), by_class, deductions, found.items)
    return Scored(tree, score, weight)


def element(quality: QualityElement, parts: Sequence[Scored]) -> Scored:
    """S2 = Σ S1·p over what was assessed, with the weights made to sum to 1 again (partial inspection)."""
    score, weighed = weighted(parts)
    tree = Part(quality.name, quality.weight, None if score is None else float(score), weighed)
    return Scored(tree, score, exact(quality.weight))


def weighted(parts: Sequence[Scored]) -> tuple[Fraction | None, tuple[Part, ...]]:
    """The weighted mean of the assessed parts, and all of them with their weights as used (0 where not assessed)."""
    total = sum((p.weight for p in parts if p.score is not None), Fraction(0))
    if not total:
        return None, tuple(_with_weight(p, Fraction(0)) for p in parts)
    used = [p.weight / total if p.score is not None else Fraction(0) for p in parts]
    score = sum((p.score * w for p, w in zip(parts, used, strict=True) if p.score is not None), Fraction(0))
    return score, tuple(_with_weight(p, w) for p, w in zip(parts, used, strict=True))


def _with_weight(scored: Scored, weight: Fraction) -> Part:
    part = scored.part
    return replace(part, weight=float(weight))
