"""The terminal's short list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveycheck.model import Grade, Report
from surveycheck.report.summary import COLUMNS, cut, summary, width, wrapped
from surveycheck.report.verdict import verdict


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(report: Report, hostile: Report, lang: str) -> None:
    long = replace(report.findings[0], message="界址线未闭合，" * 60, message_en="not closed and " * 60)
    notice = replace(report.pack, notice="说明" * 200, notice_en="word " * 200)
    for one in (report, hostile, replace(report, findings=(long,), pack=notice)):
        for row in summary(one, lang).splitlines():
            assert width(row) <= COLUMNS, row


def test_the_verdict_comes_first_and_everything_that_matters_follows(report: Report) -> None:
    text = summary(report)
    assert text.startswith("不合格  86.2 分  示例小区一期竣工\n")
    order = ["A 类缺陷 1 处", "数学精度", "13 处问题", "TOP-01", "GEO-01", "没有检查的内容", "PLN-11", "参考版"]
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert "8 处同一原因：都在文件" in text or "8 处同一原因：都在图层" in text
    assert "1f1f" not in text


def test_english_is_english(report: Report) -> None:
    text = summary(report, "en")
    assert text.startswith("Not acceptable  86.2 points")
    assert "Parcels overlap  1 finding\n" in text
    assert "8 findings" in text


def test_controls_of_the_terminal_are_shown_not_sent(hostile: Report) -> None:
    assert "\x07" not in summary(hostile)
    assert "\u202e" not in summary(hostile)


@pytest.mark.parametrize(
    ("change", "tone", "big"),
    [
        pytest.param({}, "bad", "不合格", id="a veto"),
        pytest.param({"level": "良", "reasons": (), "reasons_en": (), "passes": True}, "good", "良", id="good"),
        pytest.param({"level": "优", "reasons": (), "reasons_en": (), "passes": True}, "best", "优", id="best"),
        pytest.param({"level": None}, "open", "暂不定级", id="something was withheld"),
    ],
)
def test_verdicts_of_graded_packs(report: Report, change: dict[str, object], tone: str, big: str) -> None:
    grade: Grade = replace(report.grade, **change)  # type: ignore[type-var, arg-type]
    found = verdict(replace(report, grade=grade))
    assert (found.tone, found.big[0]) == (tone, big)


@pytest.mark.parametrize(
    ("complete", "passes", "tone"), [(True, True, "best"), (True, False, "bad"), (False, True, "open")]
)
def test_verdicts_without_a_grade(report: Report, complete: bool, passes: bool, tone: str) -> None:
    assert verdict(replace(report, grade=None, complete=complete, passes=passes)).tone == tone


def test_an_incomplete_check_with_a_veto_is_both_failed_and_incomplete(report: Report) -> None:
    text = summary(replace(report, complete=False, losses=("图.dxf：未读全",)))
    assert text.startswith("不合格")
    assert "成果未能全部读入" in text
    assert "图.dxf：未读全" in text


@pytest.mark.parametrize(
    ("text", "columns", "expected"), [("abc", 3, "abc"), ("界址线", 5, "界址…"), ("界址线", 6, "界址线")]
)
def test_cut_counts_wide_characters_as_two(text: str, columns: int, expected: str) -> None:
    assert cut(text, columns) == expected


def test_wrapping_loses_nothing() -> None:
    text = "规则包 geometry 只检查图形本身，" * 12
    assert "".join("".join(wrapped(text, "  ", "  ")).split()) == "".join(text.split())
