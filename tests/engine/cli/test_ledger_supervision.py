"""Supervision through ``main``: from a notice to a bulletin, and on to another office's ledger."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import Run
from small_ledger import Row, fill

from surveycheck.ledger import open_ledger

FIRM = "示例测绘甲院"
FIRST = Row("一号", "SL-1", FIRM, "2026-05-01T02:00:00Z", "不合格", 50.0, {"T-01": 2})
ROWS = (FIRST, Row("二号", "SL-2", "示例测绘乙院", "2026-05-02T02:00:00Z", "良", 80.0))
NEXT = replace(FIRST, name="一号再报", received="2026-05-20T02:00:00Z", level="优", score=100.0, codes={})


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "bureau.sqlite"
    monkeypatch.setenv("SURVEYCHECK_LEDGER", str(place))
    monkeypatch.setenv("SURVEYCHECK_CONFIG", str(tmp_path / "config"))
    put(place, *ROWS)
    return place


def put(place: Path, *rows: Row) -> None:
    ledger = open_ledger(place)
    with ledger.write() as connection:
        fill(connection, rows)
    ledger.close()


def test_from_a_notice_to_its_end(run: Run, book: Path, tmp_path: Path) -> None:
    issued = run("ledger", "notice", "issue", 1, "--number", "整改1", "--days", 15, "--by", "张示例")
    assert (issued.status, issued.err) == (0, "")
    assert "2 处问题" in issued.out
    assert "15 天" in issued.out  # the term of the pack
    due = run("ledger", "list", "due", "--json")
    assert [(row["number"], row["days"], row["firm"]) for row in json.loads(due.out)["rows"]] == [("整改1", 15, FIRM)]
    assert run("ledger", "object", "整改1", "--text", "不同意").status == 0
    assert "异议待决定" in run("ledger", "list", "due").out
    decided = run("ledger", "object", "整改1", "--decide", "rejected", "--reason", "规定如此", "--by", "王示例")
    assert "继续有效" in decided.out
    shown = run("ledger", "notice", "show", "整改1", "--out", "papers", "--format", "docx")
    assert "宗地重叠" in shown.out
    assert (tmp_path / "papers" / "整改1.docx").is_file()
    put(book, NEXT)
    assert "待复查" in run("ledger", "list", "notices").out
    again = run("ledger", "recheck", "整改1", "--by", "李示例")
    assert again.status == 0
    assert "已结案" in again.out
    assert run("ledger", "list", "due").out == "没有\n"
    told = run("ledger", "timeline", "SL-1").out
    assert told.index("工程建设许可") < told.index("竣工验收") < told.index("一号再报") < told.index("发出整改通知书")
    assert "尚未提交" in told


def test_what_is_left_leaves_the_notice_open(run: Run, book: Path) -> None:
    run("ledger", "notice", "issue", 1, "--number", "整改1", "--days", 15, "--by", "张示例")
    put(book, replace(NEXT, level="合格", score=70.0, codes={"T-01": 1}))
    assert run("ledger", "recheck", "整改1", "--by", "李示例", "--lang", "en").status == 1
    assert run("ledger", "notice", "close", "整改1", "--reason", "不影响使用", "--by", "张示例").status == 0
    assert "不影响使用" in run("ledger", "list", "notices").out


def test_a_bulletin_is_written_and_written_again(run: Run, book: Path, tmp_path: Path) -> None:
    entry = ("--kind", "good", "--text", "获奖", "--source", "表彰1号", "--date", "2026-05-03", "--by", "张示例")
    assert run("ledger", "credit", FIRM, *entry).status == 0
    assert "表彰1号" in run("ledger", "credit", FIRM).out
    days = ("--from", "2026-05-01", "--to", "2026-05-31", "--by", "张示例")
    made = run("ledger", "bulletin", "--title", "五月通报", *days, "--out", "one", "--format", "html,json")
    assert made.status == 0
    assert "合格率 50.0%" in made.out
    put(book, NEXT)
    assert (
        run("ledger", "bulletin", "--title", "五月通报", "--again", "--out", "two", "--format", "html,json").status == 0
    )
    for end in ("html", "json"):
        both = [(tmp_path / folder / f"五月通报.{end}").read_bytes() for folder in ("one", "two")]
        assert both[0] == both[1]
    assert "五月通报" in run("ledger", "bulletin", "--list").out
    told = json.loads(run("ledger", "firm", FIRM, "--json").out)
    assert (told["all"]["submitted"], told["all"]["rate"], told["all"]["first_rate"]) == (2, "50.0", "0.0")


def test_a_package_goes_to_another_ledger(run: Run, book: Path, tmp_path: Path) -> None:
    run("key", "new", "--out", "office.key")
    packed = run("ledger", "package", 1, "--out", "out.zip", "--sign", "office.key")
    assert (packed.status, packed.err) == (0, "")
    other = ("--ledger", str(tmp_path / "other.sqlite"))
    refused = run("ledger", "accept", "out.zip", "--by", "李示例", *other)
    assert refused.status == 2
    assert "未知密钥" in refused.err
    run("key", "trust", "office.pub", "--name", "示例市局")
    assert "已记入台账" in run("ledger", "accept", "out.zip", "--by", "李示例", *other).out
    assert "台账中已有" in run("ledger", "accept", "out.zip", "--by", "李示例", *other).out
    assert FIRM in run("ledger", "list", "submissions", *other).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("notice", "issue", 1, "--number", "1", "--by", "张"), "--deadline"),
        (("notice", "issue", 9, "--number", "1", "--by", "张", "--days", 9), "没有成果 9"),
        (("notice", "issue", 1, "--number", "1", "--by", "张", "--deadline", "明天"), "2026-05-01"),
        (("notice", "show", "无"), "没有整改通知书"),
        (("recheck", "无", "--by", "张"), "没有整改通知书"),
        (("object", "无"), "--text"),
        (("timeline", "无"), "没有项目"),
        (("firm", "无"), "没有单位"),
        (("credit", "无"), "没有单位"),
        (
            ("credit", FIRM, "--kind", "bad", "--text", "x", "--source", "y", "--date", "2026-01-01", "--by", "z"),
            "severe",
        ),
        (("bulletin", "--title", "x", "--by", "z"), "--from"),
        (("bulletin", "--title", "无", "--again"), "没有标题"),
        (("package", 9, "--out", "a.zip"), "不在台账中"),
        (("accept", "none.zip", "--by", "z"), "没有这个文件"),
        (("list", "submissions", "--from", "五月"), "--from"),
    ],
)
def test_what_is_wrong_is_said(run: Run, book: Path, arguments: tuple[object, ...], said: str) -> None:
    shown = run("ledger", *arguments)
    assert shown.status == 2
    assert said in shown.err
