"""Drawn things that no record describes."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.keyed import application, keys_of, links, of_role, records_by_key
from surveycheck.rule.paths import role_of


@check
def shape_without_record(inputs: Inputs) -> Iterator[Defect]:
    """Yields each subject whose key (table ``xdata``) no record of the further selection ``records`` has, and (case
    ``key``) those with a code but without a key. A subject without even a code is another rule's. Of a table without
    any record something is said only where the deliverable's own document of records was read: a fragment has none."""
    records = inputs.other("records")
    delivered = _delivered(inputs)
    for link in links(inputs):
        if link.table not in records.tables and not delivered:
            continue
        own = of_role(inputs, inputs.features, link.role)
        known = records_by_key(records, link.table, link.fields)
        codes = own.xdata(application(inputs), 0)
        for number, key in enumerate(keys_of(inputs, own, link)):
            facts = {"role": link.role, "table": link.table, "layer": own[number].layer}
            if key is None and codes[number]:
                yield Defect(own[number], facts={**facts, "key": ""}, case="key")
            elif key is not None and key not in known:
                yield Defect(own[number], facts={**facts, "key": " / ".join(key)})


def _delivered(inputs: Inputs) -> bool:
    """Is there a document, at a place that the table ``files`` names, with records of the pack's tables?"""
    known = {row["table"] for row in inputs.tables.get("tables", ())}
    files = inputs.tables.get("files", ())
    own = (d for d in inputs.model.documents if role_of(files, d.file) is not None)
    return any(record.table in known for document in own for record in document.records)
