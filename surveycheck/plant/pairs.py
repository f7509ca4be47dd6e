"""Values that contradict another one of their record, and optional ones that are left out."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from surveycheck.plant.answers import data
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value, xpath
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY
from surveycheck.rule.paths import matches

WORD = "示例"
"""A word that no pair of values wants."""


@planter("values-together")
def contradicting(copy: Copy, rule: Rule) -> None:
    """A text does not go with the code beside it."""
    lists = {(r["table"], r["field"]) for r in copy.pack.table("fields") if r["list"]}
    rows = [r for r in copy.pack.table(str(rule.params["table"])) if (r["table"], r["other"]) not in lists]
    found = [(r, row) for row in rows for r in copy.records(row["table"]) if _spoils(r, row)]
    words = ("与另一项对应的文字", "a text that goes with another value")
    record, row = copy.choose(found, [f"{xpath(r)}/{row['other']}" for r, row in found], *words)
    follows = readers(copy.pack, row["table"], row["other"])
    element = put(record, row["other"], WORD)
    copy.at_record(rule, element, data(f"{row['table']} {row['other']} = {WORD}"), *follows)


def _spoils(record: Any, row: Row) -> bool:
    says, other = re.fullmatch(row["says"], value(record, row["field"])), value(record, row["other"])
    wanted = row["wants"]
    return bool(says) and other not in EMPTY and "\\" not in wanted and re.fullmatch(wanted, WORD) is None


@planter("value-left-out")
def left_out(copy: Copy, rule: Rule) -> None:
    """An optional value is empty that all the other records of the table have."""
    free = rule.params.get("free", ())
    patterns = tuple(map(str, free)) if isinstance(free, tuple) else ()
    rows = [r for r in copy.pack.table("fields") if r["constraint"] == "O"]
    rows = [r for r in rows if not any(matches(p, f"{r['table']}.{r['field']}") for p in patterns)]
    rows = [r for r in rows if len(copy.records(r["table"])) > 3 and _all_have(copy, r)]
    reach = Counter({r.number: len(readers(copy.pack, r["table"], r["field"])) for r in rows})
    least = min(reach.values(), default=0)
    found = [(record, r["field"]) for r in rows if reach[r.number] == least for record in copy.records(r["table"])]
    words = ("各记录都填了的选填字段", "an optional field that all records have")
    record, field = copy.choose(found, [f"{xpath(r)}/{f}" for r, f in found], *words)
    follows = readers(copy.pack, name_of(record), field)
    note = (f"{name_of(record)} {field} 未填", f"{name_of(record)} {field} is left out")
    copy.at_record(rule, put(record, field, ""), note, *follows)


def _all_have(copy: Copy, row: Row) -> bool:
    return all(value(record, row["field"]) not in EMPTY for record in copy.records(row["table"]))
