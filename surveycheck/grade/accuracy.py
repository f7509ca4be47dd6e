"""Scores from figures of accuracy, in exact fractions, by the steps of the pack's policy.

Formula (3) of GB/T 24356-2023, 6.2.4.1.1, is the steps (0.3, 100), (1, 60); the bands of 2009 are (1/3, 100),
(1/2, 90), (3/4, 75), (1, 60), where M ÷ M0 of checks of the same precision is m ÷ m0: M0 = √2·m1 and M = √2·m.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from surveycheck.model import Assessment, ItemScore, RuleRun

Steps = Sequence[tuple[Fraction, Fraction]]
"""(m ÷ m0, points), from the best down to m0."""


@dataclass(frozen=True)
class Accuracy:
    """What the figures of a sub-element come to: the score of each, and of all (None: none may be given)."""

    items: tuple[ItemScore, ...] = ()
    score: Fraction | None = None


def item_score(m: Fraction, m0: Fraction, steps: Steps) -> Fraction | None:
    """Up to the first step its points, from each to the next in a straight line. Beyond m0 the standards give no score:
    None, and it is a defect of class A."""
    if m > m0:
        return None
    if m <= steps[0][0] * m0:
        return steps[0][1]
    for (near, more), (far, less) in pairwise(steps):
        if m <= far * m0:
            return less + (more - less) * (far * m0 - m) / ((far - near) * m0)
    return steps[-1][1]


def accuracy_of(runs: Iterable[RuleRun], quality: str, steps: Steps) -> Accuracy:
    """The figures that rules of this sub-element have made.

    Of several items the score is their mean, which the standard gives only where each is above 60, the last step. Where
    one is exactly 60 it says nothing; here the sub-element then has 60, never more. An item beyond its limit leaves no
    score.
    """
    made = [one for run in runs for one in run.accuracy if one.quality == quality and one.value is not None]
    scores = [_score(one, steps) for one in made]
    return Accuracy(tuple(map(_item, made, scores)), _together(scores, steps[-1][1] if steps else Fraction(0)))


def _score(one: Assessment, steps: Steps) -> Fraction | None:
    assert one.value is not None
    assert one.allowed is not None
    return item_score(Fraction(one.value), Fraction(one.allowed), steps)


def _item(one: Assessment, score: Fraction | None) -> ItemScore:
    return ItemScore(one.item, one.precision, None if score is None else float(score))


def _together(scores: Sequence[Fraction | None], least: Fraction) -> Fraction | None:
    known = [score for score in scores if score is not None]
    if not known or len(known) < len(scores):
        return None
    if len(known) > 1 and min(known) <= least:
        return min(known)
    return sum(known, Fraction(0)) / len(known)
