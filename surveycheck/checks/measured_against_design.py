"""Measured values too far from what was designed or permitted."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Value, Written, check
from surveycheck.rule.number import beyond, decimal_of


@check
def measured_against_design(
    inputs: Inputs,
    *,
    measured: str,
    design: str,
    tolerance: Limit,
    special: str = "",
    special_tolerance: Limit | None = None,
    names: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields records whose field ``measured`` differs from ``design`` by more than ``tolerance``, a function of the
    designed value. ``special``: ``FIELD=VALUE``, records that are held to ``special_tolerance`` instead. ``names``: the
    fields that name a record. Nothing is said where a value is empty or no number."""
    name, _, value = special.partition("=")
    for record in inputs.records:
        said, expected = decimal_of(record.get(measured)), decimal_of(record.get(design))
        if said is None or expected is None:
            continue
        apart = special_tolerance is not None and bool(name) and record.get(name) == value
        limit = (special_tolerance if apart and special_tolerance is not None else tolerance).of(float(expected))
        if beyond(said - expected, limit):
            facts: dict[str, Fact] = {
                "table": record.table,
                "field": measured,
                "actual": Written(said),
                "permit": Written(expected),
            }
            facts["name"] = " ".join(filter(None, map(record.get, names)))
            facts |= {
                "difference": float(said - expected),
                "limit": round(limit, 6),
                "ratio": _ratio(said - expected, limit),
            }
            yield Defect(record, facts=facts, others=(Value(record, design),), field=measured)


def _ratio(difference: object, limit: float) -> float:
    return round(abs(float(str(difference))) / limit, 3) if limit else 0.0
