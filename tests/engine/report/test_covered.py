"""What was looked at, as the terminal and the page say it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveycheck.model import Coverage, Report, Tally, Unseen
from surveycheck.model.coverage import KINDS
from surveycheck.report import from_json, to_json
from surveycheck.report.covered import share
from surveycheck.report.page import to_html
from surveycheck.report.summary import summary

SEEN = Coverage(
    {kind: Tally() for kind in KINDS} | {"entities": Tally(12, 300, 3708), "values": Tally(1, 0, 999)},
    (
        Unseen("entities", "none", 12, 40, "图.dxf", "<b>ZJ", "TEXT"),
        Unseen("values", "none", 1, 1, "数据.xml", table="元数据"),
        Unseen("entities", "general", 300, 300, "图.dxf", "DLSS", "LINE"),
    ),
    7,
)


def test_one_line_a_level_with_count_and_share(report: Report) -> None:
    text = summary(replace(report, coverage=SEEN))
    assert "没有规则检查：图形 12/4020（<1%）、XML 值 1/1000（<1%）\n" in text
    assert "只经通用规则检查：图形 300/4020（7%）\n" in text
    assert "Looked at by no rule: 12 of 4020 drawn things (<1%), 1 of 1000" in summary(
        replace(report, coverage=SEEN), "en"
    )


def test_where_no_rule_is_meant_for_anything_only_what_none_looked_at_is_said(report: Report) -> None:
    tallies = dict(SEEN.tallies) | {"entities": Tally(12, 300, 0), "values": Tally()}
    text = summary(replace(report, coverage=replace(SEEN, tallies=tallies)))
    assert "没有规则检查：图形 12/312（4%）" in text
    assert "只经通用规则" not in text


def test_the_page_lists_the_groups_and_says_how_many_it_does_not(report: Report) -> None:
    page = to_html(replace(report, coverage=SEEN))
    for words in ("12 / 40", "&lt;b&gt;ZJ", "元数据", "另有 7 组未列出", 'id="coverage"'):
        assert words in page
    assert 'id="coverage"' not in to_html(replace(report, coverage=None))


def test_it_comes_back_from_json(report: Report) -> None:
    assert from_json(to_json(replace(report, coverage=SEEN))).coverage == SEEN
    assert from_json(to_json(replace(report, coverage=None))).coverage is None


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(0, 5, "0%"), (5, 5, "100%"), (1, 1000, "<1%"), (999, 1000, "99%"), (1, 100, "1%"), (0, 0, "0%")],
)
def test_nearly_nothing_is_not_nothing_and_nearly_all_is_not_all(part: int, whole: int, said: str) -> None:
    assert share(part, whole) == said
