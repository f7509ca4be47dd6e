"""Whose deliverable it is: read where the pack says, masked, and kept in the report."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sample_reports import SAMPLES
from small_pack import model, pack
from small_records import record, rows

from surveycheck import inspect, to_json
from surveycheck.model import Document
from surveycheck.pack import identity_of
from surveycheck.report import from_json


def _told(pattern: str, *values: str, root: str = "R") -> str:
    records = tuple(record("P", number, N=value) for number, value in enumerate(values))
    document = Document(records[0].file if records else "a.xml", root, "", "utf-8", "utf-8", {}, records)
    row = {"item": "firm", "title": "t", "title_en": "e", "table": "P", "field": "N", "pattern": pattern}
    asked = replace(pack(tables={"identity": rows("identity", row)}), xml_root="R")
    (one,) = identity_of(model(documents=(document,)), asked)
    return one.value


@pytest.mark.parametrize(
    ("pattern", "values", "told"),
    [
        ("", ("甲院",), "甲院"),
        ("", ("甲院", "乙院", "甲院"), "甲院、乙院"),
        ("", (" ", ""), ""),
        ("([0-9]{6})", ("330281001001GB00001",), "330281"),
        ("([0-9]{6})", ("3302",), ""),
        ("", ("张三 11010519491231002X",), "张三 110***********002X"),
        ("", ("长" * 300,), "长" * 200),
    ],
)
def test_what_the_records_say(pattern: str, values: tuple[str, ...], told: str) -> None:
    assert _told(pattern, *values) == told


def test_another_document_says_nothing() -> None:
    assert _told("", "甲院", root="other") == ""


def test_the_report_keeps_it() -> None:
    report = inspect(SAMPLES / "clean")
    told = {one.item: one.value for one in report.identity}
    assert told["project_number"] == "SL-2026-0001"
    assert told["firm"] == "示例测绘有限公司"
    assert told["district"] == "330281"
    text = to_json(report)
    assert [row["item"] for row in json.loads(text)["deliverable"]["identity"]] == list(told)
    assert from_json(text).identity == report.identity
