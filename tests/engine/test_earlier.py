"""``check --earlier``: a deliverable held against that of an earlier stage of the same project."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from sample_reports import SAMPLES
from surveycheck.samples.make.everything import ANGLE, EAST, NORTH, SEED
from surveycheck.samples.make.package import deliverable as as_built
from surveycheck.samples.make.setting_out import deliverable as setting_out

from surveycheck import inspect, load_pack, to_json
from surveycheck.cli.main import main
from surveycheck.model import Report
from surveycheck.report import from_json, json_schema, summary, to_html

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

OWN = {"PLN-21", "STG-01", "STG-02", "STG-03", "STG-04", "STG-05", "STG-06"}
XML = "属性数据/综合测绘成果.xml"
PLACE = (EAST, NORTH, ANGLE, SEED)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stages") / "放线"
    setting_out(folder, "small", *PLACE)
    return folder


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stages") / "竣工"
    as_built(folder, "small", *PLACE)
    return folder


def found(report: Report) -> list[tuple[str, str]]:
    return [(f.code, f.place.file) for f in report.findings if f.code in OWN]


def spoilt(folder: Path, target: Path, *pairs: tuple[str, str]) -> Path:
    shutil.copytree(folder, target)
    xml = (target / XML).read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in xml
        xml = xml.replace(old, new, 1)
    (target / XML).write_text(xml, encoding="utf-8")
    return target


def test_a_clean_project_agrees_with_its_own_setting_out(before: Path, after: Path) -> None:
    report = inspect(after, earlier=before)
    assert found(report) == []
    status = {run.code: run.status for run in report.runs if run.code in OWN}
    assert set(status.values()) == {"checked"}
    assert report.complete
    assert report.earlier is not None
    assert (report.earlier.name, report.earlier.pack) == ("放线", "fangxian")
    assert report.earlier.stage is not None
    assert report.earlier.stage.name == "工程建设许可"


def test_every_rule_has_looked_where_both_have_everything(after: Path, tmp_path: Path) -> None:
    report = inspect(after, earlier=spoilt(after, tmp_path / "另一次"))
    status = {run.code: run.status for run in report.runs if run.code in OWN - {"PLN-21"}}
    assert set(status.values()) == {"checked"}
    assert found(report) == []


def test_both_witnesses_are_named_and_values_are_as_written(before: Path, after: Path, tmp_path: Path) -> None:
    number = "<项目编号>SL-2026-0001</项目编号>"
    report = inspect(after, earlier=spoilt(before, tmp_path / "旧", (number, number.replace("0001", "0010"))))
    assert found(report) == [("STG-01", XML)]
    finding = next(f for f in report.findings if f.code == "STG-01")
    assert finding.others[0].file == f"earlier:旧/{XML}"
    assert finding.others[0].xpath == "/综合测绘成果/PROJECTINFO[1]/项目编号"
    assert finding.others[0].line > 1
    assert (finding.facts["said"], finding.facts["expected"]) == ("SL-2026-0001", "SL-2026-0010")
    jsonschema.validate(json.loads(to_json(report)), json_schema())
    again = from_json(to_json(report))
    assert again.earlier is not None
    assert [f.sha256 for f in again.earlier.files] == [f.sha256 for f in report.earlier.files]  # type: ignore[union-attr]
    assert f"earlier:旧/{XML}" in to_html(report)
    assert "Deliverable of an earlier stage  旧" in summary(report, "en")


def test_a_building_that_was_set_out_elsewhere(before: Path, after: Path, tmp_path: Path) -> None:
    """The setting-out of the same site turned by a hundredth of a degree: corners are some centimetres off."""
    setting_out(tmp_path / "别处", "small", EAST + 150, *PLACE[1:])
    codes = {code for code, _ in found(inspect(after, earlier=tmp_path / "别处"))}
    assert {"PLN-21", "STG-05", "STG-03"} <= codes


def test_without_an_earlier_one_nothing_is_compared_and_that_is_said(after: Path) -> None:
    report = inspect(after)
    notes = {run.note_en for run in report.runs if run.code in OWN}
    assert notes == {"no deliverable of an earlier stage was given (--earlier)"}
    assert {run.status for run in report.runs if run.code in OWN} == {"nothing-to-check"}
    assert json.loads(to_json(report))["earlier"] is None


def test_what_cannot_be_read_of_the_earlier_one_makes_the_check_incomplete(
    before: Path, after: Path, tmp_path: Path
) -> None:
    damaged = spoilt(before, tmp_path / "损坏")
    (damaged / XML).write_bytes((damaged / XML).read_bytes()[:3000])
    report = inspect(after, "ningbo", earlier=damaged)
    assert not report.complete
    assert any("earlier:损坏/" in loss for loss in report.losses_en)


@pytest.mark.parametrize(
    ("what", "earlier", "words"),
    [
        ("clean", "clean", "very deliverable"),
        ("setting-out", "clean", "of a later stage"),
        ("geometry/odd-shapes.dxf", "clean", "compares with an earlier"),
        ("clean", "nowhere", "no such file"),
    ],
)
def test_what_makes_no_sense_is_refused(
    what: str, earlier: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(SAMPLES / what), "--earlier", str(SAMPLES / earlier), "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_reports_do_not_go_into_the_earlier_deliverable(after: Path, before: Path) -> None:
    assert main(["check", str(after), "--earlier", str(before), "--out", str(before / "报告")]) == 2


@pytest.mark.parametrize("name", ["ningbo", "fangxian", "jiaxing"])
def test_the_table_names_what_there_is(name: str) -> None:
    pack = load_pack(name)
    known = {
        (row["table"], row[field])
        for table, field in (("fields", "field"), ("keys", "key"))
        for row in pack.table(table)
    }
    for row in pack.table("earlier_values"):
        named = [(row["table"], f) for f in (row["field"], *row.list("key"))]
        named += [(row["earlier_table"], f) for f in (row["earlier_field"], *row.list("earlier_key"))]
        assert set(named) <= known, row["comparison"]
        assert row["how"] in ("text", "number", "at-most")
        assert not row["limit"] or row["limit"] in pack.limits
        assert len(row.list("key")) == len(row.list("earlier_key"))
