"""Floor plans: the outline of a building, its units and its common core, in local millimetres."""

from __future__ import annotations

from dataclasses import dataclass, replace

from surveycheck.samples.make.plane import Ring, box, fitted
from surveycheck.samples.make.site import DWELLING, SERVICE, SHOP, Use


@dataclass(frozen=True)
class Plan:
    """All rings have each other's corners, so that they fit to the millimetre wherever they are put."""

    name: str
    outline: Ring
    units: tuple[Ring, ...]
    core: tuple[Ring, ...]
    use: Use
    floors: int
    basement: bool


def _plan(
    name: str, outline: Ring, units: tuple[Ring, ...], use: Use, floors: int, core: tuple[Ring, ...] = ()
) -> Plan:
    """``core``: what units and core leave of the outline is nothing. Whoever has a core has a basement."""
    fit, *fits = fitted((outline, *units, *core))
    return Plan(name, fit, tuple(fits[: len(units)]), tuple(fits[len(units) :]), use, floors, bool(core))


BETWEEN = (box(15000, 0, 6000, 12000),)
"""The hall and the stairs between two dwellings."""


def _slab(floors: int) -> Plan:
    units = (box(0, 0, 15000, 12000), box(21000, 0, 15000, 12000))
    return _plan("slab", box(0, 0, 36000, 12000), units, DWELLING, floors, BETWEEN)


def _angle(floors: int) -> Plan:
    left: Ring = ((0, 0), (15000, 0), (15000, 12000), (12000, 12000), (12000, 20000), (0, 20000))
    outline: Ring = ((0, 0), (36000, 0), (36000, 12000), (12000, 12000), (12000, 20000), (0, 20000))
    return _plan("angle", outline, (left, box(21000, 0, 15000, 12000)), DWELLING, floors, BETWEEN)


def _court(floors: int) -> Plan:
    left: Ring = ((0, 0), (15000, 0), (15000, 12000), (11000, 12000), (11000, 20000), (0, 20000))
    right: Ring = ((21000, 0), (36000, 0), (36000, 20000), (25000, 20000), (25000, 12000), (21000, 12000))
    outline: Ring = (
        *((0, 0), (36000, 0), (36000, 20000), (25000, 20000)),
        *((25000, 12000), (11000, 12000), (11000, 20000), (0, 20000)),
    )
    return _plan("court", outline, (left, right), DWELLING, floors, BETWEEN)


def _tower(floors: int) -> Plan:
    corners = ((0, 0), (0, 7000), (17000, 0), (17000, 7000))
    units = tuple(box(x, y, 11000, 7000) for x, y in corners)
    return _plan("tower", box(0, 0, 28000, 14000), units, DWELLING, floors, (box(11000, 0, 6000, 14000),))


def _shops(floors: int) -> Plan:
    units = (box(0, 0, 17000, 12000), box(19000, 0, 17000, 12000))
    return _plan("shops", box(0, 0, 36000, 12000), units, SHOP, floors, (box(17000, 0, 2000, 12000),))


def as_built(plan: Plan, wider: int, deeper: int) -> Plan:
    """The plan as it was built: wider and deeper by so many millimetres in ten metres. Edges along the axes stay on one
    line, so everything still fits."""

    def stretched(ring: Ring) -> Ring:
        return tuple((x + x * wider // 10000, y + y * deeper // 10000) for x, y in ring)

    units, core = (tuple(stretched(r) for r in rings) for rings in (plan.units, plan.core))
    return replace(plan, outline=stretched(plan.outline), units=units, core=core)


PLANS = (_slab(18), _angle(18), _court(11), _tower(11), _angle(6), _shops(3))
"""The buildings of the rows, in turn."""

GATE = _plan("gate", box(0, 0, 6000, 5000), (box(0, 0, 6000, 5000),), SERVICE, 1)
