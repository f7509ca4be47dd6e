"""The report as JSON: the contract field for field, its schema, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from typing import Any

import jsonschema
import pytest

from surveycheck.model import Report
from surveycheck.report import ReportError, from_json, json_schema, seal_of, to_json
from surveycheck.seal import seal_of_document


def validate(text: str) -> Any:
    document = json.loads(text)
    jsonschema.Draft202012Validator(json_schema()).validate(document)
    return document


CONTRACT = {
    "": "schema engine pack deliverable started seconds complete left_out runs findings grade",
    "engine": "version python numpy geos ezdxf lxml",
    "pack": "name edition digest chosen_by notice",
    "deliverable": "name files",
    "deliverable.files.0": "path kind bytes sha256 unit",
    "runs.0": "code name stage status examined withheld findings seconds note",
    "findings.0": "id code name title title_en severity quality message message_en clause cause "
    "file layer handles xpath line key at facts others state",
    "findings.10.others.0": "file layer handles xpath line key at",
    "grade": "standard profile score level partial not_assessed veto parts reasons",
    "grade.parts.0": "element weight score parts",
}


@pytest.mark.parametrize("path", CONTRACT)
def test_every_field_of_the_contract_is_there(report: Report, path: str) -> None:
    node = json.loads(to_json(report))
    for step in path.split(".") if path else ():
        node = node[int(step)] if step.isdigit() else node[step]
    assert set(CONTRACT[path].split()) <= set(node)


def test_the_schema_is_one_and_the_report_follows_it(report: Report, hostile: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    validate(to_json(report))
    validate(to_json(hostile))
    validate(to_json(replace(report, grade=None, ungraded="policy", pictures=None, cards=None)))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda d: d.pop("findings"), id="a list is missing"),
        pytest.param(lambda d: d["findings"][0].pop("at"), id="a place field is missing"),
        pytest.param(lambda d: d["findings"][0].update(severity="E"), id="an unknown class"),
        pytest.param(lambda d: d["runs"][0].update(status="fine"), id="an unknown status"),
        pytest.param(lambda d: d["findings"][0].update(at=[1.0]), id="half a coordinate"),
        pytest.param(lambda d: d["runs"][0].update(findings=[]), id="findings of a run are a number"),
        pytest.param(lambda d: d["grade"]["parts"][0].update(score="99"), id="a score is a number"),
        pytest.param(lambda d: d.update(schema="surveycheck-report/2"), id="another format"),
    ],
)
def test_the_schema_refuses(report: Report, spoil: Callable[[Any], object]) -> None:
    document = json.loads(to_json(report))
    spoil(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate(document)


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert to_json(report) == to_json(report)
    assert to_json(report).endswith("}\n")


def test_there_and_back(report: Report, hostile: Report) -> None:
    for one in (report, hostile, replace(report, grade=None)):
        text = to_json(one)
        again = from_json(text)
        assert to_json(again) == text
        assert again.findings == one.findings
        assert again.runs == one.runs
        assert again.grade == one.grade
        assert again.pictures is None


def test_numbers_that_are_not_finite_become_null(report: Report) -> None:
    bad = replace(report.findings[0], facts={"gap": nan, "many": (1.5, inf)})
    bad = replace(bad, place=replace(bad.place, at=(nan, 1.0)))
    document = validate(to_json(replace(report, findings=(bad,))))
    assert document["findings"][0]["facts"] == {"gap": None, "many": [1.5, None]}
    assert document["findings"][0]["at"] is None


def test_floats_keep_every_digit(report: Report) -> None:
    exact = replace(report.findings[0], facts={"x": 40602300.123456789})
    assert "40602300.12345679" in to_json(replace(report, findings=(exact,)))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "JSON"),
        ("[1]", "surveycheck-report/1"),
        ('{"schema": "surveycheck-report/2"}', "surveycheck-report/1"),
        ('{"schema": "surveycheck-report/1"}', "findings"),
        ('{"schema": "surveycheck-report/1", "findings": 3}', "damaged"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_report_is_refused_with_words(text: str, word: str) -> None:
    with pytest.raises(ReportError) as caught:
        from_json(text)
    assert word in caught.value.message_en
    assert caught.value.message != caught.value.message_en


def test_fields_that_a_later_version_adds_are_passed_over(report: Report) -> None:
    document = json.loads(to_json(report))
    document["later"] = {"a": 1}
    document["findings"][0]["later"] = 1
    document["runs"][0]["later"] = 1
    jsonschema.Draft202012Validator(json_schema()).validate(document)
    assert to_json(from_json(json.dumps(document))) == to_json(report)


def test_half_a_surrogate_pair_can_be_written_as_utf8(report: Report) -> None:
    odd = replace(report, name="坏\udc81字")
    text = to_json(odd)
    text.encode("utf-8")
    assert from_json(text).name == "坏\udc81字"


def test_every_finding_stands_on_a_line_of_its_own(report: Report) -> None:
    lines = to_json(report).splitlines()
    assert sum(line.startswith('  {"id": ') for line in lines) == len(report.findings)


def test_the_seal_of_a_report_is_that_of_its_json_and_no_other_reports(report: Report) -> None:
    seal = json.loads(to_json(report))["seal"]
    assert seal_of(report).document() == seal
    assert seal_of_document(json.loads(to_json(report))).document() == seal
    other = replace(report, findings=report.findings[1:])
    assert seal_of(other).document() == json.loads(to_json(other))["seal"] != seal
    assert seal_of(replace(report, started="2030-01-01T00:00:00+08:00", seconds=9.0)).document() == seal
    assert report == replace(report)
