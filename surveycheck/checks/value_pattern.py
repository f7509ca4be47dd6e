"""Codes that are not built as they must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, check
from surveycheck.rule.number import EMPTY


@check
def value_pattern(
    inputs: Inputs, *, patterns: tuple[str, ...], begins: tuple[str, ...] = (), tables: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """``patterns``: ``FIELD=regular expression``, for the whole value, or ``TABLE.FIELD=…`` for one table (instead of
    the field's own). ``begins``: ``FIELD=OTHER``, the value must
    begin with that of another field of its record (case ``begins``; only where both fit their patterns). Empty values
    are another rule's; so are those of tables outside ``tables``, if any are named."""
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


def _fits(value: str, pattern: str) -> bool:
    return value in EMPTY or re.fullmatch(pattern, value) is not None


def _facts(record: Record, field: str) -> dict[str, Fact]:
    return {"table": record.table, "field": field, "value": record.get(field)}
