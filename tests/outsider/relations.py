"""Defects of what lies beside, in or over something else, and of groups of things."""

from __future__ import annotations

from random import Random

from drawing import HOME, MAP, SHAPE, Copy, Planted, codes, kind, marks, spot
from judge import Spot
from polyline import middle, redraw, ring


def _shifted(thing, east: float, north: float) -> None:  # type: ignore[no-untyped-def]
    redraw(thing, [(x + east, y + north, b) for x, y, b in ring(thing)])


@kind
def area_moved(copy: Copy, random: Random) -> Planted:
    """An area that a neighbour or a record places, half a metre to three metres aside."""
    thing, layer = copy.area(random, ("JZD", "YDHX", "JMD", "FCC", "FCH", "GHGNQ"))
    east, north = (random.choice((-1, 1)) * random.uniform(0.5, 3) for _ in "en")
    _shifted(thing, east, north)
    return Planted(codes(SHAPE[layer]), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def parking_over_its_neighbour(copy: Copy, random: Random) -> Planted:
    layer = random.choice(("SWCW", "SNCW"))
    every = copy.things(layer)
    number = random.randrange(len(every) - 1)
    a, b = middle(ring(every[number])), middle(ring(every[number + 1]))
    _shifted(every[number], 0.15 * (b[0] - a[0]), 0.15 * (b[1] - a[1]))
    return Planted(codes("TOP-14"), (spot(every[number]),), f"{layer} {every[number].dxf.handle}")


@kind
def green_over_a_building(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("LD"))
    house = middle(ring(random.choice(copy.things("JMD"))))
    at = middle(ring(thing))
    _shifted(thing, house[0] - at[0], house[1] - at[1])
    return Planted(codes("TOP-13"), (spot(thing),), f"LD {thing.dxf.handle}")


@kind
def control_line_through_a_building(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("JZKZX"))
    vertices, house = ring(thing), middle(ring(random.choice(copy.things("JMD"))))
    at = min(range(len(vertices)), key=lambda n: abs(vertices[n][0] - house[0]) + abs(vertices[n][1] - house[1]))
    vertices[at] = (*house, 0.0)
    redraw(thing, vertices)
    return Planted(codes("TOP-19"), (spot(thing), Spot(MAP, layer="JMD")), "JZKZX")


@kind
def sliver_added(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    a, b = ring(thing)[:2]
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    redraw(other, [a, b, ((a[0] + b[0]) / 2 + 0.01, (a[1] + b[1]) / 2 + 0.01, 0.0)])
    return Planted(codes("GEO-13 GEO-10"), (spot(other),), layer)


@kind
def far_away(copy: Copy, random: Random) -> Planted:
    """A copy of something, without its data, left a few kilometres aside."""
    layer = random.choice([name for name in HOME if name != "JZKZX"])
    thing = random.choice(copy.things(layer, "LWPOLYLINE INSERT"))
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    other.translate(random.choice((-1, 1)) * 4321.0, 2345.0, 0)
    return Planted(codes("GEO-17"), (spot(other),), f"{layer} {thing.dxftype()}")


@kind
def moved_far_away(copy: Copy, random: Random) -> Planted:
    layer = random.choice([name for name in HOME if name not in ("JZKZX", "JZD", "YDHX")])
    thing = random.choice(copy.things(layer, "LWPOLYLINE INSERT"))
    thing.translate(random.choice((-1, 1)) * 4321.0, 2345.0, 0)
    return Planted(codes("GEO-17"), (spot(thing), Spot("属性数据/综合测绘成果.xml")), f"{layer} {thing.dxftype()}")


@kind
def island_taken_out(copy: Copy, random: Random) -> Planted:
    (hatch,) = copy.things("LD", "HATCH")
    hatch.paths.paths.pop()
    return Planted(codes("SPC-21"), (spot(hatch),), "LD HATCH")


@kind
def island_moved_over_the_border(copy: Copy, random: Random) -> Planted:
    (hatch,) = copy.things("LD", "HATCH")
    outer, island = hatch.paths.paths[0].vertices, hatch.paths.paths[1]
    at = middle(island.vertices)
    east, north = (outer[0][n] - at[n] for n in (0, 1))
    island.vertices = [(x + east, y + north, b) for x, y, b in island.vertices]
    return Planted(codes("GEO-02 SPC-21"), (spot(hatch),), "LD HATCH")


@kind
def floor_plan_moved(copy: Copy, random: Random) -> Planted:
    """One floor with all its units."""
    floor = random.choice(copy.things("FCC"))
    name = marks(floor)[1]
    east, north = (random.choice((-1, 1)) * random.uniform(0.4, 3) for _ in "en")
    for thing in (floor, *(e for e in copy.things("FCH") if marks(e)[2] == name)):
        _shifted(thing, east, north)
    return Planted(codes("TOP-06 TOP-16"), (spot(floor),), name)


@kind
def layer_moved(copy: Copy, random: Random) -> Planted:
    """All of a layer that records or neighbours place."""
    layer = random.choice(("JZD", "YDHX", "TJD", "JMD", "FCC", "GXYZ", "KZD"))
    east, north = (random.choice((-1, 1)) * random.uniform(0.3, 2) for _ in "en")
    for thing in copy.things(layer, "*"):
        thing.translate(round(east, 3), round(north, 3), 0)
    meant = "PAR-07 TOP-18 PLN-18 TOP-16 TOP-06 SPC-27 CRS-08 CRS-07 TOP-03"
    return Planted(codes(meant), (Spot(HOME[layer], layer=layer),), layer)
