"""A plan becomes a building: floors, units, shared areas."""

from __future__ import annotations

from decimal import Decimal

from surveycheck.samples.make.plane import Placement, Point, area, moved, rounded
from surveycheck.samples.make.plans import Plan
from surveycheck.samples.make.site import GARAGE, Building, Floor, Unit, Use

STOREY = {
    "住宅": Decimal("2.900"),
    "商业": Decimal("4.200"),
    "配套用房": Decimal("3.300"),
    "地下车库": Decimal("3.700"),
}
CENT = Decimal("0.01")


def shared_areas(inner: list[Decimal], common: Decimal, share: Decimal) -> list[Decimal]:
    """The common area of a floor in hundredths of m², by K × inner area; what rounding leaves goes to the largest
    remainders, so that the sum is exact and no unit is off by 0.01 m²."""
    exact = [share * part for part in inner]
    shared = [(value // CENT) * CENT for value in exact]
    left = int((common - sum(shared, Decimal(0))) / CENT)
    order = sorted(range(len(inner)), key=lambda i: shared[i] - exact[i], reverse=left < 0)
    for i in order[: abs(left)]:
        shared[i] += CENT.copy_sign(left)
    return shared


def _floor(number: int, plan: Plan, use: Use, place: Placement, at: Point) -> Floor:
    rings = (plan.outline,) if use.below else plan.units
    ring = place.ring(moved(plan.outline, *at))
    unit_rings = [place.ring(moved(r, *at)) for r in rings]
    inner = [area(r) for r in unit_rings]
    common = area(ring) - sum(inner, Decimal(0))
    share = rounded(common / sum(inner, Decimal(0)), 6)
    shared = shared_areas(inner, common, share)
    level = f"B{-number}" if number < 0 else str(number)
    units = tuple(
        Unit(f"{level}{i + 1:02d}", r, a, s) for i, (r, a, s) in enumerate(zip(unit_rings, inner, shared, strict=True))
    )
    core = () if use.below else tuple(place.ring(moved(r, *at)) for r in plan.core)
    return Floor(number, ring, use, units, STOREY[use.name], core)


def raised(number: str, plan: Plan, place: Placement, at: Point, zero: Decimal) -> Building:
    """The building of a plan whose lower left corner stands at the local point ``at``."""
    below = [_floor(-1, plan, GARAGE, place, at)] if plan.basement else []
    above = [_floor(n, plan, plan.use, place, at) for n in range(1, plan.floors + 1)]
    ring = place.ring(moved(plan.outline, *at))
    return Building(number, ring, (*below, *above), "141121", "砼", "3", zero)
