"""Optional values that all but one record have, or that stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, Where, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.paths import matches

LEAST = 3
"""So many other records must have the value: of fewer nobody can tell that it is usual."""


@check
def value_left_out(
    inputs: Inputs, *, elsewhere: str, free: tuple[str, ...] = (), by: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Of the table ``fields``, the optional ones (``constraint`` O). Yields the record of a table that leaves one of
    them empty where all the other records (at least ``LEAST``) have it; and records that leave empty what another table
    says: rows of the table ``elsewhere``, ``table`` and ``field`` → ``other``, ``other_field`` (case ``told``).
    ``free``: patterns of ``TABLE.FIELD`` that may be empty, or whose emptiness is another rule's. ``by``:
    ``TABLE.FIELD``; of such a table only records that have the same there are compared: each kind has values of its
    own."""
    kinds = dict(name.split(".", 1) for name in by)
    optional = [r for r in inputs.tables.get("fields", ()) if r["constraint"] == "O"]
    rows = {(r["table"], r["field"]): r for r in inputs.tables.get(elsewhere, ())}
    for field in optional:
        records = inputs.subjects.tables.get(field["table"], ())
        name = f"{field['table']}.{field['field']}"
        if (row := rows.get((field["table"], field["field"]))) is not None:
            yield from _told(inputs, field, row, [r for r in records if r.get(field["field"]) in EMPTY])
        elif not any(matches(pattern, name) for pattern in free):
            for group in _groups(records, kinds.get(field["table"], "")):
                yield from _alone(group, field)


def _groups(records: Sequence[Record], by: str) -> Iterable[Sequence[Record]]:
    if not by:
        return (records,)
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.get(by), []).append(record)
    return groups.values()


def _alone(records: Sequence[Record], field: Row) -> Iterator[Defect]:
    empty = [r for r in records if r.get(field["field"]) in EMPTY]
    if len(empty) == 1 and len(records) > LEAST:
        yield _defect(empty[0], field, [Value(next(r for r in records if r is not empty[0]), field["field"])], "")


def _told(inputs: Inputs, field: Row, row: Row, empty: Sequence[Record]) -> Iterator[Defect]:
    said = [r for r in inputs.other("others").tables.get(row["other"], ()) if r.get(row["other_field"]) not in EMPTY]
    for record in empty if said else ():
        yield _defect(record, field, [Value(said[0], row["other_field"])], "told")


def _defect(record: Record, field: Row, others: Sequence[Value], case: str) -> Defect:
    facts: dict[str, Fact] = {"table": record.table, "field": field["field"], "title": field["title"]}
    facts |= {"name": field["title_en"], "expected": others[0].record.table, "link": others[0].field}
    where: tuple[Where, ...] = tuple(others)
    return Defect(record, facts=facts, others=where, field=field["field"], case=case)
