"""Keys that a key/value table must hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Row, check


@check
def key_missing(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``keys``; the further selection ``records`` holds the records of their tables. Yields
    each record without the element of a key. A table without any record is another rule's."""
    keys: dict[str, list[Row]] = {}
    for row in inputs.rows:
        keys.setdefault(row["table"], []).append(row)
    for record in inputs.other("records").records:
        for row in keys.get(record.table, ()):
            if not record.has(row["key"]):
                facts = {"table": record.table, "field": row["key"], "title": row["title"]}
                yield Defect(record, facts=facts, field=row["key"])
