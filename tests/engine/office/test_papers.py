"""Papers of a spot check: their contents are the values, in every format and language; nothing in them is a formula."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from judged_lots import drawn, judged
from openpyxl import load_workbook
from pypdf import PdfReader
from sample_reports import inspected as sample

from surveycheck.ledger import Judged, counted
from surveycheck.office import Task, tables, write_draw, write_verdict
from surveycheck.office.inspection_report import every_annex, inspection_report
from surveycheck.office.sampling_sheet import sampling_sheet
from surveycheck.office.told import Told
from surveycheck.pack import Pack, load_pack
from surveycheck.report.paper import fonts
from surveycheck.report.paper.blocks import Cell, Facts, Heading, Paper, Table, Text
from surveycheck.report.paper.office import office_of
from surveycheck.report.verdict import rounded
from surveycheck.seal import digests_of
from surveycheck.spotcheck import Overview, replay

needs_font = pytest.mark.skipif(fonts.typeface([]) is None, reason="no Chinese font on this computer")
TASK = Task("示测质检（2026）第（001）号", "示例局", "完好", "赵审、王核", "示例市")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("ningbo", examples=False)


def report(made: Judged, pack: Pack, language: int = 0) -> Paper:
    return inspection_report(Told(made, pack, TASK, office_of(None), language, "ab" * 32, "2026-12-01"))


def blocks(paper: Paper, kind: type) -> list[Any]:
    return [block for part in (paper.front, paper.body, paper.wide) for block in part if isinstance(block, kind)]


def text(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def test_the_parts_stand_in_the_order_of_the_standard(pack: Pack) -> None:
    heads = [block.text.partition("　")[2] or block.text for block in blocks(report(judged(), pack), Heading)]
    first = ["注意事项", "联系方式", "检验任务", "抽样", "检验参数"]
    last = ["抽样单", "样品清单", "检查意见记录表", "样本质量统计表", "精度检测记录表"]
    assert [head for head in heads if head in first] == first
    assert heads[-5:] == last


@pytest.mark.parametrize("language", [0, 1])
def test_the_cover_has_the_fields_of_the_standard(pack: Pack, language: int) -> None:
    cover = report(judged(), pack, language).cover
    assert cover is not None
    values = [value for _, value in cover.rows]
    assert values[0] == TASK.number
    assert values[3:5] == ["示例测绘有限公司", "示例局"]
    assert values[5] == ""  # the inspection body is written by hand where office.toml does not name it
    assert cover.verdict.tone == "bad"
    assert "批不合格" in cover.verdict.big
    assert len(cover.signatures) == 3


def test_every_word_is_there_in_both_languages(pack: Pack) -> None:
    chinese, english = (report(judged(), pack, language) for language in (0, 1))
    assert len(chinese.body) == len(english.body)
    assert len(chinese.wide) == len(english.wide)
    for one, other in zip(blocks(chinese, Heading), blocks(english, Heading), strict=True):
        assert one.text != other.text


def test_the_statistics_are_the_values_of_the_reports() -> None:
    made = judged()
    rows = list(tables.statistics(made, 0).rows)
    for row, one in zip(rows, made.inspected, strict=True):
        assert one.report is not None
        grade = one.report.grade
        assert grade is not None
        scores = [None if part.score is None else float(rounded(part.score)) for part in grade.parts]
        counts = counted(one.report)
        score = None if grade.score is None else float(rounded(grade.score))
        assert list(row[3:-6]) == scores
        assert list(row[-6:-4]) == [score, grade.level or ""]
        assert list(row[-4:]) == [counts[name] for name in "ABCD"]
        assert row[0] == one.unit.place


def test_the_record_has_a_row_for_each_cause_and_each_failed_item() -> None:
    made = judged()
    rows = list(tables.opinions(made, 0).rows)
    wanted = 0
    for one in made.inspected:
        assert one.report is not None
        found = {f.cause for f in one.report.findings if f.severity != "note" and f.state == "open"}
        wanted += len(found) + len(one.report.manual.failed if one.report.manual else ())
    assert len(rows) == wanted
    assert {row[3] for row in rows} <= set("ABCD")
    assert all(row[-3:] == ("", "", "") for row in rows)


def test_the_problems_count_units_and_defects() -> None:
    rows = list(tables.problems(judged(), 0).rows)
    every = [one.report for one in judged().inspected if one.report]
    causes = sum(len({f.cause for f in r.findings if f.severity in "ABCD" and f.state == "open"}) for r in every)
    assert sum(int(row[3] or 0) for row in rows) == causes
    assert [row[0] for row in rows] == sorted(str(row[0]) for row in rows)


def test_a_draft_says_that_it_is_one_and_what_is_missing(pack: Pack) -> None:
    missing = ("还没有检查", "not inspected yet")
    paper = report(judged([sample("clean"), sample("clean"), None], [missing]), pack, 1)
    assert paper.cover is not None
    assert (paper.cover.verdict.tone, paper.cover.subtitle[:5]) == ("open", "Draft")
    assert any("not inspected yet" in str(block) for block in paper.body)


def test_a_verdict_that_is_not_kept_as_it_stands_is_a_draft(pack: Pack) -> None:
    covers = [
        inspection_report(Told(judged(), pack, TASK, office_of(None), 1, "ab" * 32, day)).cover
        for day in ("2026-12-01", "")
    ]
    assert [one.subtitle[:5] for one in covers if one] == ["", "Draft"]
    assert [one.verdict.warning[:5] for one in covers if one] == ["", "Draft"]


def test_the_term_of_objections_is_that_of_the_pack(pack: Pack) -> None:
    said = str(report(judged(), pack).front)
    assert "15 日内" in said
    assert "公开资料中的通行做法" in said


def test_overviews_and_vetoes_are_told(pack: Pack) -> None:
    made = judged()
    outside = made.others[0][0]
    made = judged(overviews=[Overview(outside.digest, outside.name, 0, 5)], vetoes=[("伪造成果", "forged results")])
    said = str(report(made, pack, 1).body)
    assert "forged results" in said
    assert f"{outside.name}: overview A 0, B 5" in said
    assert list(tables.overviews(made).rows) == [(outside.project, outside.name, outside.firm, 0, 5)]


def test_the_sheet_has_the_draw_and_room_to_sign() -> None:
    made = drawn(by="district")
    sheet = sampling_sheet(made, 0, "示例站")
    shown = [block for block in sheet.body if isinstance(block, Table)]
    assert [text(row[2]) for row in shown[-1].rows] == [one.unit.name for one in made.drawing.drawn]
    assert [[text(c) for c in row] for row in shown[0].rows] == [[n, str(u), str(d)] for n, u, d in made.drawing.shares]
    signed = [block for block in sheet.body if isinstance(block, Facts)][-1]
    assert all(value == "" for _, value in signed.rows)
    assert made.stored.digests.sm3 in str(sheet.body)


@needs_font
def test_a_draw_is_written_as_it_is_kept(tmp_path: Path) -> None:
    made = drawn("A/B:季")
    paths = write_draw(made, tmp_path / "new")
    assert [path.name for path in paths] == ["A_B_季.draw.json", "A_B_季.draw.pdf", "A_B_季.draw.docx"]
    assert paths[0].read_bytes() == made.text.encode("utf-8")
    assert replay(paths[0].read_text(encoding="utf-8")).same
    pdf = PdfReader(paths[1])
    assert pdf.attachments["draw.json"] == [made.text.encode("utf-8")]
    assert "抽样单" in pdf.pages[0].extract_text()
    assert write_draw(made, tmp_path / "again")[1].read_bytes() == paths[1].read_bytes()


@needs_font
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_all_formats_hold_the_same_values(pack: Pack, tmp_path: Path, lang: str) -> None:
    made, language = judged(), ("zh", "en").index(lang)
    (tmp_path / "office.toml").write_text('name = "示例检验站"\nclient = "委托人"\n', encoding="utf-8")
    task = replace(TASK, client="")
    paths = write_verdict(
        made, pack, task, tmp_path / "out", lang=lang, templates=tmp_path, decided="2026-12-01T02:00:00Z"
    )
    by_end = {path.suffix[1:]: path for path in paths}
    content = by_end["json"].read_bytes()
    assert json.loads(content)["verdict"] == "批不合格"
    pdf = PdfReader(by_end["pdf"])
    assert pdf.attachments["verdict.json"] == [content]
    first = pdf.pages[0].extract_text()
    assert TASK.number in first
    assert "委托人" in first
    assert digests_of(content).sha256[:16] in first
    assert str(len(pdf.pages)) in pdf.pages[-1].extract_text().splitlines()[-1]
    annexes = [one.table for one in every_annex(made, task.state, language)]
    book = load_workbook(by_end["xlsx"])
    assert book.sheetnames == [table.name[language] for table in annexes]
    document = Document(str(by_end["docx"]))
    shown = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    for table in annexes:
        rows = list(table.rows)
        sheet = book[table.name[language]]
        assert [[v if v is not None else "" for v in row] for row in sheet.iter_rows(2, values_only=True)] == [
            ["" if v is None else v for v in row] for row in rows
        ]
        head = [column.head[language] for column in table.columns]
        [found] = [one for one in shown if one[0] == head]
        assert len(found) == len(rows) + 1
        assert [line[0] for line in found[1:]] == [str(row[0]) for row in rows]


@needs_font
def test_texts_of_a_deliverable_are_texts(pack: Pack, tmp_path: Path) -> None:
    evil = '=cmd|"/c calc"!A1 #let x'
    made = judged(name=evil)
    paths = write_verdict(made, pack, TASK, tmp_path)
    [xlsx] = [path for path in paths if path.suffix == ".xlsx"]
    cells = [cell for sheet in load_workbook(xlsx) for row in sheet.iter_rows() for cell in row if cell.value == evil]
    assert cells
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}
    [pdf] = [path for path in paths if path.suffix == ".pdf"]
    assert "#let x" in "".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_docx_without_pictures_needs_no_font(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveycheck.report.paper.as_docx.typeface", lambda *_: None)
    [path] = write_verdict(judged(), pack, TASK, tmp_path, ["docx"])
    assert Document(BytesIO(path.read_bytes())).paragraphs


@pytest.mark.parametrize("language", [0, 1])
def test_units_outside_the_sample_that_fail_are_named(pack: Pack, language: int) -> None:
    """The lot passes by its sample; nobody shall think that they do."""
    fine, bad = (judged([sample("clean")] * 3, outside=level) for level in ("良", "不合格"))
    assert (fine.failing, bad.final) == ((), None)
    assert len(bad.failing) == len(bad.others) > 0
    texts = [" ".join(one.text for one in blocks(report(made, pack, language), Text)) for made in (fine, bad)]
    assert [all(name in text for name in bad.failing) for text in texts] == [False, True]


def test_units_came_in_on_a_day_of_china() -> None:
    """Late in the evening in Greenwich it is the next day there."""
    made = judged()
    evening = tuple(replace(o, unit=replace(o.unit, received="2026-10-02T22:06:00Z")) for o in made.inspected)
    column = [one.name for one in tables.samples(made, "").columns].index("received")
    days = [{row[column] for row in tables.samples(one, "").rows} for one in (made, replace(made, inspected=evening))]
    assert days == [{"2026-10-02"}, {"2026-10-03"}]
