"""What a drawn thing says of itself against what its record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from surveycheck.rule import Defect, Feature, Features, Inputs, Record, Row, check
from surveycheck.rule.keyed import Key, Link, application, keys_of, links, of_role, records_by_key
from surveycheck.rule.number import EMPTY

FEWEST, USUAL = 5, 0.8
"""So many things, and such a part of all, that have an item show that each should."""


@check
def xdata_agrees(inputs: Inputs) -> Iterator[Defect]:
    """Rows of the table ``xdata`` that are no key: item → field. The record is found by the key; in another table than
    the key's, by the key fields of the same names, or through the record of the key, by the table ``links``. Yields
    each item that none of those records has; spaces and full stops do not matter; and (case ``empty``) each item that
    is there and says nothing, where a record does. Empty values of records say nothing; nor do
    items beyond the last, unless the row says ``always``, or at least ``FEWEST`` things of the role, and ``USUAL`` of
    all, have that item.

    Rows of the table ``code_meanings``: what a feature code (``code``) says of the record, one of ``values`` of its
    ``field``."""
    records = inputs.other("records").tables
    for row in inputs.tables.get("xdata", ()):
        link = next((found for found in links(inputs) if found.role == row["role"]), None)
        if link is None or row.yes("key") or not row["table"]:
            continue
        own = of_role(inputs, inputs.features, row["role"])
        yield from _compared(inputs, own, _by_key(inputs, records, row["table"], link), row, link)
    yield from _by_code(inputs)


def _by_code(inputs: Inputs) -> Iterator[Defect]:
    rows = inputs.tables.get("code_meanings", ())
    for role, table, field in dict.fromkeys((r["role"], r["table"], r["field"]) for r in rows):
        link = next((found for found in links(inputs) if found.role == role and found.table == table), None)
        if link is None:
            continue
        meant = {row["code"]: row for row in rows if (row["role"], row["table"], row["field"]) == (role, table, field)}
        own, known = of_role(inputs, inputs.features, role), records_by_key(inputs.other("records"), table, link.fields)
        codes = own.xdata(application(inputs), 0)
        for number, key in enumerate(keys_of(inputs, own, link)):
            found, row = known.get(key, []) if key is not None else [], meant.get(str(codes[number]).strip())
            said = found[0].get(field) if len(found) == 1 else ""
            if row is not None and said not in EMPTY and said not in row.list("values"):
                facts = {"field": field, "title": row["title"], "said": said, "table": table, "code": row["code"]}
                facts |= {"drawn": "、".join(row.list("values")), "key": " / ".join(key or ())}
                yield Defect(own[number], facts=facts, others=(found[0],), field=field, case="code")


def _by_key(
    inputs: Inputs, records: Mapping[str, tuple[Record, ...]], table: str, link: Link
) -> dict[Key, list[Record]]:
    """The records of a table that belong to each key: those with its fields, else those that its record refers to."""
    found: dict[Key, list[Record]] = {}
    for record in records.get(table, ()):
        if all(record.has(f) for f in link.fields):
            found.setdefault(tuple(record.get(f) for f in link.fields), []).append(record)
    to = [r for r in inputs.tables.get("links", ()) if (r["table"], r["parent"]) == (link.table, table)]
    if found or len(to) != 1:
        return found
    parents: dict[str, list[Record]] = {}
    for record in records.get(table, ()):
        parents.setdefault(record.get(to[0]["parent_field"]), []).append(record)
    for record in records.get(link.table, ()):
        key = tuple(record.get(f) for f in link.fields)
        found.setdefault(key, []).extend(parents.get(record.get(to[0]["field"]), ()))
    return found


def _compared(inputs: Inputs, own: Features, by_key: dict[Key, list[Record]], row: Row, link: Link) -> Iterator[Defect]:
    item = int(row["item"])
    drawn = own.xdata(application(inputs), item)
    usual = row.yes("always") or np.count_nonzero(drawn != "") >= max(FEWEST, USUAL * len(own))
    for number, key in enumerate(keys_of(inputs, own, link)):
        found = by_key.get(key, []) if key is not None else []
        said = [r.get(row["field"]) for r in found if r.get(row["field"]) not in EMPTY]
        text = str(drawn[number])
        empty = text in EMPTY
        if not said or (empty and not usual and not _is_there(own[number], application(inputs), item)):
            continue
        if empty or _bare(text) not in {_bare(s) for s in said} | {_bare("".join(said))}:
            facts = {"field": row["field"], "title": row["title"], "said": "、".join(said), "drawn": text}
            facts |= {"key": " / ".join(key or ()), "table": row["table"]}
            case = "empty" if empty else ""
            yield Defect(own[number], facts=facts, others=tuple(found), field=row["field"], case=case)


def _is_there(feature: Feature, application: str, item: int) -> bool:
    """Has the thing an item of this number, be it empty?"""
    count = -1
    for code, value in feature.drawing.entities.xdata(feature.row):
        if code == 1001:
            count = 0 if value.upper() == application.upper() else -1
        elif count >= 0:
            if count == item:
                return True
            count += 1
    return False


def _bare(text: str) -> str:
    """Without what separates several owners, and without spaces."""
    return "".join(c for c in text if not c.isspace() and c not in "、,，;；.。")
