"""The PDF: its order and pages, its fonts, what they lack, hostile texts, the same bytes twice, many findings."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from surveycheck.model import Event, Place, Report
from surveycheck.model.progress import Stopped
from surveycheck.report import PaperError, since, to_json, write
from surveycheck.report.paper import fonts
from surveycheck.report.paper.clean import SOFT
from surveycheck.report.pdf import write_pdf
from surveycheck.report.serialise import seal_of
from surveycheck.report.wish import Wish

pytestmark = pytest.mark.skipif(fonts.typeface([]) is None, reason="no Chinese font on this computer")


def made(report: Report, wish: Wish | None = None) -> pypdf.PdfReader:
    content = write_pdf(report, wish or Wish())["pdf"]
    assert isinstance(content, bytes)
    return pypdf.PdfReader(BytesIO(content))


def text_of(pdf: pypdf.PdfReader) -> str:
    """Everything that is printed, without blanks and soft breaks: where lines end is the typesetter's business."""
    return re.sub(rf"[\s{SOFT}]", "", "".join(page.extract_text() for page in pdf.pages))


def many(report: Report, count: int) -> Report:
    first = report.findings[0]
    more = tuple(replace(first, id=f"{first.code}-{n}", cause=f"{first.code}-{n}") for n in range(count))
    runs = tuple(replace(run, findings=more if run.code == first.code else ()) for run in report.runs)
    return replace(report, findings=more, runs=runs)


def test_the_parts_stand_in_the_order_of_the_standard(report: Report) -> None:
    text = text_of(made(report))
    parts = [
        "测绘成果质量检查报告",
        "不是法定的",
        "检查单位（盖章）",
        "注意事项",
        "联系方式",
        "目录",
        "1检查任务与依据",
    ]
    parts += ["2检查内容与方法", "3检查结论", "4质量评分", "5问题", "没有检查的内容", "附录A", "处理意见", "修改情况"]
    parts += ["复查情况", "附录B", "附录C", "附录D"]
    at = 0
    for part in parts:
        assert part in text[at:], part
        at = text.index(part, at)


def test_every_page_says_which_it_is_and_bears_the_code(report: Report) -> None:
    pdf = made(report)
    for number, page in enumerate(pdf.pages, 1):
        said = re.sub(r"\s", "", page.extract_text())
        assert f"第{number}页共{len(pdf.pages)}页" in said
        assert "校验码" in said
    english = made(report, Wish("en"))
    assert f"Page 2 of {len(english.pages)}" in english.pages[1].extract_text()


def test_what_an_inspector_needs_is_printed(report: Report) -> None:
    text = text_of(made(report))
    for finding in report.findings:
        assert re.sub(r"\s", "", finding.message) in text
    for file in report.files:
        assert file.path in text
        assert file.sha256 in text
    assert "测量坐标X（北）3304515.000Y（东）602341.970" in text
    assert re.sub(r"\s", "", report.pack.notice) in text


def test_all_fonts_are_embedded(report: Report) -> None:
    seen = set()
    for page in made(report).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            (inner,) = font.get_object()["/DescendantFonts"]
            told = inner.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(told), font
            seen.add(str(told["/FontName"]))
    assert any(fonts.typeface([]).families[0].replace(" ", "") in name for name in seen)  # type: ignore[union-attr]


def test_it_is_an_archive_file_with_the_json_report_inside(report: Report) -> None:
    pdf = made(report)
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A<" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert pdf.attachments["report.json"] == [to_json(report).encode("utf-8")]
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_same_report_gives_the_same_bytes(report: Report, lang: str) -> None:
    assert write_pdf(report, Wish(lang)) == write_pdf(report, Wish(lang))


MARKUP = '#panic("x") $1/0$ *b* _i_ `c` @ref <lab> \\ = h // c /* d */ #import "@preview/x:1.0.0" [ ] { } #{'


def test_texts_are_never_markup(report: Report) -> None:
    odd = replace(report, name=MARKUP, findings=(replace(report.findings[0], message=MARKUP), *report.findings[1:]))
    text = text_of(made(odd))
    assert text.count(re.sub(r"\s", "", MARKUP)) >= 3


def test_long_words_stay_on_the_page(report: Report) -> None:
    word = "A1b2-" * 300
    place = replace(report.findings[0].place, layer="图层" * 200, handles=("F" * 400,))
    odd = replace(report.findings[0], message=word + "\n\n\t末尾", place=place)
    pdf = made(replace(report, findings=(odd, *report.findings[1:])))
    assert text_of(pdf).count("A1b2-") >= 600  # in the card and in the record
    for page in pdf.pages:
        right = float(page.mediabox.width)
        page.extract_text(visitor_text=lambda text, _, tm, *__, right=right: _inside(text, float(tm[4]), right))


def _inside(text: str, x: float, right: float) -> None:
    assert not text.strip() or 0 <= x < right - 20, text


def test_a_letter_that_the_font_lacks_is_named_and_told(report: Report) -> None:
    told: list[Event] = []
    first = replace(report.findings[0], message="权利人🚀\udc81\u202e\ue123")
    odd = replace(report, findings=(first, *report.findings[1:]))
    text = text_of(made(odd, Wish(progress=told.append)))
    assert "权利人[U+1F680][U+DC81][U+202E][U+E123]" in text.replace("⟦", "[").replace("⟧", "]")
    assert "字体中没有以下字符，文中以编号代替：U+1F680ROCKET" in text
    (message,) = [event.fields for event in told if event.event == "message"]
    assert "U+1F680 ROCKET" in str(message["message"])
    assert "U+1F680 ROCKET" in str(message["message_en"])


def test_texts_in_pictures_are_named_too(report: Report) -> None:
    first = report.findings[0]
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-family="sans-serif"><text>🚀</text></svg>'
    assert "U+1F680" in text_of(made(replace(report, pictures={first.id: svg})))


def test_without_a_chinese_font_there_is_a_sentence(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "CHINESE", ())
    with pytest.raises(PaperError, match="no Chinese font") as error:
        write_pdf(report, Wish())
    assert "--templates" in error.value.zh


def test_ten_thousand_findings_are_summed_up(report: Report) -> None:
    pdf = made(many(report, 10_000))
    text = text_of(pdf)
    assert "表中列出前1000处，另有9000处见所附JSON报告" in text
    assert "本规则其余9996处" in text
    assert len(pdf.pages) < 120
    assert len(json.loads(pdf.attachments["report.json"][0])["findings"]) == 10_000


def test_nothing_found_is_said(report: Report) -> None:
    text = text_of(made(replace(report, findings=(), runs=tuple(replace(r, findings=()) for r in report.runs))))
    assert "没有查到问题" in text


def test_it_tells_how_far_it_is_and_can_be_stopped(report: Report, tmp_path: Path) -> None:
    told: list[Event] = []
    write(report, tmp_path, ["pdf", "json"], progress=told.append)
    far = [event.fraction for event in told if event.event == "stage"]
    assert far == sorted(far)
    assert len(far) > 4

    def stop(event: Event) -> None:
        if event.fraction > 0.2:
            raise Stopped

    with pytest.raises(Stopped):
        write(report, tmp_path / "out", ["pdf", "json"], progress=stop)
    assert not (tmp_path / "out").exists()


def test_an_office_has_its_own_template_name_and_font_folder(report: Report, tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text('name = "示例质检站"\nphone = "0574-0000"\n', encoding="utf-8")
    text = text_of(made(report, Wish(templates=tmp_path)))
    assert "示例质检站" in text
    assert "0574-0000" in text
    (tmp_path / "part.typ").write_text("#let own = [自己的模板]", encoding="utf-8")
    own = '#import "part.typ": own\n#let d = json(bytes(sys.inputs.data))\n'
    own += '#set document(title: "t", date: datetime(..d.date))\n'
    own += '#set text(font: d.fonts, lang: "zh")\n#own #d.paper.name'
    (tmp_path / "report.typ").write_text(own, encoding="utf-8")
    assert text_of(made(report, Wish(templates=tmp_path))) == f"自己的模板{report.name}"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.typ", '#import "@preview/cetz:0.3.0"', "from the network"),
        ("report.typ", "#let = 1", "could not be set"),
        ("office.toml", "name = ", "no valid TOML"),
        ("office.toml", "nam = 'x'", "unknown fields"),
        ("office.toml", "name = 1", "must be texts"),
    ],
)
def test_a_wrong_template_is_refused(report: Report, tmp_path: Path, name: str, content: str, said: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(PaperError, match=said) as error:
        write_pdf(report, Wish(templates=tmp_path))
    assert name in error.value.zh


def test_digests_and_code_can_be_copied_whole(report: Report) -> None:
    text = "".join(page.extract_text() for page in made(report).pages)
    assert seal_of(report).code in text
    assert report.files[0].sha256 in text


def test_what_became_of_the_check_before_is_printed(report: Report) -> None:
    old = replace(report, findings=report.findings[:2])
    gone = replace(
        report.findings[-1], id="gone", cause="gone", message="旧的问题", place=Place("旧图.dxf", "JZD", ("9",))
    )
    text = text_of(made(since(report, replace(old, findings=(*old.findings, gone)))))
    assert "与上次检查相比" in text
    assert "旧的问题" in text
