"""Records with the same key."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.keyed import records_by_key


@check
def duplicate_key(inputs: Inputs, *, more: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each record after the first with the same values in all key fields (``key`` of the table ``fields``), and
    in the further combinations that must be unique too: ``more`` holds ``TABLE: FIELD+FIELD``. Records with an empty
    key are another rule's. The second witness is the whole record: sums count all of it twice."""
    reported: set[tuple[str, str]] = set()
    for table, fields in (*_keys(inputs), *map(_combination, more)):
        for key, twins in records_by_key(inputs.subjects, table, fields).items():
            for record in twins[1:]:
                place = (record.file, record.xpath)
                if place not in reported:
                    reported.add(place)
                    yield _defect(record, twins[0], fields, key, len(twins))


def _keys(inputs: Inputs) -> list[tuple[str, tuple[str, ...]]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in inputs.tables.get("fields", ()):
        if row.yes("key"):
            found[row["table"]] = (*found.get(row["table"], ()), row["field"])
    return list(found.items())


def _combination(text: str) -> tuple[str, tuple[str, ...]]:
    table, _, fields = text.partition(":")
    return table.strip(), tuple(part.strip() for part in fields.split("+"))


def _defect(record: Record, first: Record, fields: tuple[str, ...], key: tuple[str, ...], count: int) -> Defect:
    facts: dict[str, Fact] = {
        "table": record.table,
        "field": "+".join(fields),
        "value": " / ".join(key),
        "count": count,
    }
    return Defect(record, facts=facts, others=(first, Value(record, "")), field=fields[-1])
