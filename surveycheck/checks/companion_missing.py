"""Tables that go together, of which one was left out."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Value, check
from surveycheck.rule.number import EMPTY


@check
def companion_missing(inputs: Inputs, *, table: str) -> Iterator[Defect]:
    """Rows of the table ``table`` of the pack: where ``table`` has records (``field``: with a value there that fits
    ``says`` as a list of texts), ``other`` must have some. Yields the first such record, and the table that has
    none."""
    for row in inputs.tables.get(table, ()):
        found = inputs.subjects.tables.get(row["table"], ())
        if row["field"]:
            says = row.list("says")
            found = tuple(
                r for r in found if r.get(row["field"]) not in EMPTY and (not says or r.get(row["field"]) in says)
            )
        if found and not inputs.other("others").tables.get(row["other"], ()):
            facts: dict[str, Fact] = {"table": row["table"], "expected": row["other"], "count": 0}
            facts |= {"title": row["title"], "name": row["title_en"]}
            where = Value(found[0], row["field"]) if row["field"] else found[0]
            yield Defect(where, facts=facts)
