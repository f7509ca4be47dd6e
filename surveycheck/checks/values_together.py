"""Two values of one record that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.number import EMPTY

GROUP = "\\1"

MOST = 100
"""Of more wrong ones nobody looks for two that were exchanged."""


@check
def values_together(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """``table``: a table of the pack; a row says of records of its ``table``: where ``field`` is a value that the
    regular expression ``says`` fits as a whole, ``other`` must be one that ``wants`` fits as a whole; ``\\1`` in
    ``wants`` is what the first group of ``says`` found. Yields ``other`` of each record that does not meet one of its
    rows, with ``field`` as witness; once for a pair of fields, where several rows name it. Where just two records
    would be right with the ``other`` of each other, each is a witness of the other one: they were exchanged. Empty
    values are another rule's."""
    by_table: dict[str, list[Row]] = {}
    for row in inputs.tables.get(table, ()):
        by_table.setdefault(row["table"], []).append(row)
    bad = [(record, row) for record in inputs.records for row in _unmet(record, by_table.get(record.table, ()))]
    numbers = [one for one in bad if GROUP in one[1]["wants"]]
    likely = numbers if len(numbers) <= MOST else []
    for record, row in bad:
        facts: dict[str, Fact] = {"table": record.table, "field": row["other"], "value": record.get(row["other"])}
        facts |= {"link": row["field"], "said": record.get(row["field"]), "title": row["title"]}
        facts["name"] = row["title_en"]
        mates = [Value(r, row["other"]) for r, other in likely if _exchanged(record, row, r, other)]
        others = (Value(record, row["field"]), *(mates if len(mates) == 1 else ()))
        yield Defect(record, facts=facts, others=others, field=row["other"])


def _unmet(record: Record, rows: Sequence[Row]) -> Iterator[Row]:
    told: set[tuple[str, ...]] = set()
    for row in rows:
        pair = tuple(sorted((row["field"], row["other"])))
        if pair not in told and not _fits(record, row, record.get(row["other"])):
            told.add(pair)
            yield row


def _exchanged(one: Record, row: Row, two: Record, other: Row) -> bool:
    """Only of numbers of which the one holds the other: two codes fit each other by chance."""
    if GROUP not in row["wants"] or any(row[name] != other[name] for name in ("table", "field", "other")):
        return False
    return _fits(one, row, two.get(row["other"])) and _fits(two, other, one.get(row["other"]))


def _fits(record: Record, row: Row, other: str) -> bool:
    said = record.get(row["field"])
    found = re.fullmatch(row["says"], said)
    if found is None or said in EMPTY or other in EMPTY:
        return True
    wanted = row["wants"].replace(GROUP, re.escape(found[1])) if found.groups() else row["wants"]
    return re.fullmatch(wanted, other) is not None
