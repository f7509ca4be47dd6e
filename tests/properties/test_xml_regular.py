"""Records that are read in bulk are what their elements say, whatever stands between plain ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.read import xml_records, xml_text
from surveycheck.read.xml import parse_xml
from surveycheck.read.xml_regular import PlainText, Regular
from tests.properties.test_xml_ways import ELEMENTS, streamed

TEXTS = st.sampled_from(
    [
        "",
        "1.50",
        " 1.50\n",
        "\r\n 2 \r\n",
        "甲",
        "甲\r\n乙",
        "\u3000甲\u3000",
        "x\xa0",
        "\u2003y",
        "a&amp;b",
        "。",
        "①",
        "𠀀",
    ]
)
LEAVES = st.builds(
    lambda name, text: f"<{name}>{text}</{name}>" if text else f"<{name}></{name}>",
    st.sampled_from(["a", "b", "甲", "p:a", "n-1.x"]),
    TEXTS,
)
RECORDS = st.builds(
    lambda name, gap, leaves: f"<{name}>{gap}{gap.join(leaves)}{gap}</{name}>",
    st.sampled_from(["Z", "Z", "Z", "甲表", "p:Z"]),
    st.sampled_from(["", "\n  ", "\r\n\t"]),
    st.lists(LEAVES, min_size=1, max_size=4),
)
ODD = ELEMENTS | st.sampled_from(
    ["<Z/>", "<Z><a/></Z>", "<a>1</a>", "<!-- <Z> -->", "<Z><a><b>1</b></a></Z>", "<?p <Z>?>"]
)
DOCUMENTS = st.builds(
    lambda parts, gap: f"<R xmlns='urn:x' xmlns:p='urn:p' xmlns:q='urn:x'>{gap.join(parts)}</R>\n",
    st.lists(st.one_of(RECORDS, RECORDS, RECORDS, RECORDS, ODD), min_size=1, max_size=40),
    st.sampled_from(["", "\n", "\r\n  "]),
)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few records in each."""
    monkeypatch.setattr(xml_text, "PIECE", 150)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_in_bulk_or_one_by_one(text: str) -> None:
    tree, stream = parse_xml(text.encode(), "f.xml"), streamed(text.encode())
    assert tree.document is not None
    assert tree.document == stream.document
    assert (tree.issues, tree.mixed) == (stream.issues, stream.mixed)


def taken(monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    """How many records of a document were read in bulk."""
    found: list[Regular | None] = []

    class Heard(PlainText):
        def records(self, *asked: object) -> Regular | None:
            found.append(super().records(*asked))  # type: ignore[arg-type]
            return found[-1]

    monkeypatch.setattr(xml_records, "PlainText", Heard)
    assert streamed(text.encode()).document is not None
    return sum(len(one.name) for one in found if one)


PLAIN = "<Z>\n <a>1</a>\n <b> 甲 </b>\n</Z>\n"


@pytest.mark.parametrize("head", ["<R>", "<R xmlns='urn:x'>", "<?xml version='1.0'?>\n<!-- x -->\n<R>"])
def test_nearly_all_of_a_plain_file_is_read_in_bulk(monkeypatch: pytest.MonkeyPatch, head: str) -> None:
    assert taken(monkeypatch, head + PLAIN * 200 + "</R>") > 180


def test_a_value_of_the_root_among_plain_records() -> None:
    text = "<R>" + PLAIN * 20 + "<a>1</a>" + PLAIN * 20 + "</R>"
    tree, stream = parse_xml(text.encode(), "f.xml"), streamed(text.encode())
    assert tree.document == stream.document
    assert tree.document is not None
    assert [r.table for r in tree.document.records].count("R") == 1


@pytest.mark.parametrize(
    "one",
    [
        PLAIN.replace("<a>", "<a k='1'>"),
        PLAIN.replace("1", "&lt;"),
        PLAIN.replace("1", "<!-- -->1"),
        PLAIN.replace("1", "1\r\n2"),
        PLAIN.replace("<b>", "<c/><b>"),
        PLAIN.replace("<b>", "<a>2</a><b>"),
        PLAIN.replace("1", "<d>1</d>"),
        PLAIN.replace("1", "\u30001"),
        PLAIN + "<a>1</a>",
    ],
)
def test_what_is_not_plain_is_looked_at_element_by_element(monkeypatch: pytest.MonkeyPatch, one: str) -> None:
    assert taken(monkeypatch, "<R>" + one * 50 + "</R>") == 0
