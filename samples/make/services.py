"""What lies along the lanes: pipes with their points, road centre lines, control and elevation points."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from random import Random

from surveycheck.samples.make.cells import DEPTH, LANE, WIDTH
from surveycheck.samples.make.plane import Placement, Point
from surveycheck.samples.make.site import Pipe, Spot

KINDS = (
    ("给水", "铸铁管 DN200", "174100", "340101", 1200),
    ("污水", "PVC管 DN300", "174200", "340102", 2400),
    ("雨水", "混凝土管 DN400", "174200", "340103", 3600),
    ("电力", "电缆沟 1000×800", "174500", "340105", 4800),
)
"""Kind, sort, code of the line, code of the point, distance from the lane's southern edge."""


def _steps(width: int) -> list[int]:
    """Where along a lane the points of its pipes lie."""
    return [3000 + i * (width - 6000) // (width // WIDTH * 2) for i in range(width // WIDTH * 2 + 1)]


def pipes(place: Placement, width: int, rows: int) -> tuple[Pipe, ...]:
    """One pipe of each kind in every lane that runs across, a point every 20 m to 30 m."""
    steps, made = _steps(width), []
    for kind, sort, line_code, point_code, offset in KINDS:
        runs = [[place.point((x, row * DEPTH + offset)) for x in steps] for row in range(rows + 1)]
        lines = tuple((a, b) for run in runs for a, b in pairwise(run))
        made.append(Pipe(kind, sort, line_code, point_code, tuple(p for run in runs for p in run), lines))
    return tuple(made)


def roads(place: Placement, width: int, rows: int) -> tuple[tuple[Point, ...], ...]:
    """Centre lines of the lanes: a net without loose ends, cut where lines meet."""
    half = LANE // 2
    left, right, top = -half, width + half, rows * DEPTH + half
    south: tuple[Point, ...] = ((left, half + DEPTH), (left, half), (right, half), (right, half + DEPTH))
    north: tuple[Point, ...] = ((left, top - DEPTH), (left, top), (right, top), (right, top - DEPTH))
    if rows == 1:
        south, north = south[:3], (north[1], north[2], south[2])
        south = (north[0], *south[1:])
    lines = [south, north]
    for row in range(1, rows):
        y = row * DEPTH + half
        lines.append(((left, y), (right, y)))
        if row < rows - 1:
            lines += [((x, y), (x, y + DEPTH)) for x in (left, right)]
    return tuple(place.ring(line) for line in lines)


def controls(place: Placement, width: int, depth: int, random: Random) -> tuple[Spot, ...]:
    """Four control points around the site."""
    at = ((-30000, -35000), (width + 25000, -28000), (width + 40000, depth + 30000), (-35000, depth + 25000))
    return tuple(
        Spot(f"SL{i:02d}", place.point(p), Decimal(random.randrange(3900, 4700)).scaleb(-3))
        for i, p in enumerate(at, 1)
    )


def elevations(place: Placement, width: int, rows: int, random: Random) -> tuple[Spot, ...]:
    """Elevation points along the lanes, two between the points of the pipes."""
    steps = [a + (b - a) * i // 3 for a, b in pairwise(_steps(width)) for i in (1, 2)]
    at = [(x, row * DEPTH + 3100) for row in range(rows + 1) for x in steps]
    return tuple(
        Spot(str(i), place.point(p), Decimal(random.randrange(4000, 4500)).scaleb(-3)) for i, p in enumerate(at, 1)
    )
