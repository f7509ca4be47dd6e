"""Names and addresses that two tables state, and that differ by a letter or two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import letters, likeness, misspelt

ALIKE = 0.75
"""So alike (``difflib``) are a name and the same name with a slip; two names of their own are less so."""

FEWEST = 4
"""Letters of the shortest name of which that can be told."""

LEAST = 3
"""So many records must say a word before one that is nearly the same is a slip."""

MANY = 500
"""A field of more different words holds names of their own."""

COMPANY = ("公司", "有限公司", "有限责任公司", "股份有限公司")
"""Kinds of company, as they stand behind its name."""

NAMES = "*"
WITNESSES = 20

Side = tuple[Record, str]
"""A record, and what it says."""


@check
def nearly_same(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """Rows of the table ``table`` of the pack: what ``field`` of a record of ``table`` says (the first group of
    ``part``, a regular expression; without one all of it) is what ``other_field`` of its record of ``other`` says
    (``other_part``). It finds that record by ``link`` (``OURS=THEIRS``), or where there is none, as the only one of its
    table. Yields what is not the same but nearly so: a name of its own is another one. Where several records contradict
    one and the same, and none agrees with it, that one is yielded, with them as witnesses. Without ``other``: a word
    that one record alone says, and that is a word with a slip which ``LEAST`` records of its table say, or one with a
    letter lost that any other says (``part``: all that fits this regular expression is the word). Link ``*``:
    both tables state the same names, of which each has one that the other has not, with a letter in common. Width,
    case, signs and blanks do not matter; empty values are another rule's."""
    for row in inputs.tables.get(table, ()):
        if not row["other"]:
            yield from _odd_words(inputs, row)
            continue
        if row["link"] == NAMES:
            yield from _odd_names(inputs, row)
            continue
        for parent, said, children in _families(inputs, row):
            digits = len({text for _, text in children}) == 1
            off = [(r, text) for r, text in children if _slip(*(t if digits else _bare(t) for t in (text, said)))]
            if len(off) == len(children) > 1:
                others = tuple(Value(r, row["field"]) for r, _ in off[:WITNESSES])
                yield _defect(Value(parent, row["other_field"]), others, row)
                continue
            for record, _ in off:
                yield _defect(Value(record, row["field"]), (Value(parent, row["other_field"]),), row)


def _odd_words(inputs: Inputs, row: Row) -> Iterator[Defect]:
    words = _by_word(inputs, row["table"], row["field"], row["part"])
    if len(words) > MANY:
        return
    for word, own in words.items() if len(words) > 1 else ():
        near = [w for w, r in words.items() if _misses(word, w) or (len(r) >= LEAST and misspelt(word, w))]
        if len(own) == 1 and len(near) == 1:
            yield _defect(Value(own[0], row["field"]), (Value(words[near[0]][0], row["field"]),), row)


def _odd_names(inputs: Inputs, row: Row) -> Iterator[Defect]:
    ours = _by_word(inputs, row["table"], row["field"])
    theirs = _by_word(inputs, row["other"], row["other_field"])
    lost, more = [w for w in ours if w not in theirs], [w for w in theirs if w not in ours]
    if len(lost) == len(more) == 1 and len(ours) >= LEAST and set(lost[0]) & set(more[0]):
        yield _defect(Value(ours[lost[0]][0], row["field"]), (Value(theirs[more[0]][0], row["other_field"]),), row)


def _misses(word: str, other: str) -> bool:
    """Is a word another one with a letter behind its first lost? 高级工程师 is no slip of 正高级工程师."""
    return len(word) > 1 and word[0] == other[0] and len(word) < len(other) and misspelt(word, other)


def _by_word(inputs: Inputs, table: str, field: str, part: str = "") -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in inputs.subjects.tables.get(table, ()):
        text = record.get(field)
        if word := letters("".join(re.findall(part, text))) if part and text not in EMPTY else _said(text, ""):
            found.setdefault(word, []).append(record)
    return found


def _defect(where: Value, others: tuple[Value, ...], row: Row) -> Defect:
    facts: dict[str, Fact] = {"table": where.record.table, "field": where.field}
    facts |= {"value": where.record.get(where.field), "link": f"{others[0].record.table}.{others[0].field}"}
    facts |= {"said": others[0].record.get(others[0].field), "title": row["title"], "name": row["title_en"]}
    return Defect(where.record, facts=facts, others=others, field=where.field)


def _families(inputs: Inputs, row: Row) -> Iterator[tuple[Record, str, list[Side]]]:
    """Each record of the other table, what it says, and the records that refer to it."""
    ours, _, theirs = row["link"].partition("=")
    parents = inputs.subjects.tables.get(row["other"], ())
    if not ours and len(parents) != 1:
        return
    by_key: dict[str, list[Side]] = {}
    for record in inputs.subjects.tables.get(row["table"], ()):
        if text := _said(record.get(row["field"]), row["part"]):
            by_key.setdefault(record.get(ours) if ours else "", []).append((record, text))
    keys = Counter(parent.get(theirs) if ours else "" for parent in parents)
    for parent in parents:
        said, key = _said(parent.get(row["other_field"]), row["other_part"]), parent.get(theirs) if ours else ""
        if said and keys[key] == 1 and key in by_key and (key not in EMPTY or not ours):
            yield parent, said, by_key[key]


def _said(text: str, part: str) -> str:
    if text in EMPTY:
        return ""
    found = re.match(part, text) if part else None
    return letters(found[1] if found else "") if part else letters(text)


def _slip(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < FEWEST:
        return False
    return likeness(one, other, ALIKE) > 0 or _cut(one, other)


def _cut(one: str, other: str) -> bool:
    """Is one name the other one without its kind of company?"""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and long[len(short) :] in COMPANY


def _bare(text: str) -> str:
    return re.sub(r"\d", "", text)
