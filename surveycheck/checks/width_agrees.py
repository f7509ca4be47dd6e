"""Widths that a record states against what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.passage import passages
from surveycheck.rule import Defect, Fact, Inputs, Limit, Written, check
from surveycheck.rule.keyed import keys_of, link_of, of_role, records_by_key
from surveycheck.rule.number import beyond, decimal_of


@check
def width_agrees(inputs: Inputs, *, roles: tuple[str, ...], field: str, tolerance: Limit) -> Iterator[Defect]:
    """Pairs areas of ``roles`` with records of the further selection ``records`` by key (table ``xdata``), and yields
    those whose ``field`` (m) differs from the narrowest passage drawn by more than ``tolerance``. Keys that several
    records carry, and values that are no number, are other rules'; so are areas that cross themselves."""
    for role in roles:
        link = link_of(inputs, role)
        if link is None:
            continue
        records = records_by_key(inputs.other("records"), link.table, link.fields)
        for found in passages(of_role(inputs, inputs.features, role), inputs.settings):
            key = keys_of(inputs, found.features, link)[0]
            own = records.get(key, []) if key is not None else []
            said = decimal_of(own[0].get(field)) if len(own) == 1 else None
            if said is None or not beyond(said - found.width, tolerance.value):
                continue
            facts: dict[str, Fact] = {"key": " / ".join(key or ()), "field": field, "table": link.table}
            facts |= {"said": Written(said), "drawn": float(found.width), "difference": float(said - found.width)}
            yield Defect(own[0], found.at, {**facts, "limit": tolerance.value}, (found.features[0],), field)
