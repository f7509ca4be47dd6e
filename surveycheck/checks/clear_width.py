"""Areas that are narrower than their kind must be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from surveycheck.geometry.passage import Passage, passages
from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Written, check
from surveycheck.rule.keyed import Key, keys_of, link_of, of_role, records_by_key
from surveycheck.rule.number import decimal_of


@check
def clear_width(inputs: Inputs, *, field: str, table: str) -> Iterator[Defect]:
    """``table``: a table of the pack with the columns ``role`` and ``width`` (m, the least). Yields each area of a role
    whose narrowest passage is narrower, to a millimetre; its record (further selection ``records``, by key) is the
    second witness. A record that itself says less in ``field`` (case ``said``) is yielded where the drawing does not
    show it already, with the drawn thing as witness. Areas that cross themselves are another rule's, and so are records
    that no drawing shows."""
    for row in inputs.tables.get(table, ()):
        link, least = link_of(inputs, row["role"]), Decimal(row["width"])
        if link is None:
            continue
        records = records_by_key(inputs.other("records"), link.table, link.fields)
        own = of_role(inputs, inputs.features, row["role"])
        for found in passages(own, inputs.settings, float(least)):
            key = keys_of(inputs, found.features, link)[0]
            record = _only(records, key)
            if found.width < least:
                facts = {**_facts(row, key), "width": float(found.width), "said": record.get(field) if record else ""}
                yield Defect(found.features[0], found.at, facts, (record,) if record else ())
            elif record is not None:
                yield from _said(record, found, field, least, _facts(row, key))


def _said(record: Record, found: Passage, field: str, least: Decimal, facts: Mapping[str, Fact]) -> Iterator[Defect]:
    said = decimal_of(record.get(field))
    if said is not None and said < least:
        more: dict[str, Fact] = {"width": Written(said), "drawn": float(found.width)}
        yield Defect(record, found.at, {**facts, **more}, (found.features[0],), field, "said")


def _only(records: Mapping[Key, list[Record]], key: Key | None) -> Record | None:
    own = records.get(key, []) if key is not None else []
    return own[0] if len(own) == 1 else None


def _facts(row: Row, key: Key | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"kind": row["title"], "title": row["title_en"], "tolerance": float(row["width"])}
    return {**facts, "key": " / ".join(key or ())}
