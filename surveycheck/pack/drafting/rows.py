"""Blocks → the rows of a pack's tables, each with the place that it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from surveycheck.pack.crossings import XML_NAME
from surveycheck.pack.drafting.blocks import Block
from surveycheck.pack.drafting.doubt import Doubts
from surveycheck.pack.drafting.naming import Lists, named
from surveycheck.pack.drafting.values import bounds_of, enumerated, geometry_of, need_of, type_of
from surveycheck.sheets import SheetCell
from surveycheck.sheets.damage import like_a_date, lost_zeros

Row = dict[str, str]
Cells = Mapping[str, SheetCell]


PRIMARY = re.compile(r"主键|主关键字|\bPK\b")
SHEET, NUMBER = ">sheet", ">row"
"""Where a row came from: no columns of a table."""


@dataclass
class Tables:
    """The rows of the draft's tables so far. ``lists``: what code lists are called."""

    file: str
    doubts: Doubts
    rows: dict[str, list[Row]] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)

    def add(self, table: str, key: tuple[str, ...], row: Row, block: Block, number: int) -> None:
        """One more row, unless its key is there already."""
        there = self.rows.setdefault(table, [])
        if any(all(other.get(k, "") == row.get(k, "") for k in key) for other in there):
            words = "/".join(row.get(k, "") for k in key)
            zh, en = f"{words} 重复，已略过", f"{words} is there already; the row is left out"
            self.doubts.add(block.sheet, number, 0, zh, en)
            return
        source = f"{self.file} {block.sheet}!{number}" if block.sheet != self.file else f"{self.file}:{number}"
        place = {SHEET: block.sheet, NUMBER: str(number)}
        there.append({**row, "source": source, "certainty": "unverified", **place})


def tables_of(blocks: list[Block], file: str, doubts: Doubts) -> Tables:
    """Code lists first: field tables refer to them."""
    tables = Tables(file, doubts)
    for block in blocks:
        if block.kind == "codes":
            _codes(tables, block)
    for block in blocks:
        if block.kind == "fields":
            _fields(tables, block)
        elif block.kind == "features":
            _features(tables, block)
    return tables


def _text(cells: Cells, name: str) -> str:
    return " ".join(cells[name].text.split()) if name in cells else ""


def _codes(tables: Tables, block: Block) -> None:
    own = "" if block.column("list") else named(block, tables.doubts)
    if own:
        tables.lists.know(block, own)
    wide = lost_zeros([_text(cells, "code") for _, cells in block.rows])
    loose = _numbers(block)
    if loose and not wide:
        zh = "代码以数字存放，且位数不一，可能丢了前导零；请核对"
        en = "codes are stored as numbers of different length: leading zeros may be lost; please check"
        tables.doubts.add(block.sheet, block.row, block.column("code"), zh, en)
    for number, cells in block.rows:
        code, title = _text(cells, "code"), _text(cells, "title")
        if not code or cells["code"].trouble in ("date", "merged") or like_a_date(code):
            zh, en = "没有可用的代码，该行已略过", "it has no code that could be used: the row is left out"
            tables.doubts.add(block.sheet, number, block.column("code"), zh, en)
            continue
        if code in wide:
            zh = f"{code!r} 像是丢了前导零，写作 {wide[code]}；请核对"
            en = f"{code!r} seems to have lost its leading zeros; written as {wide[code]}, please check"
            tables.doubts.add(block.sheet, number, block.column("code"), zh, en)
        name = own or _text(cells, "list")
        tables.lists.know(block, name)
        row = {"list": name, "code": wide.get(code, code), "title": title or code, "title_en": _text(cells, "title_en")}
        tables.add("codes", ("list", "code"), row, block, number)


def _numbers(block: Block) -> bool:
    """Are codes of several lengths, of three digits and more, held as numbers?"""
    held = [cells["code"].text for _, cells in block.rows if "code" in cells and cells["code"].number]
    lengths = {len(text) for text in held}
    return len(lengths) > 1 and min(lengths) >= 3


def _fields(tables: Tables, block: Block) -> None:
    own = "" if block.column("table") else named(block, tables.doubts)
    for number, cells in block.rows:
        name = _text(cells, "field")
        if cells.get("field") is None or cells["field"].trouble == "merged" or not name:
            zh, en = "没有字段名，该行已略过", "it names no field: the row is left out"
            tables.doubts.add(block.sheet, number, block.column("field"), zh, en)
            continue
        table = own or _text(cells, "table")
        if any(XML_NAME.fullmatch(word) is None for word in (table, name)):
            zh, en = (
                f"{table}.{name} 不能作 XML 元素名，该行已略过",
                f"{table}.{name} cannot name an XML element: left out",
            )
            tables.doubts.add(block.sheet, number, block.column("field"), zh, en)
            continue
        title = block.caption.title if own else ""
        if not any(row["table"] == table for row in tables.rows.get("tables", ())):
            tables.add("tables", ("table",), {"table": table, "title": title or table}, block, block.row)
        tables.add("fields", ("table", "field"), _field(tables, block, number, cells, table, name), block, number)


def _field(tables: Tables, block: Block, number: int, cells: Cells, table: str, name: str) -> Row:
    """One row of ``fields``."""
    said = type_of(_text(cells, "type"))
    length, decimals = said.length, said.decimals
    for word, column in (("length", "length"), ("decimals", "decimals")):
        given = _whole(tables, block, number, cells, column)
        length = given[0] if word == "length" and given[0] else length
        decimals = (given[0] if word == "decimals" else given[1]) or decimals
    if not said.name:
        _doubt(
            tables,
            block,
            number,
            "type",
            f"不认识类型 {_text(cells, 'type')!r}，按文本",
            "type not known, taken as text",
        )
    need = need_of(_text(cells, "constraint"))
    if not need and block.column("constraint"):
        words = f"不认识约束 {_text(cells, 'constraint')!r}，按可选"
        _doubt(tables, block, number, "constraint", words, "constraint not known, taken as optional")
    row = {
        "table": table,
        "field": name,
        "title": _text(cells, "title") or name,
        "title_en": _text(cells, "title_en"),
        "type": said.name or "text",
        "length": "" if said.name == "date" else length,
        "decimals": decimals if said.name == "float" else "",
        "constraint": need or "O",
        "unit": _text(cells, "unit"),
        "key": "yes" if need_of(_text(cells, "key")) == "M" or PRIMARY.search(_text(cells, "note")) else "",
    }
    return {**row, **_range(tables, block, number, cells, row)}


def _whole(tables: Tables, block: Block, number: int, cells: Cells, column: str) -> tuple[str, str]:
    """A length, and the decimals that may stand behind it as in 15,2 and 15.2."""
    text = _text(cells, column).replace("，", ",")
    whole, _, rest = text.replace(".", ",").partition(",")
    if text in ("", "-", "—", "/", "\\"):
        return "", ""
    if not whole.isdigit() or (rest and not rest.isdigit()) or len(whole) > 9:
        _doubt(
            tables, block, number, column, f"{text!r} 不是位数，已留空", f"{text!r} is no number of digits: left empty"
        )
        return "", ""
    return str(int(whole)), rest


def _range(tables: Tables, block: Block, number: int, cells: Cells, row: Row) -> Row:
    """The list or the bounds of a field, from its range or, where a list is named there, its note."""
    text = _text(cells, "range")
    name = tables.lists.meant(text) or (tables.lists.meant(_text(cells, "note")) if not text else "")
    if name:
        return {"list": name}
    if not text or text in ("-", "—", "/", "非空", "无"):
        return {}
    bounds = bounds_of(text) if row["type"] in ("int", "float") else None
    if bounds:
        if not bounds[2]:
            words = f"值域 {text!r} 不含端点，这里按含端点"
            _doubt(tables, block, number, "range", words, f"{text!r} leaves out its ends; here they belong to it")
        return {"lower": bounds[0], "upper": bounds[1]}
    if codes := enumerated(text):
        name = f"{row['table']}.{row['field']}"
        for code, title in codes.items():
            listed = {"list": name, "code": code, "title": title}
            tables.add("codes", ("list", "code"), listed, block, number)
        return {"list": name}
    words = f"看不懂值域 {text!r}，未采用"
    _doubt(tables, block, number, "range", words, f"the range {text!r} is not understood, and not taken over")
    return {}


def _features(tables: Tables, block: Block) -> None:
    for number, cells in block.rows:
        layer = _text(cells, "layer")
        if not layer:
            zh, en = "没有图层名，该行已略过", "it names no layer: the row is left out"
            tables.doubts.add(block.sheet, number, block.column("layer"), zh, en)
            continue
        tables.add(
            "features", ("layer", "code", "geometry"), _feature(tables, block, number, cells, layer), block, number
        )


def _feature(tables: Tables, block: Block, number: int, cells: Cells, layer: str) -> Row:
    """One row of ``features``."""
    codes = [
        part.strip() for part in _text(cells, "code").replace("、", ",").replace("，", ",").split(",") if part.strip()
    ]
    if "code" in cells and cells["code"].trouble == "date":
        codes = []
        _doubt(tables, block, number, "code", "编码变成了日期，已留空", "the code has become a date: left empty")
    geometry, known = geometry_of(_text(cells, "geometry"))
    if not known and "geometry" in cells:
        words = f"不认识几何类型 {_text(cells, 'geometry')!r}"
        _doubt(tables, block, number, "geometry", words, f"geometry not known: {_text(cells, 'geometry')!r}")
    color = _text(cells, "color")
    if color and not color.isdigit():
        _doubt(
            tables,
            block,
            number,
            "color",
            f"颜色 {color!r} 不是颜色号，已留空",
            f"{color!r} is no number of a colour: left empty",
        )
    need = need_of(_text(cells, "required"))
    taken = {row["role"] for row in tables.rows.get("features", ())}
    role = "-".join((layer, *codes[:1])).lower()
    return {
        "role": next(word for n in range(1, 10_000) if (word := role if n == 1 else f"{role}-{n}") not in taken),
        "title": _text(cells, "title") or layer,
        "title_en": _text(cells, "title_en"),
        "layer": layer,
        "code": "|".join(codes),
        "geometry": geometry,
        "required": need,
        "by_code": "yes" if codes else "",
        "closed": "yes" if geometry == "area" else "",
        "color": color if color.isdigit() else "",
    }


def _doubt(tables: Tables, block: Block, number: int, column: str, zh: str, en: str) -> None:
    tables.doubts.add(block.sheet, number, block.column(column), zh, en)
