"""Codes that are not built as they must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.check_character import IDENTITY, expected_character, form_fault
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import unspaced


@check
def value_pattern(
    inputs: Inputs,
    *,
    patterns: tuple[str, ...],
    begins: tuple[str, ...] = (),
    tables: tuple[str, ...] = (),
    checks: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """``patterns``: ``FIELD=regular expression``, for the whole value, or ``TABLE.FIELD=…`` for one table (instead of
    the field's own). ``begins``: ``FIELD=OTHER``, the value must
    begin with that of another field of its record (case ``begins``; only where both fit their patterns). Empty values
    are another rule's; so are those of tables outside ``tables``, if any are named. ``checks``:
    ``TABLE.FIELD: OTHER=VALUE: KIND``, where the record's other field has this value, the field is a number of a kind
    (``rule/check_character.py``) whose check character must be right (case ``check``), and whose other characters must
    be some of its kind (case ``signs``)."""
    tests = dict(text.split("=", 1) for text in patterns)
    starts = dict(text.split("=", 1) for text in begins)
    for record in inputs.records:
        if tables and record.table not in tables:
            continue
        own = {f: tests.get(f"{record.table}.{f}", p) for f, p in tests.items() if "." not in f}
        wrong = {f for f, p in own.items() if not _fits(record.get(f), p)}
        for field in (f for f in own if f in wrong):
            yield Defect(record, facts={**_facts(record, field), "count": len(record.get(field))}, field=field)
        for field, other in starts.items():
            value, start = record.get(field), record.get(other)
            if not {field, other} & wrong and value not in EMPTY and start not in EMPTY and not value.startswith(start):
                facts = {**_facts(record, field), "expected": start}
                yield Defect(record, facts=facts, field=field, case="begins")
        for text in checks:
            yield from _checked(record, *(part.strip() for part in text.split(":")))


def _checked(record: Record, place: str, where: str, kind: str) -> Iterator[Defect]:
    table, _, field = place.partition(".")
    other, _, wanted = where.partition("=")
    if record.table != table or record.get(other) != wanted or record.get(field) in EMPTY:
        return
    number = unspaced(record.get(field))
    character = expected_character(kind, number)
    facts = {**_facts(record, field), "value": _shown(kind, record.get(field)), "link": other, "said": wanted}
    if form_fault(kind, number):
        yield Defect(record, facts=facts, others=(Value(record, other),), field=field, case="signs")
    elif character and number[-1].upper() != character:
        facts["expected"] = character
        yield Defect(record, facts=facts, others=(Value(record, other),), field=field, case="check")


def _shown(kind: str, number: str) -> str:
    """A person's number, be it mistyped, is not shown in full."""
    return f"{number[:6]}********{number[-4:]}" if kind == IDENTITY else number


def _fits(value: str, pattern: str) -> bool:
    return value in EMPTY or re.fullmatch(pattern, value) is not None


def _facts(record: Record, field: str) -> dict[str, Fact]:
    return {"table": record.table, "field": field, "value": record.get(field)}
