"""The sheet around a drawing: frame with its coordinates, title, scale, legend, north arrow and title block.

Sizes are in millimetres on paper, from memory (GB/T 20257.1-2017: frame lines 12 mm apart, a grid of 10 cm, crosses and
ticks of 5 mm); coordinates in millimetres on the ground, as everywhere here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from surveycheck.samples.make import project
from surveycheck.samples.make.plane import Point, Ring, box, metres, rounded
from surveycheck.samples.make.project import Project
from surveycheck.samples.make.sheet import BESIDE, CENTRE, COLORS, LEFT, Sheet

SCALE = 500
GRID = 100 * SCALE
"""The grid: 10 cm on paper."""

LAYER = "TK"
Sample = tuple[str, str, str]
"""A row of the legend: ``area``, ``line`` or ``point``, the layer whose colour it has, and its words."""


def paper(size: float) -> int:
    """Millimetres on paper → millimetres on the ground."""
    return round(size * SCALE)


@dataclass(frozen=True)
class Neat:
    """The inner frame: its edges lie on the grid."""

    west: int
    south: int
    east: int
    north: int

    @classmethod
    def around(cls, points: tuple[Point, ...], margin: int) -> Neat:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        low = [(min(v) - margin) // GRID * GRID for v in (xs, ys)]
        high = [-((-max(v) - margin) // GRID) * GRID for v in (xs, ys)]
        return cls(low[0], low[1], high[0], high[1])

    def ring(self, out: int = 0) -> Ring:
        return box(
            self.west - out, self.south - out, self.east - self.west + 2 * out, self.north - self.south + 2 * out
        )

    @property
    def columns(self) -> range:
        return range(self.west, self.east + 1, GRID)

    @property
    def rows(self) -> range:
        return range(self.south, self.north + 1, GRID)


OUTER = paper(12)
TICK = paper(5)
OCTAGON = ((5, 2), (2, 5), (-2, 5), (-5, 2), (-5, -2), (-2, -5), (2, -5), (5, -2))


@dataclass(frozen=True)
class Pen:
    """Writes on the layer of the frame; heights in millimetres on paper."""

    sheet: Sheet

    def words(self, text: str, at: Point, height: float = 2.5, align: str = LEFT, rotation: float = 0) -> Any:
        return self.sheet.text(LAYER, text, at, height * SCALE / 1000, align, rotation)

    def line(self, *points: Point) -> None:
        self.sheet.line(LAYER, points)

    def area(self, ring: Ring) -> Any:
        return self.sheet.area(LAYER, ring)


def drawn_frame(sheet: Sheet, neat: Neat, title: str, number: str, legend: tuple[Sample, ...], of: Project) -> None:
    """Everything around the map, and the crosses of the grid in it."""
    pen = Pen(sheet)
    pen.area(neat.ring())
    pen.area(neat.ring(OUTER)).dxf.const_width = paper(1) / 1000
    _grid(pen, neat)
    _coordinates(pen, neat)
    middle, top = (neat.west + neat.east) // 2, neat.north + OUTER
    pen.words(f"{of.name}{title}", (middle, top + paper(18)), 8, CENTRE)
    pen.words(f"图号：{number}", (middle, top + paper(8)), 4, CENTRE)
    _below(pen, neat)
    _title_block(pen, neat, of)
    _beside(pen, neat, legend)


def _grid(pen: Pen, neat: Neat) -> None:
    """Ticks inwards from the frame, and crosses where lines of the grid meet."""
    for x in neat.columns[1:-1]:
        pen.line((x, neat.south), (x, neat.south + TICK))
        pen.line((x, neat.north - TICK), (x, neat.north))
    for y in neat.rows[1:-1]:
        pen.line((neat.west, y), (neat.west + TICK, y))
        pen.line((neat.east - TICK, y), (neat.east, y))
    for x in neat.columns[1:-1]:
        for y in neat.rows[1:-1]:
            pen.line((x - TICK, y), (x + TICK, y))
            pen.line((x, y - TICK), (x, y + TICK))


def kilometres(millimetres: int) -> str:
    """Coordinates of the frame are written in kilometres, to ten metres."""
    return str(rounded(metres(millimetres) / 1000, 2))


def _coordinates(pen: Pen, neat: Neat) -> None:
    """East below and above the frame, north at its sides, at each line of the grid."""
    away = OUTER // 2
    for x in neat.columns:
        for y in (neat.south - away, neat.north + away):
            pen.words(kilometres(x), (x, y), 2, align=CENTRE)
    for y in neat.rows:
        for x in (neat.west - away, neat.east + away):
            pen.words(kilometres(y), (x, y), 2, align=CENTRE)


def _below(pen: Pen, neat: Neat) -> None:
    """Left what the coordinates and heights are, in the middle the scale."""
    bottom = neat.south - OUTER
    lines = (f"{project.COORDINATES}，中央子午线120°", project.HEIGHTS, "GB/T 20257.1-2017图式", "数字化测图")
    for i, words in enumerate(lines, 1):
        pen.words(words, (neat.west, bottom - paper(6 * i)), 3)
    middle = (neat.west + neat.east) // 2
    pen.words(f"1:{SCALE}", (middle, bottom - paper(8)), 5, CENTRE)


def _title_block(pen: Pen, neat: Neat, of: Project) -> None:
    """The table of who has made the sheet: below the frame, at its right."""
    high, label, value = paper(7), paper(18), paper(32)
    rows: tuple[tuple[tuple[str, str], ...], ...] = (
        (("绘图", of.draughtsman), ("审核", of.reviewer)),
        (("日期", project.DONE),),
    )
    west, top = neat.east - 2 * (label + value), neat.south - OUTER - paper(4)
    pen.area(box(west, top - 3 * high, 2 * (label + value), 3 * high))
    pen.words("测绘单位", (west + paper(1), top - paper(5)), 3)
    pen.words(of.firm, (west + label + paper(4), top - paper(5)), 3)
    for i, row in enumerate(rows, 1):
        pen.line((west, top - i * high), (neat.east, top - i * high))
        for k, (name, words) in enumerate(row):
            x = west + k * (label + value)
            pen.words(name, (x + paper(1), top - i * high - paper(5)), 3)
            pen.words(words, (x + label + paper(2), top - i * high - paper(5)), 3)
    for x, first in ((label, 0), (label + value, 1), (2 * label + value, 1)):
        pen.line((west + x, top - first * high), (west + x, top - 3 * high))


def _beside(pen: Pen, neat: Neat, legend: tuple[Sample, ...]) -> None:
    """At the right of the frame: the north arrow, and below it the legend."""
    west, top = neat.east + OUTER + paper(10), neat.north
    pen.sheet.symbol("指北针", _north_arrow)
    pen.sheet.point(LAYER, "指北针", (west + paper(25), top - paper(38)))
    if not legend:
        return
    high, top = paper(9), top - paper(50)
    pen.area(box(west, top - (len(legend) + 2) * high, paper(50), (len(legend) + 2) * high))
    pen.words("图例", (west + paper(25), top - high), 5, CENTRE)
    for i, row in enumerate(legend, 2):
        _sample(pen, row, (west + paper(5), top - i * high))


def _north_arrow(block: Any) -> None:
    high, half = paper(25) / 1000, paper(5) / 1000
    block.add_lwpolyline([(0, high), (-half, 0), (0, half), (half, 0)], close=True)
    block.add_solid([(0, high), (0, half), (half, 0), (half, 0)])
    attributes = {"style": "HZ", "height": paper(4) / 1000}
    block.add_text("北", dxfattribs=attributes).set_placement((-paper(2) / 1000, high + paper(2) / 1000))


def _sample(pen: Pen, row: Sample, at: Point) -> None:
    """One row of the legend: what it looks like, and its words."""
    kind, layer, words = row
    x, y = at
    middle = y + paper(1.5)
    if kind == "area":
        entity = pen.area(box(x, y - paper(1), paper(14), paper(5)))
    elif kind == "line":
        entity = pen.sheet.line(LAYER, ((x, middle), (x + paper(14), middle)))
    else:
        entity = pen.area(_octagon((x + paper(7), middle), paper(1.2)))
    entity.dxf.color = COLORS[layer]
    pen.words(words, (x + paper(18), middle), 3, BESIDE)


def _octagon(middle: Point, size: int) -> Ring:
    return tuple((middle[0] + size * x // 5, middle[1] + size * y // 5) for x, y in OCTAGON)
