"""Whose deliverable it is: on the cover and wherever the task is told; a text like any other, blank where unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from surveycheck.model import Identity, Report
from surveycheck.report import to_html
from surveycheck.report.paper import words as paper_words
from surveycheck.report.paper.content import paper
from surveycheck.report.tables import tables
from surveycheck.report.whose import identity_rows
from surveycheck.report.words import WORDS

OFFICE = dict.fromkeys(("name", "address", "postcode", "phone", "email", "website", "person"), "")
FIRM = Identity("firm", "测绘单位", "survey firm", "示例测绘有限公司")
PROJECT = Identity("project_name", "项目名称", "project", "示例花园（虚构）")
DISTRICT = Identity("district", "行政区代码", "district code", "330281")
UNSAID = Identity("client", "委托单位", "client", "")


@pytest.fixture
def known(report: Report) -> Report:
    return replace(report, identity=(PROJECT, DISTRICT, UNSAID, FIRM))


def cover(report: Report, language: int = 0) -> list[tuple[str, str]]:
    return list(paper(report, language, OFFICE, "", lambda _: None).cover.rows)


def test_the_cover_says_what_the_deliverable_says_and_leaves_room_for_the_rest(known: Report, report: Report) -> None:
    rows = dict(cover(known))
    assert (rows["项目名称"], rows["测绘单位"], rows["委托单位"]) == ("示例花园（虚构）", "示例测绘有限公司", "")
    assert "行政区代码" not in rows
    long = dict(cover(replace(known, identity=(replace(FIRM, value="司" * 200),))))["测绘单位"]
    assert (len(long), long[-2:]) == (60, "司…")
    assert dict(cover(known, 1))["Survey firm"] == "示例测绘有限公司"
    blank = dict(cover(report))
    assert (blank["生产单位"], blank["委托单位"]) == ("", "")
    assert "项目名称" not in blank


def test_who_says_so_is_said(known: Report, report: Report) -> None:
    for made, said in ((known, True), (report, False)):
        assert ("取自成果数据，未经核实" in str(paper(made, 0, OFFICE, "", lambda _: None).front)) is said


def test_page_workbook_and_body_have_all_that_is_said(known: Report) -> None:
    body = str(paper(known, 0, OFFICE, "", lambda _: None).body)
    overview = dict(list(tables(known, 1)[0].rows))
    for one in (PROJECT, DISTRICT, FIRM):
        assert one.value in to_html(known)
        assert one.value in body
        assert one.value in overview.values()
    assert overview["District code"] == "330281"
    assert [item for item, _, _ in identity_rows(known)] == ["project_name", "district", "firm"]


def test_a_name_is_never_markup(known: Report) -> None:
    evil = replace(FIRM, value="<img src=x onerror=alert(1)>#evil[]")
    page = to_html(replace(known, identity=(evil,)))
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_words_of_the_paper_are_its_own() -> None:
    """A key has one meaning, whatever the format."""
    assert paper_words.PAPER.keys() & WORDS.keys() == set()
    assert set(paper_words.PAPER.values()) & set(WORDS.values()) == set()
