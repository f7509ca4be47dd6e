"""Records whose parent is missing."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Place, Value, check
from surveycheck.rule.number import EMPTY


@check
def orphan_record(inputs: Inputs) -> Iterator[Defect]:
    """The pack's table ``links`` names the links: ``table``, ``field`` → ``parent``, ``parent_field``. Yields each
    subject whose value no record of the parent table has; the missing key is the second witness, and the third is the
    one parent that no child refers to, if there is just one: most likely it has the wrong key. Empty values are
    another rule's; a parent table without any record too."""
    parents, children = inputs.other("parents").tables, inputs.subjects.tables
    for row in inputs.tables.get("links", ()):
        known = {r.get(row["parent_field"]) for r in parents.get(row["parent"], ())}
        own = children.get(row["table"], ())
        said = {record.get(row["field"]) for record in own}
        alone = [r for r in parents.get(row["parent"], ()) if r.get(row["parent_field"]) not in said]
        likely = tuple(Value(r, row["parent_field"]) for r in alone) if len(alone) == 1 else ()
        for record in own if known else ():
            value = record.get(row["field"])
            if value not in EMPTY and value not in known:
                facts = {"table": record.table, "field": row["field"], "value": value, "expected": row["parent"]}
                facts["link"] = row["parent_field"]
                yield Defect(record, facts=facts, others=(Place(key=value), *likely), field=row["field"])
