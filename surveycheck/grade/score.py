"""Scores up the tree: sub-element, element, unit. Formulas (4), (5), (6) and clause 6.2.3 of GB/T 24356-2023.

All arithmetic is exact (fractions), so that a score on a threshold is on it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from surveycheck.grade.accuracy import Accuracy
from surveycheck.grade.count import Counted
from surveycheck.model import Deduction, Part
from surveycheck.pack import Policy, QualityElement, QualityPart


@dataclass(frozen=True)
class Scored:
    """A part of the report's tree, with its exact score (None: not assessed) and exact weight.

    ``firm``: something has looked at it, or measured it. Where a defect alone tells of it, it may lower the score that
    it goes into, and never raise it: else a defect in what was not assessed would lift the rest.
    """

    part: Part
    score: Fraction | None
    weight: Fraction
    firm: bool = True


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
    firm: bool = True,
) -> Scored:
    """S1 = 100 − Σ deductions of its own ``defects``; the standard has no lower end at 0. On the accuracy route the
    score of the figures takes the place of 100, where they have one."""
    found = accuracy or Accuracy()
    weight = exact(part.weight)
    if not assessed:
        return Scored(Part(quality, part.weight, None), None, weight)
    own = tuple(defects)
    counts: Counter[str] = Counter(d.severity for d in own)
    cost = {severity: points(severity, policy) for severity in counts}
    start = Fraction(100) if found.score is None else found.score
    score = start - sum((cost[severity] * number for severity, number in counts.items()), Fraction(0))
    shown = {severity: float(each) for severity, each in cost.items()}
    deductions = tuple(Deduction(d.severity, shown[d.severity], d.cause, d.findings) for d in own)
    by_class = {severity: counts[severity] for severity in policy.deduct}
    tree = Part(quality, part.weight, float(score), (), by_class, deductions, found.items)
    return Scored(tree, score, weight, firm)


def element(quality: QualityElement, parts: Sequence[Scored]) -> Scored:
    """S2 = Σ S1·p over what was assessed, with the weights made to sum to 1 again (partial inspection)."""
    score, weighed = weighted(parts)
    tree = Part(quality.name, quality.weight, None if score is None else float(score), weighed)
    firm = any(part.firm for part in parts if part.score is not None)
    return Scored(tree, score, exact(quality.weight), firm)


def weighted(parts: Sequence[Scored]) -> tuple[Fraction | None, tuple[Part, ...]]:
    """The weighted mean of the assessed parts, and all of them with their weights as used (0 where not assessed, or
    where a part that only defects tell of would raise the mean)."""
    scores = {n: p.score for n, p in enumerate(parts) if p.score is not None}
    taken = {n for n in scores if parts[n].firm}
    for n in sorted(scores.keys() - taken, key=lambda n: scores[n]):
        if not taken or scores[n] < _mean(taken, parts, scores):
            taken.add(n)
    if not taken:
        return None, tuple(_with_weight(p, Fraction(0)) for p in parts)
    total = sum((parts[n].weight for n in taken), Fraction(0))
    used = [p.weight / total if n in taken else Fraction(0) for n, p in enumerate(parts)]
    return _mean(taken, parts, scores), tuple(_with_weight(p, w) for p, w in zip(parts, used, strict=True))


def _mean(taken: Iterable[int], parts: Sequence[Scored], scores: Mapping[int, Fraction]) -> Fraction:
    total = sum((parts[n].weight for n in taken), Fraction(0))
    return sum((scores[n] * parts[n].weight for n in taken), Fraction(0)) / total


def _with_weight(scored: Scored, weight: Fraction) -> Part:
    part = scored.part
    return replace(part, weight=float(weight))
