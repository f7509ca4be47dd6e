"""Spot checks by command: inspectors, a lot, its draw, overviews, vetoes, the verdict."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import Run
from spot_checks import CLOSE, SOON, closed_and_drawn, nine_submissions, people  # noqa: F401  (a fixture)

from surveycheck.ledger.clock import today


def test_inspectors_are_listed_with_what_they_avoid(run: Run) -> None:
    assert "还没有检查员" in run("ledger", "inspector", "list").out
    people(run)
    assert run("ledger", "avoid", "李检", "示例一院", "--reason", "曾在该院任职").status == 0
    assert run("ledger", "inspector", "retire", "赵审").status == 0
    shown = run("ledger", "inspector", "list", "--lang", "en").out
    assert "keeps away from 示例一院: 曾在该院任职" in shown
    assert "赵审" not in shown


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_closed_lot_has_digests_to_be_made_public(run: Run, tmp_path: Path, lang: str) -> None:
    people(run)
    shown = run(*CLOSE, "--by", "firm", "--out", "公开", "--lang", lang)
    told = json.loads((tmp_path / "公开" / "一批.closing.json").read_text(encoding="utf-8"))
    assert shown.status == 0
    assert told["sha256"] in shown.out
    assert told["sm3"] in shown.out
    assert len(told["lot"]["units"]) == 9
    assert told["lot"]["size"] == 3
    assert run("ledger", "lot", "show", "一批", "--closing").out == (tmp_path / "公开" / "一批.closing.json").read_text(
        encoding="utf-8"
    )
    assert run("ledger", "lot", "show").out.split() == ["一批"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ledger", "lot", "close", "二批", "--source", "x", "--day", today().isoformat()), "必须晚于"),
        ((*CLOSE, "--each", "9"), "需 9 名检查员"),
        ((*CLOSE, "--edition", "1999"), "没有 1999 版"),
        ((*CLOSE, "--firm", "没有的院"), "没有可以组成批的成果"),
        (("ledger", "lot", "show", "三批"), "没有批 三批"),
        (("draw", "三批", "--number", "1"), "没有批 三批"),
        (("draw",), "请写明批的名称"),
        (("draw", "--replay", "nowhere.json"), "没有这个文件"),
        (("draw", "一批", "--replay", "x.json"), "不能与"),
        (("draw", "一批", "--format", "odt"), "可用 json, pdf, docx"),
        (("ledger", "verdict", "三批"), "没有批 三批"),
        (("ledger", "inspect", "SL-1"), "样本中没有 SL-1"),
        (("ledger", "avoid", "丙", "示例一院", "--reason", "x"), "没有检查员 丙"),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], said: str) -> None:
    people(run)
    shown = run(*arguments)
    assert shown.status == 2
    assert said in shown.err


def test_a_lot_is_not_drawn_before_its_day(run: Run) -> None:
    people(run)
    run(*CLOSE)
    shown = run("draw", "一批", "--number", "583")
    assert (shown.status, "现在还不能抽样" in shown.err) == (2, True)
    assert run("draw", "一批").status == 2


def test_a_draw_is_written_and_repeated_anywhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = closed_and_drawn(run, tmp_path)
    assert len(drawn) == 3
    assert run("draw", "一批", "--number", "584").status == 2  # drawn once
    assert run("draw", "一批", "--out", "papers", "--format", "json,docx").status == 0
    assert {path.name for path in (tmp_path / "papers").iterdir()} == {"一批.draw.json", "一批.draw.docx"}
    monkeypatch.setenv("SURVEYCHECK_LEDGER", str(tmp_path / "nowhere.sqlite"))
    file = tmp_path / "papers" / "一批.draw.json"
    assert run("draw", "--replay", file).status == 0
    text = file.read_text(encoding="utf-8")
    for old, new in (('"583"', '"584"'), (drawn[0], "SL-99"), ('"sm3"', '"x"'), ("\n", "\n ")):
        file.write_text(text.replace(old, new), encoding="utf-8")
        assert (old in text, run("draw", "--replay", file).status) == (True, 1)
    for junk in (b"{}", b"\xff\xfe", b"[" * 100_000):
        file.write_bytes(junk)
        shown = run("draw", "--replay", file)
        assert (shown.status, "抽样记录" in shown.err) == (2, True)
    assert not (tmp_path / "nowhere.sqlite").exists()


def test_the_checklist_notes_and_shows(run: Run, tmp_path: Path) -> None:
    unit = closed_and_drawn(run, tmp_path)[0]
    shown = run("ledger", "inspect", unit)
    assert (shown.status, "[ ] seals" in shown.out, "还没有检查" in shown.out) == (0, True, True)
    people_of = re.search(r"检查员\s+(\S+?)、(\S+)", shown.out)
    assert people_of is not None
    note = ("ledger", "inspect", unit, "--item", "seals", "--result", "fail", "--note", "缺章")
    assert "[×] seals  签字盖章  不通过 B 缺章" in run(*note, "--inspector", people_of[1]).out
    assert "[√] seals" in run(*note[:6], "na", "--inspector", people_of[2]).out
    [other] = {"李检", "王核", "赵审"} - set(people_of.groups())
    assert "未被抽中" in run(*note, "--inspector", other).err
    assert "是否指 seals" in run("ledger", "inspect", unit, "--item", "seal", "--result", "pass").err
    assert "一起给出" in run("ledger", "inspect", unit, "--item", "seals").err


def test_overviews_vetoes_and_the_verdict(run: Run, tmp_path: Path) -> None:
    drawn = closed_and_drawn(run, tmp_path)
    outside = sorted({f"SL-{n}" for n in range(9)} - set(drawn))
    shown = run("ledger", "verdict", "一批", "--out", "papers", "--format", "json,docx")
    assert (shown.status, "还没有检查" in shown.out) == (3, True)
    assert json.loads((tmp_path / "papers" / "一批.verdict.json").read_text(encoding="utf-8"))["verdict"] is None
    look = ("ledger", "overview", "一批", outside[0], "--inspector", "李检")
    assert run(*look, "--a", 0, "--b", 3).status == 0
    assert run("ledger", "verdict", "一批").status == 3
    assert run(*look, "--a", 0, "--b", 4).status == 1
    assert "没有得出完整的结果" in run(*look).err
    assert "一起给出" in run(*look, "--a", 1).err
    assert "样本以外没有" in run("ledger", "overview", "一批", drawn[0], "--a", 0, "--b", 0, "--inspector", "李检").err
    shown = run("ledger", "verdict", "一批", "--lang", "en")
    assert (shown.status, "lot rejected" in shown.out) == (1, True)
    assert "overview A 0, B 4" in shown.out
    assert run("ledger", "veto", "一批", "--reason", "forged", "--inspector", "李检").status == 0
    assert "--again" in run("ledger", "verdict", "一批").err
    shown = run("ledger", "verdict", "一批", "--again")
    assert (shown.status, "伪造成果" in shown.out) == (1, True)
