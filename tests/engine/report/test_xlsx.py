"""The workbook: what stands in it, read back; no text of a deliverable is ever more than a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from sample_reports import inspected

from surveycheck.model import Identity, Report
from surveycheck.report.columns import FINDING, Column
from surveycheck.report.sheet import Table
from surveycheck.report.wish import Wish
from surveycheck.report.xlsx import LINE, LONGEST, MOST_LINES, safe_text, to_xlsx, workbook

ZH, EN = Wish(), Wish("en")


def opened(report: Report, wish: Wish = ZH, **more: int) -> Any:
    return load_workbook(BytesIO(to_xlsx(report, wish, **more)))


def cells(book: Any) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def with_message(report: Report, message: str) -> Report:
    first = replace(report.findings[0], message=message)
    return replace(report, findings=(first, *report.findings[1:]))


def column(name: str) -> int:
    return [one.name for one in FINDING].index(name) + 1


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        (ZH, ["总览", "问题", "原因", "统计", "评分", "未检查", "设置"]),
        (EN, ["Overview", "Findings", "Causes", "Statistics", "Score", "Not checked", "Settings"]),
    ],
)
def test_the_sheets_have_what_the_report_has(report: Report, wish: Wish, names: list[str]) -> None:
    assert opened(report, wish).sheetnames == names


def test_every_finding_is_a_row_with_numbers_as_numbers(report: Report) -> None:
    sheet = opened(report)["问题"]
    assert sheet.max_row == 1 + len(report.findings)
    assert [sheet.cell(1 + n, column("id")).value for n in range(1, 14)] == [f.id for f in report.findings]
    gap = next(n for n, finding in enumerate(report.findings, 2) if finding.code == "GEO-01")
    said = {one.name: sheet.cell(gap, column(one.name)).value for one in FINDING}
    assert (said["north"], said["east"]) == (3304540.015, 602300.0)
    assert (said["dxf_x"], said["dxf_y"]) == (602300.0, 3304540.015)
    assert (said["measured"], said["limit"], said["unit"]) == (0.031, 0.001, "m")
    assert (said["class"], said["layer"], said["handle"], said["state"]) == ("B 类", "JZD", "2D1", "未处理")
    assert said["fix"] == "将末点捕捉到首点，或设闭合标志。"


def test_the_head_stays_and_filters(report: Report) -> None:
    sheet = opened(report)["问题"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:W14"
    assert sheet.conditional_formatting


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "=cmd|'/c calc'!A0",
        "#N/A",
        "#REF!",
        "TRUE",
        "1E5",
        "007",
    ],
)
def test_no_text_becomes_more_than_a_text(report: Report, text: str) -> None:
    evil = with_message(report, text)
    evil = replace(evil, name=text, pack=replace(evil.pack, notice=text, title=text), losses=(text,))
    evil = replace(evil, settings=({**evil.settings[0], "title": text, "value": text},))
    content = to_xlsx(evil, ZH)
    for name in ZipFile(BytesIO(content)).namelist():
        assert b"<f>" not in ZipFile(BytesIO(content)).read(name), name
    found = [cell for cell in cells(load_workbook(BytesIO(content))) if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n"}
    same = [cell for cell in found if str(cell.value).strip() == safe_text(text).strip()]
    assert len(same) >= 3
    assert {cell.data_type for cell in same} == {"s"}
    if text[0] in "=+-@":
        assert all(cell.quotePrefix for cell in same if cell.row > 1)


def test_controls_are_shown_and_long_texts_cut_and_said(report: Report) -> None:
    sheet = opened(with_message(report, "a\x00b\x1b\u202ec\udc81"))["问题"]
    assert sheet.cell(2, column("message")).value == "a⟦U+0000⟧b⟦U+001B⟧⟦U+202E⟧c⟦U+DC81⟧"
    for long in ("长" * 40_000, "😀" * 20_000):
        said = opened(with_message(report, long))["问题"].cell(2, column("message")).value
        assert len(said.encode("utf-16-le")) // 2 <= LONGEST
        assert said.endswith("全文见 JSON 报告〕")
        assert said[:16_000] == long[:16_000]


def test_what_does_not_fit_into_a_sheet_goes_on_in_the_next(report: Report) -> None:
    book = opened(report, ZH, last=6)
    parts = [name for name in book.sheetnames if name.startswith("问题")]
    assert parts == ["问题", "问题 (2)", "问题 (3)"]
    ids = [book[name].cell(n, column("id")).value for name in parts for n in range(2, book[name].max_row + 1)]
    assert ids == [finding.id for finding in report.findings]
    assert all(book[name].cell(1, 1).value == "序号" for name in parts)


def test_hostile_texts_do_not_stop_it(hostile: Report) -> None:
    assert "<script>alert(1)</script>" in str(opened(hostile)["总览"].cell(2, 2).value)


def test_a_report_without_findings_or_grade(report: Report) -> None:
    empty = replace(report, findings=(), grade=None, runs=(), settings=())
    assert opened(empty).sheetnames == ["总览", "问题", "原因", "统计", "未检查", "设置"]


def test_the_verdict_has_its_colour_whosever_the_deliverable_is(report: Report) -> None:
    told = replace(report, identity=(Identity("firm", "测绘单位", "survey firm", "示例测绘有限公司"),))
    sheet = opened(told)["总览"]
    coloured = [str(area.sqref) for area in sheet.conditional_formatting]
    assert coloured == ["B3"]
    assert sheet["A3"].value == "结论"
    assert "测绘单位" in [row[0].value for row in sheet.iter_rows()]


def test_a_long_text_of_the_overview_has_room(report: Report) -> None:
    told = replace(report, pack=replace(report.pack, notice="声明" * 60))
    sheet = opened(told)["总览"]
    (row,) = [row[0].row for row in sheet.iter_rows() if row[1].value == "声明" * 60]
    assert sheet.row_dimensions[row].height == 3 * LINE
    assert sheet.row_dimensions[2].height is None


def test_long_texts_and_heads_of_any_sheet_have_room_and_print_as_a_table() -> None:
    """LibreOffice gives them none by itself, and lines would be printed over each other."""
    columns = (Column("n", ("很长很长很长的表头", "n"), 6, "count"), Column("t", ("文", "t"), 20, "long"))
    rows = [(1, "字" * 30), (2, "word " * 9), (3, "短"), (4, "字" * 9000)]
    made = workbook([Table(("表", "table"), columns, rows)], ZH, "x", "x")
    sheet = load_workbook(BytesIO(made)).active
    heights = [sheet.row_dimensions[row].height for row in range(1, 6)]
    assert heights == [4 * LINE, 3 * LINE, 3 * LINE, None, MOST_LINES * LINE]
    assert heights[-1] <= 409  # more is no workbook for Excel
    assert (sheet.print_options.gridLines, sheet.oddHeader.center.text) == (True, "&A")


@pytest.mark.parametrize("wish", [ZH, EN])
@pytest.mark.parametrize("sample", ["05-parcel-and-boundary", "14-check-measurements"])
def test_words_of_one_line_are_not_cut_by_the_next_column(sample: str, wish: Wish) -> None:
    """But for names that nobody reads to their end: handles and ids."""
    cut = []
    for sheet in opened(inspected(sample), wish):
        for cell in cells([sheet]):
            room = sheet.column_dimensions[cell.column_letter].width
            wide = sum(1 + (letter > "\u2e7f") for letter in str(cell.value or ""))
            if isinstance(cell.value, str) and not cell.alignment.wrap_text and wide > room + 1:
                cut.append((sheet.title, cell.coordinate, cell.value, room))
    assert [one for one in cut if one[0] != "设置" and one[0] != "Settings"] == []
    assert {one[1][0] for one in cut} <= {"C"}  # names of settings, for programs
