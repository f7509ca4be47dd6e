"""Formula (3) of GB/T 24356-2023 by hand, and what several figures come to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from surveycheck.grade.accuracy import accuracy_of, item_score
from surveycheck.model import Assessment, RuleRun

M0 = Fraction(5, 100)


@pytest.mark.parametrize(
    ("m", "score"),
    [("0", 100), ("0.015", 100), ("0.0325", 80), ("0.05", 60), ("0.0501", None)],
)
def test_formula_3(m: str, score: int | None) -> None:
    assert item_score(Fraction(m), M0) == score


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
    assert accuracy_of(runs(*values), "精度/平面").score == score


def test_figures_of_another_part_do_not_count() -> None:
    own = runs("0.015")
    other = replace(figure("0.05"), quality="精度/高程")
    assert accuracy_of([replace(own[0], accuracy=(*own[0].accuracy, other))], "精度/平面").score == 100
