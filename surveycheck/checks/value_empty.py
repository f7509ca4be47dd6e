"""Values that ought to be filled although the field may be empty."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.number import EMPTY


@check
def value_empty(inputs: Inputs, *, fields: tuple[str, ...], name: str = "") -> Iterator[Defect]:
    """Yields each of ``fields`` that is absent, empty or ``*`` in a subject; ``name``: the field that names it."""
    for record in inputs.records:
        for field in fields:
            if record.get(field) in EMPTY:
                facts = {"table": record.table, "field": field, "name": record.get(name)}
                yield Defect(record, facts=facts, field=field)
