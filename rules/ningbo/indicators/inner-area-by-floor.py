"""Inner areas of floors against the units upon them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.number import beyond, decimal_of, half_digit, total


@check
def inner_area_by_floor(inputs: Inputs, *, field: str, part: str, tolerance: Limit) -> Iterator[Defect]:
    """Subjects: floors (C). Yields floors whose ``field`` differs from the sum of ``part`` of their units (further
    selection ``units``: H with their CH) by more than ``tolerance`` (m²) and half of the last digit of each unit.
    A unit on two floors is on record at one of them: where several floors of a building are off and their differences
    cancel out within the rounding of all of them, nothing is said; nor for a building with a floor that has an inner
    area and no unit; nor for floors without a number there."""
    units: dict[str, list[Record]] = {}
    for unit in inputs.other("units").records:
        units.setdefault(unit.get("CH"), []).append(unit)
    buildings: dict[str, list[Record]] = {}
    for floor in inputs.records:
        buildings.setdefault(floor.get("ZRZBSM"), []).append(floor)
    for floors in buildings.values():
        if any(decimal_of(floor.get(field)) and floor.get("CH") not in units for floor in floors):
            continue
        told = [_Told.of(floor, units.get(floor.get("CH"), []), (field, part), tolerance.value) for floor in floors]
        off = [one for one in told if one is not None and beyond(one.difference, one.limit)]
        if len(off) < 2 or beyond(sum((one.difference for one in off), Decimal(0)), sum(one.limit for one in off)):
            yield from (one.defect() for one in off)


@dataclass(frozen=True)
class _Told:
    """What a floor says, and what its units come to."""

    floor: Record
    fields: tuple[str, str]
    units: list[Record]
    said: Decimal
    computed: Decimal
    limit: float

    @classmethod
    def of(cls, floor: Record, units: list[Record], fields: tuple[str, str], tolerance: float) -> _Told | None:
        said, computed = decimal_of(floor.get(fields[0])), total(decimal_of(u.get(fields[1])) for u in units)
        if said is None or computed is None or not units:
            return None
        rounding = float(sum((half_digit(u.get(fields[1])) for u in units), Decimal(0)))
        return cls(floor, fields, units, said, computed, max(tolerance, rounding))

    @property
    def difference(self) -> Decimal:
        return self.said - self.computed

    def defect(self) -> Defect:
        facts: dict[str, Fact] = {"name": self.floor.get("CH"), "field": self.fields[0], "count": len(self.units)}
        facts |= {"said": Written(self.said), "computed": Written(self.computed), "limit": self.limit}
        facts["difference"] = float(self.difference)
        others = tuple(Value(unit, self.fields[1]) for unit in self.units)
        return Defect(self.floor, facts=facts, others=others, field=self.fields[0])
