"""Too few control points, or control points without a grade."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def control_points(
    inputs: Inputs, *, least: int, grades: tuple[str, ...], fields: tuple[str, ...], name: str
) -> Iterator[Defect]:
    """Subjects: the row of the table of control points; its records are the further selection ``records``. Yields the
    row when they are fewer than ``least``, and (case ``grade``) each record none of whose ``fields`` holds a word that
    one of the regular expressions ``grades`` finds. ``name``: the field with the number of the point. Without any
    record nothing is said: that is another rule's."""
    records = inputs.other("records").records
    for row in inputs.rows if records else ():
        if len(records) < least:
            yield Defect(row, facts={"count": len(records), "allowed": least}, others=records, case="")
    told = re.compile("|".join(f"(?:{grade})" for grade in grades))
    for record in records:
        if not any(told.search(record.get(field)) for field in fields):
            field = next((field for field in fields if record.has(field)), "")
            facts = {"point": record.get(name), "value": record.get(field) if field else "", "kind": "grade"}
            yield Defect(record, facts=facts, field=field, case="grade")
