"""Records whose parent is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from surveycheck.rule import Defect, Inputs, Place, Record, Row, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import letters, misspelt, unspaced

MANY = 200
"""Of more parents that nobody refers to none is likelier than the others."""

_BETWEEN = re.compile(r"[、，,；;/\n]+")
"""What stands between several names in one value; blanks do, too, where they are no part of one name."""

Names = dict[str, Record]
"""Names without blanks, and the first record of each."""


@check
def orphan_record(inputs: Inputs) -> Iterator[Defect]:
    """The pack's table ``links`` names the links: ``table``, ``field`` → ``parent``, ``parent_field``. Yields each
    subject whose value no record of the parent table has; the missing key is the second witness, and the third is the
    one parent that no child refers to, if there is just one, or one whose key is this one with a slip: most likely it
    has the wrong key. A link with ``several`` = ``yes`` holds any number of keys (names of persons; case ``spaced``:
    only blanks inside a name differ, told with the record that has it), one with ``part`` (a regular expression) a key
    in its first group: 6幢 names building 6, the red line none. Empty values are another rule's; a parent table without
    any record too."""
    parents, children = inputs.other("parents").tables, inputs.subjects.tables
    for row in inputs.tables.get("links", ()):
        known = {r.get(row["parent_field"]) for r in parents.get(row["parent"], ())}
        own, names = children.get(row["table"], ()), _names(parents.get(row["parent"], ()), row)
        said = {value for record in own for value in _keys(record, row, names)}
        alone = [r for r in parents.get(row["parent"], ()) if r.get(row["parent_field"]) not in said]
        for record, value in ((r, v) for r in own if known for v in _keys(r, row, names) if v not in known):
            facts = {"table": record.table, "field": row["field"], "value": value, "expected": row["parent"]}
            facts["link"] = row["parent_field"]
            if holder := names.get(unspaced(value)):
                facts |= {"said": holder.get(row["parent_field"]), "kind": "spaced"}
                beside = (Value(holder, row["parent_field"]),)
                yield Defect(record, facts=facts, others=beside, field=row["field"], case="spaced")
                continue
            likely = _likely(value, alone, row["parent_field"])
            yield Defect(record, facts=facts, others=(Place(key=value), *likely), field=row["field"])


def _likely(value: str, alone: list[Record], field: str) -> tuple[Value, ...]:
    if len(alone) > MANY:
        return ()
    slips = alone if len(alone) == 1 else [r for r in alone if misspelt(letters(r.get(field)), letters(value))]
    return (Value(slips[0], field),) if len(slips) == 1 else ()


def _names(parents: Sequence[Record], row: Row) -> Names:
    """The names that a link with several refers to; nothing for another."""
    return {unspaced(r.get(row["parent_field"])): r for r in reversed(parents)} if row.yes("several") else {}


def _keys(record: Record, row: Row, names: Names) -> list[str]:
    """The keys that a record refers to by a link."""
    value = record.get(row["field"])
    if row["part"]:
        found = re.fullmatch(row["part"], value.strip())
        return [found[1]] if found else []
    parts = [value]
    if row.yes("several"):
        parts = [p.strip() for p in _BETWEEN.split(value)]
        parts = [n for p in parts for n in ([p] if unspaced(p) in names else p.split())]
    return [part for part in parts if part not in EMPTY]
