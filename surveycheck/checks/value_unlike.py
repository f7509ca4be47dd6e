"""Values of a record that are unlike those of all the others of its table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.words import likeness

ALIKE = 0.75
"""So alike are a name and the same name with a slip."""

LEAST = 3
"""So many others must agree: of fewer nobody can tell which one is usual."""


@check
def value_unlike(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """Rows of the table ``table`` of the pack: the records of ``table`` that agree in the fields ``by`` (none: all of
    them) must agree in ``field``, too (``part``: in what the first group of this regular expression finds at its
    beginning; what it does not fit is not compared; ``slip``: the one must be nearly what the others are, or the same
    but for its decimal point, for another street is another street). Yields the only one of them that has another
    value than all the others (at least ``LEAST``), one of which is the witness, as are its own fields ``by``. Empty
    values are another rule's."""
    for row in inputs.tables.get(table, ()):
        for group in _groups(inputs.subjects.tables.get(row["table"], ()), row):
            counts = Counter(text for _, text in group)
            if len(group) <= LEAST or len(counts) != 2 or min(counts.values()) != 1:
                continue
            (usual, _), (value, _) = counts.most_common()
            if row.yes("slip") and not (likeness(value, usual, ALIKE) or _point_slipped(value, usual)):
                continue
            record = next(r for r, text in group if text == value)
            other = next(r for r, text in group if text == usual)
            facts = _facts(record, row, usual)
            others = (Value(other, row["field"]), *(Value(record, name) for name in row.list("by")))
            yield Defect(record, facts=facts, others=others, field=row["field"])


def _point_slipped(value: str, usual: str) -> bool:
    """Are both numbers of the same digits: ten times as much, or a hundredth?"""
    one, other = decimal_of(value), decimal_of(usual)
    if not one or not other:
        return False
    return one.normalize().as_tuple().digits == other.normalize().as_tuple().digits


def _groups(records: Sequence[Record], row: Row) -> Iterator[list[tuple[Record, str]]]:
    """Records that must agree, with what they say."""
    groups: dict[tuple[str, ...], list[tuple[Record, str]]] = {}
    for record in records:
        key = tuple(record.get(name) for name in row.list("by"))
        said = _said(record.get(row["field"]), row["part"])
        if said and not any(part in EMPTY for part in key):
            groups.setdefault(key, []).append((record, said))
    yield from groups.values()


def _said(text: str, part: str) -> str:
    if text in EMPTY or not part:
        return "" if text in EMPTY else text
    found = re.match(part, text)
    return found[1] if found else ""


def _facts(record: Record, row: Row, usual: str) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"table": record.table, "field": row["field"], "value": record.get(row["field"])}
    return facts | {"expected": usual, "title": row["title"], "name": row["title_en"]}
