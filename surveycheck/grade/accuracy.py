"""Scores from figures of accuracy: formula (3) of GB/T 24356-2023, 6.2.4.1.1, in exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from surveycheck.model import Assessment, ItemScore, RuleRun

FULL, LEAST = Fraction(100), Fraction(60)
BEST = Fraction(3, 10)
"""Of m0: up to here the score is full, and from here to m0 it falls in a straight line to the least."""


@dataclass(frozen=True)
class Accuracy:
    """What the figures of a sub-element come to: the score of each, and of all (None: none may be given)."""

    items: tuple[ItemScore, ...] = ()
    score: Fraction | None = None


def item_score(m: Fraction, m0: Fraction) -> Fraction | None:
    """m ≤ 0.3·m0: 100; up to m0: 60 + 40·(m0 - m)/(0.7·m0). Beyond m0 the standard gives no score: None, and it is a
    defect of class A."""
    if m > m0:
        return None
    if m <= BEST * m0:
        return FULL
    return LEAST + (FULL - LEAST) * (m0 - m) / ((1 - BEST) * m0)


def accuracy_of(runs: Iterable[RuleRun], quality: str) -> Accuracy:
    """The figures that rules of this sub-element have made.

    Of several items the score is their mean, which the standard gives only where each is above 60. Where one is exactly
    60 it says nothing; here the sub-element then has 60, never more. An item beyond its limit leaves no score.
    """
    made = [one for run in runs for one in run.accuracy if one.quality == quality and one.value is not None]
    items = tuple(_item(one) for one in made)
    return Accuracy(items, _together([_score(one) for one in made]))


def _score(one: Assessment) -> Fraction | None:
    assert one.value is not None
    assert one.allowed is not None
    return item_score(Fraction(one.value), Fraction(one.allowed))


def _item(one: Assessment) -> ItemScore:
    score = _score(one)
    return ItemScore(one.item, one.precision, None if score is None else float(score))


def _together(scores: Sequence[Fraction | None]) -> Fraction | None:
    known = [score for score in scores if score is not None]
    if not known or len(known) < len(scores):
        return None
    if len(known) > 1 and min(known) <= LEAST:
        return min(known)
    return sum(known, Fraction(0)) / len(known)
