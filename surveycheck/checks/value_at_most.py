"""Values above a limit that depends on another value of the record."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Written, check
from surveycheck.rule.number import decimal_of, measured


@check
def value_at_most(
    inputs: Inputs,
    *,
    field: str,
    size: str = "",
    most: Limit,
    name: str = "",
    edition: str = "",
    editions: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields records whose ``field`` is greater than ``most``, a function of their value in ``size``. Equal is within.
    Nothing is said where a value is empty or no number. ``name``: the field that names the record. ``edition``: of the
    specification in force; nothing is said where it is none of ``editions``, if any are named."""
    for record in inputs.records if edition in editions or not editions else ():
        said, of = decimal_of(record.get(field)), decimal_of(record.get(size)) if size else measured(0.0)
        if said is None or of is None or said <= measured(most.of(float(of))):
            continue
        facts: dict[str, Fact] = {"field": field, "value": Written(said), "limit": most.of(float(of))}
        facts |= {"name": record.get(name), "expected": str(of), "title": size, "edition": edition}
        yield Defect(record, facts=facts, field=field)
