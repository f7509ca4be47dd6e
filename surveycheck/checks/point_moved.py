"""Points measured too far from where they were designed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Value, check
from surveycheck.rule.number import beyond, decimal_of


@check
def point_moved(
    inputs: Inputs, *, north: str, east: str, design_north: str, design_east: str, tolerance: Limit, name: str = ""
) -> Iterator[Defect]:
    """Yields records whose measured point lies farther than ``tolerance`` (m) from the designed one; √(ΔX² + ΔY²), at
    the measured point; the field is that of the coordinate which is farther off. Nothing is said where a coordinate is
    empty or no number."""
    limit = tolerance.value
    for record in inputs.records:
        x, y, dx, dy = (decimal_of(record.get(f)) for f in (north, east, design_north, design_east))
        if x is None or y is None or dx is None or dy is None:
            continue
        distance: Decimal = ((x - dx) ** 2 + (y - dy) ** 2).sqrt()
        if beyond(distance, limit):
            facts: dict[str, Fact] = {"point": record.get(name), "distance": round(float(distance), 6), "limit": limit}
            facts |= {"shift_east": float(y - dy), "shift_north": float(x - dx)}
            field, design = (north, design_north) if abs(x - dx) >= abs(y - dy) else (east, design_east)
            yield Defect(record, (float(y), float(x)), facts, (Value(record, design),), field)
