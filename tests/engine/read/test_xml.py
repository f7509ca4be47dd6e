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
    assert [(issue.code, issue.xpath) for issue in model.issues] == [("xml-blanks", "/R/A[1]/n")]


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
        facts = model.issues[0].facts
        assert (facts["declared"], facts["encoding"], facts["sample"]) == (declared, used, "宁波市竣工测绘成果")
        assert (facts["sure"], facts["sure_en"]) == ("确定", "certain")
        assert used in str(facts["evidence"])
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
    word = "xml-bytes" if declared == "UTF-8" else "xml-encoding"
    assert [(i.code, i.loss, i.line) for i in model.issues] == [(word, True, 2)]
    facts = model.issues[0].facts
    assert (facts["declared"], facts["encoding"]) == (declared, "UTF-8")
    assert str(facts["sample"]).startswith("宁波市竣工测")


def test_bytes_of_no_encoding_are_a_loss() -> None:
    model = one(b"<a>\n<b>\xff\xfe\x81</b></a>")
    (issue,) = model.issues
    assert (issue.code, issue.loss, issue.line) == ("xml-bytes", True, 2)


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
            "元素 MJ 不应出现在这里，此处应为 ZRZH；请改正元素名或次序",
            "the element MJ is not expected here; expected: ZRZH. Correct its name or order",
        ),
        (
            '<成果 xmlns="urn:x" 阶段="1">\n<ZRZ><ZRZH>1</ZRZH></ZRZ></成果>',
            ("content", "ZRZ", 2, "/成果/ZRZ[1]"),
            "元素 ZRZ 缺少子元素 MJ；请补上",
            "the element ZRZ lacks the child element MJ. Add it",
        ),
        (
            '<成果 xmlns="urn:x" 阶段="1">\n<ZRZ><ZRZH>1234</ZRZH><MJ>1</MJ></ZRZ></成果>',
            ("facet", "ZRZH", 2, "/成果/ZRZ[1]/ZRZH[1]"),
            "ZRZH 的值“1234”长 4 个字符，最多允许 3 个；请缩短",
            "the value “1234” of ZRZH is 4 characters long; at most 3 are allowed. Shorten it",
        ),
        (
            '<x:成果 xmlns:x="urn:x" 阶段="1">\n<x:ZRZ><x:ZRZH>1</x:ZRZH>\n<x:MJ>甲</x:MJ></x:ZRZ></x:成果>',
            ("datatype", "MJ", 3, "/成果/ZRZ[1]/MJ[1]"),
            "MJ 的值“甲”不是规定的类型，应为数字",
            "the value “甲” of MJ is not of the type that is asked for; it is to be a number",
        ),
        (
            '<成果 xmlns="urn:x"><ZRZ><ZRZH>1</ZRZH><MJ>1</MJ></ZRZ></成果>',
            ("attribute", "成果", 1, "/成果"),
            "元素 成果 缺少属性 阶段；请补上",
            "the element 成果 lacks the attribute 阶段. Add it",
        ),
        (
            '<成果 xmlns="urn:y" 阶段="1"/>',
            ("root", "成果", 1, "/成果"),
            "根元素 成果 的命名空间是 urn:y，应为 urn:x；请改正 xmlns",
            "the root element 成果 is in the namespace urn:y; it is to be urn:x. Correct its xmlns",
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


FLAT = (
    """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x" xmlns:own="urn:x"
  elementFormDefault="qualified"><xs:element name="R"><xs:complexType>
<xs:choice minOccurs="0" maxOccurs="unbounded">
 <xs:element name="Z"><xs:annotation><xs:documentation>幢</xs:documentation>
  <xs:documentation>building</xs:documentation>
  <xs:documentation>S3</xs:documentation></xs:annotation><xs:complexType><xs:all>
  <xs:element name="NO"><xs:annotation><xs:documentation>幢号</xs:documentation><xs:documentation>S3</xs:documentation>
   </xs:annotation><xs:simpleType><xs:restriction base="xs:token"><xs:minLength value="1"/><xs:maxLength value="3"/>
   </xs:restriction></xs:simpleType></xs:element>
  <xs:element name="MJ" minOccurs="0"><xs:simpleType><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/>
   <xs:totalDigits value="5"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType></xs:element>
  <xs:element name="YT" minOccurs="0"><xs:simpleType><xs:restriction base="own:codes.yt"/></xs:simpleType></xs:element>
  <xs:element name="RQ" minOccurs="0"><xs:simpleType><xs:union memberTypes="own:empty"><xs:simpleType>
   <xs:restriction base="own:date"/></xs:simpleType></xs:union></xs:simpleType></xs:element>
 </xs:all></xs:complexType></xs:element>
</xs:choice><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
<xs:simpleType name="empty"><xs:restriction base="xs:token"><xs:pattern value="\\*?"/></xs:restriction></xs:simpleType>
<xs:simpleType name="date"><xs:restriction base="xs:token">
 <xs:pattern value="[0-9]{8}"/></xs:restriction></xs:simpleType>
<xs:simpleType name="codes.yt"><xs:restriction base="xs:token">
"""
    + "".join(f'<xs:enumeration value="{i:02}"/>' for i in range(20))
    + """</xs:restriction></xs:simpleType></xs:schema>"""
)
GOOD = "<NO>1</NO>"


@pytest.mark.parametrize(
    ("inner", "kind", "path", "zh", "en"),
    [
        ("<NO/>", "facet", "Z[1]/NO[1]", "NO（幢号） 是空的", "NO is empty"),
        ("<NO>1234</NO>", "facet", "Z[1]/NO[1]", "“1234”长 4 个字符，最多允许 3 个", "at most 3"),
        (GOOD + "<MJ>1.234</MJ>", "facet", "Z[1]/MJ[1]", "小数超过 2 位", "more than 2 decimals"),
        (GOOD + "<MJ>123456</MJ>", "facet", "Z[1]/MJ[1]", "数字超过 5 位", "more than 5 digits"),
        (GOOD + "<MJ>-1</MJ>", "facet", "Z[1]/MJ[1]", "值 -1 小于允许的最小值 0", "less than 0, the least"),
        (GOOD + "<MJ>大</MJ>", "datatype", "Z[1]/MJ[1]", "应为数字，不小于 0", "a number, at least 0"),
        (GOOD + "<YT>99</YT>", "facet", "Z[1]/YT[1]", "、07 等 20 种之一", "one of 20, such as 00"),
        (GOOD + "<RQ>昨天</RQ>", "datatype", "Z[1]/RQ[1]", "“昨天”不是规定的类型，应为日期", "a date such as"),
        ("", "content", "Z[1]", "Z（幢） 缺少子元素 NO（幢号）", "Z (building) lacks the child element NO"),
        (GOOD + "<Q>1</Q>", "content", "Z[1]/Q[1]", "Q 不是 Z（幢） 中规定的元素", "none that Z (building) may hold"),
        (GOOD + "<NO>2</NO>", "content", "Z[1]/NO[2]", "NO（幢号） 重复出现", "NO occurs more than once"),
        (GOOD + "<MJ xmlns=''>1</MJ>", "content", "Z[1]/MJ[1]", "没有命名空间，应属于 urn:x", "no namespace"),
        (GOOD + "<MJ xmlns='urn:y'>1</MJ>", "content", "Z[1]/MJ[1]", "urn:y 不对，应为 urn:x", "belongs to urn:x"),
        (GOOD + "<MJ k='1'>1</MJ>", "attribute", "Z[1]/MJ[1]", "属性 k", "attribute k"),
        (GOOD + "text", "content", "Z[1]", "不应直接有文字", "text of its own"),
    ],
)
def test_faults_in_words_of_the_pack(inner: str, kind: str, path: str, zh: str, en: str) -> None:
    model = one(f"<R xmlns='urn:x'>\n<Z>{inner}</Z></R>", FLAT.encode())
    (issue,) = model.issues
    assert (issue.code, issue.facts["kind"], issue.xpath, issue.line) == ("xml-schema", kind, f"/R/{path}", 2)
    assert zh in str(issue.facts["note"])
    assert en in str(issue.facts["note_en"])


def test_every_fault_is_said_and_none_hides_another() -> None:
    records = "<Q/>\n<Z><A/><NO>12345</NO><B/></Z>\n<Z xmlns=''><NO>1</NO></Z>\n<Z><MJ>x</MJ></Z>"
    model = one(f"<R xmlns='urn:x'>{records}</R>", FLAT.encode())
    assert [(i.line, i.xpath) for i in model.issues] == [
        (1, "/R/Q[1]"),
        (2, "/R/Z[1]/A[1]"),
        (2, "/R/Z[1]/B[1]"),
        (2, "/R/Z[1]/NO[1]"),
        (3, "/R/Z[2]"),
        (4, "/R/Z[3]/MJ[1]"),
        (4, "/R/Z[3]"),
    ]


def test_places_hold_where_faults_before_were_taken_out() -> None:
    record = "<Z>\n<A/>\n<NO>12345</NO>\n<A><k/></A>\n<MJ>x</MJ></Z>"
    model = one(f"<R xmlns='urn:x'>{record}</R>", FLAT.encode())
    assert {(i.line, i.xpath) for i in model.issues} == {
        (2, "/R/Z[1]/A[1]"),
        (3, "/R/Z[1]/NO[1]"),
        (4, "/R/Z[1]/A[2]"),
        (5, "/R/Z[1]/MJ[1]"),
    }


KEYED = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="R"><xs:complexType><xs:sequence>
<xs:element name="Z" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="NO" type="xs:int"/></xs:sequence></xs:complexType></xs:element>
</xs:sequence></xs:complexType>
<xs:unique name="k"><xs:selector xpath="Z"/><xs:field xpath="NO"/></xs:unique></xs:element></xs:schema>"""


def test_what_follows_from_a_fault_is_not_another() -> None:
    assert described(one("<R><Z><NO>x</NO></Z></R>", KEYED.encode())) == [("datatype", "NO", 1, "/R/Z[1]/NO[1]")]


def test_the_line_of_an_attribute_is_that_of_its_element() -> None:
    inner = "<R>\n<A k='1'><n>1</n></A>\n<B k='1'><C>\n<n>1</n></C><m>2</m></B></R>"
    records = one(inner).documents[0].records
    assert [(r.table, r.line_of("@k")) for r in records if r.get("@k")] == [("A", 2), ("B", 3)]


def test_many_faults_of_one_kind_are_counted() -> None:
    model = one("<R xmlns='urn:x'>" + "<Z><NO>12345</NO></Z>" * 2000 + "<Q/>" * 2000 + "</R>", FLAT.encode())
    more = {i.facts["name"]: i.facts["count"] for i in model.issues if i.code == "xml-schema-more"}
    assert more == {"NO": 1500, "Q": 1500}
    assert len(model.issues) == 1002


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<R xmlns='urn:x'><A><n>1</n></A>\n<A xmlns=''><n>2</n></A></R>", [(("A", "n"), 2, 'xmlns=""', 2)]),
        ("<R xmlns='urn:x'><A><n>1</n></A>\n<A xmlns='urn:y'><m>2</m></A></R>", [(("A",), 1, "urn:y", 2)]),
        ("<R><A/>\n<A xmlns='urn:y'/><A xmlns='urn:z'/></R>", [(("A",), 1, "urn:y", 2), (("A",), 1, "urn:z", 2)]),
        (
            "<R xmlns='urn:x'>" + "".join(f"<a{i} xmlns=''/>" for i in range(9)) + "</R>",
            [(("a0", "a1", "a2", "a3", "a4"), 9, 'xmlns=""', 1)],
        ),
        ("<R xmlns='urn:x' xmlns:o='urn:o'><A><o:b>1</o:b></A></R>", []),
    ],
)
def test_a_record_in_another_namespace_is_seen(data: str, said: list[tuple[tuple[str, ...], int, str, int]]) -> None:
    issues = [i for i in one(data).issues if i.code == "xml-namespace"]
    assert [(i.facts["name"], i.facts["count"], i.facts["value"], i.line) for i in issues] == said


@pytest.mark.parametrize(("root", "schema"), [("成果", XSD), ("R", FLAT.encode())])
@pytest.mark.parametrize("space", ["urn:{x", "urn:x}y", "{}a", "}"])
def test_a_namespace_with_a_brace_is_malformed_and_no_crash(space: str, root: str, schema: bytes) -> None:
    for data in (f"<{root} xmlns='{space}'><a>1</a></{root}>", f"<{root} xmlns='urn:x'><Q xmlns='{space}'/></{root}>"):
        model = one(data, schema)
        assert [(i.code, i.loss) for i in model.issues] == [("xml-malformed", True)]


def test_an_external_dtd_is_not_fetched_and_said() -> None:
    model = one('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/none.dtd"><a><b>1</b></a>')
    assert [(i.code, i.loss, i.facts["path"]) for i in model.issues] == [
        ("xml-dtd-not-fetched", False, "http://127.0.0.1:9/none.dtd")
    ]
    assert len(model.documents) == 1


@pytest.mark.parametrize(
    ("data", "zh"),
    [
        ("<a>" * 5000, "256 层"),
        ("<a><b>" + "x" * 11_000_000 + "</b></a>", "一千万字节"),
        ("<a k='" + "x" * 11_000_000 + "'/>", "一千万字节"),
        ("<a " + " ".join(f"k{i}='1'" for i in range(1_000_000)) + "/>", "一千万字节"),
        ("<a>\x00</a>", "空字节"),
        ("<a>&nbsp;</a>" + " " * 300_000 + "<b/>", "&nbsp;"),
    ],
)
def test_what_is_too_much_is_refused_clearly(data: str, zh: str) -> None:
    start = time.perf_counter()
    (issue,) = one(data).issues
    assert (issue.code, issue.loss) == ("xml-malformed", True)
    assert zh in str(issue.facts["note"])
    assert time.perf_counter() - start < 10
