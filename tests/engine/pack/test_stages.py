"""Stages of a project: which one a deliverable is of, what is not asked of it there, and that this is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_reports import SAMPLES

from surveycheck import Options, inspect, load_pack, to_json
from surveycheck.cli.main import main
from surveycheck.model import Document
from surveycheck.pack import rules_of_other_stages, stage_names, stage_of
from surveycheck.report import from_json, summary, to_html
from surveycheck.report.unchecked import unchecked

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

FOUR = ("立项用地规划许可", "工程建设许可", "施工许可", "竣工验收")
NINGBO = load_pack("ningbo")


def document(**attributes: str) -> Document:
    return Document("a.xml", NINGBO.xml_root, NINGBO.xml_namespace, "UTF-8", "UTF-8", attributes, ())


@pytest.mark.parametrize("pack", ["ningbo", "fangxian", "jiaxing"])
def test_the_four_stages_with_their_surveys(pack: str) -> None:
    loaded = load_pack(pack)
    assert stage_names(loaded) == FOUR
    assert {row["stage"] for row in loaded.table("stage_surveys")} == set(FOUR)
    named = {stage for row in loaded.table("stage_rules") for stage in row.list("stages")}
    assert named <= set(FOUR)
    codes = {code for row in loaded.table("stage_rules") for code in row.list("rules")}
    assert codes - {rule.code for rule in loaded.rules} == set()
    assert bool(rules_of_other_stages(loaded, stage_of((), loaded))) == (pack == "fangxian")


@pytest.mark.parametrize(
    ("said", "asked", "name", "told_by", "known", "own"),
    [
        ({"阶段": "竣工验收"}, "", "竣工验收", "deliverable", True, True),
        ({"阶段": "施工许可"}, "", "施工许可", "deliverable", True, False),
        ({"阶段": "施工许可"}, "竣工验收", "竣工验收", "user", True, True),
        ({}, "", "竣工验收", "pack", True, True),
        ({"阶段": "方案设计"}, "", "方案设计", "deliverable", False, False),
    ],
)
def test_who_says_the_stage(said: dict, asked: str, name: str, told_by: str, known: bool, own: bool) -> None:
    stage = stage_of((document(**said),), NINGBO, asked)
    assert stage is not None
    assert (stage.name, stage.told_by, stage.known, stage.own) == (name, told_by, known, own)


def test_two_stages_at_once_are_none() -> None:
    stage = stage_of((document(阶段="施工许可"), document(阶段="竣工验收")), NINGBO)
    assert stage is not None
    assert (stage.name, stage.known) == ("施工许可、竣工验收", False)
    assert not rules_of_other_stages(NINGBO, stage)


def test_a_pack_without_stages_says_nothing_of_them() -> None:
    assert stage_of((), load_pack("geometry")) is None
    report = inspect(SAMPLES / "geometry" / "parcels-clean.dxf")
    assert "stage" not in json.loads(to_json(report))["deliverable"]


def test_rules_of_other_stages_are_not_run_and_said_so() -> None:
    report = inspect(SAMPLES / "setting-out")
    runs = {run.code: run for run in report.runs}
    assert runs["BLD-01"].status == "nothing-to-check"
    assert runs["BLD-01"].note == "本阶段（工程建设许可）不适用"
    assert runs["PLN-14"].status == "checked"
    groups = {reason.status: [run.code for run in reason.runs] for reason in unchecked(report)}
    assert "BLD-01" in groups["stage"]
    assert "BLD-01" not in groups["nothing-to-check"]
    assert "not applicable at this stage" in summary(report, "en")
    again = from_json(to_json(report))
    assert again.stage == report.stage
    assert [reason.status for reason in unchecked(again)] == [reason.status for reason in unchecked(report)]


def test_another_stage_than_the_packs_gets_no_grade_and_no_pass() -> None:
    report = inspect(SAMPLES / "clean", options=Options(settings={"stage": "施工许可"}))
    assert report.grade is None
    assert not report.passes
    assert "PLN-07" in report.left_out
    assert [f.code for f in report.findings if f.severity == "A"] == ["PKG-13"]


def test_an_unknown_stage_is_said_and_hides_nothing(tmp_path: Path) -> None:
    xml = next((SAMPLES / "clean").rglob("综合测绘成果.xml")).read_text(encoding="utf-8")
    (tmp_path / "综合测绘成果.xml").write_text(
        xml.replace('阶段="竣工验收"', '阶段="<方案>"'.replace("<", "&lt;")), "utf-8"
    )
    report = inspect(tmp_path / "综合测绘成果.xml", "ningbo")
    assert report.stage is not None
    assert (report.stage.name, report.stage.known) == ("<方案>", False)
    assert not any(run.facts.get("reason") == "stage" for run in report.runs)
    assert "unknown stage" in summary(report, "en")
    page = to_html(report)
    assert "<方案>" not in page


@pytest.mark.parametrize(("pack", "words"), [("ningbo", "no such stage"), ("geometry", "no table of stages")])
def test_a_stage_that_the_pack_does_not_know_is_wrong_usage(
    pack: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(SAMPLES / "clean"), "--pack", pack, "--stage", "方案", "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_the_stages_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "show", "fangxian", "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in FOUR)
    assert "* 工程建设许可" in shown
    assert "土地勘测定界" in shown
