"""Values outside the range that a table of the pack gives for their kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Written, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import decimal_of


@check
def value_in_range(inputs: Inputs, *, fields: tuple[str, ...], by: str, table: str, name: str = "") -> Iterator[Defect]:
    """``table``: a table of the pack with the columns ``kind``, ``lower`` and ``upper`` (either may be empty); the kind
    of a subject is its field ``by``. Yields each of ``fields`` below or above, in decimal arithmetic; equal is inside.
    Kinds without a row, and what is no number, are other rules'. The drawn things with the subject's key (further
    selection ``shapes``) are the second witness."""
    rows = {row["kind"]: row for row in inputs.tables.get(table, ())}
    shown = shown_by(inputs, inputs.other("shapes").features)
    for record in inputs.records:
        row = rows.get(record.get(by))
        for field in fields if row is not None else ():
            value = decimal_of(record.get(field))
            if row is None or value is None or not _outside(value, row):
                continue
            facts: dict[str, Fact] = {"field": field, "value": Written(value), "kind": record.get(by)}
            facts |= {side: float(row[side]) for side in ("lower", "upper") if row[side]}
            yield Defect(record, facts=_named(facts, record, name), others=(row, *shown(record)), field=field)


def _outside(value: Decimal, row: Row) -> bool:
    lower, upper = decimal_of(row["lower"]), decimal_of(row["upper"])
    return (lower is not None and value < lower) or (upper is not None and value > upper)


def _named(facts: dict[str, Fact], record: Record, name: str) -> dict[str, Fact]:
    return {**facts, "name": record.get(name)}
