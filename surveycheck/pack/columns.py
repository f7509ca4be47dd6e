"""The tables that the engine knows: their keys, their columns and what a cell may hold (ARCHITECTURE.md, *Tables*)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

CERTAINTIES = ("standard", "practice", "project", "unverified")
GEOMETRIES = ("point", "line", "area", "text")
SEVERITIES = ("A", "B", "C", "D", "note")
TYPES = ("text", "int", "float", "date")


@dataclass(frozen=True)
class Cell:
    """What a cell may hold; an empty cell is always allowed where the column is no key. ``words`` for people."""

    fits: Callable[[str], bool]
    zh: str
    en: str


@dataclass(frozen=True)
class Table:
    """``key``: columns that together name a row; ``optional_key``: those of them that may be empty. ``cells``: the
    columns whose cells are held to something; every other column is free text. A column with cells that is not among
    ``columns`` may be left out: then all of its cells are empty."""

    key: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[str, Cell] = field(default_factory=dict)
    optional_key: tuple[str, ...] = ()


def _number(text: str) -> bool:
    return re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?", text, re.ASCII) is not None


def _one_group(text: str) -> bool:
    try:
        return re.compile(text).groups == 1
    except re.error:
        return False


def _words(*allowed: str) -> Cell:
    return Cell(allowed.__contains__, f"应为 {'、'.join(allowed)} 之一", f"must be one of {', '.join(allowed)}")


def _list_of(*allowed: str) -> Cell:
    words = ", ".join(allowed)
    test = lambda cell: all(part.strip() in allowed for part in cell.split("|"))  # noqa: E731
    return Cell(test, f"应为 {words}，用 | 分隔", f"must be out of {words}, separated by |")


NUMBER = Cell(_number, "应为数字", "must be a number")
WHOLE = Cell(
    lambda t: re.fullmatch(r"\d{1,9}", t, re.ASCII) is not None, "应为非负整数", "must be a whole number, not negative"
)
YES = _words("yes")
NEED = _words("M", "C", "O")
SEVERITY = _words(*SEVERITIES)
PARENT = Cell(
    lambda t: re.fullmatch(r"[^\s.=]+\.[^\s.=]+=[^\s.=]+", t) is not None,
    "应为 表.字段=字段",
    "must be TABLE.field=field",
)
GROUP = Cell(_one_group, "应为含一个分组的正则表达式", "must be a regular expression with one group")
EVERY = ("source", "certainty")
"""Columns that every table has."""

TABLES: Mapping[str, Table] = {
    "files": Table(
        ("role",),
        ("role", "title", "title_en", "path", "kind", "required", "main", "severity"),
        {"required": NEED, "main": YES, "severity": SEVERITY},
    ),
    "manual": Table(
        ("item",),
        ("item", "title", "title_en", "how", "how_en", "quality", "severity"),
        {"severity": SEVERITY},
    ),
    "identity": Table(
        ("item",),
        ("item", "title", "title_en", "table", "field", "pattern"),
        {"pattern": GROUP},
    ),
    "sample_sizes": Table(("edition", "upto"), ("edition", "upto", "size"), {"upto": WHOLE, "size": WHOLE}),
    "terms": Table(("term",), ("term", "days"), {"days": WHOLE}),
    "features": Table(
        ("role", "layer", "code"),
        ("role", "title", "title_en", "layer", "code", "geometry", "inside", "required", "by_code", "closed", "color"),
        {
            "geometry": _list_of(*GEOMETRIES),
            "required": NEED,
            "by_code": YES,
            "closed": YES,
            "color": WHOLE,
            "network": _words("layer", "code"),
            "nested": _words("hole", "island"),
            "width": NUMBER,
        },
        ("layer", "code"),
    ),
    "fields": Table(
        ("table", "field"),
        (
            *("table", "field", "title", "title_en", "type", "length", "decimals", "constraint", "condition", "list"),
            *("key", "unit", "lower", "upper", "severity"),
        ),
        {
            "type": _words(*TYPES),
            "length": WHOLE,
            "decimals": WHOLE,
            "constraint": NEED,
            "key": YES,
            "lower": NUMBER,
            "upper": NUMBER,
            "severity": SEVERITY,
        },
    ),
    "tables": Table(
        ("table",),
        ("table", "title", "title_en", "min", "max", "parent"),
        {"min": WHOLE, "max": WHOLE, "parent": PARENT},
    ),
    "keys": Table(
        ("table", "key"),
        ("table", "key", "title", "title_en", "type", "required", "severity"),
        {"type": _words(*TYPES), "required": NEED, "severity": SEVERITY, "lower": NUMBER, "upper": NUMBER},
    ),
    "codes": Table(("list", "code"), ("list", "code", "title", "title_en")),
    "limits": Table(
        ("limit", "upto"),
        ("limit", "title", "title_en", "upto", "constant", "per_sqrt", "per_unit", "unit"),
        dict.fromkeys(("upto", "constant", "per_sqrt", "per_unit"), NUMBER),
        ("upto",),
    ),
}
