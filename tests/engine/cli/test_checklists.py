"""Checklists by command: written, filled in as people do, and taken or refused."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Run
from openpyxl import load_workbook
from spot_checks import SOON, closed_and_drawn, nine_submissions  # noqa: F401  (a fixture)

ITEMS = 8
Row = dict[str, str]


@pytest.fixture
def drawn(run: Run, tmp_path: Path) -> list[str]:
    return closed_and_drawn(run, tmp_path)


def noted(tmp_path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(tmp_path / "bureau.sqlite") as connection:
        asked = "SELECT item, result, severity, note, inspector, date FROM manual_result ORDER BY submission_id, item"
        return [tuple(row) for row in connection.execute(asked)]


def drawn_for(tmp_path: Path, project: str) -> str:
    """One of the inspectors who were drawn for the unit of a project."""
    with sqlite3.connect(tmp_path / "bureau.sqlite") as connection:
        asked = """SELECT i.name FROM inspector i JOIN drawn_inspector d ON d.inspector_id = i.id
        JOIN submission s ON s.id = d.submission_id JOIN project p ON p.id = s.project_id WHERE p.number = ?"""
        return str(connection.execute(asked, (project,)).fetchone()[0])


def filled(run: Run, change: Callable[[int, Row], None], encoding: str = "utf-8-sig") -> Path:
    """A CSV of the whole sample, written, changed and saved."""
    assert run("ledger", "checklist", "一批", "--out", "c.csv").status == 0
    file = Path("c.csv")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for number, row in enumerate(rows):
        change(number, row)
    with file.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return file


def test_a_csv_goes_out_and_comes_back(run: Run, tmp_path: Path, drawn: list[str]) -> None:
    Path("photo.jpg").write_bytes(b"x")

    def change(number: int, row: Row) -> None:
        if row["项目编号"] == drawn[0]:
            row["检查员"], row["日期"] = drawn_for(tmp_path, drawn[0]), "2026/7/9"
            row["结果"] = "×" if row["项目代码"] == "seals" else "通过"
            if row["项目代码"] == "seals":
                row["错漏类别"], row["说明"], row["证据文件"] = "a类", "=缺章", "photo.jpg"

    file = filled(run, change, "gbk")
    shown = run("ledger", "checklist", "一批", "--take", file)
    assert (shown.status, "记录 8 项，未变 0 项" in shown.out) == (0, True)
    rows = {row[0]: row[1:] for row in noted(tmp_path)}
    who = drawn_for(tmp_path, drawn[0])
    assert rows["seals"] == ("fail", "A", "=缺章", who, "2026-07-09")
    assert (rows["summary"], len(rows)) == (("pass", "", "", who, "2026-07-09"), ITEMS)
    again = run("ledger", "checklist", "一批", "--take", file).out
    assert "记录 1 项，未变 7 项" in again  # a file of evidence that is named may be another one now
    assert run("ledger", "checklist", "一批", "--out", "again.csv").status == 0
    assert "'=缺章" in Path("again.csv").read_text(encoding="utf-8-sig")
    assert "未变 8 项" in run("ledger", "checklist", "一批", "--take", "again.csv").out


def test_an_xlsx_offers_what_may_be_filled_in(run: Run, tmp_path: Path, drawn: list[str]) -> None:
    shown = run("ledger", "checklist", "一批", "--unit", drawn[1], "--out", "c.xlsx", "--lang", "en")
    assert shown.status == 0
    book = load_workbook("c.xlsx")
    sheet = book.active
    head = [cell.value for cell in sheet[1]]
    assert {str(one.formula1) for one in sheet.data_validations.dataValidation} == {
        '"pass,fail,not applicable"',
        '"A,B,C,D"',
    }
    for row in sheet.iter_rows(min_row=2):
        assert row[head.index("Project")].value == drawn[1]
        row[head.index("Result")].value = "not applicable"
    book.save("c.xlsx")
    who = drawn_for(tmp_path, drawn[1])
    assert run("ledger", "checklist", "一批", "--take", "c.xlsx", "--inspector", who).status == 0
    assert {row[1] for row in noted(tmp_path)} == {"not-applicable"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"结果": "大概"}, "“大概”不是通过、不通过或不适用"),
        ({"结果": "通过", "检查员": "某人"}, "某人"),
        ({"结果": "通过", "检查员": ""}, "检查员"),
        ({"结果": "通过", "错漏类别": "E"}, "“E”不是 A、B、C、D 类"),
        ({"结果": "通过", "日期": "2099-01-01"}, "不是今天或以前的日期"),
        ({"结果": "通过", "日期": "昨天"}, "不是今天或以前的日期"),
        ({"结果": "通过", "项目代码": "nonsense"}, "没有人工项目 nonsense"),
        ({"结果": "通过", "成果摘要": "", "项目编号": "SL-77"}, "没有 SL-77"),
        ({"结果": "通过", "证据文件": "nowhere.jpg"}, "没有证据文件"),
        ({"结果": "#N/A"}, "Excel 的错误值"),
    ],
)
def test_one_bad_row_and_nothing_is_noted(run: Run, tmp_path: Path, drawn: list[str], change: Row, said: str) -> None:
    def both(number: int, row: Row) -> None:
        row["检查员"] = drawn_for(tmp_path, row["项目编号"])
        row["结果"] = "通过"
        if number == 3:
            row.update(change)

    shown = run("ledger", "checklist", "一批", "--take", filled(run, both))
    assert (shown.status, said in shown.err, "1 行不能采用" in shown.err) == (2, True, True)
    assert noted(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04junk", b"a,b\n1,2\n", b"\x81\x00" * 50])
def test_what_is_no_checklist(run: Run, tmp_path: Path, drawn: list[str], content: bytes) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    shown = run("ledger", "checklist", "一批", "--take", file)
    assert (shown.status, shown.err.count("\n") < 5) == (2, True)


def test_wrong_usage(run: Run, tmp_path: Path, drawn: list[str]) -> None:
    assert "之一" in run("ledger", "checklist", "一批").err
    assert ".xlsx 或 .csv" in run("ledger", "checklist", "一批", "--out", "c.pdf").err
    assert run("ledger", "checklist", "二批", "--out", "c.csv").status == 2
    assert run("ledger", "checklist", "一批", "--take", tmp_path).status == 2


def test_all_that_is_left_at_once(run: Run, tmp_path: Path, drawn: list[str]) -> None:
    who = drawn_for(tmp_path, drawn[0])
    look = ("ledger", "inspect", drawn[0], "--inspector", who)
    assert run(*look, "--item", "seals", "--result", "fail").status == 0
    assert run(*look, "--all", "pass").status == 0
    assert {row[0]: row[1] for row in noted(tmp_path)} | {"seals": "pass"} == dict.fromkeys(
        (row[0] for row in noted(tmp_path)), "pass"
    )
    assert [row[1] for row in noted(tmp_path) if row[0] == "seals"] == ["fail"]
    assert len(noted(tmp_path)) == ITEMS
    assert run("ledger", "inspect", drawn[1], "--all", "pass").status == 2  # nobody has looked


def test_notices_about_all_of_a_lot(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from made_report import made

    from surveycheck.ledger import Terms, Wanted, close_lot, open_ledger, record, sizes_of
    from surveycheck.pack import load_pack

    ledger = open_ledger(tmp_path / "bureau.sqlite")
    with ledger.write() as connection:
        for own in (2, 5):
            record(connection, own, "e" * 64, made())
        connection.exec_driver_sql("UPDATE submission SET passes = NULL, last_run_id = 9 WHERE id = 9")
        connection.exec_driver_sql("UPDATE submission SET passes = 1 WHERE id NOT IN (2, 5, 9)")
        sizes = sizes_of(load_pack("ningbo", examples=False), "2023")
        close_lot(connection, "一批", Wanted(), Terms("示例彩票", SOON, 0), sizes, "ningbo")
        connection.exec_driver_sql(
            "INSERT INTO verdict (lot_id, verdict, level, decided, document) VALUES (1, '批不合格', '不合格', '', '{}')"
        )
    ledger.close()
    issue = ("ledger", "notice", "issue", "--lot", "一批", "--days", 15, "--by", "张示例")
    assert "需要 {n}" in run(*issue, "--number", "整改").err
    shown = run(*issue, "--number", "整改〔示例〕{n}号", "--first", 7, "--out", "papers", "--format", "docx")
    assert (shown.status, shown.out.count("已发出整改通知书")) == (0, 2)
    assert "未能检查" in shown.err
    told = json.loads(run("ledger", "notice", "show", "整改〔示例〕8号", "--json").out)
    assert told["lot"] == {"name": "一批", "verdict": "批不合格"}
    assert len(list((tmp_path / "papers").iterdir())) == 2
    again = run(*issue, "--number", "更{n}")
    assert (again.status, "没有需要发出通知的成果" in again.err) == (2, True)
    assert "名称" not in run("ledger", "notice", "issue", "--number", "x", "--days", 1, "--by", "y").out
