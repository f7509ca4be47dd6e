"""From units to a sample, a lot and a batch."""

from __future__ import annotations

from fractions import Fraction

import pytest

from surveycheck.spotcheck import BatchRules, Overview, UnitResult, batch_verdict, final_grade, sample_verdict

RULES = BatchRules((("优", Fraction(90)), ("良", Fraction(75)), ("合格", Fraction(60))))


def unit(score: str | None, passes: bool | None = True) -> UnitResult:
    return UnitResult("k", "n", None if score is None else Fraction(score), None, passes)


@pytest.mark.parametrize(
    ("scores", "wanted", "passes", "level"),
    [
        (["90", "90"], 2, True, "优"),
        (["90", "89.99"], 2, True, "良"),
        (["75", "75"], 2, True, "良"),
        (["75", "74.99"], 2, True, "合格"),
        (["60", "60"], 2, True, "合格"),
        (["100", "80", "90"], 3, True, "优"),
        (["100"], 2, None, None),
        ([], 1, None, None),
        (["100", None], 2, None, None),
    ],
)
def test_mean_of_the_units(scores: list, wanted: int, passes: bool | None, level: str | None) -> None:
    found = sample_verdict([unit(s, None if s is None else True) for s in scores], wanted, RULES)
    assert (found.passes, found.level) == (passes, level)
    assert (found.passes is None) == bool(found.reasons)


def test_one_that_fails_fails_all_whatever_is_missing() -> None:
    found = sample_verdict([unit("95"), unit(None, False)], 5, RULES)
    assert (found.passes, found.level, found.score) == (False, "不合格", None)


@pytest.mark.parametrize(
    ("a", "b", "verdict"), [(0, 0, "批合格"), (0, 3, "批合格"), (0, 4, "批不合格"), (1, 0, "批不合格")]
)
def test_overview(a: int, b: int, verdict: str) -> None:
    sample = sample_verdict([unit("95")], 1, RULES)
    assert batch_verdict(sample, [Overview("k", "n", a, b)], (), RULES).verdict == verdict


def test_vetoes_and_what_is_not_known() -> None:
    good, open_ = sample_verdict([unit("95")], 1, RULES), sample_verdict([unit("95")], 2, RULES)
    veto = (("弄虚作假", "forged"),)
    assert batch_verdict(good, (), (), RULES).verdict == "批合格"
    assert batch_verdict(good, (), veto, RULES).verdict == "批不合格"
    assert batch_verdict(open_, (), (), RULES).verdict is None
    assert batch_verdict(open_, (), veto, RULES).verdict == "批不合格"
    assert batch_verdict(open_, [Overview("k", "n", 1, 0)], (), RULES).verdict == "批不合格"


@pytest.mark.parametrize(
    ("best", "good", "rest", "grade"),
    [
        (5, 4, 1, "优"),  # 90 % and 50 %
        (4, 5, 1, "良"),  # 90 % but 40 %
        (5, 3, 2, "良"),  # 80 %
        (3, 5, 2, "良"),  # 80 % and 30 %
        (2, 6, 2, "合格"),
        (3, 4, 3, "合格"),
        (50, 39, 11, "良"),  # 89 %: never rounded up
        (8, 9, 2, "良"),  # 17 of 19 are 89.47 %
    ],
)
def test_final_grade(best: int, good: int, rest: int, grade: str) -> None:
    levels = ["优"] * best + ["良"] * good + ["合格"] * rest
    assert final_grade(levels, "批合格", RULES) == grade
    assert final_grade(levels, "批不合格", RULES) is None
    assert final_grade([*levels, None], "批合格", RULES) is None
    assert final_grade([*levels * 20, "不合格"], "批合格", RULES) is None
