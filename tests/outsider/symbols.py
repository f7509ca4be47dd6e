"""Defects of points: their places, heights and symbols."""

from __future__ import annotations

from random import Random

from chosen import AT, POINTS, any_point, records
from drawing import HOME, Copy, Planted, codes, kind, spot
from polyline import away


@kind
def point_moved(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random)
    x, y, z = thing.dxf.insert
    nx, ny, _ = away((x, y, 0.0), (x + random.uniform(-1, 1), y + random.uniform(-1, 1)), random.uniform(0.06, 0.9))
    thing.dxf.insert = (round(nx, 3), round(ny, 3), z)
    return Planted(codes(AT[layer]), (spot(thing, point=(x, y)),), layer)


@kind
def control_height_wrong(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("KZD",))
    x, y, z = thing.dxf.insert
    thing.dxf.insert = (x, y, z + random.choice((-1, 1)) * random.uniform(0.05, 3))
    return Planted(codes("CRS-08"), (spot(thing),), "KZD")


@kind
def level_against_text(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("GCD",))
    x, y, z = thing.dxf.insert
    thing.dxf.insert = (x, y, z + random.choice((-1, 1)) * random.uniform(0.1, 9))
    return Planted(codes("GEO-20"), (spot(thing),), "GCD")


@kind
def level_out_of_range(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("GCD",))
    x, y, _ = thing.dxf.insert
    height = random.choice((-800.0, 4040.0, 40350.0))
    thing.dxf.insert = (x, y, height)
    thing.attribs[0].dxf.text = f"{height:.2f}"
    return Planted(codes("CRS-06"), (spot(thing),), f"GCD {height}")


@kind
def level_without_text(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("GCD",))
    thing.attribs.clear()
    return Planted(codes("GEO-19"), (spot(thing),), "GCD")


@kind
def wrong_symbol(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random, ("KZD", "GXYZ"))
    thing.dxf.name = {"KZD": "GXD", "GXYZ": "KZD"}[layer]
    return Planted(codes("LYR-14"), (spot(thing),), layer)


@kind
def symbol_without_block(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random, (*POINTS, "GCD"))
    thing.dxf.name = "没有的图块"
    return Planted(codes("FMT-25 LYR-14"), (spot(thing),), layer)


@kind
def symbol_stretched(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random, (*POINTS, "GCD"))
    thing.dxf.xscale = random.choice((-1, 2, 0.5))
    return Planted(codes("LYR-16"), (spot(thing),), f"{layer} {thing.dxf.xscale}")


@kind
def symbol_exploded(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random)
    space, (x, y, _) = copy.space(HOME[layer]), thing.dxf.insert
    other = space.add_circle((x, y), 0.5, dxfattribs={"layer": layer})
    space.delete_entity(thing)
    return Planted(codes("ATT-19 LYR-05 LYR-07"), (spot(other), *records(layer)), layer)
