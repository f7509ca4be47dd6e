"""Chinese text, put into a drawing in every way that goes wrong in practice, is read as it was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from surveycheck.read.dxf import read_dxf
from surveycheck.read.languages import FREQUENT, common

HAN = sorted(c for c in common() if c >= "\u4e00")
SENTENCES = st.lists(st.sampled_from(FREQUENT + "".join(HAN)), min_size=24, max_size=48, unique=True).map(
    lambda characters: ["".join(characters[k : k + 8]) for k in range(0, len(characters), 8)]
)


def western(data: bytes) -> str:
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


def drawing(version: str, page: str, texts: list[str]) -> str:
    head = f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\n{version}\n9\n$DWGCODEPAGE\n3\n{page}\n0\nENDSEC\n0\nSECTION\n2\n"
    body = "".join(f"0\nTEXT\n8\n0\n10\n1\n20\n2\n40\n1\n1\n{text}\n" for text in texts)
    return f"{head}ENTITIES\n{body}0\nENDSEC\n0\nEOF\n"


def escaped(text: str) -> str:
    return "".join(f"\\U+{ord(c):04X}" for c in text)


def multibyte(text: str) -> str:
    return "".join(f"\\M+5{c.encode('gbk').hex().upper()}" for c in text)


WAYS = {
    "declared": ("AC1015", "ANSI_936", str, "gb18030", ""),
    "GBK as Western": ("AC1015", "ANSI_1252", str, "gb18030", "dxf-codepage"),
    "GBK in a new version": ("AC1024", "ANSI_936", str, "gb18030", "dxf-codepage"),
    "UTF-8 in an old version": ("AC1015", "ANSI_936", str, "utf-8", "dxf-codepage"),
    "UTF-8 as Western": ("AC1015", "ANSI_1252", str, "utf-8", "dxf-codepage"),
    "UTF-8 with a mark": ("AC1015", "ANSI_936", str, "utf-8-sig", "dxf-codepage"),
    "UTF-8 of a new version": ("AC1024", "ANSI_936", str, "utf-8", ""),
    "UTF-16 with a mark": ("AC1024", "ANSI_936", str, "utf-16", "dxf-codepage"),
    "UTF-16 without": ("AC1015", "ANSI_936", str, "utf-16-be", "dxf-codepage"),
    "UTF-8 twice": ("AC1024", "ANSI_936", lambda t: western(t.encode()), "utf-8", "dxf-garbled"),
    "GBK, then UTF-8": ("AC1024", "ANSI_936", lambda t: western(t.encode("gbk")), "utf-8", "dxf-garbled"),
    "escapes": ("AC1015", "ANSI_1252", escaped, "ascii", ""),
    "old escapes": ("AC1015", "ANSI_1252", multibyte, "ascii", ""),
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=15, deadline=None)
@example(
    texts=["一万三上下不与且", "世业东两严个中为", "主么义之也乡书了", "厨", "炉"]
)  # of the short ones no sign is rare
@given(texts=SENTENCES)
def test_text_is_read_as_it_was_written(way: str, texts: list[str]) -> None:
    version, page, spoiled, encoding, code = WAYS[way]
    data = drawing(version, page, [spoiled(text) for text in texts]).encode(encoding)
    read, issues = read_dxf(data, "a.dxf")
    assert read is not None
    assert read.entities.text.values.tolist() == texts
    assert [issue.code for issue in issues] == [code] * bool(code)
    for issue in issues:
        real = "gb18030" if "GBK" in way else "utf-16" if "UTF-16" in way else "utf-8"
        assert str(issue.facts["encoding" if code == "dxf-garbled" else "used"]).startswith(real)
        assert issue.facts["sure"] in ("确定", "很可能")


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.sampled_from(HAN), min_size=1, max_size=2), way=st.sampled_from(sorted(WAYS)))
def test_few_characters_are_never_corrected_wrongly_and_surely(text: str, way: str) -> None:
    version, page, spoiled, encoding, _ = WAYS[way]
    stands = spoiled(text)
    read, issues = read_dxf(drawing(version, page, [stands]).encode(encoding), "a.dxf")
    assert read is not None
    if read.entities.text[0] not in (text, stands):
        assert all(issue.facts.get("sure") != "确定" for issue in issues)


@pytest.mark.parametrize("word", ["Größe", "90°", "Ø50", "Fenêtre élevée", "São João", "m²", "blå rød", "älteres Öl"])
def test_western_words_give_no_finding(word: str) -> None:
    read, issues = read_dxf(drawing("AC1015", "ANSI_1252", [word]).encode("cp1252"), "a.dxf")
    assert read is not None
    assert (read.entities.text[0], issues) == (word, ())


@pytest.mark.parametrize("name", ["䶮", "张喆", "李堃", "张锟", "砼", "車", "垟"])
def test_rare_names_give_no_finding(name: str) -> None:
    read, issues = read_dxf(drawing("AC1015", "ANSI_936", [name]).encode("gb18030"), "a.dxf")
    assert read is not None
    assert (read.entities.text[0], issues) == (name, ())


def test_values_of_two_encodings_are_read_each_in_its_own() -> None:
    data = drawing("AC1015", "ANSI_936", ["宗地界址线", "@"]).encode("gbk").replace(b"@", "测量图根点".encode())
    read, issues = read_dxf(data, "a.dxf")
    assert read is not None
    assert read.entities.text.values.tolist() == ["宗地界址线", "测量图根点"]
    assert [(i.code, i.facts["encoding"]) for i in issues] == [("dxf-mixed-encoding", "utf-8")]


@pytest.mark.parametrize("text", ["锟斤拷锟斤拷", "宗\ufffd地"])
def test_destroyed_text_is_a_loss(text: str) -> None:
    version = "AC1015" if "锟" in text else "AC1024"
    data = drawing(version, "ANSI_936", ["宗地界址线", text]).encode("gbk" if version == "AC1015" else "utf-8")
    _, issues = read_dxf(data, "a.dxf")
    assert [(issue.code, issue.loss) for issue in issues] == [("dxf-text-lost", True)]
