"""Parcel codes must begin with the code of a district of the table ``districts``."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check

FIELD = "CODE"


@check
def parcel_outside_district(inputs: Inputs, *, digits: int) -> Iterator[Defect]:
    """Yields each record whose code begins otherwise; an empty code is another rule's."""
    districts = {row["district"] for row in inputs.tables.get("districts", ())}
    for record in inputs.records:
        code = record.get(FIELD)
        if code and code[:digits] not in districts:
            facts = {"field": FIELD, "value": code, "actual": code[:digits], "count": digits}
            yield Defect(record, facts=facts, field=FIELD)
