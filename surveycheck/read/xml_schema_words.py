"""What libxml2 says about a document and its XSD, in words that a surveyor understands: what is wrong, with the title
and the value, and what to do. Covers the codes ``SCHEMAV_CVC_*`` and ``SCHEMAV_ELEMENT_CONTENT`` of libxml/xmlerror.h;
the sentences are those of xmlschemas.c."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveycheck.model import Facts
from surveycheck.read.xml_schema import Words, shortened
from surveycheck.read.xml_words import Pair

_VALUE_SHOWN = 40
_SPACE = re.compile(r"\{[^{}']*\}(?=[\w*])")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*) \)\.")

_HEAD = r"Element '[^']*'(?:, attribute '[^']*')?: (?:\[facet '\w+'\] )?"
_ELEMENT = r"Element '[^']*': "

WORDS: tuple[tuple[str, Pair], ...] = (
    (
        _ELEMENT + r"This element is not expected\. Expected is",
        (
            "元素 {name} 不应出现在这里，此处应为 {expected}；请改正元素名或次序",
            "the element {name} is not expected here; expected: {expected}. Correct its name or order",
        ),
    ),
    (
        _ELEMENT + r"This element is not expected",
        (
            "元素 {name} 不应出现在这里；请改正元素名，或删去",
            "the element {name} is not expected here. Correct its name, or delete it",
        ),
    ),
    (
        _ELEMENT + r"Missing child element\(s\)\. Expected is",
        ("元素 {name} 缺少子元素 {expected}；请补上", "the element {name} lacks the child element {expected}. Add it"),
    ),
    (
        _ELEMENT + r"Missing child element",
        ("元素 {name} 缺少子元素；请补上", "the element {name} lacks a child element. Add it"),
    ),
    (
        _ELEMENT + r"No matching global (?:element )?declaration",
        (
            "根元素 {name} 或其命名空间不是规定的；请对照数据结构改正",
            "the root element {name}, or its namespace, is not the one laid down. Correct it",
        ),
    ),
    (
        r"Element '[^']*', attribute '([^']*)': The attribute '[^']*' is not allowed",
        ("元素 {name} 不应有属性 {0}；请删去", "the element {name} may not have the attribute {0}. Delete it"),
    ),
    (
        _ELEMENT + r"The attribute '([^']*)' is required but missing",
        ("元素 {name} 缺少属性 {0}；请补上", "the element {name} lacks the attribute {0}. Add it"),
    ),
    (
        _ELEMENT + r"Character content (?:other than whitespace )?is not allowed",
        (
            "元素 {name} 中不应直接有文字；请删去，或放进子元素",
            "the element {name} may not hold text of its own. Delete it, or put it into a child element",
        ),
    ),
    (
        _ELEMENT + r"Element content is not allowed",
        (
            "元素 {name} 中不应有子元素，只应是一个值",
            "the element {name} may not have child elements: it is a single value",
        ),
    ),
    (
        _HEAD + r"The value has a length of '(\d+)'; this exceeds the allowed maximum length of '(\d+)'",
        (
            "{name} 的值“{value}”长 {0} 个字符，最多允许 {1} 个；请缩短",
            "the value “{value}” of {name} is {0} characters long; at most {1} are allowed. Shorten it",
        ),
    ),
    (
        _HEAD + r"The value has a length of '0'; this underruns the allowed minimum length",
        ("{name} 是空的；请填写", "{name} is empty. Fill it in"),
    ),
    (
        _HEAD + r"The value has a length of '(\d+)'; this (?:underruns the allowed minimum|differs from the allowed)"
        r" length of '(\d+)'",
        (
            "{name} 的值“{value}”长 {0} 个字符，应为 {1} 个",
            "the value “{value}” of {name} is {0} characters long; {1} are asked for",
        ),
    ),
    (
        _HEAD + r"The value '.*' has more fractional digits than are allowed \('(\d+)'\)",
        (
            "{name} 的值 {value} 的小数超过 {0} 位；请按规定位数取舍",
            "the value {value} of {name} has more than {0} decimals. Round it",
        ),
    ),
    (
        _HEAD + r"The value '.*' has more digits than are allowed \('(\d+)'\)",
        ("{name} 的值 {value} 的数字超过 {0} 位", "the value {value} of {name} has more than {0} digits"),
    ),
    (
        _HEAD + r"The value '.*' is not an element of the set \{(.*)\}",
        (
            "{name} 的值“{value}”不在允许值之内，应为 {set}",
            "the value “{value}” of {name} is not allowed; it is to be {set}",
        ),
    ),
    (
        _HEAD + r"The value '.*' is not accepted by the pattern '(.*)'",
        (
            "{name} 的值“{value}”不符合规定的格式{should}",
            "the value “{value}” of {name} does not have the form that is asked for{should}",
        ),
    ),
    (
        _HEAD + r"The value '.*' is (?:less|greater) than the (?:maximum|minimum) value allowed \('(.*)'\)",
        ("{name} 的值 {value} 超出允许的界限 {0}", "the value {value} of {name} is beyond the bound {0}"),
    ),
    (
        _HEAD + r"The value '.*' must be (?:less|greater) than '(.*)'",
        ("{name} 的值 {value} 超出允许的界限 {0}", "the value {value} of {name} is beyond the bound {0}"),
    ),
    (
        _HEAD + r"'.*' is not a valid value of the (?:\w+ )?(?:atomic |union |list )?type(?: 'xs:(\w+)')?",
        (
            "{name} 的值“{value}”不是规定的类型{should}",
            "the value “{value}” of {name} is not of the type that is asked for{should}",
        ),
    ),
    (
        _ELEMENT + r"Duplicate key-sequence \[(.*)\] in",
        (
            "元素 {name} 的标识 {0} 重复；每个标识只应出现一次",
            "the key {0} of the element {name} is there twice. Each may occur once",
        ),
    ),
    (
        _ELEMENT + r"Not all fields of key identity-constraint",
        ("元素 {name} 缺少作为标识的值；请补上", "the element {name} lacks a value that is part of its key. Add it"),
    ),
    (
        _ELEMENT + r"No match found for key-sequence \[(.*)\]",
        (
            "元素 {name} 引用的 {0} 不存在；请改正引用，或补上被引用的记录",
            "what the element {name} refers to, {0}, does not exist. Correct it, or add what is missing",
        ),
    ),
)
"""The first row whose expression begins the sentence; {0} … are its groups, the others are told by ``Seen``."""

TWICE: Pair = (
    "元素 {name} 重复出现，同一记录中只应有一个；请删去多余的",
    "the element {name} occurs more than once in its record. Keep one",
)
NO_SPACE: Pair = (
    '元素 {name} 没有命名空间，应属于 {space}；请与根元素一致（常见原因：xmlns=""）',
    'the element {name} is in no namespace; it belongs to {space}. Write it like the root (often: xmlns="")',
)
OTHER_SPACE: Pair = (
    "元素 {name} 的命名空间 {own} 不对，应为 {space}；请与根元素一致",
    "the element {name} is in the namespace {own}; it belongs to {space}. Write it as the root is written",
)
MORE: Pair = (
    "元素 {name} 还有 {count} 处同类问题没有逐一列出；请整体改正后再查",
    "the element {name} has {count} more of the same kind that are not listed one by one. Correct all of them",
)
SKIPPED: Pair = (
    "元素 {name} 过大，没有对照数据结构检查",
    "the element {name} is too large; it was not held against the schema",
)


@dataclass(frozen=True)
class Seen:
    """The element that a sentence is about: its tag, its value, the local name of the record that it stands in ("" for
    a record itself); whether the record has it already, and the namespace that it should have, if another one."""

    tag: str
    value: str = ""
    record: str = ""
    twice: bool = False
    space: str = ""


def facts_of(entry: Any, seen: Seen, words: Mapping[tuple[str, str], Words]) -> Facts:
    """The facts of an issue: ``kind``, ``type`` (libxml2's), ``name``, ``value``, and the note."""
    message = _SPACE.sub("", entry.message)
    own, _, name = seen.tag.rpartition("}")
    known = words.get((seen.record, name) if seen.record else (name, ""), Words())
    zh, en = _pair(entry, message, seen)
    groups = _groups(message, zh)
    expected = _names(message, seen.record or name, words)
    codes = shortened([c.strip(" '") for c in groups[0].split(",")]) if "{set}" in zh and groups else ("", "")
    notes = [
        sentence.format(
            *groups,
            name=titled(name, known.title[i]),
            value=_cut(seen.value),
            expected=expected[i],
            set=codes[i],
            should=(("，应为", "; it is to be ")[i] + known.allowed[i]) if known.allowed[i] else "",
            own=own.removeprefix("{"),
            space=seen.space,
        )
        for i, sentence in enumerate((zh, en))
    ]
    kind = kind_of(entry.type_name, message)
    return {"kind": kind, "type": entry.type_name, "name": name, "note": notes[0], "note_en": notes[1]}


def _pair(entry: Any, message: str, seen: Seen) -> Pair:
    if "This element is not expected" in message:
        if seen.space:
            return OTHER_SPACE if seen.tag.startswith("{") else NO_SPACE
        if seen.twice:
            return TWICE
    plain = _cut(message).replace("{", "{{").replace("}", "}}")
    return next((pair for expression, pair in WORDS if re.match(expression, message, re.DOTALL)), (plain, plain))


def _groups(message: str, zh: str) -> list[str]:
    row = next((e for e, pair in WORDS if pair[0] == zh), None)
    found = re.match(row, message, re.DOTALL) if row else None
    return [_cut(group or "") if "{set}" not in zh else group for group in found.groups()] if found else []


def _names(message: str, record: str, words: Mapping[tuple[str, str], Words]) -> Pair:
    """The elements that are expected, each with its title."""
    found = _EXPECTED.search(message)
    names = [n for n in found[1].split(", ") if n] if found else []
    titles = [(words.get((record, n)) or words.get((n, "")) or Words()).title for n in names]
    return (
        shortened([titled(n, t[0]) for n, t in zip(names, titles, strict=True)])[0],
        shortened([titled(n, t[1]) for n, t in zip(names, titles, strict=True)])[1],
    )


def titled(name: str, title: str) -> str:
    """A name with the title that the pack gives it, in the brackets of the title's language."""
    if not title or title == name:
        return name
    return f"{name} ({title})" if title.isascii() else f"{name}（{title}）"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _VALUE_SHOWN else text[: _VALUE_SHOWN - 1] + "…"


_KINDS = (
    ("CVC_TYPE_3_1_1", "attribute"),
    ("CVC_TYPE_3_1_2", "content"),
    ("DATATYPE", "datatype"),
    ("CVC_TYPE", "datatype"),
    ("CVC_ELT_1", "root"),
    ("IDC", "key"),
    ("COMPLEX_TYPE_3", "attribute"),
    ("COMPLEX_TYPE_4", "attribute"),
    ("ELEMENT_CONTENT", "content"),
    ("COMPLEX_TYPE_2", "content"),
)


def kind_of(type_name: str, message: str) -> str:
    """``facet``, ``datatype``, ``attribute``, ``key``, ``root``, ``content`` (elements) or ``other``."""
    if "[facet '" in message:
        return "facet"
    return next((kind for part, kind in _KINDS if part in type_name), "other")
