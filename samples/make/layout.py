"""The whole site: cells in rows and columns, lanes between them, the parcel around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from surveycheck.samples.make.cells import BICYCLE, BUILDING_AT, DEPTH, LANE, MOTOR, WIDTH, Cell, cell
from surveycheck.samples.make.district import parcel_code
from surveycheck.samples.make.plane import Placement, Point, Ring, box, clockwise_from_north_west, fitted
from surveycheck.samples.make.planning import functions, set_back
from surveycheck.samples.make.plans import GATE, PLANS, Plan, as_built
from surveycheck.samples.make.project import NINGBO, Project
from surveycheck.samples.make.rise import raised
from surveycheck.samples.make.services import controls, elevations, pipes, roads
from surveycheck.samples.make.site import Building, Patch, Site

SIZES = {"small": (2, 1), "medium": (3, 2), "large": (6, 5)}
"""Columns and rows of cells."""
SET_BACK = (3000, 3000, 3000, 3000, 3000, 3000, 1500, 1500, 1500, 2000)
"""How far buildings stay behind each side of the parcel; in the south, where the gate stands, less."""
SHELTERED = 2
"""The first buildings have a civil-defence shelter in their basement."""


@dataclass(frozen=True)
class Grid:
    """The inner block of the site, in local millimetres: cells from (0, 0), with a lane all around."""

    columns: int
    rows: int

    @property
    def width(self) -> int:
        return self.columns * WIDTH

    @property
    def depth(self) -> int:
        return self.rows * DEPTH + LANE

    def corners(self) -> Iterator[Point]:
        for row in range(self.rows):
            for column in range(self.columns):
                yield column * WIDTH, row * DEPTH


def parcel(grid: Grid) -> Ring:
    """An irregular polygon of ten corners around the block, clockwise."""
    left, right, top = -LANE, grid.width + LANE, grid.depth
    middle = grid.width // 2
    return (
        *((left - 9000, top + 11000), (middle - 15000, top + 14000), (right - 20000, top + 10000)),
        *((right + 8000, top + 1000), (right + 12000, top * 6 // 10), (right + 10000, 2000)),
        *((right - 8000, -10000), (middle + 5000, -12000), (left + 10000, -10000), (left - 8000, 4000)),
    )


def _lanes(grid: Grid) -> tuple[Ring, ...]:
    across = [box(0, row * DEPTH, grid.width, LANE) for row in range(grid.rows + 1)]
    sides = [box(-LANE, 0, LANE, grid.depth), box(grid.width, 0, LANE, grid.depth)]
    return fitted((*across, *sides))


def _border_greens(grid: Grid) -> tuple[Ring, ...]:
    top = grid.depth
    return (
        box(0, top + 1500, grid.width - 22000, 6500),
        box(grid.width // 2, -7500, grid.width // 2 - 14000, 6000),
        ((-LANE - 1500, 16000), (-LANE - 1500, top - 2000), (-LANE - 7000, top - 2000), (-LANE - 6000, 16000)),
    )


def _patches(
    place: Placement, prefix: str, rings: list[Ring], kind: str, factor: Decimal = Decimal(0), width: str = "0"
) -> tuple[Patch, ...]:
    return tuple(
        Patch(f"{prefix}{i:03d}", place.ring(ring), kind, factor=factor, width=Decimal(width))
        for i, ring in enumerate(rings, 1)
    )


def _greens(place: Placement, cells: list[Cell], border: tuple[Ring, ...]) -> tuple[Patch, ...]:
    drawn = [(ring, holes) for c in cells for ring, holes in zip(c.greens, c.islands, strict=True)]
    drawn += [(ring, ()) for ring in border]
    largest = len(drawn) - len(border)
    return tuple(
        Patch(
            f"LD{i + 1:03d}",
            place.ring(ring),
            "集中绿地" if i == largest else "单块绿地",
            islands=tuple(place.ring(h) for h in holes),
        )
        for i, (ring, holes) in enumerate(drawn)
    )


def _indoor(place: Placement, cells: list[Cell], buildings: list[Building]) -> tuple[Patch, ...]:
    pairs = [(ring, b) for c, b in zip(cells, buildings, strict=True) for ring in c.indoor]
    return tuple(
        Patch(f"DX{i:03d}", place.ring(ring), "机动车", floor=b.floors[0].key(b.number), factor=MOTOR)
        for i, (ring, b) in enumerate(pairs, 1)
    )


def _parking(place: Placement, cells: list[Cell]) -> tuple[Patch, ...]:
    bays = _patches(place, "DS", [r for c in cells for r in c.bays], "机动车", MOTOR)
    return bays + _patches(place, "FJ", [r for c in cells for r in c.stands], "非机动车", BICYCLE)


def _plans(grid: Grid) -> list[Plan]:
    return [PLANS[i % len(PLANS)] for i in range(grid.columns * grid.rows)]


def _buildings(grid: Grid, place: Placement, random: Random) -> list[Building]:
    zero = Decimal("4.500")
    standing = []
    for i, (plan, (x, y)) in enumerate(zip(_plans(grid), grid.corners(), strict=True), 1):
        built = as_built(plan, random.randrange(1, 20), random.randrange(1, 20))
        at = (x + BUILDING_AT[0], y + BUILDING_AT[1])
        standing.append(raised(str(i), built, place, at, zero + Decimal(i) / 50))
    return [*standing, raised(str(len(standing) + 1), GATE, place, (20000, -8000), zero)]


def surveyed(size: str, east: int, north: int, degrees: float, random: Random, project: Project = NINGBO) -> Site:
    """The site of a size (``small``, ``medium``, ``large``); its block's corner at ``east``, ``north`` (mm)."""
    grid = Grid(*SIZES[size])
    place = Placement(east, north, degrees)
    buildings = _buildings(grid, place, random)
    middle = grid.columns // 2
    cells = [cell(p, at, i == middle) for i, (p, at) in enumerate(zip(_plans(grid), grid.corners(), strict=True))]
    return Site(
        project=project,
        parcel_code=parcel_code(project, east, north),
        parcel=clockwise_from_north_west(place.ring(parcel(grid))),
        control_line=place.ring(set_back(parcel(grid), SET_BACK)),
        buildings=tuple(buildings),
        greens=_greens(place, cells, _border_greens(grid)),
        outdoor=_parking(place, cells),
        indoor=_indoor(place, cells, buildings[:-1]),
        lanes=_patches(place, "XFCD", list(_lanes(grid)), "消防车道", width="6.00"),
        grounds=_patches(place, "DGCD", [r for c in cells for r in c.grounds], "登高场地", width="10.50"),
        shelters=_patches(place, "GNQ", [c.shelter for c in cells[:SHELTERED]], "掩蔽区"),
        protective=_patches(place, "FHDY", [c.protective for c in cells[:SHELTERED]], "防护单元"),
        functions=functions(buildings),
        pipes=pipes(place, grid.width, grid.rows),
        roads=roads(place, grid.width, grid.rows),
        controls=controls(place, grid.width, grid.depth, random),
        elevations=elevations(place, grid.width, grid.rows, random),
    )
