"""Values that must be there and are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from surveycheck.rule import Defect, Inputs, Record, check
from surveycheck.rule.fields import by_table, rows_of
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
    for own in by_table(inputs.other("records"), dict.fromkeys((*fields, *needed))):
        for row in fields.get(own[0].table, ()):
            yield from _empty(own, row, row["field"])
        for row in needed.get(own[0].table, ()):
            yield from _empty(own, row, row["key"], "key")


def _empty(own: Sequence[Record], row: Row, field: str, case: str = "") -> Iterator[Defect]:
    """Records of one table where the value is empty or, but for keys, absent."""
    for start, part in own[0].records.column(rows_of(own), field):
        empty = np.array([text in EMPTY for text in part.texts])[part.code]
        for at in np.flatnonzero(empty & (part.code >= 0) if case else empty).tolist():
            yield _defect(own[start + at], row, field, case)


def _by_table(rows: list[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["table"], []).append(row)
    return found


def _defect(record: Record, row: Row, field: str, case: str = "") -> Defect:
    facts = {"table": record.table, "field": field, "title": row["title"], "value": record.get(field)}
    return Defect(record, facts=facts, field=field, case=case)
