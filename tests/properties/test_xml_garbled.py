"""Chinese values, put into an XML in every way that goes wrong in practice, are read as they were written."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.read.languages import FREQUENT, common
from surveycheck.read.xml import parse_xml, stream_xml
from surveycheck.read.xml_text import Survey, Text

HAN = sorted(c for c in common() if c >= "\u4e00")
SENTENCES = st.lists(st.sampled_from(FREQUENT + "".join(HAN)), min_size=24, max_size=24, unique=True).map(
    lambda characters: ["".join(characters[k : k + 8]) for k in range(0, 24, 8)]
)


BLANKS = (0x85, 0xA0)


def keeps_its_end(texts: list[str]) -> bool:
    """As Western text, a last byte of 85 or A0 is a blank, which is not kept: what it was can only be guessed."""
    return all(text.encode()[-1] not in BLANKS for text in texts)


def western(data: bytes) -> str:
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


def xml(texts: list[str], declared: str = "UTF-8") -> str:
    rows = "".join(f"<A>\n<k>1</k><n>{text}</n></A>\n" for text in texts)
    return f"<?xml version='1.0' encoding='{declared}'?>\n<R>{rows}</R>"


WAYS: dict[str, tuple[str, Callable[[str], str], str, str, str]] = {
    "declared": ("GBK", str, "gbk", "", ""),
    "GBK as UTF-8": ("UTF-8", str, "gbk", "xml-encoding", "GB18030"),
    "GBK as Western": ("ISO-8859-1", str, "gbk", "xml-encoding", "GB18030"),
    "UTF-8 as GBK": ("GBK", str, "utf-8", "xml-encoding", "UTF-8"),
    "UTF-8 with a mark as GBK": ("GBK", str, "utf-8-sig", "xml-encoding", "UTF-8"),
    "UTF-16 as UTF-8": ("UTF-8", str, "utf-16", "xml-encoding", "UTF-16LE"),
    "UTF-8 twice": ("UTF-8", lambda t: western(t.encode()), "utf-8", "xml-garbled", "utf-8"),
    "GBK, then UTF-8": ("UTF-8", lambda t: western(t.encode("gbk")), "utf-8", "xml-garbled", "gb18030"),
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=15, deadline=None)
@given(texts=SENTENCES.filter(keeps_its_end))
def test_values_are_read_as_they_were_written(way: str, texts: list[str]) -> None:
    declared, spoiled, encoding, code, real = WAYS[way]
    data = xml([spoiled(text) for text in texts], declared).encode(encoding)
    survey = Survey()
    survey.feed(data)
    for parsed in (parse_xml(data, "f"), stream_xml(Text(io.BytesIO(data), survey.decoded()), "f")):
        assert parsed.document is not None
        assert [(r.get("k"), r.get("n")) for r in parsed.document.records] == [("1", text) for text in texts]
        assert [(i.code, i.facts["encoding"]) for i in parsed.issues] == ([(code, real)] if code else [])
        for issue in parsed.issues:
            assert issue.facts["sure"] in ("确定", "很可能")
            if code == "xml-garbled":
                assert (issue.line, issue.xpath, issue.facts["count"]) == (3, "/R/A[1]/n", 3)


def test_a_short_value_goes_the_way_of_the_others() -> None:
    """Of ``³ø`` (厨) no sign is rare; alone it stays as it is."""
    texts = ["综合测绘成果", "建设用地规划", "竣工验收", "厨"]
    parsed = parse_xml(xml([western(text.encode("gbk")) for text in texts]).encode(), "f")
    assert parsed.document is not None
    assert [r.get("n") for r in parsed.document.records] == texts
    assert [(issue.code, issue.facts["count"]) for issue in parsed.issues] == [("xml-garbled", 4)]
    assert parse_xml(xml(["³ø"]).encode(), "f").issues == ()


@pytest.mark.parametrize("text", ["Größe", "Ø50", "张喆", "李堃", "砼", "？？", "界址点?", "㎡"])
def test_rare_and_western_words_give_no_finding(text: str) -> None:
    parsed = parse_xml(xml([text, "??"]).encode(), "f")
    assert parsed.document is not None
    assert ([r.get("n") for r in parsed.document.records], parsed.issues) == ([text, "??"], ())


@pytest.mark.parametrize("texts", [["宗地", "锟斤拷锟斤拷"], ["宗\ufffd地"], ["????", "???", "J??"]])
def test_destroyed_text_is_a_loss(texts: list[str]) -> None:
    issues = parse_xml(xml(texts).encode(), "f").issues
    assert [(issue.code, issue.loss) for issue in issues] == [("xml-text-lost", True)]
