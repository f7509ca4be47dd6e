"""Drawn things that no record describes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping

from surveycheck.rule import Defect, Features, Inputs, Record, Selection, check
from surveycheck.rule.keyed import Key, Link, application, keys_of, links, of_role, records_by_key
from surveycheck.rule.number import EMPTY
from surveycheck.rule.paths import role_of

WITNESSES = 20
"""So many records that may be the one are named."""


@check
def shape_without_record(inputs: Inputs) -> Iterator[Defect]:
    """Yields each subject whose key (table ``xdata``) no record of the further selection ``records`` has, and (case
    ``key``) those with a code but without a key. A subject without even a code is another rule's. Of a table without
    any record something is said only where the deliverable's own document of records was read: a fragment has none.
    Witnesses are the records that may be the one under a wrong key: those of the table without a key, or with one that
    another has, when they are as many as things are without a record; else what shows where it is missing: the records
    before and behind it in the order of keys, of the same parent, and the parent (rows of ``xdata`` and ``links``
    tell it).
    """
    records = inputs.other("records")
    delivered = _delivered(inputs)
    for link in links(inputs):
        if link.table not in records.tables and not delivered:
            continue
        own = of_role(inputs, inputs.features, link.role)
        known = records_by_key(records, link.table, link.fields)
        keys = keys_of(inputs, own, link)
        codes = own.xdata(application(inputs), 0)
        alone = [number for number, key in enumerate(keys) if key is not None and key not in known]
        lost = _lost(records, link, known)
        for number, key in enumerate(keys):
            facts = {"role": link.role, "table": link.table, "layer": own[number].layer}
            if key is None and codes[number]:
                yield Defect(own[number], facts={**facts, "key": ""}, case="key")
            elif key is not None and key not in known:
                mine = lost if 0 < len(alone) == _spare(lost, known, link) else _around(inputs, own, number, key, link)
                yield Defect(own[number], facts={**facts, "key": " / ".join(key)}, others=mine[:WITNESSES])


def _lost(records: Selection, link: Link, known: Mapping[Key, list[Record]]) -> tuple[Record, ...]:
    """Records of the table without a key, and all of those that share one."""
    empty = (r for r in records.tables.get(link.table, ()) if any(r.get(f) in EMPTY for f in link.fields))
    return (*empty, *(r for twins in known.values() if len(twins) > 1 for r in twins))


def _spare(lost: tuple[Record, ...], known: Mapping[Key, list[Record]], link: Link) -> int:
    """How many of them are too many: of those that share a key, one has it rightly."""
    return len(lost) - len({tuple(r.get(f) for f in link.fields) for r in lost} & known.keys())


def _around(inputs: Inputs, own: Features, number: int, key: Key, link: Link) -> tuple[Record, ...]:
    """The parents of a drawn thing, and the records between which, by its key, its own would stand."""
    tables = inputs.model.tables
    above: list[Record] = []
    same: list[Record] = list(tables.get(link.table, ()))
    for row in (
        r for r in inputs.tables.get("xdata", ()) if r["role"] == link.role and not r.yes("key") and r["table"]
    ):
        value = str(own.xdata(application(inputs), int(row["item"]))[number]).strip()
        if not value or row["table"] != link.table:
            above += [r for r in tables.get(row["table"], ()) if value and r.get(row["field"]) == value]
            continue
        for to in (r for r in inputs.tables.get("links", ()) if (r["table"], r["field"]) == (link.table, row["field"])):
            above += [r for r in tables.get(to["parent"], ()) if r.get(to["parent_field"]) == value]
            same = [r for r in same if r.get(row["field"]) == value]
    ordered = sorted(same, key=lambda r: _rank(tuple(r.get(f) for f in link.fields)))
    at = bisect(ordered, _rank(key), key=lambda r: _rank(tuple(r.get(f) for f in link.fields)))
    return (*above, *ordered[max(0, at - 1) : at + 1])


def _rank(key: Key) -> tuple[tuple[int, str], ...]:
    return tuple((len(part), part) for part in key)


def _delivered(inputs: Inputs) -> bool:
    """Is there a document, at a place that the table ``files`` names, with records of the pack's tables?"""
    known = {row["table"] for row in inputs.tables.get("tables", ())}
    files = inputs.tables.get("files", ())
    own = (d for d in inputs.model.documents if role_of(files, d.file) is not None)
    return any(record.table in known for document in own for record in document.records)
