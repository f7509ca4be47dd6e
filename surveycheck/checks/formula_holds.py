"""Values that are not what a formula over their record gives."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Value, Written, check
from surveycheck.rule.formula import equation
from surveycheck.rule.number import beyond, decimal_of


@check
def formula_holds(inputs: Inputs, *, formula: str, tolerance: Limit, name: str = "") -> Iterator[Defect]:
    """``formula``: ``FIELD = formula`` (``rule/formula.py``). Yields each record whose field differs from it by more
    than ``tolerance``, in decimal arithmetic on the values as written. Where a value is empty or no number, or a
    divisor is 0, nothing is said: those are other rules'. ``name``: the field that names the record."""
    field, right = equation(formula)
    rounding = str(inputs.settings.get("rounding", "half-up"))
    limit = tolerance.value
    for record in inputs.records:
        said = decimal_of(record.get(field))
        computed = right.value(lambda part, r=record: decimal_of(r.get(part)), rounding)  # type: ignore[misc]
        if said is None or computed is None or not beyond(said - computed, limit):
            continue
        facts: dict[str, Fact] = {
            "field": field,
            "formula": formula,
            "said": Written(said),
            "computed": float(computed),
            "limit": limit,
        }
        facts |= {"difference": float(said - computed), "name": record.get(name)}
        yield Defect(record, facts=facts, others=tuple(Value(record, part) for part in right.names), field=field)
