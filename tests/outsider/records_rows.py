"""Slips in whole records, in their keys and in what they refer to."""

from __future__ import annotations

import copy

from lxml import etree
from records import Package, Planted, key_of, kind, local, spot

REFERENCES = (
    ("JZD", "ZDZHDM"), ("JZX", "ZDZHDM"), ("JZX", "QDH"), ("JZX", "ZDH"), ("TDFLMJ", "ZDDM"), ("ZRZ", "ZDDM"),
    ("QLR", "ZDDM"), ("C", "ZRZBSM"), ("H", "ZRZBSM"), ("H", "CH"), ("H", "ZDDM"), ("SNCW", "CH"),
    ("SCLDMJHZXX", "LD"), ("JG_建筑物基底面", "ID_ZRZ"), ("JG_实测点", "ID_ZRZ"),
    ("JG_建筑物屋顶高度信息", "ID_ZRZ"), ("JG_立面图标注", "ID_ZRZ"), ("JG_距离标注", "ID_ZRZ"),
    ("JG_规划许可分幢信息", "ZRZH"), ("JG_规划许可分幢信息", "GHXKZBH"), ("地下管线线", "GXQDDH"),
    ("地下管线线", "GXZDDH"), ("GH_绿化要素", "ID_LDK"), ("INFO_ZLQS", "BZR"), ("INFO_ZLQS", "JCR"),
    ("INFO_ZLQS", "PZR"), ("JC_点位检测", "DH"), ("JC_间距检测", "QDH"), ("JC_面积检测", "BH"),
)  # fmt: skip
KEYS = (
    ("ZDJBXX", "ZDDM"), ("ZRZ", "ZRZH"), ("ZRZ", "BSM"), ("C", "CH"), ("H", "BSM"), ("H", "HH"), ("JZD", "JZDH"),
    ("JZD", "SXH"), ("GH_绿化要素", "LDBH"), ("SNCW", "CWBH"), ("SWCW", "CWBH"), ("XFYSM", "XFBH"),
    ("RF_人防功能区", "GNQBH"), ("RFFHDYFW", "FHDYBH"), ("KZDZBCGXXB", "DH"), ("JG_条件点", "DH"),
    ("LHHF", "绿地块ID"), ("地下管线点", "DH"), ("地下管线线", "GXBH"), ("JG_用地红线信息", "YDHXGUID"),
    ("ZRZ", "BDCDYH"), ("H", "BDCDYH"), ("ZDJBXX", "BDCDYH"),
)  # fmt: skip
FREE = ("JG_实测点",)
"""A firm chooses which corners it measures, and which things are checked: one record less is no defect."""
TOLD_ONCE = ("INFO_YQSB", "JG_周边关系校核标注")
"""Records of which nothing else says that they must be there."""


def rows_of(package: Package) -> list[etree._Element]:
    return package.tables()[package.chance.choice(sorted(package.tables()))]


def names(row: etree._Element) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c.text for c in row if c.text and len(c.text) > 1))


def value_of(row: etree._Element, field: str) -> etree._Element | None:
    return next((c for c in row if local(c) == field), None)


@kind("record deleted")
def deleted(package: Package) -> Planted | None:
    row = package.chance.choice(rows_of(package))
    if local(row) in FREE or local(row).startswith("JC_") or local(row) in TOLD_ONCE:
        return None
    planted = Planted("record deleted", f"{local(row)} [{key_of(row)}]", (), (local(row), *names(row)))
    package.tree().remove(row)
    return planted


@kind("record doubled")
def doubled(package: Package) -> Planted | None:
    row = package.chance.choice(rows_of(package))
    again = copy.deepcopy(row)
    row.addnext(again)
    return Planted("record doubled", f"{local(row)} [{key_of(row)}]", (spot(row), spot(again)))


@kind("table deleted")
def table_deleted(package: Package) -> Planted | None:
    rows = rows_of(package)
    if local(rows[0]).startswith("JC_"):
        return None
    for row in rows:
        package.tree().remove(row)
    return Planted("table deleted", f"{local(rows[0])} ({len(rows)})", (), (local(rows[0]), *names(rows[0])))


@kind("table misspelt")
def misspelt(package: Package) -> Planted | None:
    rows = rows_of(package)
    row = package.chance.choice(rows)
    name = local(row)
    row.tag = f"{{{etree.QName(row).namespace}}}{name.lower() if name.lower() != name else name + '1'}"
    return Planted("table misspelt", f"{name} [{key_of(row)}] -> {local(row)}", (spot(row),), names(row))


@kind("field misspelt")
def field_misspelt(package: Package) -> Planted | None:
    row = package.chance.choice(rows_of(package))
    element = package.chance.choice(list(row))
    name, before = local(element), spot(element)
    element.tag = f"{{{etree.QName(element).namespace}}}{name.lower() if name.lower() != name else name + '1'}"
    return Planted("field misspelt", f"{local(row)}.{name} -> {local(element)}", (before, spot(element), spot(row)))


@kind("dangling reference")
def dangling(package: Package) -> Planted | None:
    table, field = package.chance.choice(REFERENCES)
    row = package.chance.choice(package.tables()[table])
    element = value_of(row, field)
    if element is None or not element.text:
        return None
    old = element.text
    element.text = old[:-1] + ("9" if old[-1] != "9" else "8") if old[-1].isdigit() else f"{old}九"
    if len(old) < 3 and old.isdigit():
        element.text = str(int(old) + 50)
    return Planted("dangling reference", f"{table}.{field} {old!r} -> {element.text!r}", (spot(element),))


@kind("key changed")
def key_changed(package: Package) -> Planted | None:
    table, field = package.chance.choice(KEYS)
    row = package.chance.choice(package.tables()[table])
    element = value_of(row, field)
    if element is None or not element.text:
        return None
    old = element.text
    element.text = str(int(old) + 70) if old.isdigit() and len(old) < 4 else _other_end(old)
    return Planted("key changed", f"{table}.{field} {old!r} -> {element.text!r}", (spot(element),), (old,))


def _other_end(text: str) -> str:
    """The last digit another one, of a name the last character."""
    if not text[-1].isdigit():
        return f"{text[:-1]}样"
    return text[:-1] + str((int(text[-1]) + 7) % 10)


COMPUTER = ("BSM", "BDCDYH")


def same_but(field: str, one: etree._Element, two: etree._Element) -> bool:
    """Do the two records say the same but for the key? Then to exchange keys is to exchange the records."""
    free = (field, *COMPUTER)
    told = [[(local(c), c.text) for c in row if local(c) not in free] for row in (one, two)]
    return told[0] == told[1]


@kind("keys exchanged")
def keys_exchanged(package: Package) -> Planted | None:
    table, field = package.chance.choice(KEYS)
    rows = package.tables()[table]
    if len(rows) < 2:
        return None
    pair = package.chance.sample(rows, 2)
    one, two = (value_of(r, field) for r in pair)
    if same_but(field, *pair) or one is None or two is None or one.text == two.text:
        return None
    one.text, two.text = two.text, one.text
    return Planted("keys exchanged", f"{table}.{field} {two.text!r} <-> {one.text!r}", (spot(one), spot(two)))


@kind("key twice")
def key_twice(package: Package) -> Planted | None:
    table, field = package.chance.choice(KEYS)
    rows = package.tables()[table]
    if len(rows) < 2:
        return None
    one, two = (value_of(r, field) for r in package.chance.sample(rows, 2))
    if one is None or two is None or one.text == two.text:
        return None
    old, one.text = one.text, two.text
    return Planted("key twice", f"{table}.{field} {old!r} -> {two.text!r}", (spot(one), spot(two)), (old or "",))


@kind("code of structure")
def structure(package: Package) -> Planted | None:
    """Of a parcel, building or unit code: a digit too few or too many, another district, a wrong sign."""
    table, field = package.chance.choice((("ZDJBXX", "ZDDM"), ("ZDJBXX", "BDCDYH"), ("ZRZ", "BDCDYH"), ("H", "BDCDYH")))
    element = value_of(package.chance.choice(package.tables()[table]), field)
    if element is None or not element.text:
        return None
    old = element.text
    ways = [
        old[:-1],
        f"{old}0",
        f"44{old[2:]}",
        old.replace("GB", "JB"),
        old.replace("GB", "gb"),
        f"{old[:8]}X{old[9:]}",
    ]
    element.text = package.chance.choice(ways)
    return Planted("code of structure", f"{table}.{field} {old} -> {element.text}", (spot(element),), (old,))
