"""What several figures come to, and where they count; formula (3) and the bands of 2009 stand in the golden grades."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from surveycheck.grade.accuracy import accuracy_of, item_score
from surveycheck.model import Assessment, RuleRun

STEPS = ((Fraction(3, 10), Fraction(100)), (Fraction(1), Fraction(60)))
BANDS = (
    (Fraction(1, 3), Fraction(100)),
    (Fraction(1, 2), Fraction(90)),
    (Fraction(3, 4), Fraction(75)),
    (Fraction(1), Fraction(60)),
)


@pytest.mark.parametrize("m", [Fraction(n, 1000) for n in range(334, 1001, 37)])
def test_the_bands_of_2009_lie_on_one_line(m: Fraction) -> None:
    assert item_score(m, Fraction(1), BANDS) == 60 + 60 * (1 - m)


def test_a_limit_of_nothing_is_met_by_nothing_alone() -> None:
    assert item_score(Fraction(0), Fraction(0), STEPS) == 100
    assert item_score(Fraction(1, 10**9), Fraction(0), STEPS) is None


def figure(value: str | None) -> Assessment:
    number = None if value is None else Decimal(value)
    return Assessment("x", "x", "plane", "same", "rmse", number, Decimal("0.05"), 20, 0, quality="精度/平面")


def runs(*values: str | None) -> list[RuleRun]:
    return [RuleRun("A", "a", "accuracy", "checked", accuracy=tuple(figure(v) for v in values))]


@pytest.mark.parametrize(
    ("values", "score"),
    [
        (("0.015", "0.0325"), 90),
        (("0.05",), 60),
        (("0.015", "0.05"), 60),  # one of several exactly 60: the text has no answer, and no more is given
        (("0.015", "0.051"), None),  # beyond its limit there is no score
        ((None,), None),
        ((), None),
    ],
)
def test_several_figures(values: tuple[str | None, ...], score: int | None) -> None:
    assert accuracy_of(runs(*values), "精度/平面", STEPS).score == score


def test_figures_of_another_part_do_not_count() -> None:
    own = runs("0.015")
    other = replace(figure("0.05"), quality="精度/高程")
    made = accuracy_of([replace(own[0], accuracy=(*own[0].accuracy, other))], "精度/平面", STEPS)
    assert made.score == 100
