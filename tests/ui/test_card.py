"""The card: what each reader sees first, plain text only, the two witnesses, pictures, source, show in CAD."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from finding_rows import HOSTILE, StandIn, row
from made_report import AREA, GAP, OVERLAP, hostile, made
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from surveycheck.ui.findings import CardPanel, as_row
from surveycheck.ui.findings.places import PlaceBox
from surveycheck.ui.findings.scale import Scale, marks
from surveycheck.ui.findings.svg import WIDEST, SvgView
from surveycheck.ui.findings.texts import Text

from surveycheck import Measure, is_own_picture, to_json
from surveycheck.report import to_html

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def session(qapp):
    return StandIn()


@pytest.fixture
def card(qtbot, session):
    made_card = CardPanel(session)
    qtbot.addWidget(made_card)
    made_card.resize(560, 800)
    made_card.show()
    yield made_card
    made_card.pictures.wait()
    made_card.sources.wait()


def show(card, finding, report=None):
    if report is not None:
        card._session.bring(report)
    card.show_finding(as_row(finding) if not isinstance(finding, dict) else finding)
    card.make()


def words(card):
    """All that the card says, from top to bottom."""
    content = card.area.widget()
    parts = [p for kind in (QPlainTextEdit, QLabel) for p in content.findChildren(kind) if p.isVisible()]
    parts = sorted(parts, key=lambda p: p.mapTo(content, p.rect().topLeft()).y())
    return "\n".join(p.toPlainText() if isinstance(p, QPlainTextEdit) else p.text() for p in parts)


def button(card, text, number=0):
    return [b for b in card.area.widget().findChildren(QPushButton) if b.text() == text][number]


@pytest.mark.parametrize(
    ("hat", "order"),
    [
        ("firm", ("重叠 1.8 m²", "怎么改", "位置", "为什么", "依据")),
        ("inspector", ("重叠 1.8 m²", "依据", "扣分", "位置", "为什么", "怎么改")),
    ],
)
def test_each_reader_has_his_own_first(qtbot, card, hat, order):
    card.set_hat(hat)
    show(card, OVERLAP, made())
    qtbot.waitUntil(lambda: card.area.widget().height() > 300)
    text = words(card)
    places = [text.index(word) for word in order]
    assert places == sorted(places), text


def test_what_it_costs(card):
    card.set_hat("inspector")
    show(card, OVERLAP, made())
    assert "A 类缺陷，扣 42 分" in words(card)
    show(card, made().findings[1])
    assert "8 条问题合计一次" in words(card)


def test_what_it_costs_in_english(qtbot, qapp):
    english = CardPanel(StandIn("en"))
    qtbot.addWidget(english)
    english.set_hat("inspector")
    show(english, next(f for f in made().findings if f.code == "ACC-02"), made())
    english.show()
    assert "Mathematical accuracy/数学基础" in words(english)
    english.pictures.wait()


def test_the_trainer_hides_the_answer_until_it_is_asked_for(qtbot, card):
    card.set_hat("trainer")
    show(card, OVERLAP, made())
    assert "宗地重叠" not in words(card)
    assert "这里有什么问题" in words(card)
    qtbot.mouseClick(card.reveal_button, Qt.MouseButton.LeftButton)
    assert "宗地重叠" in words(card)
    show(card, GAP)
    assert "首尾点" not in words(card)
    with qtbot.waitSignal(card.step_asked, timeout=1000) as asked:
        qtbot.mouseClick(card.next, Qt.MouseButton.LeftButton)
    assert asked.args == [1]


def test_a_question_says_nothing_of_the_answer(card):
    card.set_hat("trainer")
    show(card, AREA, made())
    assert "1150" not in words(card)
    assert "1141" not in words(card)


def test_two_witnesses_stand_with_what_they_say(card):
    show(card, AREA, made())
    text = words(card)
    assert "XML 记录：填写" in text
    assert "图形对象：图上" in text
    assert "1150" in text
    assert "1141.8" in text
    button(card, "复制路径").click()
    assert QGuiApplication.clipboard().text() == "/综合测绘成果/ZDJBXX[2]/SCMJ"
    button(card, "复制句柄").click()
    assert QGuiApplication.clipboard().text() == "2A2"


@pytest.mark.parametrize(
    ("measured", "begin", "end", "value"),
    [
        pytest.param((0.031, None, 0.001), 0.0, 0.03, 0.926, id="above a limit"),
        pytest.param((3.0, 5.0, None), 0.51, 1.0, 0.309, id="below a limit"),
        pytest.param((-9.3, -5.0, 2000.0), 0.31, 1.0, 0.0, id="below a wide range"),
        pytest.param((0.5, None, 0.0), 0.0, 0.0, 0.926, id="nothing is allowed"),
    ],
)
def test_the_scale(measured, begin, end, value):
    number, low, high = measured
    found = marks(Measure("gap", ("间隙", "gap"), number, "m", low, high))
    assert (round(found.begin, 2), round(found.end, 2), round(found.value, 3)) == (begin, end, value)
    assert 0 <= found.value <= 1


def test_the_scale_is_on_the_card(card):
    show(card, GAP, made())
    scale = card.area.widget().findChild(Scale)
    assert scale.accessibleName() == "间隙 0.031 m  限差 ≤ 0.001 m，是限差的 31 倍"


def test_a_finding_of_a_running_check_has_a_card(card):
    show(card, row(5))
    assert "首尾点相距" in words(card)
    assert card.area.widget().findChild(Scale) is not None


def test_hostile_text_is_shown_letter_by_letter(card):
    show(card, next(f for f in hostile().findings if f.id == GAP.id), hostile())
    text = words(card)
    assert "<script>alert(1)</script>" in text
    assert "⟦U+202E⟧" in text
    show(card, row(1, title=HOSTILE, message=HOSTILE, layer=HOSTILE, key=HOSTILE, clause=HOSTILE, file=HOSTILE))
    assert words(card).count("<img src=x") >= 5
    labels = card.findChildren(QLabel)
    assert {one.textFormat() for one in labels} <= {Qt.TextFormat.PlainText}


SAFE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9" stroke="#000"/></svg>'


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="file:///etc/passwd"/>',
        '<use href="#a"/>',
        "<style>*{}</style>",
        "<script>1</script>",
        '<rect fill="url(http://x/#a)"/>',
        '<rect style="fill:red"/>',
        '<rect onclick="1"/>',
        "<a><rect/></a>",
        "<rect>",
        "&e;",
    ],
)
def test_foreign_pictures_are_not_shown(qtbot, inside):
    assert is_own_picture(SAFE)
    bad = SAFE.replace("<path", inside + "<path")
    assert not is_own_picture(bad)
    view = SvgView(bad, "x")
    qtbot.addWidget(view)
    assert not view.is_shown()


def test_a_picture_in_a_wide_place_asks_for_no_more_height_than_it_takes(qtbot):
    view = SvgView(SAFE, "x")
    qtbot.addWidget(view)
    assert view.heightForWidth(380) * 2 == view.heightForWidth(760) > 0
    assert view.heightForWidth(1900) == view.heightForWidth(WIDEST)


def test_a_document_type_is_refused():
    assert not is_own_picture('<!DOCTYPE svg [<!ENTITY e "x">]>' + SAFE)


def test_pictures_come_from_the_page_beside_the_report(qtbot, card, tmp_path):
    report = made()
    page = tmp_path / "r.html"
    page.write_text(to_html(report), encoding="utf-8")
    from surveycheck import from_json

    card._session.report_page = page
    show(card, OVERLAP, from_json(to_json(report)))
    qtbot.waitUntil(lambda: any(v.isVisible() for v in card.area.widget().findChildren(SvgView)), timeout=20000)


def test_good_and_bad_examples_come_without_closing_what_is_open(qtbot, card, deliverable):
    card._session.path = deliverable
    show(card, GAP, made())
    open_source(qtbot, card)
    qtbot.waitUntil(lambda: "反例" in words(card) and "正例" in words(card), timeout=60000)
    assert box(card).source is not None


def test_a_report_cannot_name_a_folder_as_its_pack(qtbot, card, tmp_path, monkeypatch):
    from dataclasses import replace

    report = made()
    opened = []
    monkeypatch.setattr("surveycheck.ui.findings.pictures.load_pack", opened.append)
    show(card, GAP, replace(report, pack=replace(report.pack, name=str(tmp_path))))
    card.pictures.wait()
    assert opened == []


HEAD = "0 SECTION 2 HEADER 9 $ACADVER 1 AC1015 9 $DWGCODEPAGE 3 ANSI_936 0 ENDSEC 0 SECTION 2 ENTITIES"
DXF = "\r\n".join(f"{HEAD} 0 LWPOLYLINE 5 2D1 8 界址线 0 ENDSEC 0 EOF ".split(" "))


@pytest.fixture
def deliverable(tmp_path):
    file = tmp_path / "成果" / GAP.place.file
    file.parent.mkdir(parents=True)
    file.write_bytes(DXF.encode("gbk"))
    return tmp_path / "成果"


def zip_of(folder):
    return Path(shutil.make_archive(str(folder.with_name("z")), "zip", folder.parent, folder.name))


def box(card, number=0):
    return card.area.widget().findChildren(PlaceBox)[number]


def open_source(qtbot, card):
    button(card, "查看原文").click()
    qtbot.waitUntil(lambda: box(card).source is not None or "读取" not in box(card).note.toPlainText(), timeout=20000)


@pytest.mark.parametrize("zipped", [False, True])
def test_source_of_a_gbk_file_in_a_folder_or_zip(qtbot, card, deliverable, zipped, tmp_path):
    card._session.path = zip_of(deliverable) if zipped else deliverable
    show(card, GAP, made())
    open_source(qtbot, card)
    source = box(card).source
    assert source.isReadOnly()
    lines = source.toPlainText().split("\n")
    assert "界址线" in lines
    marked = [s.cursor.block().text() for s in source.extraSelections()]
    assert marked[-1] == "2D1"
    assert "LWPOLYLINE" in marked
    assert "gb18030" in box(card).note.toPlainText()
    button(card, "查看原文").click()
    assert box(card).source is None


@pytest.mark.parametrize(
    ("path", "said"), [("没有", "没有这个文件"), ("报告.json", "保存的报告"), (None, "保存的报告")]
)
def test_source_that_cannot_be_had_is_said(qtbot, card, tmp_path, path, said):
    card._session.path = tmp_path / path if path else None
    show(card, GAP, made())
    open_source(qtbot, card)
    assert said in box(card).note.toPlainText()


def test_show_in_cad_writes_a_script_and_copies_it(card, tmp_path):
    show(card, GAP, made())
    card.cad.ask = lambda title, name: str(tmp_path / name)
    button(card, "在 CAD 中定位…").click()
    file = tmp_path / "GEO-01_2D1.scr"
    data = file.read_bytes()
    assert b'(handent "2D1")' in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert QGuiApplication.clipboard().text().replace("\r\n", "\n") == data.decode("gbk").replace("\r\n", "\n")
    assert "已保存" in box(card).note.toPlainText()


def test_a_script_is_named_harmlessly_and_holds_no_foreign_command(card, tmp_path):
    evil = '1") (command "_.ERASE" "_ALL" "") ("'
    show(card, row(1, handles=(evil,), code="../../x", title="a\n_.ERASE _ALL"))
    asked = []
    card.cad.ask = lambda title, name: asked.append(name) or str(tmp_path / "a.scr")
    button(card, "在 CAD 中定位…").click()
    assert asked == ["x_1commandERASEALL.scr"]
    commands = [line for line in (tmp_path / "a.scr").read_text("gbk").splitlines() if not line.startswith(";")]
    assert commands == ["_.ZOOM _C _non *500001.0000,3300000.0000 30.0000"]


def test_a_script_that_cannot_be_written_is_said(card, tmp_path):
    show(card, GAP, made())
    card.cad.ask = lambda title, name: str(tmp_path / "nowhere" / name)
    button(card, "在 CAD 中定位…").click()
    assert "无法写入" in box(card).note.toPlainText()


def test_long_words_wrap_within_the_card(qtbot, card):
    show(card, row(1, message="长" * 300 + "a" * 900, file="很长的文件夹/" * 30 + "图.dxf"))
    qtbot.wait(50)
    assert card.area.widget().width() <= card.area.viewport().width()
    for part in card.area.widget().findChildren(QPlainTextEdit):
        assert part.verticalScrollBar().maximum() == 0 or part.height() >= part.heightForWidth(part.width())


def test_a_number_is_not_parted_from_its_unit(qtbot):
    text = Text("检测 522.900 m²，限差 1.977 m²；占 10.0 %，见 3 mains")
    qtbot.addWidget(text)
    assert text.document().toRawText().count("\u00a0") == 3
    assert text.toPlainText() == "检测 522.900 m²，限差 1.977 m²；占 10.0 %，见 3 mains"
    parted = text.fontMetrics().horizontalAdvance("检测 522.900 m²，限差 1.977") + 2
    assert text.heightForWidth(parted) == text._height(parted)
