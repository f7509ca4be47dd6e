"""What a record states is shown with the digits of its file, and is a number all the same."""

from __future__ import annotations

import json
import pickle
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from sample_reports import SAMPLES, inspected

from surveycheck import inspect, to_json
from surveycheck.model import Written
from surveycheck.model.written import texts_of, with_texts
from surveycheck.report import from_json, json_schema
from surveycheck.report.numbers import plain_number
from surveycheck.rule.message import fill

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

XML = "属性数据/综合测绘成果.xml"


@pytest.mark.parametrize("text", ["1234.50", "0.100", "12", "-3.20", "100000000000.00"])
def test_number_and_text(text: str) -> None:
    number = Written(Decimal(text))
    assert number == float(text)
    assert (number.text, plain_number(number)) == (text, text)
    assert json.dumps(number) == json.dumps(float(text))
    again = pickle.loads(pickle.dumps(number))
    assert (again, again.text) == (number, text)


@pytest.mark.parametrize(
    ("template", "shown"),
    [("{said:.2f}", "1234.500"), ("{said}", "1234.500"), ("{said:g}", "1234.500"), ("{said:+.2f}", "+1234.50")],
)
def test_a_sentence_shows_it_as_written(template: str, shown: str) -> None:
    assert fill(template, {"said": Written("1234.500")}) == shown


def test_texts_that_are_not_the_number_are_not_believed() -> None:
    found = with_texts(
        {"said": 1.5, "drawn": 2.0, "key": "7"}, {"said": "1.50", "drawn": "3.0", "key": "7.0", "x": "?"}
    )
    assert texts_of(found) == {"said": "1.50"}


def test_a_report_keeps_every_digit() -> None:
    report = inspected("04-areas-do-not-add-up")
    rows = json.loads(to_json(report))
    jsonschema.validate(rows, json_schema())
    row = next(row for row in rows["findings"] if row["code"] == "PLN-10")
    assert (row["facts"]["said"], row["written"]) == (31.33, {"said": "31.33"})
    again = next(f for f in from_json(to_json(report)).findings if f.id == row["id"])
    assert texts_of(again.facts) == {"said": "31.33"}
    assert to_json(from_json(to_json(report))) == to_json(report)


def test_zeros_at_the_end_are_shown(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(SAMPLES / "clean", tmp_path / "clean")
    file = tmp_path / "clean" / XML
    file.write_text(
        file.read_text(encoding="utf-8").replace("<ZDMJ>27624.5568</ZDMJ>", "<ZDMJ>27630.0</ZDMJ>"), encoding="utf-8"
    )
    finding = next(f for f in inspect(tmp_path / "clean").findings if f.code == "PAR-01")
    assert "27630.0 m²" in finding.message
    assert texts_of(finding.facts) == {"said": "27630.0"}
