"""The score of marks: where they stand, which kind they name, one mark for one defect."""

from __future__ import annotations

import pytest

from surveycheck.plant import Answer
from surveycheck.workshop import Mark, score

A, B = "a.dxf", "b.xml"
GAP = Answer("GEO-01", A, handle="1F", at=(10.0, 10.0), consequences=("ATT-19",))
OVER = Answer("TOP-03", A, at=(50.0, 50.0))
EMPTY = Answer("ATT-01", B, xpath="/r/ZD[1]/AREA")
LOST = Answer("PKG-01", "", key="report")
FILE = Answer("FMT-02", A)
PARCEL = Answer("PAR-01", B, key="宗地 7", at=(1.0, 2.0))


def verdicts(answers: list[Answer], marks: list[Mark], tolerance: float = 1.0) -> list[str]:
    return [outcome.verdict for outcome in score(answers, marks, tolerance).outcomes]


@pytest.mark.parametrize(
    ("answer", "mark", "verdict"),
    [
        (GAP, Mark("GEO-01", A, handle="1f"), "found"),
        (GAP, Mark("GEO-01", A, handle="2F"), "missed"),
        (GAP, Mark("GEO-01", A, at=(11.0, 10.0)), "found"),  # exactly 1.0 away
        (GAP, Mark("GEO-01", A, at=(11.001, 10.0)), "missed"),
        (GAP, Mark("GEO-01", "c.dxf", handle="1F", at=(10.0, 10.0)), "missed"),
        (GAP, Mark("TOP-03", A, handle="1F"), "other"),
        (GAP, Mark("ATT-19", A, handle="1F"), "found"),  # what truly breaks with it, at its place
        (GAP, Mark("", A, at=(10.0, 10.0)), "other"),
        (EMPTY, Mark("ATT-01", B, xpath="/r/ZD[1]/AREA"), "found"),
        (EMPTY, Mark("ATT-01", B, xpath="/r/ZD[1]"), "found"),
        (EMPTY, Mark("ATT-01", B, xpath="/r/ZD[11]"), "missed"),
        (EMPTY, Mark("ATT-01", B, xpath="/r/ZD[1]/AREAS"), "missed"),
        (EMPTY, Mark("ATT-01", B, xpath="/r"), "missed"),  # the root holds everything
        (EMPTY, Mark("ATT-01", B), "missed"),  # the file alone is not the place
        (LOST, Mark("PKG-01", "", key="report"), "found"),
        (LOST, Mark("PKG-01", "", key="plan"), "missed"),
        (FILE, Mark("FMT-02", A), "found"),
        (FILE, Mark("FMT-02", A, handle="77", at=(0.0, 0.0)), "found"),
        (FILE, Mark("FMT-02", B), "missed"),
        (PARCEL, Mark("PAR-01", B, key="宗地 7"), "found"),
        (PARCEL, Mark("PAR-01", B, at=(1.0, 2.5)), "found"),
    ],
)
def test_where_a_mark_meets_a_defect(answer: Answer, mark: Mark, verdict: str) -> None:
    assert verdicts([answer], [mark])[0] == verdict


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], ["missed", "missed"]),
        ([Mark("GEO-01", A, handle="1F"), Mark("TOP-03", A, at=(50.0, 50.5))], ["found", "found"]),
        ([Mark("GEO-01", A, handle="1F"), Mark("GEO-01", A, handle="1F")], ["found", "missed", "again"]),
        ([Mark("GEO-02", A, handle="1F"), Mark("GEO-01", A, handle="1F")], ["found", "missed", "false"]),
        ([Mark("ATT-19", B, xpath="/r/ZD[1]")], ["missed", "missed", "follows"]),
        ([Mark("GEO-09", A, at=(0.0, 0.0)), Mark("", A)], ["missed", "missed", "false", "false"]),
    ],
)
def test_one_mark_one_defect(marks: list[Mark], expected: list[str]) -> None:
    assert verdicts([GAP, OVER], marks) == expected


def test_several_answers_at_one_thing_are_one_defect() -> None:
    more = (Answer("ATT-20", A, handle="1F", consequences=("BLD-02",)), Answer("ATT-20", A, handle="2A"))
    found = score([GAP, *more], [Mark("ATT-20", A, handle="2a"), Mark("BLD-02", A, handle="1F")])
    assert [(o.verdict, o.answer.code if o.answer else "") for o in found.outcomes] == [
        ("found", "GEO-01"),
        ("found", "ATT-20"),
    ]


def test_as_many_as_can_be_are_paired() -> None:
    """The mark between two defects goes to the one that no other mark is near to, though it is nearer to the other."""
    near, far = Answer("T", A, at=(0.0, 0.0)), Answer("T", A, at=(1.5, 0.0))
    between, beyond = Mark("T", A, at=(0.7, 0.0)), Mark("T", A, at=(-0.9, 0.0))
    found = score([near, far], [between, beyond])
    assert [(o.verdict, o.mark) for o in found.outcomes] == [("found", beyond), ("found", between)]
    assert [o.mark for o in score([far, near], [beyond, between]).outcomes] == [between, beyond]


def test_the_right_kind_is_paired_before_the_place_alone() -> None:
    two = Answer("U", A, at=(0.2, 0.0))
    found = score([Answer("T", A, at=(0.0, 0.0)), two], [Mark("U", A, at=(0.0, 0.0)), Mark("T", A, at=(0.9, 0.0))])
    assert [o.verdict for o in found.outcomes] == ["found", "found"]


@pytest.mark.parametrize(
    ("marks", "points"),
    [
        ([], 0.0),
        ([Mark("GEO-01", A, handle="1F")], 50.0),
        ([Mark("TOP-03", A, handle="1F")], 25.0),
        ([Mark("GEO-01", A, handle="1F"), Mark("X", A)], 37.5),
        ([Mark("GEO-01", A, handle="1F"), Mark("ATT-19", A), Mark("GEO-01", A, handle="1F")], 50.0),
        ([Mark("X", A)] * 9, 0.0),
    ],
)
def test_points(marks: list[Mark], points: float) -> None:
    found = score([GAP, OVER], marks)
    assert found.points == points
    assert found.planted == 2


def test_other_words_for_a_rule_mean_it() -> None:
    assert score([GAP], [Mark("not-closed", A, handle="1F")], kinds={"not-closed": "GEO-01"}).count("found") == 1


@pytest.mark.parametrize("tolerance", [-1.0, float("nan"), float("inf")])
def test_a_tolerance_that_is_none(tolerance: float) -> None:
    with pytest.raises(ValueError, match="tolerance"):
        score([GAP], [], tolerance)


def test_nothing_planted_is_no_division() -> None:
    assert score([], [Mark("X", A)]).points == 0.0
