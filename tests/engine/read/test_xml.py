"""XML → records, encodings, damage and schema violations."""

from __future__ import annotations

import time

import pytest

from surveycheck.model import Model
from surveycheck.read import ReadError, read_bytes

XSD = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" xmlns="urn:x"
  elementFormDefault="qualified">
<xs:element name="成果"><xs:complexType><xs:sequence>
 <xs:element name="ZRZ" maxOccurs="unbounded"><xs:complexType><xs:sequence>
  <xs:element name="ZRZH"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="3"/></xs:restriction>
  </xs:simpleType></xs:element>
  <xs:element name="MJ" type="xs:decimal"/>
 </xs:sequence></xs:complexType></xs:element>
</xs:sequence><xs:attribute name="阶段" use="required"/></xs:complexType></xs:element></xs:schema>""".encode()


def one(data: bytes | str, schema: bytes | None = None) -> Model:
    return read_bytes({"a.xml": data.encode() if isinstance(data, str) else data}, schema=schema)


def test_records_are_elements_with_leaf_children() -> None:
    model = one(
        '<R xmlns="urn:x" v=" 2 ">\n'
        '<!-- no --><A id="7">\n <n> 甲<!-- c -->乙 </n>\n <e/>\n <n>2</n><B><k>3</k></B>\n</A>'
        "\n<?p q?><A><n><![CDATA[x<y]]></n></A>\n<C><D><x>1</x></D></C></R>"
    )
    (document,) = model.documents
    assert (document.root, document.namespace, dict(document.attributes)) == ("R", "urn:x", {"v": " 2 "})
    assert [(r.table, r.number, r.xpath, r.line) for r in document.records] == [
        ("A", 0, "/R/A[1]", 2),
        ("B", 0, "/R/A[1]/B[1]", 5),
        ("A", 1, "/R/A[2]", 7),
        ("D", 0, "/R/C[1]/D[1]", 8),
    ]
    first, _, second, _ = document.records
    assert dict(first.values) == {"@id": "7", "n": "2", "e": ""}
    assert dict(first.lines) == {"n": 5, "e": 4}
    assert first.repeated == ("n",)
    assert second.get("n") == "x<y"
    assert model.issues == ()


def test_the_root_is_a_record_where_it_has_values() -> None:
    (record,) = one("<PROJECTINFO><no>1</no></PROJECTINFO>").documents[0].records
    assert (record.table, record.xpath, record.get("no")) == ("PROJECTINFO", "/PROJECTINFO", "1")


def test_a_value_beside_a_comment_is_whole() -> None:
    (record,) = one("<a><b> 甲<!-- c -->乙 </b></a>").documents[0].records
    assert record.get("b") == "甲乙"


CHINESE = "<?xml version='1.0' encoding='{}'?>\n<R><A><n>宁波市竣工测绘成果</n></A></R>"


@pytest.mark.parametrize(
    ("declared", "real", "used", "issue"),
    [
        ("UTF-8", "utf-8", "UTF-8", False),
        ("GBK", "gbk", "GBK", False),
        ("gb2312", "gb2312", "gb2312", False),
        ("UTF-8", "gbk", "GB18030", True),
        ("GBK", "utf-8", "UTF-8", True),
        ("GB2312", "utf-8-sig", "UTF-8", True),
        ("UTF-8", "utf-8-sig", "UTF-8", False),
        ("UTF-16", "utf-16", "UTF-16LE", False),
        ("ISO-8859-1", "gbk", "GB18030", True),
        ("no-such-code", "gbk", "GB18030", True),
        ("no-such-code", "utf-8", "UTF-8", True),
    ],
)
def test_encoding_declared_and_real(declared: str, real: str, used: str, issue: bool) -> None:
    model = one(CHINESE.format(declared).encode(real))
    (document,) = model.documents
    assert document.records[0].get("n") == "宁波市竣工测绘成果"
    assert (document.declared, document.encoding) == (declared, used)
    assert [i.code for i in model.issues] == ["xml-encoding"] * issue
    if issue:
        assert dict(model.issues[0].facts) == {"declared": declared, "encoding": used}
        assert not model.issues[0].loss


def test_gb2312_with_characters_beyond_it_is_said() -> None:
    model = one(CHINESE.format("GB2312").replace("宁波", "囍").encode("gbk"))
    assert model.documents[0].records[0].get("n").startswith("囍")
    assert [i.code for i in model.issues] == ["xml-encoding"]


def test_latin_text_under_its_own_name_is_no_issue() -> None:
    model = one("<?xml version='1.0' encoding='ISO-8859-1'?><a><b>Straße für Élève</b></a>".encode("latin-1"))
    assert model.documents[0].records[0].get("b") == "Straße für Élève"
    assert model.issues == ()


@pytest.mark.parametrize("declared", ["UTF-8", "GBK"])
def test_a_broken_character_does_not_turn_utf8_into_gbk(declared: str) -> None:
    head = f"<?xml version='1.0' encoding='{declared}'?>\n<a><b>".encode()
    data = head + "宁波市竣工测绘".encode()[:-1] + b"</b></a>"
    assert data.decode("gb18030")
    model = one(data)
    assert model.documents[0].records[0].get("b").startswith("宁波市竣工测")
    assert [(i.code, i.loss, i.line) for i in model.issues] == [("xml-encoding", True, 2)]
    assert dict(model.issues[0].facts) == {"declared": declared, "encoding": "UTF-8"}


def test_bytes_of_no_encoding_are_a_loss() -> None:
    model = one(b"<a>\n<b>\xff\xfe\x81</b></a>")
    (issue,) = model.issues
    assert (issue.code, issue.loss, issue.line) == ("xml-encoding", True, 2)


@pytest.mark.parametrize(
    ("data", "line", "zh", "en"),
    [
        ("", 1, "空", "empty"),
        ("text", 1, "不是 XML", "not XML"),
        ("<a>\n<b>\n</a>", 3, "第 2 行的开始标签 <b>", "<b> of line 2"),
        ("<a>\n<b>1</b>\n<b>2", 3, "不完整", "cut off"),
        ("<a>\n<b", 2, "<b>", "<b>"),
        ("<a>x & y</a>", 1, "&amp;", "&amp;"),
        ("<a>&nbsp;</a>", 1, "&nbsp;", "&nbsp;"),
        ("<a>\n\x01</a>", 2, "控制字符", "control character"),
        ("<a/>\n<b/>", 2, "根元素之后", "after the root"),
        ("<a k=1/>", 1, "引号", "quotes"),
        ("<a>1 < 2</a>", 1, "&lt;", "&lt;"),
    ],
)
def test_malformed(data: str, line: int, zh: str, en: str) -> None:
    model = one(data)
    (issue,) = model.issues
    assert (issue.code, issue.loss, issue.line) == ("xml-malformed", True, line)
    assert zh in str(issue.facts["note"])
    assert en in str(issue.facts["note_en"])
    assert model.documents == ()
    assert len(model.files) == 1


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!-- c --><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/none.dtd">',
    ],
)
def test_entities_are_refused(doctype: str) -> None:
    model = one(f'<?xml version="1.0"?>{doctype}<a><b>&x;</b></a>')
    assert [(i.code, i.loss) for i in model.issues] == [("xml-doctype", True)]
    assert model.documents == ()


def test_a_doctype_without_entities_is_read() -> None:
    model = one("<!DOCTYPE a [<!ELEMENT a ANY>]><a><b>1</b></a>")
    assert model.issues == ()
    assert len(model.documents[0].records) == 1


def test_comments_before_the_root_do_not_slow_it_down() -> None:
    start = time.perf_counter()
    one("<!-- c -->" * 30 + "<a>" + "<b>1</b><!-- c -->" * 5000 + "</a>")
    assert time.perf_counter() - start < 2


def test_lines_beyond_sixteen_bits() -> None:
    text = "<R>\n<!-- <A> \n-->" + "".join(f"<A>\n<n>{i}</n>\n<e/><x>\n</x>\n</A>\n" for i in range(20_000)) + "</R>"
    records = one(text).documents[0].records
    assert len(records) == 20_000
    assert all(r.line == 3 + 5 * i and r.line_of("e") == r.line + 2 for i, r in enumerate(records))


def described(model: Model) -> list[tuple[object, ...]]:
    return [(i.facts["kind"], i.facts["name"], i.line, i.xpath) for i in model.issues]


def test_a_valid_document_has_no_issue() -> None:
    assert one('<成果 xmlns="urn:x" 阶段="1"><ZRZ><ZRZH>1</ZRZH><MJ>2.5</MJ></ZRZ></成果>', XSD).issues == ()


@pytest.mark.parametrize(
    ("data", "expected", "zh", "en"),
    [
        (
            '<成果 xmlns="urn:x" 阶段="1">\n<ZRZ><MJ>1</MJ></ZRZ></成果>',
            ("content", "MJ", 2, "/成果/ZRZ[1]/MJ[1]"),
            "元素 MJ 不应出现在这里，此处应为 ZRZH",
            "the element MJ is not expected here; expected: ZRZH",
        ),
        (
            '<成果 xmlns="urn:x" 阶段="1">\n<ZRZ><ZRZH>1</ZRZH></ZRZ></成果>',
            ("content", "ZRZ", 2, "/成果/ZRZ[1]"),
            "元素 ZRZ 缺少子元素 MJ",
            "the element ZRZ lacks the child element MJ",
        ),
        (
            '<成果 xmlns="urn:x" 阶段="1">\n<ZRZ><ZRZH>1234</ZRZH><MJ>1</MJ></ZRZ></成果>',
            ("facet", "ZRZH", 2, "/成果/ZRZ[1]/ZRZH[1]"),
            "长 4 个字符，最多允许 3 个",
            "4 characters long; at most 3 are allowed",
        ),
        (
            '<x:成果 xmlns:x="urn:x" 阶段="1">\n<x:ZRZ><x:ZRZH>1</x:ZRZH>\n<x:MJ>甲</x:MJ></x:ZRZ></x:成果>',
            ("datatype", "MJ", 3, "/成果/ZRZ[1]/MJ[1]"),
            "值“甲”不是有效的 xs:decimal",
            "the value “甲” is not a valid xs:decimal",
        ),
        (
            '<成果 xmlns="urn:x"><ZRZ><ZRZH>1</ZRZH><MJ>1</MJ></ZRZ></成果>',
            ("attribute", "成果", 1, "/成果"),
            "元素 成果 缺少属性 阶段",
            "the element 成果 lacks the attribute 阶段",
        ),
        (
            '<成果 xmlns="urn:y" 阶段="1"/>',
            ("root", "成果", 1, "/成果"),
            "根元素 成果 或其命名空间不是规定的",
            "the root element 成果, or its namespace, is not the one laid down",
        ),
    ],
)
def test_schema_violations(data: str, expected: tuple[object, ...], zh: str, en: str) -> None:
    model = one(data, XSD)
    assert described(model) == [expected]
    assert (model.issues[0].facts["note"], model.issues[0].facts["note_en"]) == (zh, en)
    assert (model.issues[0].code, model.issues[0].loss) == ("xml-schema", False)
    assert str(model.issues[0].facts["type"]).startswith("SCHEMAV_")


def test_the_place_of_a_violation_in_a_long_file() -> None:
    good = "<ZRZ>\n<ZRZH>1</ZRZH>\n<MJ>1</MJ></ZRZ>\n"
    model = one('<成果 xmlns="urn:x" 阶段="1">\n' + good * 30_000 + "<Q/></成果>", XSD)
    assert described(model) == [("content", "Q", 90_002, "/成果/Q[1]")]


def test_the_schema_is_not_held_against_other_xml() -> None:
    model = read_bytes(
        {"a.xml": b"<metadata><x>1</x></metadata>", "b.xml": "<错 xmlns='urn:x'><ZRZ/></错>".encode()}, "d", XSD
    )
    assert {i.file for i in model.issues} == {"b.xml"}


def test_a_wrong_schema_is_said() -> None:
    with pytest.raises(ReadError, match="XSD"):
        one("<a/>", b"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:nonsense/></xs:schema>")
