"""Values that must be there and are not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.row import Row


@check
def field_empty(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``fields``; the further selection ``records`` holds the records. Yields each value
    that is absent, empty or ``*``; of key/value tables (table ``keys``) those that are there but empty (case
    ``key``), since an absent key is another rule's."""
    keys = [row for row in inputs.tables.get("keys", ()) if row["required"] == "M"]
    fields = _by_table(list(inputs.rows))
    needed = _by_table(keys)
    for record in inputs.other("records").records:
        for row in fields.get(record.table, ()):
            if record.get(row["field"]) in EMPTY:
                yield _defect(record, row, row["field"])
        for row in needed.get(record.table, ()):
            if record.has(row["key"]) and record.get(row["key"]) in EMPTY:
                yield _defect(record, row, row["key"], "key")


def _by_table(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["table"], []).append(row)
    return found


def _defect(record: Record, row: Row, field: str, case: str = "") -> Defect:
    facts = {"table": record.table, "field": field, "title": row["title"], "value": record.get(field)}
    return Defect(record, facts=facts, field=field, case=case)
