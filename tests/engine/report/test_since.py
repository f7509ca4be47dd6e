"""A comparison as a page, and as a section of the next report."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from made_report import AREA, GAP, OVERLAP

from surveycheck.model import Report
from surveycheck.report import compare, compared_html, from_json, json_schema, since, summary, to_html, to_json
from surveycheck.report.summary import width
from surveycheck.report.tables import tables


def without(report: Report, *codes: str) -> Report:
    runs = tuple(replace(run, findings=()) if run.code in codes else run for run in report.runs)
    return replace(report, runs=runs, findings=tuple(f for f in report.findings if f.code not in codes))


@pytest.fixture
def told(report: Report) -> Report:
    """Before: no gap. Now: no area, and TOP-01, which kept something back, finds nothing."""
    return since(without(report, "PAR-05", "TOP-01"), without(report, "GEO-01"))


def test_every_open_finding_has_a_state(told: Report) -> None:
    assert told.since is not None
    assert set(told.since.states) == {finding.id for finding in told.findings}
    assert told.since.states[GAP.id] == "new"
    assert {told.since.states[f.id] for f in told.findings if f.id != GAP.id} == {"still"}
    assert [f.id for f in told.since.fixed] == [AREA.id]
    assert [f.id for f in told.since.unknown] == [OVERLAP.id]
    assert [told.since.count(s) for s in ("new", "reopened", "still", "fixed", "unknown")] == [1, 0, 10, 1, 1]


def test_it_is_saved_and_comes_back(told: Report) -> None:
    text = to_json(told)
    jsonschema.validate(json.loads(text), json_schema())
    assert to_json(from_json(text)) == text
    assert from_json(text).since == told.since


def test_what_an_earlier_report_had_is_reopened(report: Report) -> None:
    told = since(report, without(report, "GEO-01"), [report])
    assert told.since is not None
    assert told.since.states[GAP.id] == "reopened"


def test_the_page_has_the_section_and_the_states(told: Report, report: Report) -> None:
    page = to_html(told)
    assert 'id="since"' in page
    assert AREA.message in page
    assert page.count('class="tag s-new"') == 1
    assert page.count('class="tag s-still"') == 10
    assert 'id="since"' not in to_html(report)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_comparison_as_a_page(report: Report, lang: str) -> None:
    page = compared_html(compare(without(report, "GEO-01"), without(report, "PAR-05")), lang)
    assert f'data-lang="{lang}"' in page
    for state, count in (("new", 1), ("still", 11), ("fixed", 1), ("reopened", 0)):
        assert f'<a href="#{state}"><b>{count}</b>' in page
    assert AREA.message in page[page.index('<section id="fixed"') :]
    assert GAP.message in page[page.index('<section id="new"') : page.index('<section id="still"')]
    assert "<figure" in page[page.index('<section id="new"') : page.index('<section id="still"')]
    assert not re.search(r"(src|href)=\"https?:", page)


def test_a_page_of_nothing(report: Report) -> None:
    clean = replace(report, findings=(), runs=(), pictures=None)
    assert "没有查到问题。" in compared_html(compare(clean, clean))


def test_hostile_texts(hostile: Report) -> None:
    for page in (compared_html(compare(hostile, hostile)), to_html(since(hostile, without(hostile, "PAR-05")))):
        assert "<script>alert" not in page
        assert "\u202e" not in page


@pytest.mark.parametrize(("lang", "word"), [("zh", "已改正 1"), ("en", "Fixed 1")])
def test_the_terminal_counts_and_names_what_is_gone(told: Report, report: Report, lang: str, word: str) -> None:
    text = summary(told, lang)
    assert word in text
    assert AREA.code in text.split(word)[1].split("\n\n")[0]
    assert word not in summary(report, lang)
    assert max(map(width, text.splitlines())) <= 100
    many = replace(told, since=replace(told.since, fixed=told.since.fixed * 9))  # type: ignore[type-var,union-attr]
    assert ("… 另有 6 处", "… and 6 more")[lang == "en"] in summary(many, lang)


def test_the_workbook_has_a_sheet_of_it(told: Report, report: Report) -> None:
    (sheet,) = (table for table in tables(told, 0) if table.name[0] == "与上次检查相比")
    made = [list(one) for one in sheet.rows]
    assert [len(one) for one in made] == [len(sheet.columns)] * 13
    assert [one[0] for one in made] == ["已改正", "无法判断", "新出现", *["仍然存在"] * 10]
    assert AREA.id in made[0]
    assert OVERLAP.id in made[1]
    assert all(table.name[0] != "与上次检查相比" for table in tables(report, 0))
