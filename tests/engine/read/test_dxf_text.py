"""Encodings are told from the bytes; codes inside texts become what they show."""

from __future__ import annotations

import pytest
from small_dxf import entities, pairs

from surveycheck.read.dxf import read_dxf
from surveycheck.read.dxf_encoding import choose
from surveycheck.read.dxf_text import plain_mtext, plain_text, unescaped

CHINESE = ("宗地号", "砼3", "示例测绘有限公司", "竣工图廓")
TRADITIONAL = ("地界測量圖", "建築物", "道路邊線", "電力桿")
GERMAN = ("Größe 5m²", "Türe", "90° Bögen", "Straße")
FRENCH = ("Fenêtre élevée à côté", "bâtiment")
RUSSIAN = ("Граница участка", "ЗДАНИЕ", "ДОРОГА", "Забор")

CASES = [
    ("AC1015", "ANSI_936", CHINESE, "gbk", "gb18030", False),
    ("AC1015", "ANSI_1252", CHINESE, "gbk", "gb18030", True),
    ("AC1015", "ANSI_1252", CHINESE[:1], "gbk", "gb18030", True),
    ("AC1009", "", CHINESE, "gbk", "gb18030", True),
    ("", "", ("砼3",), "gbk", "gb18030", True),
    ("AC1015", "ANSI_1252", ("Größe",), "cp1252", "cp1252", False),
    ("AC1015", "ANSI_936", CHINESE, "utf-8", "utf-8", True),
    ("AC1015", "ANSI_1252", CHINESE, "utf-8", "utf-8", True),
    ("AC1024", "ANSI_936", CHINESE, "utf-8", "utf-8", False),
    ("AC1024", "ANSI_936", CHINESE, "gbk", "gb18030", True),
    ("AC1009", "", TRADITIONAL, "big5", "cp950", True),
    ("AC1015", "ANSI_950", TRADITIONAL, "big5", "cp950", False),
    ("AC1015", "ANSI_950", CHINESE, "gbk", "gb18030", True),
    ("AC1015", "ANSI_1252", GERMAN, "cp1252", "cp1252", False),
    ("AC1015", "", FRENCH, "cp1252", "cp1252", False),
    ("AC1015", "ANSI_1251", RUSSIAN, "cp1251", "cp1251", False),
    ("AC1015", "ANSI_932", ("道路境界線", "建物"), "cp932", "cp932", False),
    ("AC1015", "ANSI_1252", ("100º",), "utf-8", "utf-8", True),
]


@pytest.mark.parametrize(("version", "page", "texts", "written", "used", "strange"), CASES)
def test_encodings(version: str, page: str, texts: tuple[str, ...], written: str, used: str, strange: bool) -> None:
    choice = choose(version, page, [text.encode(written) for text in texts])
    assert (choice.used, choice.strange, choice.broken) == (used, strange, 0)


def drawing(version: str, page: str, layer: bytes, text: bytes) -> bytes:
    head = pairs(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, version, 9, "$DWGCODEPAGE", 3, page, 0, "ENDSEC")
    body = pairs(0, "SECTION", 2, "ENTITIES", 0, "TEXT", 10, 1, 20, 2, 40, 1)
    return head + body + b"  8\n" + layer + b"\n  1\n" + text + b"\n" + pairs(0, "ENDSEC", 0, "EOF")


def test_a_wrong_code_page_is_read_right_and_said() -> None:
    read, issues = read_dxf(
        drawing("AC1015", "ANSI_1252", "界址线".encode("gbk"), "宗地\\U+53F7".encode("gbk")), "a.dxf"
    )
    assert read is not None
    assert (read.declared, read.encoding) == ("ANSI_1252", "gb18030")
    assert (read.entities.layer[0], read.entities.text[0]) == ("界址线", "宗地号")
    (issue,) = issues
    assert (issue.code, issue.loss) == ("dxf-codepage", False)
    assert (issue.facts["declared"], issue.facts["used"]) == ("ANSI_1252", "gb18030")


def test_a_character_cut_in_two_is_a_loss_of_that_text_only() -> None:
    layer, text = "界址线".encode("gbk"), "宗地号".encode("gbk")[:-1]
    read, issues = read_dxf(drawing("AC1015", "ANSI_936", layer, text), "a.dxf")
    assert read is not None
    assert (read.entities.layer[0], read.entities.text[0]) == ("界址线", "宗地\ufffd")
    assert [(i.code, i.loss, i.facts["values"]) for i in issues] == [("dxf-undecodable", True, 1)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("砼3", "砼3"), ("90%%d", "90°"), ("%%c50%%P1", "Ø50±1"), ("%%u图%%o名%%k", "图名"), ("100%%%", "100%"),
        ("5%", "5%"), ("%%065", "A"), ("a^Ib", "a\tb"), ("a^ b", "a^b"), ("%%", "%%"), ("%%x", "%%x"),
    ],
)  # fmt: skip
def test_texts(text: str, shown: str) -> None:
    assert plain_text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("一\\P二", "一\n二"), ("{\\fSimSun|b0|i0|c134;宗地}", "宗地"), ("\\H2.5x;12", "12"),
        ("\\A1;a\\~b", "a\u00a0b"),
        ("\\S1/2;", "1/2"), ("\\C1;red{\\L under\\l}", "red under"), ("\\\\ \\{a\\}", "\\ {a}"), ("90%%d", "90°"),
        ("\\pxqc;mid", "mid"), ("end\\", "end\\"), ("{\\W0.8;{\\T1.1;deep}}", "deep"), ("C:\\", "C:\\"),
        ("{\\C1宗地}面积; 共 5 处", "宗地面积; 共 5 处"), ("\\H0.7x附注; 单位 m", "附注; 单位 m"), ("\\A1中;", "中;"),
        ("D:\\图纸; 存", "D:\\图纸; 存"), ("D:\\Data; 存", "D:\\Data; 存"), ("\\W.8;深", "深"), ("\\H;高", "高"),
    ],
)  # fmt: skip
def test_multiline_texts(text: str, shown: str) -> None:
    assert plain_mtext(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *(("\\U+5B97\\u+5730", "宗\\u+5730"), ("\\M+5D7DA", "宗"), ("\\U+D800", "\\U+D800"), ("\\U+12", "\\U+12")),
        *(("\\U+D841\\U+DF0E号", "\U0002070e号"), ("A\\M+5D7DAb宗", "A宗b宗")),
        *(("\\M+9D7DA", "\\M+9D7DA"), ("\\M+5FFFF", "\\M+5FFFF")),
    ],
)
def test_escapes(text: str, shown: str) -> None:
    assert unescaped(text) == shown


def test_a_long_text_of_escapes_is_that_of_its_pieces() -> None:
    assert unescaped("a\\U+5B97\\M+5B5D8b" * 20_000) == "a宗地b" * 20_000


def test_what_cannot_be_decoded_is_told_with_its_places():
    """The line of the first value, and the entities that hold one, also in their extended data, and no others."""
    rows = [(handle, "ZJ", text) for handle, text in (("A0", "J1"), ("A1", "##"), ("A3", "宗地界址点"))]
    groups = [v for h, layer, t in rows for v in (0, "TEXT", 5, h, 8, layer, 10, 0, 20, 0, 40, 1, 1, t)]
    data = entities(*groups, 0, "POINT", 5, "A2", 10, 1, 20, 1, 1001, "SOUTH", 1000, "##")
    head = pairs(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, "AC1015", 9, "$DWGCODEPAGE", 3, "ANSI_936", 0, "ENDSEC")
    bad = "图根点".encode("gb18030") + b"\xff\xff"
    data = head + data.replace(b"##", bad)
    _, issues = read_dxf(data, "a.dxf")
    (issue,) = [i for i in issues if i.code == "dxf-undecodable"]
    assert set(issue.evidence) == {"A1", "A2"}
    assert data.split(b"\n")[issue.line - 1] == bad
