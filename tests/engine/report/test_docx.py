"""The DOCX: headings, styles and fonts, tables with repeated heads, page numbers, pictures, hostile texts, no macro."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from surveycheck.model import Event, Report
from surveycheck.report import PaperError
from surveycheck.report.docx import write_docx
from surveycheck.report.paper import fonts
from surveycheck.report.paper.blocks import Column, Table
from surveycheck.report.paper.docx_widths import fitted
from surveycheck.report.serialise import seal_of
from surveycheck.report.wish import Wish

needs_font = pytest.mark.skipif(fonts.typeface([]) is None, reason="no Chinese font on this computer")


def content(report: Report, wish: Wish | None = None) -> bytes:
    made = write_docx(report, wish or Wish())["docx"]
    assert isinstance(made, bytes)
    return made


def opened(report: Report, wish: Wish | None = None) -> Any:
    return Document(BytesIO(content(report, wish)))


def text_of(document: Any) -> str:
    return "\n".join(text.text or "" for text in document.element.body.iter(qn("w:t")))


def headings(document: Any) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]


def test_headings_are_real_and_in_order(report: Report) -> None:
    found = headings(opened(report))
    assert found[0] == ("Title", "测绘成果质量检查报告")
    first = [text.partition("　")[2] or text for style, text in found if style == "Heading 1"]
    wanted = [
        "注意事项",
        "联系方式",
        "检查任务与依据",
        "检查内容与方法",
        "检查结论",
        "质量评分",
        "问题",
        "没有检查的内容",
    ]
    assert first == [*wanted, "缺陷记录表", "文件清单与摘要", "限差与设置", "规则运行记录"]
    assert {"Heading 2", "Heading 3"} <= {style for style, _ in found}


@pytest.mark.parametrize(("lang", "title", "hint"), [("zh", "目录", "更新域"), ("en", "Contents", "Update Field")])
def test_the_contents_stand_there_as_a_field_that_leads_to_the_headings(
    report: Report, lang: str, title: str, hint: str
) -> None:
    document = opened(report, Wish(lang))
    [held] = document.element.body.findall(qn("w:sdt"))
    lines = list(held.iter(qn("w:p")))
    links = [one for line in lines for one in line.findall(qn("w:hyperlink"))]
    texts = ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in (lines[0], *links)]
    shown = [text for style, text in headings(document) if style in ("Heading 1", "Heading 2")]
    assert texts == [title, *shown]
    places = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert [one.get(qn("w:anchor")) for one in links] == places
    assert [char.get(qn("w:fldCharType")) for char in held.iter(qn("w:fldChar"))] == ["begin", "separate", "end"]
    styles = {line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) for line in lines[1:-1]}
    assert styles == {"toc1", "toc2"}
    last = list(lines[-1].iter(qn("w:t"), qn("w:fldChar")))  # the hint is a part of the field: numbers take its place
    assert hint in str(last[0].text)
    assert last[-1].get(qn("w:fldCharType")) == "end"
    assert "updateFields" not in document.settings.element.xml


@pytest.mark.parametrize("whole", [9400, 5000, 300])
def test_columns_are_as_wide_as_the_longest_word_of_their_heads_where_there_is_room(whole: int) -> None:
    columns = [Column("No.", 0.3), Column("Representativeness of it", 0.5), Column("缺陷 Defect", 3.0), Column("", 1.0)]
    widths = fitted(Table(columns, [["surveycheck", "", "程序", "x" * 40]]), whole)
    assert sum(widths) == whole
    assert min(widths) > 0
    assert (widths[1] >= 18 * 100) == (whole > 2500)
    assert (widths[0] >= 11 * 100) == (whole > 2500)  # the word of a cell, where there is room
    assert widths[2] == max(widths) or whole < 9000


@pytest.mark.parametrize(("lang", "said"), [("zh", "第 | 页　共 | 页"), ("en", "Page | of | ")])
def test_every_page_has_its_number_and_the_code(report: Report, lang: str, said: str) -> None:
    document = opened(report, Wish(lang))
    for section in document.sections:
        footer = section.footer._element
        fields = [field.get(qn("w:instr")).strip() for field in footer.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        texts = "".join(text.text or "" for text in footer.iter(qn("w:t")))
        assert seal_of(report).code in texts
        assert all(part.strip() in texts for part in said.split("|"))
    assert document.sections[0].different_first_page_header_footer


def test_tables_repeat_their_heads_and_keep_their_rows(report: Report) -> None:
    tables = [t for t in opened(report).tables if t._tbl.findall(f".//{qn('w:tblHeader')}")]
    assert len(tables) >= 6
    for table in tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_the_record_lies_on_its_side_with_room_to_write(report: Report) -> None:
    document = opened(report)
    assert [s.page_width > s.page_height for s in document.sections] == [False, True, False]
    (record,) = [t for t in document.tables if "处理意见" in [c.text for c in t.rows[0].cells]]
    assert [cell.text for cell in record.rows[0].cells][-3:] == ["处理意见", "修改情况", "复查情况"]
    assert len(record.rows) == len(report.findings) + 1


def test_chinese_letters_have_a_font_of_their_own(report: Report) -> None:
    document = opened(report)
    for name in ("Normal", "Title", "Heading 1", "TableText", "Footer"):
        fonts_of = document.styles[name].element.rPr.rFonts
        assert fonts_of.get(qn("w:eastAsia")) in ("宋体", "黑体"), name
        assert fonts_of.get(qn("w:ascii")) == "Arial", name


@needs_font
def test_pictures_have_words_for_who_cannot_see_them(report: Report) -> None:
    shapes = opened(report).inline_shapes
    assert len(shapes) >= 3
    assert all(shape._inline.docPr.get("descr") for shape in shapes)


def test_the_same_report_gives_the_same_bytes_and_no_macro(report: Report) -> None:
    first = content(report)
    assert first == content(report)
    with zipfile.ZipFile(BytesIO(first)) as file:
        names = file.namelist()
    assert not [name for name in names if re.search("vba|macro|oleobject|activex", name, re.IGNORECASE)]


def test_hostile_texts_are_texts(report: Report) -> None:
    text = "</w:t><w:x> & \x00\x07\udc81\u202e\ufffe 🚀 " + "长" * 3000
    odd = replace(report, name=text, findings=(replace(report.findings[0], message=text), *report.findings[1:]))
    found = text_of(opened(odd))
    assert "</w:t><w:x> & ⟦U+0000⟧⟦U+0007⟧⟦U+DC81⟧⟦U+202E⟧[U+FFFE] 🚀 长长" in found


def test_ten_thousand_findings_are_summed_up(report: Report) -> None:
    first = report.findings[0]
    more = tuple(replace(first, id=f"{n}", cause=f"{n}") for n in range(10_000))
    document = opened(replace(report, findings=more))
    assert "表中列出前 1000 处，另有 9000 处见所附 JSON 报告。" in text_of(document)
    assert max(len(table._tbl.findall(qn("w:tr"))) for table in document.tables) == 1001


def test_without_a_font_it_has_no_pictures_and_says_so(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ())
    told: list[Event] = []
    assert not opened(report, Wish(progress=told.append)).inline_shapes
    assert [e.fields["message_en"] for e in told if e.event == "message"] == [
        "no Chinese font was found: the DOCX report has no pictures"
    ]


def test_an_office_has_its_own_template(report: Report, tmp_path: Path) -> None:
    own = Document()
    own.styles["Normal"].font.name = "Courier New"
    own.sections[0].header.paragraphs[0].text = "示例质检站"
    own.save(str(tmp_path / "report.docx"))
    document = opened(report, Wish(templates=tmp_path))
    assert document.styles["Normal"].font.name == "Courier New"
    assert document.sections[0].header.paragraphs[0].text == "示例质检站"
    assert headings(document)[0] == ("Title", "测绘成果质量检查报告")
    (tmp_path / "report.docx").write_bytes(b"PK no zip")
    with pytest.raises(PaperError, match=r"report\.docx"):
        write_docx(report, Wish(templates=tmp_path))
