"""Storeys that are too low to count in full: half or not at all, by the edition of the area rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.geometry.sizes import sizes_of
from surveycheck.rule import Defect, Fact, Inputs, Limit, Row, Written, check
from surveycheck.rule.keyed import features_by_key, link_of, records_by_key
from surveycheck.rule.nested import rings
from surveycheck.rule.number import beyond, decimal_of, each_measured, measured


@check
def low_storey_area(inputs: Inputs, *, edition: str, full: float, tolerance: Limit) -> Iterator[Defect]:
    """Floors whose storey height CG is less than ``full`` (m). Yields those whose area CJZMJ differs from the factor of
    the edition (table ``area_rules``, part ``storey``) × the area drawn (m²) by more than ``tolerance``, a function of
    the area drawn. Floors that are high enough, or are not drawn exactly once as an area, are other rules'."""
    row = next(
        (r for r in inputs.tables.get("area_rules", ()) if (r["edition"], r["part"]) == (edition, "storey")), None
    )
    link = link_of(inputs, "floor")
    if row is None or link is None:
        return
    records = records_by_key(inputs.other("records"), link.table, link.fields)
    sizes = each_measured(sizes_of(inputs.features, rings(inputs)))
    for key, numbers in features_by_key(inputs, inputs.features, link).items():
        own = records.get(key, [])
        height, said = (decimal_of(own[0].get(f)) if len(own) == 1 else None for f in ("CG", "CJZMJ"))
        drawn = sizes[numbers[0]] if len(numbers) == 1 else None
        if drawn is None or height is None or said is None or height >= measured(full):
            continue
        expected, limit = drawn * Decimal(row["factor"]), tolerance.of(float(drawn))
        if beyond(said - expected, limit):
            facts = {
                **_facts(key, row, height),
                "said": Written(said),
                "drawn": float(drawn),
                "computed": float(expected),
            }
            facts |= {"difference": float(said - expected), "limit": round(limit, 6)}
            yield Defect(own[0], facts=facts, others=(inputs.features[numbers[0]],), field="CJZMJ")


def _facts(key: tuple[str, ...], row: Row, height: Decimal) -> dict[str, Fact]:
    return {"key": " / ".join(key), "edition": row["edition"], "height": Written(height), "ratio": float(row["factor"])}
