"""Words of annex tables → words of a pack: types, constraints, geometry, ranges."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

TYPES: Mapping[str, str] = {
    "text": "字符 字符型 字符串 文本 文本型 文字 char varchar varchar2 nvarchar string str text c 变长字符",
    "int": "整型 整数 整数型 长整型 长整数 短整型 int integer long short smallint bigint i 自增",
    "float": "浮点 浮点型 双精度 双精度型 数值 数值型 数字 实型 实数 小数 float double number numeric decimal f n d",
    "date": "日期 日期型 时间 日期时间 日期时间型 date datetime timestamp t",
}
NEED: Mapping[str, str] = {
    "M": "m 必填 必选 必备 是 y yes √ ✓ ● 1 true 非空 不可空 notnull mandatory required",
    "C": "c 条件 条件必选 条件必填 有条件 条件必备 conditional",
    "O": "o 可选 选填 可填 否 n no 0 false 可空 × 非必填 非必选 optional / - —",
}
GEOMETRY: Mapping[str, str] = {
    "point": "点 点状 点要素 point 0d insert 块",
    "line": "线 线状 线要素 折线 多段线 line linestring polyline 1d",
    "area": "面 面状 面要素 多边形 闭合线 闭合多段线 区 polygon area region 2d",
    "text": "注记 文字 文本 text mtext annotation",
}
SHAPE = re.compile(r"([^\d\s(,]+)\s*\(?\s*(\d+)?\s*(?:[,.]\s*(\d+))?\s*\)?")
NUMBER = r"[-+]?\d+(?:\.\d+)?"
BETWEEN = re.compile(rf"([\[(]?)\s*({NUMBER})\s*(?:~|-|—|–|至|,|到)\s*({NUMBER})\s*([\])]?)")
BOUND = re.compile(rf"(>=|<=|>|<|≥|≤|大于等于|小于等于|不小于|不大于|大于|小于)\s*({NUMBER})")
ENUM = re.compile(r"([A-Za-z0-9]{1,10})\s*[:：=、.\-—–]\s*([^;；,，\n|]+?)\s*(?:[;；,，\n|]|$)")


def normal(text: str) -> str:
    """Full-width letters and marks as plain ones, lower case, no blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def _word(text: str, known: Mapping[str, str]) -> str:
    bare = normal(text).replace(" ", "")
    return next((name for name, words in known.items() if bare in words.split()), "")


@dataclass(frozen=True)
class Type:
    """``name`` is empty where it is not known."""

    name: str
    length: str = ""
    decimals: str = ""


def type_of(text: str) -> Type:
    """``C19``, ``F(15,4)``, ``字符型（50）``, ``Double``."""
    found = SHAPE.fullmatch(normal(text).replace("char2", "char"))  # Oracle's VARCHAR2
    if found is None:
        return Type(_word(text, TYPES))
    return Type(_word(found.group(1), TYPES), found.group(2) or "", found.group(3) or "")


def need_of(text: str) -> str:
    """M, C or O, "" where it is not known; several, as in M/C, count as the first."""
    return _word(text, NEED) or _word(re.split(r"[/／,，(（]", text)[0], NEED)


def geometry_of(text: str) -> tuple[str, bool]:
    """point, line, area, text, joined by |; and whether all of it was known."""
    parts = [part for part in re.split(r"[、,，/|;；和或及]", text) if part.strip()]
    found = [_word(part, GEOMETRY) for part in parts]
    return "|".join(dict.fromkeys(word for word in found if word)), all(found)


def bounds_of(text: str) -> tuple[str, str, bool] | None:
    """Least and greatest value, and whether both belong to the range; None when the text is no range."""
    bare = normal(text).replace(" ", "")
    if found := BETWEEN.fullmatch(bare):
        left, low, high, right = found.groups()
        return low, high, left != "(" and right != ")"
    pieces = [piece for piece in re.split(r"[,;，；且]", bare) if piece]
    lower = upper = ""
    closed = True
    for piece in pieces:
        bound = BOUND.fullmatch(piece)
        if bound is None:
            return None
        sign, number = bound.groups()
        closed = closed and sign not in (">", "<", "大于", "小于")
        if sign in (">", ">=", "≥", "大于", "大于等于", "不小于"):
            lower = number
        else:
            upper = number
    return (lower, upper, closed) if pieces else None


def enumerated(text: str) -> dict[str, str]:
    """``1:是;2:否`` → codes with their titles; empty when the text is no enumeration of at least two."""
    bare = unicodedata.normalize("NFKC", text).strip()
    found = {code: title.strip() for code, title in ENUM.findall(bare)}
    covered = sum(len(match.group(0)) for match in ENUM.finditer(bare))
    return found if len(found) >= 2 and covered >= 0.9 * len(bare) else {}
