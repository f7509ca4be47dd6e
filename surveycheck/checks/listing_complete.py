"""Things that a listing must name and does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, Where, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY

FEW = 4
"""So many records of the listing that name one thing twice."""

WITNESSES = 20
"""So many further records with the same value are named."""


@check
def listing_complete(inputs: Inputs, *, pairs: tuple[str, ...]) -> Iterator[Defect]:
    """``pairs``: ``TABLE.FIELD=LISTING.FIELD``. Yields each value of the subjects of TABLE that no record of LISTING,
    in the further selection ``listed``, has: once, at the first record with it; further records with it and the drawn
    things that carry its key (further selection ``shapes``) are witnesses, and so are records of the listing that name
    one thing twice: one of them may be meant. A listing without any record is another rule's, and so are empty
    values."""
    shown = shown_by(inputs, inputs.other("shapes").features)
    for pair in pairs:
        (table, field), (listing, other) = (side.strip().split(".", 1) for side in pair.split("="))
        lines = inputs.other("listed").tables.get(listing, ())
        listed = Counter(record.get(other) for record in lines)
        twice = [Value(record, other) for record in lines if listed[record.get(other)] > 1][:FEW]
        missing: dict[str, list[Record]] = {}
        for record in inputs.subjects.tables.get(table, ()) if listed else ():
            value = record.get(field)
            if value not in EMPTY and value not in listed:
                missing.setdefault(value, []).append(record)
        for value, records in missing.items():
            facts: dict[str, Fact] = {
                "table": table,
                "field": field,
                "key": value,
                "expected": listing,
                "link": other,
                "count": len(records),
            }
            others: tuple[Where, ...] = (*records[1 : WITNESSES + 1], *shown(records[0]), *twice)
            yield Defect(records[0], facts=facts, others=others, field=field)
