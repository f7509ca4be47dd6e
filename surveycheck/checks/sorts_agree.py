"""Sizes and materials of things, against what a summary says of their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import letters

SPAN = re.compile(r"\d\s*[a-zA-Z]*\s*(?:~|～|-|—|–|至|到)\s*[a-zA-Z]*\s*\d")
"""Sizes from … to …."""

SHORT = 2
"""A word of fewer letters is no word that one letter more or less could be a slip of."""

WITNESSES = 20


@check
def sorts_agree(inputs: Inputs, *, kind: str, sort: str, size: str, material: str) -> Iterator[Defect]:
    """Subjects: things with ``kind``, ``size`` and ``material``. The summary (further selection ``sorts``) names in its
    field ``sort`` every sort of a ``kind`` in words: material and size. Yields a thing whose size (its numbers in their
    order) no sort of its kind has, where each of them has a size, and none from one to another (``DN200～DN400``);
    (case ``sort``) a sort whose size no thing of its kind has; (case ``material``) a sort that names the material of
    its things but for one letter, or a thing whose material no sort names though they name that of all the others.
    Kinds without things or without sorts are another rule's."""
    for name in dict.fromkeys(record.get(kind) for record in inputs.records):
        things = [r for r in inputs.records if r.get(kind) == name]
        sorts = [r for r in inputs.other("sorts").records if r.get(kind) == name and r.get(sort) not in EMPTY]
        if name not in EMPTY and sorts:
            yield from _sizes(things, sorts, kind, size, sort)
            yield from _materials(things, sorts, material, sort)


def _sizes(things: Sequence[Record], sorts: Sequence[Record], kind: str, size: str, sort: str) -> Iterator[Defect]:
    said = [_numbers(r.get(sort)) for r in sorts]
    sized = [(r, numbers) for r in things if r.get(size) not in EMPTY and (numbers := _numbers(r.get(size)))]
    if not all(said) or not sized or any(SPAN.search(normalize("NFKC", r.get(sort))) for r in sorts):
        return
    there = {numbers for _, numbers in sized}
    lost = [r for r, numbers in zip(sorts, said, strict=True) if numbers not in there]
    odd = [r for r, numbers in sized if numbers not in said]
    for record in lost:
        others = tuple(Value(r, size) for r in odd or (sized[0][0],))[:WITNESSES]
        yield _defect(record, sort, others, "sort", Value(record, kind))
    for record in odd if not lost else ():
        yield _defect(record, size, tuple(Value(r, sort) for r in sorts), "")


def _materials(things: Sequence[Record], sorts: Sequence[Record], material: str, sort: str) -> Iterator[Defect]:
    made = [r for r in things if r.get(material) not in EMPTY]
    texts = [letters(r.get(sort)) for r in sorts]
    strange = [r for r in made if not any(letters(r.get(material)) in text for text in texts)]
    if strange and len(strange) < len(made) - len(strange):
        for record in strange:
            yield _defect(record, material, tuple(Value(r, sort) for r in sorts), "thing")
        return
    for record, text in zip(sorts, texts, strict=True) if strange else ():
        near = next((r for r in strange if _nearly(letters(r.get(material)), text)), None)
        if near is not None:
            yield _defect(record, sort, (Value(near, material),), "material")


def _defect(record: Record, field: str, others: tuple[Value, ...], case: str, *more: Value) -> Defect:
    """``more``: witnesses whose value is not the one that differs."""
    facts: dict[str, Fact] = {"table": record.table, "field": field, "value": record.get(field)}
    facts |= {"link": f"{others[0].record.table}.{others[0].field}"}
    facts["said"] = "、".join(dict.fromkeys(v.record.get(v.field) for v in others))
    return Defect(record, facts=facts, others=(*others, *more), field=field, case=case)


def _nearly(word: str, text: str) -> bool:
    """Does the text hold the word but for one letter, changed or (of a longer word) lost?"""
    if len(word) < SHORT:
        return False
    parts = (text[n : n + len(word)] for n in range(len(text) - len(word) + 1))
    changed = any(sum(a != b for a, b in zip(word, part, strict=True)) == 1 for part in parts)
    return changed or (len(word) > SHORT and any(word[:n] + word[n + 1 :] in text for n in range(len(word))))


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(n.lstrip("0") or "0" for n in re.findall(r"\d+(?:\.\d+)?", normalize("NFKC", text)))
