"""Balconies and bay windows of a dwelling: half, and in full beyond a share of the inner area (DB33/T 1152-2018 as
production scripts in Ningbo apply it)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Value, Written, check
from surveycheck.rule.number import beyond, decimal_of, measured


@check
def balcony_area(
    inputs: Inputs, *, share: float, tolerance: Limit, edition: str = "", editions: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Projected area YTTYMJ: what lies within ``share`` of the inner area SCTNJZMJ counts half, the rest in full.
    Nothing is said under an ``edition`` that is none of ``editions``: others have no such share. Yields units whose
    counted area YTJRMJ differs by more than ``tolerance`` (m²). Units that state no balcony, and values that are no
    number, say nothing."""
    for record in inputs.records if edition in editions or not editions else ():
        area, counted, inner = (decimal_of(record.get(f)) for f in ("YTTYMJ", "YTJRMJ", "SCTNJZMJ"))
        if area is None or counted is None or inner is None:
            continue
        within = min(area, inner * measured(share))
        expected = within / 2 + (area - within)
        if beyond(counted - expected, tolerance.value):
            facts: dict[str, Fact] = {
                "name": record.get("BSM"),
                "edition": edition,
                "area": Written(area),
                "said": Written(counted),
            }
            facts |= {"computed": float(measured(float(expected))), "limit": tolerance.value}
            facts["difference"] = float(counted - Decimal(expected))
            others = (Value(record, "SCTNJZMJ"), Value(record, "YTTYMJ"))
            yield Defect(record, facts=facts, others=others, field="YTJRMJ")
