"""What the app takes from a saved report: pictures out of its page, findings out of events."""

from __future__ import annotations

import json

import pytest
from made_report import hostile, made

from surveycheck import finding_from, shared_words
from surveycheck.model import Report
from surveycheck.report import page_pictures, to_html, to_json


@pytest.mark.parametrize("report", [made(), hostile()], ids=["made", "hostile"])
def test_the_page_gives_back_every_picture(report: Report) -> None:
    assert page_pictures(to_html(report)) == dict(report.pictures or {})
    assert len(report.pictures or {}) > 2


def test_another_page_has_none() -> None:
    assert page_pictures("<html><article><svg></svg></article>") == {}


def test_a_row_of_the_json_is_the_finding_again(report: Report) -> None:
    rows = json.loads(to_json(report))["findings"]
    assert [finding_from(row) for row in rows] == list(report.findings)


def test_an_event_may_lack_what_a_report_has(report: Report) -> None:
    row = json.loads(to_json(report))["findings"][0]
    for word in ("cause", "key", "xpath", "facts", "state", "quality"):
        del row[word]
    assert finding_from(row).state == "open"


def test_what_a_cause_shares_is_said_in_both_languages(report: Report) -> None:
    shared = [finding for finding in report.findings if finding.code == "ATT-03"]
    zh, en = shared_words(shared, {run.code: run for run in report.runs})
    assert "成果数据.xml" in zh
    assert "all in the file" in en
    assert shared_words(shared[:1], {}) == ("", "")
