"""What libxml2 says about a document and its XSD, in words that a surveyor understands: what is wrong, with the title
and the value, and what to do. The sentences stand in ``xml_schema_sentences.py``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from surveycheck.model import Facts
from surveycheck.read.xml_schema import Words, shortened
from surveycheck.read.xml_schema_sentences import (
    MISSPELT,
    NO_SPACE,
    OTHER_SPACE,
    ROOT_BARE,
    ROOT_NAME,
    ROOT_SPACE,
    ROOT_UNSPACED,
    TOO_MANY,
    TWICE,
    UNKNOWN,
    WORDS,
)
from surveycheck.read.xml_words import Pair

_VALUE_SHOWN = 40
_SPACE = re.compile(r"\{[^{}']*\}(?=[\w*])")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*) \)\.")


@dataclass(frozen=True)
class Seen:
    """The element that a sentence is about: its tag, its value, the local name of the record that it stands in ("" for
    a record itself); whether the record has it already, and the namespace that it should have, if another one. The
    ``parent`` is told for a child of a record or of the root that may be misspelt (of the root: the roots that may
    be); ``many``: others of its name stand before it."""

    tag: str
    value: str = ""
    record: str = ""
    twice: bool = False
    space: str = ""
    parent: str = ""
    many: bool = False


def facts_of(entry: Any, seen: Seen, words: Mapping[tuple[str, str], Words]) -> Facts:
    """The facts of an issue: ``kind``, ``type`` (libxml2's), ``name``, ``value``, and the note."""
    message = _SPACE.sub("", entry.message)
    own, _, name = seen.tag.rpartition("}")
    known = words.get((seen.record, name) if seen.record else (name, ""), Words())
    near = _near(name, seen, words)
    (zh, en), groups = _matched(message, seen, near, words)
    expected = _names(message, seen.record or name, words)
    codes = shortened([c.strip(" '") for c in groups[0].split(",")]) if "{set}" in zh and groups else ("", "")
    names, value, allowed = _subject(message, name, known, seen)
    notes = [
        sentence.format(
            *groups,
            name=names[i],
            value=_cut(value),
            expected=expected[i],
            set=codes[i],
            should=_should(allowed, i),
            own=own.removeprefix("{"),
            space=seen.space,
            parent=titled(seen.parent, words.get((seen.parent, ""), Words()).title[i]),
            near=titled(near, words.get((seen.record, near) if seen.record else (near, ""), Words()).title[i]),
        )
        for i, sentence in enumerate((zh, en))
    ]
    kind = kind_of(entry.type_name, message)
    return {"kind": kind, "type": entry.type_name, "name": name, "note": notes[0], "note_en": notes[1]}


def _should(allowed: Pair, language: int) -> str:
    """What the value may be, as the end of a sentence; "" where the XSD does not say."""
    if not allowed[language]:
        return ""
    gap = " " if allowed[0][:1].isascii() else ""
    return (f"，应为{gap}{allowed[0]}", f"; it is to be {allowed[1]}")[language]


_ATTRIBUTE = re.compile(r"Element '[^']*', attribute '([^']*)': (?!The attribute)")
_QUOTED = re.compile(
    r": (?:\[facet '\w+'\] )?(?:The (?:actual |initial )?value )?'(.*?)' (?:is|has|does|must) ", re.DOTALL
)


def _subject(message: str, name: str, known: Words, seen: Seen) -> tuple[Pair, str, Pair]:
    """What has the value: the element, or one of its attributes; the value; and what it may be."""
    zh, en = (titled(name, title) for title in known.title)
    attribute = _ATTRIBUTE.match(message)
    if attribute is None or attribute[1] == "type":
        return (zh, en), seen.value, known.allowed
    value = _QUOTED.search(message)
    own = attribute[1].rpartition("}")[2]
    return (f"元素 {zh} 的属性 {own}", f"the attribute {own} of {en}"), value[1] if value else "", ("", "")


def _near(name: str, seen: Seen, words: Mapping[tuple[str, str], Words]) -> str:
    """The name that may have been meant where there is none such; "" if no other is like it."""
    at = (seen.record, name) if seen.record else (name, "")
    if not seen.parent or at in words:
        return ""
    names = {value: value.lower() for record, value in words if record == seen.record and value and seen.record}
    names |= {record: record.lower() for record, value in words if not value and not seen.record}
    alike = _ALIKE if name.isascii() else _ALIKE_HAN
    found = get_close_matches(name.lower(), names.values(), 1, alike) if len(name) > 1 else []
    return next((own for own, lower in names.items() if found and lower == found[0]), "")


_ALIKE, _ALIKE_HAN = 0.65, 0.5
"""Names that share so much (``difflib``) may be meant for each other: of three letters two, of two characters one."""


def _matched(
    message: str, seen: Seen, near: str, words: Mapping[tuple[str, str], Words]
) -> tuple[Pair, tuple[str, ...]]:
    """The sentence, and what fills {0}, {1} … of it."""
    name = seen.tag.rpartition("}")[2]
    if "This element is not expected" in message:
        own = _unexpected(seen, near, words)
        if own is not None:
            return own, ()
    if "No matching global" in message and seen.parent:
        return _of_root(seen), ()
    missing = _EXPECTED.search(message) if "Missing child" in message else None
    if missing and any(words.get((seen.record or name, n), Words()).required for n in missing[1].split(", ")):
        message = message.replace("Expected is one of (", "Expected is (")
    for expression, pair in WORDS:
        if found := re.match(expression, message, re.DOTALL):
            return pair, tuple(group or "" if "{set}" in pair[0] else _cut(group or "") for group in found.groups())
    plain = _cut(message).replace("{", "{{").replace("}", "}}")
    return (plain, plain), ()


def _of_root(seen: Seen) -> Pair:
    own, _, name = seen.tag.rpartition("}")
    if name not in seen.parent.split("、"):
        return ROOT_NAME
    return (ROOT_SPACE if own else ROOT_BARE) if seen.space else ROOT_UNSPACED


def _unexpected(seen: Seen, near: str, words: Mapping[tuple[str, str], Words]) -> Pair | None:
    name = seen.tag.rpartition("}")[2]
    if seen.space:
        return OTHER_SPACE if seen.tag.startswith("{") else NO_SPACE
    if seen.twice:
        return TWICE
    if seen.parent and ((seen.record, name) if seen.record else (name, "")) not in words:
        return MISSPELT if near else UNKNOWN
    return TOO_MANY if seen.many else None


def _names(message: str, record: str, words: Mapping[tuple[str, str], Words]) -> Pair:
    """The elements that are expected, each with its title."""
    found = _EXPECTED.search(message)
    names = [n for n in found[1].split(", ") if n] if found else []
    known = {n: words.get((record, n)) or words.get((n, "")) or Words() for n in names}
    if "Missing child" in message and any(word.required for word in known.values()):
        names = [n for n in names if known[n].required]
    titles = [known[n].title for n in names]
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
