"""Every planted defect is found, at its place; and nothing is found that was not planted or does not follow from it."""

from __future__ import annotations

import math

import pytest
from sample_reports import SAMPLES, catalogue, inspected

from surveycheck.inspection import exit_status
from surveycheck.model import Finding, Place
from surveycheck.plant.answers import Answer, read
from surveycheck.read import read as read_model

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

CLEAN = ("clean", "jiaxing-clean", "setting-out", "two-stages")
SPOILT = [sample["name"] for sample in catalogue() if sample["name"] not in CLEAN]
ALL = [sample["name"] for sample in catalogue()]
NEAR = 0.01
"""Metres between the spot of a finding and the spot where the defect was planted."""


def findings(name: str) -> list[Finding]:
    return [f for run in inspected(name).runs for f in run.findings if f.severity != "note"]


def answers(name: str) -> tuple[Answer, ...]:
    return read(SAMPLES / "answers" / f"{name}.json")


def is_there(place: Place, answer: Answer) -> bool:
    """The thing, the record or one of its values, or the whole file."""
    if answer.handle:
        return place.file == answer.file and place.handles[-1:] == (answer.handle,)
    if answer.xpath:
        inside = (f"{place.xpath}/".startswith(f"{answer.xpath}/"), f"{answer.xpath}/".startswith(f"{place.xpath}/"))
        return place.file == answer.file and bool(place.xpath) and any(inside)
    return place.file == answer.file and answer.key in ("", place.key)


def meets(finding: Finding, answer: Answer) -> bool:
    if finding.code != answer.code or not any(is_there(p, answer) for p in (finding.place, *finding.others)):
        return False
    return answer.at is None or (finding.place.at is not None and math.dist(finding.place.at, answer.at) <= NEAR)


def follows(finding: Finding, name: str) -> bool:
    """Is it named as a consequence of a planted defect, and does it share the cause of that defect's finding?"""
    named = [a for a in answers(name) if finding.code in a.consequences]
    return any(f.cause == finding.cause for a in named for f in findings(name) if meets(f, a))


@pytest.mark.parametrize("name", SPOILT)
def test_every_planted_defect_is_found_at_its_place(name: str) -> None:
    missed = [a for a in answers(name) if not any(meets(f, a) for f in findings(name))]
    assert not missed


@pytest.mark.parametrize("name", SPOILT)
def test_nothing_is_found_but_what_was_planted_and_what_follows(name: str) -> None:
    planted = [f for f in findings(name) if any(meets(f, a) for a in answers(name))]
    rest = [f for f in findings(name) if f not in planted and not follows(f, name)]
    assert [(f.code, f.place, f.message) for f in rest] == []


@pytest.mark.parametrize("name", ALL)
def test_no_rule_crashes_or_is_cut_short(name: str) -> None:
    assert [r.code for r in inspected(name).runs if r.status in ("crashed", "stopped", "skipped")] == []


@pytest.mark.parametrize("sample", catalogue(), ids=ALL)
def test_verdict_is_the_one_of_the_catalogue(sample: dict) -> None:
    report = inspected(sample["name"])
    level = (report.grade.level or "") if report.grade else ""
    assert (exit_status(report), level) == (sample["expect_exit"], sample["expect_level"])


def test_text_under_a_wrong_code_page_is_read_right() -> None:
    """All words of the drawing declared as ANSI_1252 are those of the clean one."""
    wrong = read_model(SAMPLES / "defects" / "08-wrong-code-page.zip").drawings
    clean = {d.file: d for d in read_model(SAMPLES / "clean").drawings}
    assert [d.declared for d in wrong if d.declared != clean[d.file].declared] == ["ANSI_1252"]
    for drawing in wrong:
        assert drawing.entities.text.values.tolist() == clean[drawing.file].entities.text.values.tolist()
        assert drawing.entities.xvalue.values.tolist() == clean[drawing.file].entities.xvalue.values.tolist()
