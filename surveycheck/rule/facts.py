"""The vocabulary of facts: the names that findings may carry, reviewed like an interface.

A new name is added here, with its words, unit and part, before a check may yield it. ``part``: ``measured`` and
``limit`` are set side by side in reports; ``said`` and ``drawn`` are the two witnesses. Units: m, m², %, °, "" (none).
"""

from __future__ import annotations

from typing import NamedTuple


class FactWord(NamedTuple):
    zh: str
    en: str
    unit: str = ""
    part: str = ""


FACTS: dict[str, FactWord] = {
    "actual": FactWord("实际", "actual", "", "measured"),
    "allowed": FactWord("允许", "allowed", "", "limit"),
    "angle": FactWord("角度", "angle", "°", "measured"),
    "area": FactWord("面积", "area", "m²", "measured"),
    "block": FactWord("图块", "block"),
    "bytes": FactWord("字节数", "bytes"),
    "city": FactWord("范围名称", "area name"),
    "code": FactWord("编码", "code"),
    "column": FactWord("列", "column"),
    "compactness": FactWord("紧凑度", "compactness", "", "measured"),
    "computed": FactWord("计算值", "computed", "", "measured"),
    "count": FactWord("数量", "count"),
    "covered": FactWord("压盖比例", "covered", "%", "measured"),
    "date": FactWord("日期", "date", "", "measured"),
    "decimals": FactWord("小数位数", "decimals", "", "measured"),
    "declared": FactWord("声明", "declared", "", "said"),
    "difference": FactWord("差值", "difference", "", "measured"),
    "distance": FactWord("距离", "distance", "m", "measured"),
    "drawn": FactWord("图上", "drawn", "", "drawn"),
    "edition": FactWord("规范版本", "edition"),
    "encoding": FactWord("实际编码", "encoding"),
    "evidence": FactWord("依据", "evidence"),
    "evidence_en": FactWord("依据（英文）", "evidence in English"),
    "expected": FactWord("应为", "expected", "", "limit"),
    "field": FactWord("字段", "field"),
    "file": FactWord("文件", "file"),
    "font": FactWord("字体", "font"),
    "formula": FactWord("算式", "formula"),
    "gap": FactWord("间隙", "gap", "m", "measured"),
    "handle": FactWord("句柄", "handle"),
    "height": FactWord("高程", "height", "m", "measured"),
    "key": FactWord("标识", "key"),
    "kind": FactWord("类别", "kind"),
    "layer": FactWord("图层", "layer"),
    "layout": FactWord("布局", "layout"),
    "length": FactWord("长度", "length", "m", "measured"),
    "limit": FactWord("限差", "limit", "", "limit"),
    "line": FactWord("行", "line"),
    "list": FactWord("代码表", "code list"),
    "lower": FactWord("下限", "lower", "", "limit"),
    "margin": FactWord("超出限差", "beyond the limit"),
    "name": FactWord("名称", "name"),
    "note": FactWord("说明", "note"),
    "note_en": FactWord("说明（英文）", "note in English"),
    "number": FactWord("序号", "number"),
    "outside": FactWord("超出", "outside", "", "measured"),
    "overlap": FactWord("重叠面积", "overlap", "m²", "measured"),
    "path": FactWord("路径", "path"),
    "permit": FactWord("许可值", "permit", "", "limit"),
    "point": FactWord("点号", "point number"),
    "ratio": FactWord("倍数", "ratio"),
    "reason": FactWord("原因", "reason"),
    "repairs": FactWord("修复处数", "repairs"),
    "role": FactWord("要素", "feature"),
    "rounding": FactWord("取位", "rounded to"),
    "said": FactWord("填写", "said", "", "said"),
    "sample": FactWord("示例", "sample"),
    "shared": FactWord("共用边长", "shared edge", "m"),
    "share": FactWord("占比", "share", "%", "measured"),
    "shift_east": FactWord("东偏", "shift to the east", "m"),
    "shift_north": FactWord("北偏", "shift to the north", "m"),
    "sheet": FactWord("表", "table"),
    "style": FactWord("文字样式", "text style"),
    "sure": FactWord("把握", "how sure"),
    "sure_en": FactWord("把握（英文）", "how sure, in English"),
    "sureness": FactWord("可信度", "sureness"),
    "table": FactWord("表", "table"),
    "text": FactWord("文字", "text"),
    "title": FactWord("名称", "title"),
    "tolerance": FactWord("限差", "tolerance", "m", "limit"),
    "type": FactWord("类型", "type"),
    "unit": FactWord("单位", "unit"),
    "upper": FactWord("上限", "upper", "", "limit"),
    "used": FactWord("采用编码", "encoding used"),
    "value": FactWord("值", "value", "", "measured"),
    "values": FactWord("处数", "values"),
    "version": FactWord("版本", "version"),
    "vertices": FactWord("顶点数", "vertices"),
    "width": FactWord("宽度", "width", "m", "measured"),
    "x": FactWord("横坐标 Y（东）", "east"),
    "y": FactWord("纵坐标 X（北）", "north"),
}
