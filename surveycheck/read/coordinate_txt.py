"""TXT coordinate files of parcels (勘测定界, 宗地): two sections of plain lines → records, and what is wrong, by line.

The form as production software writes and checks it (S18 of the domain's sources)::

    [属性描述]
    格式版本号=1.01版本
    坐标系=2000国家大地坐标系
    [地块坐标]
    5,0.0400,1,示例地块,面,,住宅用地,,@
    J1,1,3300000.000,40605000.000

A plot's line says how many point lines follow, its area, number, name, kind, sheet, use and class; a point's line its
number, ring (1: outer), X (north) and Y (east). Each ring has four lines at least, the last one as the first.

Records, of the root ``TXT``: ``TXT_属性描述`` with a value for each key, ``TXT_地块`` and ``TXT_界址点``; ``序号``
counts the plots of the file, and its points carry it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from surveycheck.model import Document, Fact, Issue, RecordsBuilder
from surveycheck.rule.number import decimal_of

MOST = 64_000_000
"""Bytes of a file; a larger one is not read."""

SAID = 200
"""Faults of one file that are listed; the others are counted."""

ODD, LOST = "coordinate-txt", "coordinate-txt-lost"
"""The words of the readers for what was read all the same, and for what was not."""

ATTRIBUTES, PLOTS = "属性描述", "地块坐标"
ROOT, HEADER, PLOT, POINT = "TXT", "TXT_属性描述", "TXT_地块", "TXT_界址点"
ZONE = 1_000_000
"""Metres: an easting with the number of its zone before it is at least so much."""

KEYS = ("格式版本号", "数据产生单位", "数据产生日期", "坐标系", "几度分带", "投影类型", "计量单位", "带号", "精度")
PLOT_FIELDS = ("行数", "面积", "地块编号", "地块名称", "图形属性", "图幅号", "用途", "地类")
POINT_FIELDS = ("点号", "圈号", "X", "Y")
RING = 4
"""Lines of the smallest ring: three corners, and the first one again."""

LIKE_A_PLOT = 7
"""A line of so many items is that of a plot; a point has four."""

ALIKE = 0.75
"""So alike (``difflib``) are the name of a section and one that lacks a letter, or has a wrong one."""

_SECTION = re.compile(r"[\[［【](\s*\w[\w\s]*)[\]］】]")
_NAME = re.compile(r"[^\W\d]\w*")


@dataclass
class _State:
    """What has been read so far: the rings of the plot that is being read are lists of (line, number, x, y)."""

    path: str
    builder: RecordsBuilder
    root: int
    issues: list[Issue] = field(default_factory=list)
    sections: dict[str, int] = field(default_factory=dict)
    keys: dict[str, tuple[str, int]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    """Keys whose line could not be told apart, which is said there: they are not missing as well."""
    plots: int = 0
    torn: bool = False
    points: int = 0
    rings: dict[str, list[tuple[int, str, str, str]]] = field(default_factory=dict)

    def say(self, line: int, zh: str, en: str, lost: bool = False, first: int = 0) -> None:
        """``lost``: points or plots are not among the records because of it. ``first``: a second line of it."""
        facts: dict[str, Fact] = {"line": line, "note": zh, "note_en": en}
        if first:
            facts["first_line"] = first
        self.issues.append(Issue(LOST if lost else ODD, self.path, line, facts=facts))


def read_coordinate_txt(content: bytes, path: str) -> tuple[Document, tuple[Issue, ...]]:
    """The records of a coordinate file, and what is wrong with it. Values are as written but for blanks around them; a
    line that cannot be told apart is no record, and is said."""
    builder = RecordsBuilder(path)
    state = _State(path, builder, builder.step(ROOT, 0, -1))
    text, encoding = _decoded(content, state)
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip().lstrip("\ufeff")
        if not line:
            continue
        if begun := _named(line):
            _end_of_plot(state)
            section = begun
            _begin(state, section, number, line)
            continue
        section = _unsaid(state, section, line, number) or section
        if section == ATTRIBUTES:
            _attribute(state, line, number)
        elif section == PLOTS:
            _row(state, line, number, raw != raw.strip())
        else:
            state.say(number, "不在任何一节之内，没有读入", "stands in no section and was not read", lost=True)
    _end_of_plot(state)
    _header(state)
    return Document(path, ROOT, "", "", encoding, {}, builder.build()), tuple(_capped(state))


def _decoded(content: bytes, state: _State) -> tuple[str, str]:
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace"), name
    for name in ("utf-8", "gb18030"):
        try:
            return content.decode(name), name
        except UnicodeDecodeError as error:
            failed = error
    line = content.count(b"\n", 0, failed.start) + 1
    state.say(line, "有既不是 UTF-8 也不是 GBK 的字节", "holds bytes that are neither UTF-8 nor GBK")
    return content.decode("gb18030", "replace"), "gb18030"


def _named(line: str) -> str:
    """The section that a line begins, also where a bracket or a letter of its name is lost; "" where it begins none."""
    found = _SECTION.fullmatch(line)
    name = _unspaced(found[1] if found else line.strip("[]［］【】 "))
    meant = get_close_matches(name, (ATTRIBUTES, PLOTS), 1, ALIKE) if found or name in (ATTRIBUTES, PLOTS) else ()
    return meant[0] if meant else name if found else ""


def _begin(state: _State, section: str, number: int, line: str) -> None:
    if section not in (ATTRIBUTES, PLOTS):
        zh, en = f"未知的节 [{section}]，其中各行没有读入", f"[{section}] is an unknown section: not read"
        state.say(number, zh, en, lost=True)
    elif section in state.sections:
        state.say(number, f"[{section}] 重复", f"[{section}] is there twice")
    elif line != f"[{section}]":
        state.say(number, f"节名应写作 [{section}]", f"the section must be written [{section}]")
    state.sections.setdefault(section, number)


def _unsaid(state: _State, section: str, line: str, number: int) -> str:
    """The section that must have begun before this line, and of which the name is missing; "" for none."""
    plot, key = line.replace("，", ",").rstrip(", ").endswith("@"), "=" in line.replace("＝", "=")
    meant = PLOTS if section in ("", ATTRIBUTES) and plot and not key else ATTRIBUTES if not section and key else ""
    if meant:
        state.say(number, f"之前缺少 [{meant}]", f"[{meant}] is missing before it")
        state.sections.setdefault(meant, number)
    return meant


def _attribute(state: _State, line: str, number: int) -> None:
    before, sign, value = line.replace("＝", "=").partition("=")
    key = _unspaced(before)
    if not sign or not _NAME.fullmatch(key):
        state.say(number, "不是“名称=值”的形式，没有读入", "is not of the form NAME=VALUE and was not read")
        state.unread |= {name for name in KEYS if key.startswith(name)}
    elif key in state.keys:
        state.say(number, f"{key} 重复", f"{key} is there twice")
    else:
        if "＝" in line:
            state.say(number, "有全角等号", "holds a full-width equals sign")
        if key != before or value[:1].isspace():
            state.say(number, "有空格", "holds blanks")
        state.keys[key] = (value.strip(), number)


def _unspaced(text: str) -> str:
    return "".join(text.split())


def _row(state: _State, line: str, number: int, around: bool) -> None:
    """A plot ends with ``@``, or has far more items than a point. ``around``: blanks before or behind the line."""
    if "，" in line:
        state.say(number, "有中文逗号", "holds a Chinese comma")
    plain = line.replace("，", ",")
    parts = [part.strip() for part in plain.split(",")]
    if plain.rstrip(",").endswith("@") or len(parts) >= LIKE_A_PLOT:
        _plot(state, parts, number)
    elif state.plots:
        _point(state, parts, number, spaced=around or any(c.isspace() for c in plain))
    else:
        state.say(number, "第一个地块之前的行，没有读入", "stands before the first plot and was not read", lost=True)


def _plot(state: _State, parts: list[str], number: int) -> None:
    _end_of_plot(state)
    state.plots += 1
    own = parts[: parts.index("@")] if "@" in parts else [*parts[:-1], parts[-1].rstrip("@")]
    if not parts[-1].endswith("@") and "@" not in parts:
        own = own[: len(PLOT_FIELDS)]
        state.say(number, "地块行末缺少 @", "a plot ends with @, which is missing")
    if len(own) != len(PLOT_FIELDS):
        zh = f"地块行应有 {len(PLOT_FIELDS)} 项加 @，实有 {len(own)} 项"
        state.say(number, zh, f"a plot has {len(PLOT_FIELDS)} items and @; there are {len(own)}")
    if not own or not own[0].isdecimal():
        state.say(number, "地块行的第一项应为坐标行数", "the first item of a plot must be the number of its lines")
    values = dict(zip(PLOT_FIELDS, own, strict=False)) | {"序号": str(state.plots)}
    step = state.builder.step(PLOT, state.plots, state.root)
    state.builder.add(step, number, list(values), list(values.values()), [number] * len(values))


def _point(state: _State, parts: list[str], number: int, spaced: bool) -> None:
    if spaced:
        state.say(number, "有空格", "holds blanks")
    if len(parts) != len(POINT_FIELDS):
        state.torn = True
        zh = f"坐标行应有 {len(POINT_FIELDS)} 项（点号、圈号、X、Y），实有 {len(parts)} 项，没有读入"
        en = f"a point has {len(POINT_FIELDS)} items (number, ring, X, Y), there are {len(parts)}: not read"
        return state.say(number, zh, en, lost=True)
    name, ring, x, y = parts
    if decimal_of(x) is None or decimal_of(y) is None or not ring.isdecimal():
        state.torn = True
        zh, en = "圈号或坐标不是数，没有读入", "ring or coordinates are no numbers: not read"
        return state.say(number, zh, en, lost=True)
    if not name:
        state.say(number, "没有点号", "has no point number")
    state.points += 1
    state.rings.setdefault(ring, []).append((number, name, x, y))
    values = {"序号": str(state.plots), "点号": name, "圈号": ring, "X": x, "Y": y}
    step = state.builder.step(POINT, state.points, state.root)
    state.builder.add(step, number, list(values), list(values.values()), [number] * len(values))
    return None


def _end_of_plot(state: _State) -> None:
    """The rings of the plot that ends here are closed, and begin with 1; where a line of it was not read (``torn``)
    nobody knows whether they are closed."""
    short = [line for lines in state.rings.values() if len(lines) < RING for line in lines]
    for ring, lines in state.rings.items():
        first, last = lines[0], lines[-1]
        if len(lines) < RING:
            zh = f"第 {ring} 圈只有 {len(lines)} 行，至少 {RING} 行"
            state.say(last[0], zh, f"ring {ring} has {len(lines)} lines; {RING} at least")
        elif not (state.torn or _same(first, last)) and not any(
            _same(line, first) or _same(line, last) for line in short
        ):
            zh = f"第 {ring} 圈没有闭合：末行与第 {first[0]} 行的点号或坐标不同"
            state.say(
                last[0], zh, f"ring {ring} is not closed: its last line differs from line {first[0]}", first=first[0]
            )
    if state.rings and "1" not in state.rings:
        line = min(lines[0][0] for lines in state.rings.values())
        state.say(line, "没有第 1 圈（外圈）", "there is no ring 1 (the outer one)")
    state.rings.clear()
    state.torn = False


def _same(one: tuple[int, str, str, str], other: tuple[int, str, str, str]) -> bool:
    """One point: by its number and its coordinates, of which one may lack the zone that stands before the other easting
    (that is a rule's question). What stands in a ring of too few lines may close another one."""
    (x, y), (north, east) = map(decimal_of, one[2:]), map(decimal_of, other[2:])
    if one[1] != other[1] or x != north or y is None or east is None:
        return one[1] == other[1] and (x, y) == (north, east)
    return y == east or (min(y, east) < ZONE <= max(y, east) and y % ZONE == east % ZONE)


def _header(state: _State) -> None:
    for section in (ATTRIBUTES, PLOTS):
        if section not in state.sections:
            state.say(1, f"缺少 [{section}]", f"[{section}] is missing", lost=section == PLOTS)
    line = state.sections.get(ATTRIBUTES, 0)
    missing = [k for k in KEYS if not state.keys.get(k, ("", 0))[0] and k not in state.unread] if line else []
    if missing:
        state.say(line, f"[{ATTRIBUTES}] 缺少 {'、'.join(missing)}", f"[{ATTRIBUTES}] lacks {', '.join(missing)}")
    if PLOTS in state.sections and not state.plots:
        state.say(state.sections[PLOTS], "没有地块", "holds no plot", lost=True)
    if state.keys:
        names = list(state.keys)
        step = state.builder.step(HEADER, 1, state.root)
        texts, lines = zip(*(state.keys[name] for name in names), strict=True)
        state.builder.add(step, line, names, list(texts), [max(one, line) for one in lines])


def _capped(state: _State) -> Iterator[Issue]:
    issues = sorted(state.issues, key=lambda issue: issue.line)
    yield from issues[:SAID]
    if len(issues) > SAID:
        zh, en = f"另有 {len(issues) - SAID} 处没有列出", f"and {len(issues) - SAID} more faults"
        word = LOST if any(issue.code == LOST for issue in issues[SAID:]) else ODD
        yield Issue(word, state.path, 0, facts={"line": 0, "note": zh, "note_en": en})
