"""The grade by each edition of the standard, in every form of the report: which one counts, the others beside it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from surveycheck.inspection import inspect
from surveycheck.model import Report
from surveycheck.report import from_json, json_schema, seal_of, summary, to_html, to_json
from surveycheck.report.paper.content import paper
from surveycheck.report.serialise import as_document, plain
from surveycheck.report.standards import accuracy_words, by_standard, rules_words
from surveycheck.report.tables import tables
from surveycheck.run import Options, options_from

CLEAN = Path(__file__).resolve().parents[3] / "samples" / "clean"
NEW, OLD = "GB/T 24356-2023", "GB/T 24356-2009"


@functools.cache
def report(standard: str = "") -> Report:
    return inspect(CLEAN, options=Options(standard=standard))


def test_the_one_that_counts_is_that_of_the_pack_or_the_one_asked_for() -> None:
    usual, asked = report().grade, report("2009").grade
    assert usual is not None
    assert asked is not None
    assert (usual.standard, [g.standard for g in usual.beside]) == (NEW, [OLD])
    assert (asked.standard, [g.standard for g in asked.beside]) == (OLD, [NEW])
    assert usual.beside[0].score == asked.score != usual.score
    assert [row.counts for row in by_standard(report())] == [True, False]


def test_it_is_part_of_the_report_and_comes_back() -> None:
    text = to_json(report())
    document = plain(as_document(report()))
    jsonschema.Draft202012Validator(json_schema()).validate(document)
    assert from_json(text).grade == report().grade
    assert seal_of(report()).content != seal_of(report("2009")).content
    assert options_from(report("2009").asked or {}).standard == "2009"
    assert "standard" not in (report().asked or {})


def _paper(made: Report, language: int) -> str:
    office = dict.fromkeys(("name", "address", "postcode", "phone", "email", "website", "person"), "")
    return str(paper(made, language, office, "", lambda _: None))


def _workbook(made: Report, language: int) -> str:
    return str([list(table.rows) for table in tables(made, language)])


FORMS: dict[str, Callable[[Report, int], str]] = {
    "page": lambda made, language: to_html(made, ("zh", "en")[language]),
    "terminal": lambda made, language: summary(made, ("zh", "en")[language]),
    "paper": _paper,
    "workbook": _workbook,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", [0, 1])
def test_every_form_names_both_and_says_which_one_counts(form: str, language: int) -> None:
    text = FORMS[form](report("2009"), language)
    assert OLD in text or form == "terminal"
    assert NEW in text
    assert ("仅供对照", "for comparison")[language] in text
    grade = report("2009").grade
    assert grade is not None
    alone = replace(report("2009"), grade=replace(grade, beside=()))
    assert ("仅供对照", "for comparison")[language] not in FORMS[form](alone, language)


def test_how_figures_score_is_what_the_standard_says() -> None:
    assert "m＝0.3m₀ 为 100，m＝m₀ 为 60" in accuracy_words(report())[0]
    assert "m＝m₀/3 为 100，m＝0.5m₀ 为 90，m＝0.75m₀ 为 75，m＝m₀ 为 60" in accuracy_words(report("2009"))[0]
    assert "规定数为 20" in accuracy_words(report())[0]
    new, old = report().grade, report("2009").grade
    assert new is not None
    assert old is not None
    assert "粗差率超过 5%" in rules_words(old)[0]
    assert "粗差率" not in rules_words(new)[0]
    assert rules_words(new)[1] == "A 42, B 12, C 4, D 1; t = 1 (B, C and D are divided by it)"
