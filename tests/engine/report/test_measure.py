"""Measured against limit: only what may be compared is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveycheck.model import Grade, Part, Report
from surveycheck.report.measure import measure, other_facts, witnesses
from surveycheck.report.numbers import digits, plain_number, survey_order, survey_spoken
from surveycheck.report.verdict import rounded, verdict


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        pytest.param({"gap": 0.031, "tolerance": 0.001}, ("gap", 0.031, "m", "≤ 0.001 m", "31"), id="above"),
        pytest.param({"difference": -8.2, "limit": 1.37}, ("difference", 8.2, "", "≤ 1.37", "5.99"), id="sign"),
        pytest.param(
            {"height": -9.3, "lower": -5.0, "upper": 20.0}, ("height", -9.3, "m", "-5 – 20 m", ""), id="range"
        ),
        pytest.param({"angle": 3.0, "lower": 5.0}, ("angle", 3.0, "°", "≥ 5 °", ""), id="below"),
        pytest.param({"overlap": 1.8, "tolerance": 0.001}, None, id="an area is no length"),
        pytest.param(
            {"distance": 112413.0, "value": 15.6, "allowed": 2.5},
            ("value", 15.6, "", "≤ 2.5", "6.24"),
            id="a limit without unit and two numbers",
        ),
        pytest.param({"area": 5.6, "distance": 1.0, "limit": 0.1}, None, id="no telling which of the two"),
        pytest.param({"gap": 0.0005, "tolerance": 0.001}, None, id="within"),
        pytest.param({"gap": float("nan"), "tolerance": 0.001}, None, id="unknown"),
        pytest.param({"gap": True, "tolerance": 0.001}, None, id="no number"),
        pytest.param({"gap": 0.5, "limit": 0.0}, ("gap", 0.5, "m", "≤ 0 m", ""), id="nothing is allowed"),
        pytest.param({"gap": 1.0, "tolerance": 0.001}, ("gap", 1.0, "m", "≤ 0.001 m", "1000"), id="a thousand times"),
        pytest.param({}, None, id="nothing"),
    ],
)
def test_measure(report: Report, facts: dict[str, float], shown: tuple[object, ...] | None) -> None:
    found = measure(replace(report.findings[0], facts=facts))
    assert (found and (found.fact, found.value, found.unit, found.allowed, found.times)) == shown


@pytest.mark.parametrize(
    ("value", "limit", "shown"),
    [
        (0.387105, 0.1, ("0.3871 m", "≤ 0.1 m")),
        (0.243, 0.078414, ("0.243 m", "≤ 0.0784 m")),
        (0.10003, 0.1, ("0.10003 m", "≤ 0.1 m")),
        (0.00004, 0.00001, ("0.00004 m", "≤ 0.00001 m")),
    ],
)
def test_no_more_digits_than_people_read(report: Report, value: float, limit: float, shown: tuple[str, str]) -> None:
    found = measure(replace(report.findings[0], facts={"gap": value, "tolerance": limit}))
    assert found is not None
    assert (found.measured, found.allowed) == shown


def test_two_witnesses_stand_side_by_side(report: Report) -> None:
    found = next(w for w in map(witnesses, report.findings) if w)
    assert (found.said, found.drawn, found.difference) == (1150.0, 1141.8, 8.2)
    assert found.said_at is not None
    assert found.said_at.xpath.endswith("SCMJ")
    assert found.drawn_at is not None
    assert found.drawn_at.handles == ("2A2",)


def test_facts_are_said_once(report: Report) -> None:
    area = next(f for f in report.findings if f.code == "PAR-05")
    assert other_facts(area) == []
    code = next(f for f in report.findings if f.code == "ATT-03")
    assert (("表", "table"), ("ZRZ", "ZRZ")) in other_facts(code)


def test_a_kind_is_told_where_it_is_in_a_language(report: Report) -> None:
    one = report.findings[0]
    told = [other_facts(replace(one, facts={"kind": kind})) for kind in ("check-sheet", "isolated", "建筑高度")]
    assert told == [[], [], [(("类别", "kind"), ("建筑高度", "建筑高度"))]]
    there = replace(one, facts={"line": 2}, place=replace(one.place, line=2))
    assert other_facts(there) == []
    assert other_facts(replace(there, facts={"line": 3})) == [(("行", "line"), ("3", "3"))]
    both = {"kind": "建筑高度", "kind_en": "building level"}
    assert other_facts(replace(one, facts=both)) == [(("类别", "kind"), ("建筑高度", "building level"))]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.030999999, "0.031"), (1141.8, "1141.8"), (123456.7891, "123456.789"), (None, "—"), (float("inf"), "—"),
     (3, "3"), (-0.0, "0"), (("a", 1.5), "a, 1.5"), (True, "True"), (1e-9, "1e-09")],
)  # fmt: skip
def test_numbers_as_people_read_them(value: object, text: str) -> None:
    assert plain_number(value) == text


@pytest.mark.parametrize(
    ("score", "text"), [(89.96, "89.9"), (90.0, "90"), (86.2, "86.2"), (59.999999, "59.9"), (-4.0, "-4")]
)
def test_a_score_is_never_rounded_up_over_a_threshold(score: float, text: str) -> None:
    assert rounded(score) == text


def test_survey_order_is_north_then_east() -> None:
    assert survey_order((602341.97, 3304515.0)) == "X 3304515.000　Y 602341.970"


def test_a_place_is_told_with_the_directions_of_its_letters() -> None:
    zh, en = (text.replace("\u00a0", " ") for text in survey_spoken((602341.97, 3304515.0)))
    assert zh == "X（北） 3304515.000　Y（东） 602341.970"
    assert en == "X (north) 3304515.000  Y (east) 602341.970"


def test_a_score_under_nothing_is_explained_once(report: Report) -> None:
    part = Part("图/面", 1.0, -50.0)
    grade = Grade(
        standard="GB/T 24356-2023",
        profile={},
        score=20.0,
        level="不合格",
        partial=False,
        not_assessed=(),
        veto=(),
        parts=(Part("图", 1.0, 20.0, (part, part)),),
        reasons=("图/面 -50 分，低于 60 分",),
        reasons_en=("图/面: -50 points, below 60",),
        count="cause",
        passes=False,
    )
    why = verdict(replace(report, grade=grade)).why
    assert why[0].count("扣分多于 100 分") == why[1].count("no lower end at 0") == 1
    above = replace(grade, parts=(Part("图", 1.0, 20.0),))
    assert "100" not in verdict(replace(report, grade=above)).why[0]


def test_a_fact_is_said_in_both_languages_once(report: Report) -> None:
    finding = replace(report.findings[0], facts={"kind": "层面积", "kind_en": "area of a floor", "alone_en": "x"})
    assert [text for _, text in other_facts(finding)] == [("层面积", "area of a floor"), ("x", "x")]


def test_a_computed_length_has_the_decimals_of_a_survey() -> None:
    assert [digits(text) for text in ("91.022085", "27624.5568", "612352.5", "4")] == [
        "91.022",
        "27624.5568",
        "612352.5",
        "4",
    ]
