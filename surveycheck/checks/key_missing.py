"""Keys that a key/value table must hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def key_missing(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``keys``; the further selection ``records`` holds the records of their tables. Yields
    each record without the element of a key. A table without any record is another rule's."""
    tables = inputs.other("records").tables
    for row in inputs.rows:
        for record in tables.get(row["table"], ()):
            if not record.has(row["key"]):
                facts = {"table": record.table, "field": row["key"], "title": row["title"]}
                yield Defect(record, facts=facts, field=row["key"])
