"""The XSD that a pack generates, held against XML with lxml."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from spoiled_pack import edit

from surveycheck.pack import installed_packs, load_pack, schema

PROJECT = "<PROJECT><项目名称>示例</项目名称><测绘单位>示例测绘有限公司</测绘单位></PROJECT>"
PARCEL = "<PARCEL><CODE>990101001001GB00001</CODE><AREA>100.25</AREA><USE>0701</USE></PARCEL>"


def xsd(text: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.fromstring(text.encode("utf-8")))


def document(body: str, namespace: str = "urn:surveycheck:blank", root: str = "空白成果") -> etree._Element:
    return etree.fromstring(f'<{root} xmlns="{namespace}" 阶段="竣工">{body}</{root}>'.encode())


GOOD = {
    "nothing": "",
    "both tables": PROJECT + PARCEL,
    "any order of records": PARCEL + PROJECT + PARCEL,
    "any order of values": PARCEL.replace("<AREA>100.25</AREA>", "").replace("</PARCEL>", "<AREA>1</AREA></PARCEL>"),
    "optional value empty": PARCEL.replace("</PARCEL>", "<SURVEYED/></PARCEL>"),
    "optional value starred": PARCEL.replace("</PARCEL>", "<SURVEYED>*</SURVEYED></PARCEL>"),
    "optional key empty": PROJECT.replace("</PROJECT>", "<备注/></PROJECT>"),
    "area on the bound": PARCEL.replace("100.25", "0"),
    "zeros at the end": PARCEL.replace("100.25", "100.2500"),
    "spaces around": PARCEL.replace("0701", " 0701\n"),
    **{
        f"date {day}": PARCEL.replace("</PARCEL>", f"<SURVEYED>{day}</SURVEYED></PARCEL>")
        for day in (
            "2026-03-01",
            "2026-3-1",
            "2026-03-01T08:30:00",
            "2026/3/1",
            "2026.03.01",
            "2026年3月1日",
            "20260301",
        )
    },
}
BAD = {
    "unknown table": ("<PLOT/>", "PLOT"),
    "unknown value": (PARCEL.replace("</PARCEL>", "<COLOUR>1</COLOUR></PARCEL>"), "COLOUR"),
    "mandatory value missing": (PARCEL.replace("<USE>0701</USE>", ""), "USE"),
    "mandatory value empty": (PARCEL.replace("0701", ""), "USE"),
    "mandatory text empty": (PARCEL.replace("990101001001GB00001", ""), "CODE"),
    "mandatory number empty": (PARCEL.replace("100.25", ""), "AREA"),
    "mandatory key empty": (PROJECT.replace("示例测绘有限公司", ""), "测绘单位"),
    "value twice": (PARCEL.replace("</PARCEL>", "<USE>0701</USE></PARCEL>"), "USE"),
    "no number": (PARCEL.replace("100.25", "100,25"), "AREA"),
    "below the bound": (PARCEL.replace("100.25", "-0.01"), "AREA"),
    "too many decimals": (PARCEL.replace("100.25", "100.253"), "AREA"),
    "too many digits": (PARCEL.replace("100.25", "1" * 16), "AREA"),
    "text too long": (PARCEL.replace("GB00001", "GB000012"), "CODE"),
    "not in the list": (PARCEL.replace("0701", "0799"), "USE"),
    "no date": (PARCEL.replace("</PARCEL>", "<SURVEYED>soon</SURVEYED></PARCEL>"), "SURVEYED"),
}


@pytest.fixture(scope="module")
def blank_schema() -> etree.XMLSchema:
    return xsd(schema(load_pack("blank")))


@pytest.mark.parametrize("name", GOOD)
def test_valid(name: str, blank_schema: etree.XMLSchema) -> None:
    blank_schema.assertValid(document(GOOD[name]))


@pytest.mark.parametrize("name", BAD)
def test_invalid(name: str, blank_schema: etree.XMLSchema) -> None:
    body, place = BAD[name]
    assert not blank_schema.validate(document(body))
    assert place in blank_schema.error_log[0].message


def test_root_and_namespace(blank_schema: etree.XMLSchema) -> None:
    assert not blank_schema.validate(document("", namespace="urn:other"))
    assert not blank_schema.validate(document("", root="成果"))


def test_without_a_namespace(blank: Path) -> None:
    edit(blank, "pack.toml", '[xml]\nroot = "空白成果"\nnamespace = "urn:surveycheck:blank"', '[xml]\nroot = "成果"')
    found = xsd(schema(load_pack(blank)))
    found.assertValid(etree.fromstring(f"<成果>{PARCEL}</成果>"))
    assert not found.validate(etree.fromstring(f"<成果>{PARCEL.replace('0701', '0799')}</成果>"))


def test_words_are_escaped(blank: Path) -> None:
    edit(blank, "tables/codes.csv", "LAND_USE,0801,机关团体用地", 'LAND_USE,<&>,"机关""<团体>&用地"')
    edit(blank, "tables/fields.csv", "用途", "用途 <A & B>")
    found = xsd(schema(load_pack(blank)))
    found.assertValid(document(PARCEL.replace("0701", "&lt;&amp;&gt;")))


@pytest.mark.parametrize("name", [p.name for p in installed_packs()])
def test_every_installed_pack_has_a_schema(name: str) -> None:
    pack = load_pack(name)
    found = xsd(schema(pack))
    assert not found.validate(etree.fromstring("<unknown/>"))
