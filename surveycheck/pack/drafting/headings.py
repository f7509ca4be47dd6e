"""What the headings of annex tables are called, in Chinese and English, and which kind of table they make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "field": "字段代码|字段名|字段英文名|字段英文名称|英文字段名|字段标识|字段标识符|field|fieldname|fieldcode",
    "title": "字段名称|字段中文名|字段中文名称|中文名称|中文名|属性名称|字段含义|中文含义|alias|chinesename",
    "type": "字段类型|数据类型|属性类型|类型|type|datatype|fieldtype",
    "length": "字段长度|长度|字节数|字节|length|len",
    "decimals": "小数位数|小数位|小数|decimals|decimal|scale|decimalplaces",
    "constraint": "约束条件|约束|是否必填|必填|必填项|是否必选|必选|约束性|必备性|mandatory|required|constraint|mo|mco",
    "range": "值域|取值范围|值域范围|取值|域|字典|数据字典|对应字典|domain|values|range",
    "unit": "单位|计量单位|量纲|unit|units",
    "key": "主键|关键字|pk|primarykey",
    "table": "表名|数据表|所属表|属性表|属性表名|table|tablename",
    "title_en": "英文名称|英文含义|englishname|english",
    "note": "备注|说明|描述|remark|remarks|note|notes|description|comment",
}
LAYERS: Mapping[str, str] = {
    "layer": "图层|图层名|图层名称|层名|所在图层|layer|layername",
    "code": "要素代码|要素编码|编码|代码|分类代码|分类编码|地物编码|cass编码|国标码|code|featurecode",
    "title": "要素名称|名称|要素|地物名称|要素内容|图层内容|内容|层要素|name|feature|featurename|title",
    "geometry": "几何类型|几何特征|几何|图形类型|图元类型|要素类型|图形特征|类型|geometry|geometrytype|shape",
    "color": "颜色|色号|颜色号|图层颜色|color|colour",
    "linetype": "线型|linetype",
    "required": "约束条件|约束|是否必填|必选|是否必选|必备|约束性|required|constraint|mandatory|mo",
    "title_en": "英文名称|englishname|english",
    "note": "备注|说明|描述|remark|remarks|note|notes|description",
}
CODES: Mapping[str, str] = {
    "code": "代码|编码|代码值|字典值|值|取值|code|value",
    "title": "名称|含义|代码名称|中文名称|值含义|字典名称|代码含义|内容|类型名称|meaning|name|title|label|description",
    "list": "代码表|字典|代码类型|字典类型|所属字典|代码集|list|codelist",
    "title_en": "英文名称|英文|englishname|english",
    "note": "备注|说明|描述|remark|remarks|note|notes",
}
KINDS: Mapping[str, Mapping[str, str]] = {"fields": FIELDS, "features": LAYERS, "codes": CODES}
NEEDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "fields": (("field", "title"), ("type",), ("length", "constraint", "range", "decimals")),
    "features": (("layer",), ("code", "title", "geometry")),
    "codes": (("code",), ("title",)),
}
"""Of each group at least one column must be there."""
NUMBERING = frozenset(["序号", "编号", "项次", "行号", "no", "num", "number", "id", "index"])
"""Columns that only count the rows."""


def plain(text: str) -> str:
    """A heading without blanks, marks, brackets and what stands in them; full-width letters as plain ones."""
    bare = unicodedata.normalize("NFKC", text)
    bare = re.sub(r"[（(\[【][^）)\]】]*[）)\]】]", "", bare)
    return re.sub(r"[\s*:：/\\_\-.。、,，]", "", bare).lower()


def columns_of(heads: Mapping[int, str]) -> tuple[str, dict[int, str]]:
    """The kind of table that a row of headings makes, and what each of its columns is (empty: not known); ``""`` when
    it is no row of headings."""
    words = {column: plain(text) for column, text in heads.items() if text}
    best: tuple[str, dict[int, str]] = ("", {})
    for kind, known in KINDS.items():
        found = _matched(words, known)
        if kind == "fields":
            _loose(words, found)
        have = set(found.values()) - {""}
        fits = all(have.intersection(group) for group in NEEDED[kind])
        sure = len([c for c in words if found[c] or words[c] in NUMBERING]) >= 0.6 * len(words)
        if fits and sure and len(have) > len(set(best[1].values()) - {""}):
            best = (kind, found)
    if best[0] == "fields" and "field" not in best[1].values():
        best[1][next(c for c, name in best[1].items() if name == "title")] = "field"
    return best


def _matched(words: Mapping[int, str], known: Mapping[str, str]) -> dict[int, str]:
    """Each column by the first heading that is its own; none twice."""
    found: dict[int, str] = dict.fromkeys(words, "")
    for name, spellings in known.items():
        for spelling in spellings.split("|"):
            column = next((c for c, word in words.items() if word == spelling and not found[c]), None)
            if column is not None:
                found[column] = name
                break
    return found


def _loose(words: Mapping[int, str], found: dict[int, str]) -> None:
    """A field table may call its columns just 代码 and 名称; where one name alone is given, it is that of the
    element."""
    for word, name in (("代码", "field"), ("名称", "title")):
        column = next((c for c, w in words.items() if w == word and not found[c]), None)
        if column is not None and name not in found.values():
            found[column] = name
