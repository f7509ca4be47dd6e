"""One cell of the grid: a building with its greens, parking places and fire-climbing ground, in local millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from surveycheck.samples.make.plane import Point, Ring, box, moved
from surveycheck.samples.make.plans import Plan

WIDTH, DEPTH, LANE = 60000, 52000, 6000
"""A cell is 60 m × 52 m; its southern 6 m are the lane."""

BUILDING_AT: Point = (8000, 23000)
MOTOR = Decimal("0.075472")
"""Places per m² of a bay of 2.5 m × 5.3 m."""
BICYCLE = Decimal("0.625000")
"""Places per m² where bicycles stand: 1.6 m² each."""


@dataclass(frozen=True)
class Cell:
    """What stands around the building, moved to the cell's corner."""

    greens: tuple[Ring, ...]
    islands: tuple[tuple[Ring, ...], ...]
    bays: tuple[Ring, ...]
    stands: tuple[Ring, ...]
    grounds: tuple[Ring, ...]
    indoor: tuple[Ring, ...]
    shelter: Ring
    protective: Ring


def _north_green(plan: Plan) -> tuple[Ring, ...]:
    if plan.name == "angle":
        return (
            (
                *((2000, 44500), (22000, 44500), (22000, 36500)),
                *((58000, 36500), (58000, 51500), (2000, 51500)),
            ),
        )
    if plan.name == "court":
        return box(2000, 44500, 56000, 7000), box(21500, 36500, 9000, 6000)
    return (box(2000, 38500, 56000, 13000),)


def _pond(plan: Plan, wanted: bool) -> tuple[Ring, ...]:
    """A paved square inside the green: an island that is not green."""
    return (box(30000, 42000, 9000, 6000),) if wanted and plan.name != "court" else ()


def _indoor(plan: Plan) -> tuple[Ring, ...]:
    """Bays along the southern wall of the basement."""
    if not plan.basement:
        return ()
    x, y = BUILDING_AT
    return tuple(box(x + 1000 + i * 2500, y + 500, 2500, 5300) for i in range(10))


def cell(plan: Plan, corner: Point, island: bool) -> Cell:
    """The surroundings of one building; ``island`` puts a paved square into the northern green."""
    x, y = BUILDING_AT
    north = _north_green(plan)
    greens = (*north, box(2000, 12300, 36000, 8700), box(46500, 27500, 11500, 7000))
    islands = (_pond(plan, island), *(() for _ in greens[1:]))

    def put(*rings: Ring) -> tuple[Ring, ...]:
        return tuple(moved(r, *corner) for r in rings)

    return Cell(
        put(*greens),
        tuple(put(*rings) for rings in islands),
        put(*(box(2000 + i * 2500, LANE + 200, 2500, 5300) for i in range(14))),
        put(box(46500, 23000, 10000, 2400)),
        put(box(40000, LANE + 500, 17000, 10500)) if plan.floors > 9 else (),
        put(*_indoor(plan)),
        *put(box(x + 1000, y + 6500, 20000, 4500), box(x + 500, y + 6200, 27000, 5200)),
    )
