"""Whether a file is read as a tree or in pieces makes no difference; both say what a plain walk over the tree says."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from surveycheck.read import xml_parse, xml_text
from surveycheck.read.xml import Parsed, parse_xml, stream_xml
from surveycheck.read.xml_text import Survey, Text

NAMES = st.sampled_from(["ZRZ", "ZDMJ", "a", "甲", "p:a", "q:ZRZ"])
TEXTS = st.sampled_from(
    ["", " ", "1.50", " 甲\n乙 ", "&lt;x&gt;", "<![CDATA[<a>\n]]>", "<!-- <a> \n-->", "<?p <a>?>", "𠀀"]
)
ATTRIBUTES = st.sampled_from(["", " k='1'", "\n k=' 2 ' p:k='3'", " xmlns=''", " xmlns='urn:other'"])


def element(name: str, attributes: str, parts: list[str]) -> str:
    return f"<{name}{attributes}>{''.join(parts)}</{name}>" if parts else f"<{name}{attributes}/>"


ELEMENTS = st.recursive(
    st.builds(element, NAMES, ATTRIBUTES, st.lists(TEXTS, max_size=2)),
    lambda inner: st.builds(element, NAMES, ATTRIBUTES, st.lists(inner | TEXTS, max_size=6)),
    max_leaves=30,
)
HEADS = ("", "<?xml version='1.0' encoding='UTF-8'?>\n", "<!-- <R> -->\n", "<!DOCTYPE R [<!ELEMENT R ANY>\n]>")
DOCUMENTS = st.builds(
    lambda head, parts: f"{head}<R xmlns='urn:x' xmlns:p='urn:p' xmlns:q='urn:x'>{''.join(parts)}</R>\n",
    st.sampled_from(HEADS),
    st.lists(ELEMENTS | TEXTS, max_size=8),
)


def streamed(data: bytes) -> Parsed:
    survey = Survey()
    survey.feed(data)
    return stream_xml(Text(io.BytesIO(data), survey.decoded()), "f.xml")


def plain(root: etree._Element) -> Iterator[tuple[object, ...]]:
    """Table, number, path, values and repeated children of each record, told one at a time."""
    numbers: Counter[str] = Counter()

    def path(e: etree._Element) -> str:
        above = e.getparent()
        if above is None:
            return "/" + etree.QName(e).localname
        name = etree.QName(e).localname
        twins = [c for c in above if etree.QName(c).localname == name]
        return f"{path(above)}/{name}[{twins.index(e) + 1}]"

    for e in root.iter():
        leaves = [c for c in e if len(c) == 0]
        if leaves:
            table = etree.QName(e).localname
            values = {"@" + etree.QName(k).localname: v.strip() for k, v in e.attrib.items()}
            values |= {etree.QName(c).localname: (c.text or "").strip() for c in leaves}
            counts = Counter(etree.QName(c).localname for c in leaves)
            yield table, numbers[table], path(e), values, {n for n, c in counts.items() if c > 1}
            numbers[table] += 1


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small that every document is cut everywhere, and children are too large to be waited for."""
    monkeypatch.setattr(xml_parse, "PATIENCE", 20)
    monkeypatch.setattr(xml_text, "PIECE", 7)


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS)
def test_both_ways_say_the_same(text: str) -> None:
    data = text.encode()
    tree, stream = parse_xml(data, "f.xml"), streamed(data)
    assert tree.document is not None
    assert tree.document == stream.document
    assert (tree.issues, tree.mixed) == (stream.issues, stream.mixed)
    records = tree.document.records
    assert tree.root is not None
    said = [(r.table, r.number, r.xpath, r.values, set(r.repeated)) for r in records]
    assert said == list(plain(tree.root))
    lines = text.encode().split(b"\n")
    assert all(b"<" in lines[line - 1] for r in records for line in (r.line, *r.lines.values()))
    assert all(r.get(name) == value and r.has(name) for r in records for name, value in r.values.items())


@settings(max_examples=150, deadline=None)
@given(DOCUMENTS, st.floats(0, 1), st.sampled_from([b"", b"\x00", b"<", b"&x;", b"\xff", b"]]>", b"</R>"]))
def test_both_ways_refuse_the_same(text: str, where: float, put: bytes) -> None:
    """Cut anywhere, with something put at the cut: the same answer, and never none."""
    data = text.encode()
    cut = int(where * len(data.rstrip()))
    data = data[:cut] + put
    tree, stream = parse_xml(data, "f.xml"), streamed(data)
    assert (tree.document is None) == (stream.document is None)
    assert [i.code for i in tree.issues] == [i.code for i in stream.issues]
    assert tree.document is not None or any(i.loss for i in tree.issues)
    if tree.document is not None:
        assert tree.document == stream.document


def test_lines_are_those_of_the_start_tags() -> None:
    text = "<R>" + "\n" * 70_000 + "<A\n k='1'>\n<b>1</b><c>\n2</c>\n<D><e>3</e></D></A></R>"
    for read in (parse_xml(text.encode(), "f"), streamed(text.encode())):
        assert read.document is not None
        a, d = read.document.records
        assert (a.line, a.lines, d.line, d.lines) == (70_001, {"b": 70_003, "c": 70_003}, 70_005, {"e": 70_005})
        assert (a.line_of("@k"), a.line_of("none")) == (70_001, 70_001)
