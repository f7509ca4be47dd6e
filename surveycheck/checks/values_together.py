"""Two values of one record that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.number import EMPTY


@check
def values_together(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """``table``: a table of the pack; a row says of records of its ``table``: where ``field`` is a value that the
    regular expression ``says`` fits as a whole, ``other`` must be one that ``wants`` fits as a whole; ``\\1`` in
    ``wants`` is what the first group of ``says`` found. Yields ``other`` of each record that does not meet one of its
    rows, with ``field`` as witness; once for a pair of fields, where several rows name it. Empty values are another
    rule's."""
    by_table: dict[str, list[Row]] = {}
    for row in inputs.tables.get(table, ()):
        by_table.setdefault(row["table"], []).append(row)
    for record in inputs.records:
        told: set[tuple[str, ...]] = set()
        for row in by_table.get(record.table, ()):
            pair = (row["field"], row["other"])
            if tuple(sorted(pair)) not in told and not _fits(record, row):
                told.add(tuple(sorted(pair)))
                facts: dict[str, Fact] = {
                    "table": record.table,
                    "field": row["other"],
                    "value": record.get(row["other"]),
                }
                facts |= {"link": row["field"], "said": record.get(row["field"]), "title": row["title"]}
                facts["name"] = row["title_en"]
                yield Defect(record, facts=facts, others=(Value(record, row["field"]),), field=row["other"])


def _fits(record: Record, row: Row) -> bool:
    said, other = record.get(row["field"]), record.get(row["other"])
    found = re.fullmatch(row["says"], said)
    if found is None or said in EMPTY or other in EMPTY:
        return True
    wanted = row["wants"].replace("\\1", re.escape(found[1])) if found.groups() else row["wants"]
    return re.fullmatch(wanted, other) is not None
