"""Values that a thing of its kind must have."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY


@check
def values_required(inputs: Inputs, *, by: str, table: str, name: str = "") -> Iterator[Defect]:
    """``table``: a table of the pack with the columns ``kind`` and ``fields`` (``|``); the kind of a subject is its
    field ``by``. Yields each of those fields that is absent, empty or ``*``. Kinds without a row are another rule's.
    The drawn thing with the subject's key (further selection ``shapes``) is the second witness."""
    rows = {row["kind"]: row for row in inputs.tables.get(table, ())}
    titles = {(row["table"], row["field"]): row["title"] for row in inputs.tables.get("fields", ())}
    shown = shown_by(inputs, inputs.other("shapes").features)
    for record in inputs.records:
        row = rows.get(record.get(by))
        for field in row.list("fields") if row is not None else ():
            if record.get(field) in EMPTY:
                facts: dict[str, Fact] = {"field": field, "kind": record.get(by), "name": record.get(name)}
                facts["title"] = titles.get((record.table, field), field)
                yield Defect(record, facts=facts, others=shown(record), field=field)
