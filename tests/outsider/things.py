"""Defects of things as they are: gone, drawn twice, on another layer, drawn as something else."""

from __future__ import annotations

from random import Random

from chosen import AT, any_point, any_thing, records
from drawing import HOME, MAP, SHAPE, Copy, Planted, codes, kind, mark, marks, spot
from judge import Spot
from polyline import redraw, ring


@kind
def area_erased(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    where = (Spot(HOME[layer], point=ring(thing)[0][:2], near=200), *records(layer))
    copy.space(HOME[layer]).delete_entity(thing)
    return Planted(codes("ATT-19 TOP-15 LYR-01"), where, layer)


@kind
def point_erased(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random)
    copy.space(HOME[layer]).delete_entity(thing)
    return Planted(codes("ATT-19 PAR-02 TOP-10 TOP-17"), records(layer), layer)


@kind
def pipe_erased(copy: Copy, random: Random) -> Planted:
    copy.space(MAP).delete_entity(random.choice(copy.things("GXYZ")))
    return Planted(codes("ATT-19"), records("GXYZ"), "GXYZ")


@kind
def drawn_twice(copy: Copy, random: Random) -> Planted:
    thing, layer = any_thing(copy, random)
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    return Planted(codes("GEO-03 GEO-14"), (spot(thing), spot(other)), f"{layer} {thing.dxftype()}")


@kind
def drawn_twice_from_another_vertex(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    redraw(other, (ring(thing)[1:] + ring(thing)[:1])[::-1])
    return Planted(codes("GEO-03"), (spot(thing), spot(other)), layer)


@kind
def drawn_twice_aside(copy: Copy, random: Random) -> Planted:
    """A second one, half a metre to four metres away, with the same key."""
    thing, layer = any_thing(copy, random)
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    other.translate(round(random.uniform(0.5, 4), 3), round(random.uniform(-4, -0.5), 3), 0)
    meant = f"ATT-07 ATT-20 GEO-03 GEO-08 GEO-14 GEO-20 GEO-21 {SHAPE.get(layer, '')} {AT.get(layer, '')}"
    return Planted(codes(meant), (spot(thing), spot(other)), f"{layer} {thing.dxftype()}")


@kind
def on_another_layer(copy: Copy, random: Random) -> Planted:
    thing, layer = any_thing(copy, random)
    others = [name for name, file in HOME.items() if file == HOME[layer] and name != layer]
    thing.dxf.layer = random.choice(others or ["ZJ"])
    where = (spot(thing, HOME[layer]), *records(layer))
    return Planted(codes("LYR-04"), where, f"{layer} → {thing.dxf.layer} {thing.dxftype()}")


@kind
def on_layer_0(copy: Copy, random: Random) -> Planted:
    thing, layer = any_thing(copy, random)
    thing.dxf.layer = random.choice(("0", "Defpoints"))
    return Planted(codes("LYR-09"), (spot(thing, HOME[layer]),), f"{layer} → {thing.dxf.layer} {thing.dxftype()}")


@kind
def on_an_unknown_layer(copy: Copy, random: Random) -> Planted:
    thing, layer = any_thing(copy, random)
    thing.dxf.layer = random.choice(("新建图层1", "XX", "ABC_3"))
    where = (spot(thing, HOME[layer]), Spot(HOME[layer], layer=thing.dxf.layer))
    return Planted(codes("LYR-02"), where, f"{layer} → {thing.dxf.layer} {thing.dxftype()}")


@kind
def boundary_exploded(copy: Copy, random: Random) -> Planted:
    """Single lines, each with the data of the area."""
    thing, layer = copy.area(random)
    space, vertices = copy.space(HOME[layer]), ring(thing)
    lines = []
    for a, b in zip(vertices, vertices[1:] + vertices[:1], strict=True):
        line = space.add_line(a[:2], b[:2], dxfattribs={"layer": layer})
        mark(line, marks(thing))
        lines.append(line)
    space.delete_entity(thing)
    where = (*(spot(line) for line in lines), *records(layer))
    return Planted(codes("GEO-01 LYR-07 ATT-19"), where, layer)


@kind
def area_in_a_block(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    document = copy.sheet(HOME[layer])
    block = document.blocks.new("A$C1234")
    block.add_entity(thing.copy())
    document.modelspace().delete_entity(thing)
    other = document.modelspace().add_blockref("A$C1234", (0, 0), dxfattribs={"layer": layer})
    return Planted(codes("LYR-15"), (spot(other), *records(layer)), layer)


@kind
def area_as_one_arc(copy: Copy, random: Random) -> Planted:
    """A surplus arc with the code of an area."""
    thing, layer = copy.area(random, [name for name in SHAPE if name != "GHGNQ"])
    x, y, _ = ring(thing)[0]
    other = copy.space(HOME[layer]).add_arc((x, y), 1.0, 10, 170, dxfattribs={"layer": layer})
    mark(other, marks(thing))
    return Planted(codes("LYR-07 GEO-01"), (spot(other),), layer)


@kind
def plane_area_with_height(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    thing.dxf.elevation = random.uniform(1, 9)
    return Planted(codes("GEO-12"), (spot(thing),), layer)


@kind
def wide_or_thick(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    if random.random() < 0.5:
        thing.dxf.const_width = 0.9
    else:
        thing.dxf.thickness = 3.0
    return Planted(codes("GEO-18"), (spot(thing),), layer)
