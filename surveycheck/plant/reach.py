"""Which rules look at a value, as their cards say: what is spoilt for one of them breaks the others too.

The answer key is written from this, never from a check of the copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from surveycheck.pack import Pack
from surveycheck.rule import Limit, Rule

MEASURED = frozenset(("accuracy-figure", "accuracy-gross", "accuracy-limit", "accuracy-unusable"))
"""Checks that hold check measurements against what was handed in: the pack's table ``check_kinds`` says where."""

STATED = (
    ("alike", "value-unlike", (("table", "field"),)),
    ("value_pairs", "values-together", (("table", "field"), ("table", "other"))),
    ("nearly_same", "nearly-same", (("table", "field"), ("other", "other_field"))),
    ("sheet_values", "written-on-sheet", (("table", "field"),)),
)
"""Tables of a pack that say which fields a check looks at: name, check, and the columns with table and field."""

_WORD = re.compile(r"[^\W\d]\w*|@\w+")


def readers(pack: Pack, table: str, field: str) -> tuple[str, ...]:
    """The codes of the rules that look at a field of a table."""
    known = {row["table"] for name in ("tables", "fields", "keys") for row in pack.table(name)}
    found = [r.code for r in pack.rules if field in words(r) and table in (_tables(r) | (words(r) & known))]
    found += _by_key(pack, table, field)
    return tuple(dict.fromkeys(found))


def limits(pack: Pack, table: str, field: str, size: float) -> float:
    """The greatest limit of the rules that look at a field, for a value of this size."""
    codes = set(readers(pack, table, field))
    every = (p.of(size) for r in pack.rules if r.code in codes for p in r.params.values() if isinstance(p, Limit))
    return max(every, default=0.0)


def words(rule: Rule) -> frozenset[str]:
    """All names in a card's parameters."""
    return _words(tuple(str(part) for value in rule.params.values() for part in _parts(value)))


@lru_cache(maxsize=4096)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text))


def _parts(value: object) -> Iterable[object]:
    return () if isinstance(value, Limit) else value if isinstance(value, tuple) else (value,)


def _tables(rule: Rule) -> frozenset[str]:
    return frozenset(t for select in (rule.select, *rule.others.values()) for t in select.records if t != "*")


def _by_key(pack: Pack, table: str, field: str) -> list[str]:
    """Rules that follow the tables ``xdata``, ``links``, ``report_values``, those of ``STATED`` and the keys
    of ``fields``."""
    checks: set[str] = set()
    for row in pack.table("xdata"):
        if (row["table"], row["field"]) == (table, field):
            checks |= {"record-without-shape", "shape-without-record"} if row.yes("key") else {"xdata-agrees"}
    if any((row["table"], row["field"]) == (table, field) for row in pack.table("code_meanings")):
        checks.add("xdata-agrees")
    for name, check, sides in STATED:
        if any((row[own], row[field_]) == (table, field) for row in pack.table(name) for own, field_ in sides):
            checks.add(check)
    for row in pack.table("links"):
        if (table, field) in ((row["table"], row["field"]), (row["parent"], row["parent_field"])):
            checks.add("orphan-record")
    if any((row["table"], row["field"]) == (table, field) for row in pack.table("report_values")):
        checks.add("report-agrees")
    checks |= MEASURED if any(row["table"] == table for row in pack.table("check_tables")) else set()
    for row in pack.table("check_kinds"):
        if row["records"] == table and field in (row["number"], row["belongs"], *row.list("values")):
            checks |= MEASURED
    return [rule.code for rule in pack.rules if rule.check in checks]
