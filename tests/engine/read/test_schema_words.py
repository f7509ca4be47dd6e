"""Each kind of violation of an XSD is told in words, with its own path and line; none shows libxml2's."""

from __future__ import annotations

import pytest

from surveycheck.read import read_bytes

XS = "http://www.w3.org/2001/XMLSchema"
XSI = f'xmlns:xsi="{XS}-instance"'


def simple(base: str, **facets: object) -> str:
    rows = "".join(f'<xs:{name} value="{value}"/>' for name, value in facets.items())
    return f'<xs:simpleType><xs:restriction base="xs:{base}">{rows}</xs:restriction></xs:simpleType>'


XSD = f"""<xs:schema xmlns:xs="{XS}" elementFormDefault="qualified" targetNamespace="urn:t" xmlns:t="urn:t">
<xs:element name="成果"><xs:complexType><xs:sequence>
<xs:element name="项目"><xs:complexType>
<xs:sequence><xs:element name="名称"/>
<xs:choice><xs:element name="甲"/><xs:element name="乙"/></xs:choice></xs:sequence>
<xs:attribute name="编号" type="xs:int" use="required"/><xs:attribute name="版本" fixed="1"/>
</xs:complexType></xs:element>
<xs:element name="幢" maxOccurs="2"><xs:complexType><xs:sequence>
<xs:element name="号">{simple("string", pattern="[0-9]{4}")}</xs:element>
<xs:element name="层数">{simple("int", minInclusive=1, maxExclusive=100)}</xs:element>
<xs:element name="面积" nillable="true">{simple("decimal", maxInclusive=9, minExclusive=0)}</xs:element>
<xs:element name="国" minOccurs="0" fixed="CN"/><xs:element name="空" minOccurs="0"><xs:complexType/></xs:element>
<xs:element name="时" minOccurs="0" type="xs:dateTime"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="户" minOccurs="0" maxOccurs="9"><xs:complexType>
<xs:sequence><xs:element name="幢号" type="xs:string"/></xs:sequence>
</xs:complexType></xs:element></xs:sequence></xs:complexType>
<xs:key name="k"><xs:selector xpath="t:幢"/><xs:field xpath="t:号"/></xs:key>
<xs:keyref name="r" refer="t:k"><xs:selector xpath="t:户"/><xs:field xpath="t:幢号"/></xs:keyref>
</xs:element></xs:schema>""".encode()

GOOD = f"""<成果 xmlns="urn:t" {XSI}>
<项目 编号="1"><名称>n</名称><甲/></项目>
<幢>
<号>0001</号>
<层数>3</层数>
<面积>1</面积>
</幢>
<户><幢号>0001</幢号></户>
</成果>"""

CASES = [
    ("<甲/>", "<甲/><乙/>", 2, "项目[1]/乙[1]", "乙 不应出现在这里"),
    ("<甲/>", "", 2, "项目[1]", "缺少子元素，此处可以是 甲、乙"),
    ("<名称>n</名称>", "", 2, "项目[1]/甲[1]", "此处应为 名称"),
    (' 编号="1"', "", 2, "项目[1]", "缺少属性 编号"),
    ('编号="1"', '编号="x"', 2, "项目[1]", "元素 项目 的属性 编号 的值“x”不是规定的类型"),
    ('编号="1"', '编号="1" 版本="2"', 2, "项目[1]", "元素 项目 的属性 版本 的值“2”不对，只能是“1”"),
    ('编号="1"', '编号="1" 甲="2"', 2, "项目[1]", "不应有属性 甲"),
    ("0001</号>", "12</号>", 4, "幢[1]/号[1]", "“12”不符合规定的格式，应为 4 位数字"),
    ("3<", "0<", 5, "幢[1]/层数[1]", "小于允许的最小值 1"),
    ("3<", "100<", 5, "幢[1]/层数[1]", "应小于 100"),
    ("3<", "三<", 5, "幢[1]/层数[1]", "应为整数，不小于 1，小于 100"),
    (">1</面积>", ">9.1</面积>", 6, "幢[1]/面积[1]", "大于允许的最大值 9"),
    (">1</面积>", ">0</面积>", 6, "幢[1]/面积[1]", "应大于 0"),
    (">1</面积>", "></面积>", 6, "幢[1]/面积[1]", "面积 是空的，应为数字"),
    (">1</面积>", ' xsi:nil="true">1</面积>', 6, "幢[1]/面积[1]", "写明 xsi:nil（无值）却有内容"),
    ("<层数>", '<层数 xsi:nil="true">', 5, "幢[1]/层数[1]", "不允许写 xsi:nil"),
    ("<层数>", '<层数 xsi:type="foo">', 5, "幢[1]/层数[1]", "xsi:type“foo”"),
    ("3<", "<a/><", 5, "幢[1]/层数[1]", "只应是一个值"),
    ("</幢>", "<国>US</国></幢>", 7, "幢[1]/国[1]", "“US”不对，只能是“CN”"),
    ("</幢>", "<空><a/></空></幢>", 7, "幢[1]/空[1]", "应为空元素"),
    ("</幢>", "<时>2026-02-03</时></幢>", 7, "幢[1]/时[1]", "应为日期和时刻"),
    ("</幢>", "<面机>1</面机></幢>", 7, "幢[1]/面机[1]", "不是 幢 中规定的元素，是否应为 面积？"),
    ("</幢>", "x</幢>", 3, "幢[1]", "不应直接有文字"),
    ("<户><幢号>0001", "<户><幢号>0009", 8, "户[1]", "户 引用的 '0009' 不存在"),
    ("</户>", "</户><项目/>", 8, "项目[2]", "项目 的个数超过规定，或次序不对"),
    ("成果", "成绩", 1, "", "根元素是 成绩，应为 成果"),
    (' xmlns="urn:t"', "", 1, "", '根元素 成果 没有命名空间，应写 xmlns="urn:t"'),
    ("urn:t", "urn:u", 1, "", "根元素 成果 的命名空间是 urn:u，应为 urn:t"),
]


def test_the_good_one_has_no_fault() -> None:
    assert read_bytes({"a.xml": GOOD.encode()}, schema=XSD).issues == ()


@pytest.mark.parametrize(("old", "new", "line", "path", "words"), CASES)
def test_a_violation_in_words(old: str, new: str, line: int, path: str, words: str) -> None:
    assert old in GOOD
    model = read_bytes({"a.xml": GOOD.replace(old, new).encode()}, schema=XSD)
    first = model.issues[0]
    assert (first.code, first.line) == ("xml-schema", line)
    assert first.xpath.partition("/")[2].partition("/")[2] == path
    assert words in str(first.facts["note"])
    for issue in model.issues:
        assert "Element '" not in str(issue.facts["note_en"])
